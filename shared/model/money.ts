import * as z from 'zod/mini';

/** An amount in the currency's minor unit (1250 = 12.50 EUR). Refunds are negative. Never add two currencies. */
export const moneySchema = z.object({
  minorUnits: z.int(),
  /** ISO 4217, upper case. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});
export type Money = z.infer<typeof moneySchema>;

const CURRENCIES_WITHOUT_MINOR_UNIT = new Set([
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'JPY',
  'KMF',
  'KRW',
  'PYG',
  'RWF',
  'UGX',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
]);

/** In the currency's major unit: what people write. A correctly rounded quotient, so that 12.75 equals "12.75". */
export function majorUnits({minorUnits, currency}: Money): number {
  return CURRENCIES_WITHOUT_MINOR_UNIT.has(currency) ? minorUnits : minorUnits / 100;
}
