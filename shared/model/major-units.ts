import type {Money} from '#shared/model/money';

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
