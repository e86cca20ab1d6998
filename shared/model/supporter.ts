import * as z from 'zod/mini';
import {accountSchema, rankedAsSchema} from '#shared/model/account';
import {editedFieldSchema} from '#shared/model/attachment';
import {contactSchema} from '#shared/model/contact';
import {deliverySchema} from '#shared/model/delivery';
import {earnedSchema} from '#shared/model/earned';
import {actionSchema, engagementSchema} from '#shared/model/engagement';
import {identifierSchema} from '#shared/model/identifier';
import {moneySchema} from '#shared/model/money';
import {orderSchema} from '#shared/model/order';
import {mailStateSchema, recordFieldsSchema, recordKeySchema, ridSchema, sourceSchema} from '#shared/model/record';

/** Who said a field, and when it was true there. */
export const provenanceSchema = z.object({
  record: recordKeySchema,
  source: sourceSchema,
  asOf: z.number(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

const saidSchema = z.object({value: z.string(), by: provenanceSchema});

/** One record as the supporter's document shows it: its fields resolved over its sources, freshest as-of first. */
export const heldRecordSchema = z.object({
  key: recordKeySchema,
  rid: ridSchema,
  createdAt: z.optional(z.number()),
  /** Newest first. */
  sources: z.array(z.object({source: sourceSchema, asOf: z.number()})),
  fields: recordFieldsSchema,
  /** The source of each field whose freshest word is not the first of `sources`. */
  said: z.optional(z.record(z.string(), sourceSchema)),
  /** What other sources say differently of the membership: only those fields. Freshest first; absent where all agree. */
  otherwise: z.optional(z.array(z.object({source: sourceSchema, asOf: z.number(), fields: recordFieldsSchema}))),
  identifiers: z.array(identifierSchema),
  /** When name and address went, because the person had left long before. */
  forgotten: z.optional(z.number()),
  /** Months in which a tier's benefits were earned before the present fields were said; sorted by (from, tier's name). */
  earned: z.optional(z.array(earnedSchema)),
});
export type HeldRecord = z.infer<typeof heldRecordSchema>;

export const supporterTagSchema = z.object({
  name: z.string(),
  /** Records whose vendor carries it as a label; empty when only the creator's own tag. */
  records: z.array(recordKeySchema),
  /** The creator put it on here. */
  own: z.boolean(),
});
export type SupporterTag = z.infer<typeof supporterTagSchema>;

/** A join that was not made, and why; shown to the creator. */
export const refusedJoinSchema = z.object({
  left: recordKeySchema,
  right: recordKeySchema,
  over: z.string(),
  /**
   * `role`: a mailbox of an office, not of a person. `disposable`: an address that is thrown away. `placeholder`: an address that
   * a vendor puts where there is none. `different-names`: an address that two people use, as their
   * names say.
   */
  reason: z.enum([
    'not-the-same',
    'exclusive',
    'too-many-holders',
    'closure-too-large',
    'role',
    'disposable',
    'placeholder',
    'different-names',
  ]),
});
export type RefusedJoin = z.infer<typeof refusedJoinSchema>;

/**
 * The merged person. It holds facts only: kind, state and flags are derived with `now` by `membership/status`, the score by
 * `loyalty/score`.
 */
export const supporterSchema = z.object({
  /** The rid of the anchor. */
  id: ridSchema,
  /** Sorted by (created, key): the first is the anchor. */
  records: z.array(heldRecordSchema),
  name: z.optional(saidSchema),
  email: z.optional(saidSchema),
  /** What the person wants to be called in credits, where it is not their name. */
  credit: z.optional(saidSchema),
  /** The most restrictive that any record holds; absent where no record says. */
  mail: z.optional(z.object({state: mailStateSchema, by: provenanceSchema})),
  tags: z.array(supporterTagSchema),
  /** Newest first. `on` is the rid of the record that the note stays with when people are joined or split. */
  notes: z.array(z.object({id: z.string(), at: z.number(), text: z.string(), on: z.optional(ridSchema)})),
  /** The creator's own words on a field, newest first; null gave it back to the vendors. Absent where there are none. */
  edits: z.optional(z.array(z.object({id: z.string(), at: z.number(), field: editedFieldSchema, value: z.nullable(z.string())}))),
  /** What the creator said of benefits, newest first; of two words on one benefit and month the first counts. Absent: nothing. */
  deliveries: z.optional(z.array(deliverySchema)),
  /** What the person bought, all records together; absent where they bought nothing. */
  orders: z.optional(
    z.object({
      count: z.int(),
      /** Paid for orders that were not refunded, by currency: never added up over two of them. */
      spent: z.array(moneySchema),
      /** The newest 200, newest first. */
      newest: z.array(orderSchema),
    }),
  ),
  /** What the vendors saw the person do, one by one; absent where they saw nothing. */
  activity: z.optional(
    z.object({
      /** By (vendor, action). */
      sums: z.array(z.object({vendor: z.string(), action: actionSchema, count: z.int(), lastAt: z.number()})),
      /** The newest 100, newest first. */
      newest: z.array(z.extend(z.omit(engagementSchema, {undone: true}), {record: recordKeySchema})),
    }),
  ),
  /** When the creator wrote to the person: the newest 20, newest first, and the last welcome. Absent where there are none. */
  contacts: z.optional(z.array(contactSchema)),
  /** When we last saw the person become a paying member; absent for who was there when we first looked (J2). */
  arrivedAt: z.optional(z.number()),
  /** When the person said that they want no score: then there are neither points nor `v`. Absent: they did not. */
  unscored: z.optional(z.number()),
  /** Points, level and badges; absent where there are none. */
  account: z.optional(accountSchema),
  /** How the person wants to be named in rankings; absent: they did not say. */
  rankedAs: z.optional(rankedAsSchema),
  /**
   * Exact points by day and rule, ascending: awards and grants, private signals too. Days are those of the programme's calendar,
   * counted from 2020-01-01. The vendor on whose record it was done stands with them only where neither the rule nor the person's
   * records tell it: the rule names no channel, and the records are of more than one vendor.
   */
  points: z.array(z.tuple([z.int(), z.string(), z.int(), z.optional(z.string())])),
  /** log2 of the decayed sum at day 0, see `loyalty/score`; null when there is nothing. */
  v: z.nullable(z.number()),
  /** The earliest instant at which something changes by the clock alone; null when nothing does. */
  due: z.nullable(z.number()),
  refused: z.optional(z.array(refusedJoinSchema)),
});
export type Supporter = z.infer<typeof supporterSchema>;
