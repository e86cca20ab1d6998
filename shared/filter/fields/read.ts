import type {Amount} from '#shared/filter/catalogue';
import {majorUnits} from '#shared/model/major-units';
import type {Money} from '#shared/model/money';
import type {RecordFields} from '#shared/model/record';
import type {HeldRecord} from '#shared/model/supporter';

/* What fields are read with. Most people have one record and most fields are absent: neither makes an object. */

type Records = readonly HeldRecord[];

const NO_WORDS: readonly string[] = [];
export const NO_AMOUNTS: readonly Amount[] = [];

/** The distinct words that records say, sorted, so that equal sets are one. */
export function words(records: Records, read: (record: HeldRecord) => string | readonly string[] | undefined): readonly string[] {
  let found: string[] | undefined;
  for (const record of records) {
    const said = read(record);
    if (said === undefined || said.length === 0) continue;
    if (found === undefined) found = typeof said === 'string' ? [said] : [...said];
    else if (typeof said === 'string') found.push(said);
    else found.push(...said);
  }
  return found === undefined ? NO_WORDS : distinct(found);
}

export function distinct(found: string[]): readonly string[] {
  return found.length < 2 ? found : [...new Set(found)].sort();
}

/** NaN where no record says. */
export function most(records: Records, read: (fields: RecordFields) => number | undefined): number {
  let found = Number.NaN;
  for (const {fields} of records) {
    const value = read(fields);
    if (value !== undefined && !(value <= found)) found = value;
  }
  return found;
}

/** NaN where no record says. */
export function least(records: Records, read: (fields: RecordFields) => number | undefined): number {
  let found = Number.NaN;
  for (const {fields} of records) {
    const value = read(fields);
    if (value !== undefined && !(value >= found)) found = value;
  }
  return found;
}

/** The largest of each currency. */
export function largest(records: Records, read: (fields: RecordFields) => Money | undefined): readonly Amount[] {
  let found: Amount[] | undefined;
  for (const {fields} of records) {
    const money = read(fields);
    if (money === undefined) continue;
    const amount = amountOf(money);
    const at = found?.findIndex(({currency}) => currency === amount.currency) ?? -1;
    if (found === undefined) found = [amount];
    else if (at < 0) found.push(amount);
    else if (amount.amount > (found[at]?.amount ?? 0)) found[at] = amount;
  }
  return found ?? NO_AMOUNTS;
}

export function amountOf(money: Money): Amount {
  return {amount: majorUnits(money), currency: money.currency};
}
