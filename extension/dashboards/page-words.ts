import {fold} from '#shared/filter/fold';

/**
 * What a page's words for states and amounts mean, in English, French and Spanish. The words are ours: they were not checked
 * against the vendors' own translations. Every language is always tried.
 */
export type PageState = 'active' | 'declined' | 'cancelled' | 'refunded' | 'free' | 'complete';

/** An amount as printed: in the currency's major unit. `months`: how often it is paid, where the page says so. */
export type PageAmount = {readonly value: number; readonly currency?: string; readonly months?: 1 | 12};

// Beginnings of words, without accents. The first state that fits wins: "payment failed" is declined.
const STATES: readonly (readonly [PageState, RegExp])[] = [
  ['refunded', words('(partially )?refunded|charged ?back|rembours|litige|reembols|contracargo')],
  [
    'declined',
    words('declined|failed|past due|pending failure|failure|payment failed|refuse|echou|echec|impaye|rechaz|fallid|impag'),
  ],
  [
    'cancelled',
    words('cancel|former|ended|inactive|expired|annul|resili|ancien|termine|expire|inactif|finaliz|antigu|vencid|inactiv'),
  ],
  [
    'free',
    words(
      'free|follower|complimentary|comped|trial|gift|gratuit|abonne gratuit|offert|essai|cadeau|gratis|cortesia|prueba|regal',
    ),
  ],
  ['active', words('active|paid|alive|actif|paye|a jour|activ|pagad|al dia')],
];

// An order is done or taken back; what ends a membership ("terminé") completes an order.
const SALE_STATES: typeof STATES = [...STATES.slice(0, 1), ['complete', words('complet|termine|paid|paye|pagad|finaliz')]];

/** The state that a cell's text names, of a membership or of a sale; undefined for words that we do not know. */
export function stateOf(text: string, of: 'membership' | 'sale' = 'membership'): PageState | undefined {
  const plain = fold(text).trim();
  return (of === 'sale' ? SALE_STATES : STATES).find(([, pattern]) => pattern.test(plain))?.[0];
}

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/\b([A-Z]{3})\b/, ''],
  [/US\$/, 'USD'],
  [/C\$|CA\$/, 'CAD'],
  [/A\$|AU\$/, 'AUD'],
  [/€/, 'EUR'],
  [/£/, 'GBP'],
];
const YEARLY = /(?:\/|\bper |\bpar |\bpor |\bal? )\s*(?:y(?:ea)?r|an(?:nee)?|ano)\b/;
const MONTHLY = /(?:\/|\bper |\bpar |\bpor |\bal? )\s*(?:mo(?:nth)?|mois|mes)\b/;
const NUMBER = /(-?)\D{0,4}?(\d[\d\s.,'’]*)/;

/** Which sign parts the decimals in a column of amounts; undefined where no amount in it says so. */
export function decimalSign(texts: readonly string[]): ',' | '.' | undefined {
  let votes = 0;
  for (const text of texts) {
    const sign = /([.,])(\d+)\D*$/.exec(digitsOf(text));
    // three digits behind a lone sign may be thousands: that decides nothing
    if (sign && sign[2]?.length !== 3) votes += sign[1] === ',' ? 1 : -1;
  }
  return votes === 0 ? undefined : votes > 0 ? ',' : '.';
}

/**
 * An amount as a page prints it: `$5.00`, `1 234,56 €`, `US$5/mo`. A dollar sign alone names no currency.
 *
 * @param decimal of the column, for what could be read both ways (`1.234`); without it three digits are thousands
 * @returns undefined where the text holds no number
 */
export function amountOf(text: string, decimal?: ',' | '.'): PageAmount | undefined {
  const digits = digitsOf(text);
  if (digits === '') return undefined;
  const [, whole = '', sign, rest = ''] = /^(.*?)(?:([.,])(\d+))?$/.exec(digits) ?? [];
  const isDecimal = sign !== undefined && (rest.length !== 3 || sign === decimal);
  const number = `${whole.replaceAll(/[^\d-]/g, '')}${isDecimal ? '.' : ''}${rest}`;
  const value = Number(number);
  if (number === '' || Number.isNaN(value)) return undefined;
  const currency = currencyOf(text);
  const months = monthsOf(fold(text));
  return {value, ...(currency === undefined ? {} : {currency}), ...(months === undefined ? {} : {months})};
}

/** With its sign, without what parts thousands for the eye alone. */
function digitsOf(text: string): string {
  const [, sign = '', digits = ''] = NUMBER.exec(text) ?? [];
  return sign + digits.replaceAll(/[\s'’]+/g, '').replace(/[.,]+$/, '');
}

function currencyOf(text: string): string | undefined {
  for (const [pattern, code] of CURRENCIES) {
    const found = pattern.exec(text);
    if (found) return code === '' ? found[1] : code;
  }
  return undefined;
}

function monthsOf(plain: string): 1 | 12 | undefined {
  if (YEARLY.test(plain)) return 12;
  return MONTHLY.test(plain) ? 1 : undefined;
}

function words(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})`, 'u');
}
