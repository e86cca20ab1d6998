import * as z from 'zod/mini';

/** An amount in the currency's minor unit (1250 = 12.50 EUR). Refunds are negative. Never add two currencies. */
export const moneySchema = z.object({
  minorUnits: z.int(),
  /** ISO 4217, upper case. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});
export type Money = z.infer<typeof moneySchema>;
