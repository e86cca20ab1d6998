import * as z from 'zod/mini';
import {identifierSchema} from '#shared/model/identifier';
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
  identifiers: z.array(identifierSchema),
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
  reason: z.enum(['not-the-same', 'exclusive', 'too-many-holders', 'closure-too-large']),
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
  /** The most restrictive that any record holds; absent where no record says. */
  mail: z.optional(z.object({state: mailStateSchema, by: provenanceSchema})),
  tags: z.array(supporterTagSchema),
  /** Newest first. */
  notes: z.array(z.object({id: z.string(), at: z.number(), text: z.string()})),
  /** Exact points by day (days since 2020-01-01) and rule, ascending. */
  points: z.array(z.tuple([z.int(), z.string(), z.int()])),
  /** log2 of the decayed sum at day 0, see `loyalty/score`; null when there is nothing. */
  v: z.nullable(z.number()),
  /** The earliest instant at which something changes by the clock alone; null when nothing does. */
  due: z.nullable(z.number()),
  refused: z.optional(z.array(refusedJoinSchema)),
});
export type Supporter = z.infer<typeof supporterSchema>;
