import * as z from 'zod/mini';
import {rankedAsSchema, redemptionSchema} from '#shared/model/account';
import {contactSchema} from '#shared/model/contact';
import {deliverySchema} from '#shared/model/delivery';
import {grantSchema} from '#shared/model/grant';
import {ridSchema} from '#shared/model/record';

/** What the creator can say better than a vendor; `credit`: what to call the person where names are shown, which no vendor says. */
export const editedFieldSchema = z.enum(['name', 'email', 'credit']);
export type EditedField = z.infer<typeof editedFieldSchema>;

/**
 * Something the creator hung on a person. It is stored against the anchor's rid at that moment and follows that record
 * through merges and splits.
 */
export const attachmentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('note'),
    rid: ridSchema,
    id: z.string(),
    at: z.number(),
    text: z.string(),
  }),
  /** `id` is the tag folded by `tagId` (`tag-id.ts`); the newest word on a tag wins, `on: false` takes it off. */
  z.object({
    kind: z.literal('tag'),
    rid: ridSchema,
    id: z.string(),
    at: z.number(),
    name: z.string(),
    on: z.boolean(),
  }),
  /** A field in the creator's words, one row per edit, so that older words stay readable; null gives it back to the vendors. */
  z.object({
    kind: z.literal('edit'),
    rid: ridSchema,
    id: z.string(),
    at: z.number(),
    field: editedFieldSchema,
    value: z.nullable(z.string()),
  }),
  /** A word on a benefit, one row each, so that older words stay readable; the newest on a benefit and month wins. */
  z.extend(deliverySchema, {kind: z.literal('delivery'), rid: ridSchema}),
  /** The person wants no score; one row for each time that it was said, gone once it is taken back. */
  z.object({kind: z.literal('unscored'), rid: ridSchema, id: z.string(), at: z.number()}),
  /** The creator wrote to the person. */
  z.extend(contactSchema, {kind: z.literal('contact'), rid: ridSchema}),
  /** Points by the creator's hand; the ledger has them as `#grant`. */
  z.extend(grantSchema, {kind: z.literal('grant'), rid: ridSchema}),
  /** Something exchanged for points; the ledger has it as `#redeemed` unless it was cancelled. */
  z.extend(redemptionSchema, {kind: z.literal('redemption'), rid: ridSchema}),
  /** How the person wants to be named in rankings, one row for each word; the newest counts. */
  z.object({kind: z.literal('ranked'), rid: ridSchema, id: z.string(), at: z.number(), as: rankedAsSchema}),
]);
export type Attachment = z.infer<typeof attachmentSchema>;
