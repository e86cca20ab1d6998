import * as z from 'zod/mini';
import {recordFieldsSchema, recordKeySchema, sourceSchema} from '#shared/model/record';

/**
 * The facts of a membership (`membership/facts`) at one moment; `gone`: the vendor no longer had the person. The dates that every
 * payment moves on are left out while it goes well (`isMovedByPayment`): the present ones stand in the record.
 */
export const pastFactsSchema = z.extend(recordFieldsSchema, {gone: z.optional(z.boolean())});
export type PastFacts = z.infer<typeof pastFactsSchema>;

/**
 * One change of a record's facts. Its key is (record, n); it is never edited. A fact that changed stands in `from` or `to` or
 * both; where it stands in one only it came or went.
 */
export const historyRowSchema = z.object({
  record: recordKeySchema,
  /** 0 the first change; in the order in which the readings came. */
  n: z.int(),
  /** The record's own clock: the newest as-of of its sources. Never lower than the row before. */
  at: z.number(),
  /** Who said it. */
  source: sourceSchema,
  from: pastFactsSchema,
  to: pastFactsSchema,
});
export type HistoryRow = z.infer<typeof historyRowSchema>;

/** All that is known of one record over time. */
export const recordHistorySchema = z.object({
  key: recordKeySchema,
  /** The as-of of the first reading: what was before is not known. */
  since: z.number(),
  /** The first reading is news: the account had been read to the end before. */
  late: z.optional(z.boolean()),
  /** The facts as they are now. */
  now: pastFactsSchema,
  /** Ascending by n. */
  rows: z.array(historyRowSchema),
});
export type RecordHistory = z.infer<typeof recordHistorySchema>;
