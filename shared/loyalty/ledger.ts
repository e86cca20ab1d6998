import * as z from 'zod/mini';
import {recordKeySchema} from '#shared/model/record';

/** One line of the ledger. Its key is (record, rule, activity, n); it is never edited. */
export const ledgerEntrySchema = z.object({
  record: recordKeySchema,
  rule: z.string(),
  activity: z.string(),
  /** 0 the award, then alternating reversals and awards. */
  n: z.int(),
  /** The activity's date; a reversal carries the date of what it reverses. */
  at: z.number(),
  points: z.int(),
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
