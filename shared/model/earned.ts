import * as z from 'zod/mini';

/** A calendar month in UTC, `YYYY-MM`: sorts as text. */
export const monthSchema = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/** A tier by the vendor's id where it gives one, else by name; compared by `sameTier`. */
export const tierRefSchema = z.object({id: z.optional(z.string()), name: z.string()});
export type TierRef = z.infer<typeof tierRefSchema>;

/** Months in a row, `from` and `to` included, in which a record earned what a tier gives. */
export const earnedSchema = z.object({tier: tierRefSchema, from: monthSchema, to: monthSchema});
export type Earned = z.infer<typeof earnedSchema>;
