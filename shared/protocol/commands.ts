import * as z from 'zod/mini';
import {editedFieldSchema} from '#shared/model/attachment';
import {benefitSchema} from '#shared/model/benefit';
import {contactChannelSchema, contactPurposeSchema} from '#shared/model/contact';
import {decisionKindSchema} from '#shared/model/decision';
import {deliveryStateSchema} from '#shared/model/delivery';
import {monthSchema} from '#shared/model/earned';
import {promotionSchema} from '#shared/model/promotion';
import {ridSchema} from '#shared/model/record';
import {retentionSchema} from '#shared/model/retention';
import {segmentSchema} from '#shared/model/segment';
import {templateSchema} from '#shared/model/template';
import {commandBase as base, connectionIdSchema, manySchema, runSchema} from '#shared/protocol/command-parts';
import {
  grantCommandSchema,
  grantRemoveCommandSchema,
  picturePutCommandSchema,
  pictureRemoveCommandSchema,
  programmePutCommandSchema,
  rankAsCommandSchema,
  redeemCommandSchema,
  redemptionSetCommandSchema,
} from '#shared/protocol/loyalty-commands';
import {
  fieldCommandSchema,
  fieldUndoCommandSchema,
  inviteCommandSchema,
  roleCommandSchema,
  writeDropCommandSchema,
  writeRetryCommandSchema,
} from '#shared/protocol/out-commands';

/** The word on a benefit of one month; `month` null where it is owed once. */
const word = {
  benefit: z.string().check(z.minLength(1), z.maxLength(64)),
  month: z.nullable(monthSchema),
  state: deliveryStateSchema,
};

/** How and what for the creator wrote. */
const writing = {
  channel: contactChannelSchema,
  purpose: contactPurposeSchema,
  when: z.optional(z.number()),
  template: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  segment: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  by: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
};

/** Records by their rids: one side of a decision. */
const sideSchema = z.array(ridSchema).check(z.minLength(1), z.maxLength(1_000));

/** Made by the client, like a command's id. */
const personSchema = z.string().check(z.regex(/^[a-z0-9-]{8,64}$/));

/** Any rid of a supporter's records names the supporter: ids given out before a merge keep working. */
export const commandSchema = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('note-add'),
    supporter: ridSchema,
    text: z.string().check(z.minLength(1), z.maxLength(10_000)),
  }),
  z.object({
    ...base,
    kind: z.literal('note-remove'),
    supporter: ridSchema,
    note: z.string(),
  }),
  /** Adds (`on`) or removes a tag, and writes it back as a label where a connection of the supporter can. */
  z.object({
    ...base,
    kind: z.literal('tag'),
    supporter: ridSchema,
    name: z.string().check(z.minLength(1), z.maxLength(191)),
    on: z.boolean(),
    /** What it is part of, where many people are tagged at once. */
    run: z.optional(runSchema),
  }),
  /** Says a field better than the vendors do; null gives it back to them. */
  z.object({
    ...base,
    kind: z.literal('edit'),
    supporter: ridSchema,
    field: editedFieldSchema,
    value: z.nullable(z.string().check(z.minLength(1), z.maxLength(254))),
  }),
  /** The creator wrote to the person; `when`, where it was not just now. */
  z.object({
    ...base,
    kind: z.literal('contact'),
    supporter: ridSchema,
    ...writing,
  }),
  z.object({...base, kind: z.literal('contact-remove'), supporter: ridSchema, contact: z.string()}),
  /** The creator wrote to many people at once: a mark on each. */
  z.object({...base, ...writing, kind: z.literal('contact-all'), supporters: manySchema}),
  /** Takes the marks of one `contact-all` off again; `contact` is its id, `supporters` as it named them. */
  z.object({...base, kind: z.literal('contact-remove-all'), supporters: manySchema, contact: z.string()}),
  /** A benefit was delivered, was not after all, or will not be. */
  z.object({
    ...base,
    ...word,
    kind: z.literal('deliver'),
    supporter: ridSchema,
    tracking: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  }),
  /** The same word on many people at once. */
  z.object({
    ...base,
    ...word,
    kind: z.literal('deliver-all'),
    supporters: manySchema,
  }),
  /** The person wants no score, rank, points or suggestion. What is in the ledger stays there, unused. */
  z.object({...base, kind: z.literal('unscore'), supporter: ridSchema}),
  /** Takes every such word on the person back. */
  z.object({...base, kind: z.literal('score-again'), supporter: ridSchema}),
  /** Deletes the person and keeps them out from now on. Cannot be undone. */
  z.object({...base, kind: z.literal('erase'), supporter: ridSchema}),
  /** The records of both sides are one person, or are not. `import` names the file that said so. */
  z.object({
    ...base,
    kind: z.literal('decide'),
    word: decisionKindSchema,
    left: sideSchema,
    right: sideSchema,
    import: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  }),
  /** Takes a decision back; `left` and `right` as its notice says them. One that is taken back already is no error. */
  z.object({...base, kind: z.literal('undecide'), decision: z.string(), left: sideSchema, right: sideSchema}),
  /** Takes back every decision in force that one file brought. */
  z.object({...base, kind: z.literal('undecide-import'), import: z.string()}),
  /** A supporter made by hand: the record `self/workspace/person/PERSON`. Adding again says it anew. */
  z.object({
    ...base,
    kind: z.literal('person-add'),
    person: personSchema,
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    email: z.optional(z.string().check(z.maxLength(254))),
  }),
  z.object({...base, kind: z.literal('person-remove'), person: personSchema}),
  /** `segment.rev` is the rev that the client saw, 0 for a new one. */
  z.object({...base, kind: z.literal('segment-put'), segment: segmentSchema}),
  z.object({
    ...base,
    kind: z.literal('segment-remove'),
    segment: z.string(),
    rev: z.int(),
  }),
  /** `benefit.rev` is the rev that the client saw, 0 for a new one. */
  z.object({...base, kind: z.literal('benefit-put'), benefit: benefitSchema}),
  z.object({...base, kind: z.literal('benefit-remove'), benefit: z.string(), rev: z.int()}),
  /** `template.rev` is the rev that the client saw, 0 for a new one. */
  z.object({...base, kind: z.literal('template-put'), template: templateSchema}),
  z.object({...base, kind: z.literal('template-remove'), template: z.string(), rev: z.int()}),
  /** `promotion.rev` is the rev that the client saw, 0 for a new one. */
  z.object({...base, kind: z.literal('promotion-put'), promotion: promotionSchema}),
  z.object({...base, kind: z.literal('promotion-remove'), promotion: z.string(), rev: z.int()}),
  /** How long names of people who left are kept. `retention.rev` is the rev that the client saw, 0 for none. */
  z.object({...base, kind: z.literal('retention-put'), retention: retentionSchema}),
  /**
   * Puts a label on people in one mail tool, a batch at a time under the same `run`. It goes at `until` (null: it is kept).
   * Refused without a private server, and where the connection cannot write labels.
   */
  z.object({
    ...base,
    kind: z.literal('label-run'),
    run: runSchema,
    connection: connectionIdSchema,
    name: z.string().check(z.minLength(1), z.maxLength(191)),
    until: z.nullable(z.number()),
    supporters: manySchema,
  }),
  /** Takes the label off everybody now. One that is gone already is no error. */
  z.object({...base, kind: z.literal('label-end'), run: runSchema}),
  /** The label stays until it is taken off by hand. */
  z.object({...base, kind: z.literal('label-keep'), run: runSchema}),
  roleCommandSchema,
  fieldCommandSchema,
  fieldUndoCommandSchema,
  inviteCommandSchema,
  writeRetryCommandSchema,
  writeDropCommandSchema,
  programmePutCommandSchema,
  picturePutCommandSchema,
  pictureRemoveCommandSchema,
  grantCommandSchema,
  grantRemoveCommandSchema,
  redeemCommandSchema,
  redemptionSetCommandSchema,
  rankAsCommandSchema,
]);
export type Command = z.infer<typeof commandSchema>;

/** `POST /v1/commands` takes up to 100 and answers one result each, in order: `command-results`. */
export const commandsRequestSchema = z.object({
  commands: z.array(commandSchema).check(z.maxLength(100)),
});
