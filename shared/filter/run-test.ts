import {type Bits, bitsOf, or} from '#shared/filter/bits';
import type {Field} from '#shared/filter/catalogue';
import type {AnyColumns} from '#shared/filter/columns';
import type {Moment} from '#shared/filter/context';
import {findAny, findTexts} from '#shared/filter/find-text';
import {fold} from '#shared/filter/fold';
import {ALL, dateIntervals, numberIntervals, scoreIntervals} from '#shared/filter/intervals';
import type {MoneyColumn} from '#shared/filter/money-column';
import type {NumberColumn} from '#shared/filter/number-column';
import {OPTED_OUT} from '#shared/filter/opted-out';
import {scanAbsent} from '#shared/filter/scan';
import type {Test, WordOp} from '#shared/filter/tree';
import {parseAmount, parseNumber} from '#shared/filter/values';
import type {WordColumn} from '#shared/filter/word-column';

type Condition = {readonly field: Field; readonly test: Test};
type Place = {readonly mask: Bits; readonly into?: Bits | undefined};

/** Ordinals of `mask` on which one condition holds. `into` may be `mask`: then it may be changed, and the result may be it. */
export function runTest(columns: AnyColumns, place: Place, test: Condition, moment: Moment): Bits {
  const {mask} = place;
  const column = columns.column(test.field.name);
  if (column.kind === 'word') return runWords(column, place, test);
  if (column.kind === 'number') return runNumbers({columns, column}, place, test, moment);
  if (column.kind === 'money') return runMoney(column, mask, test.test, moment.currency);
  if (test.test.op === 'any') return findAny(column, mask);
  return 'values' in test.test ? findTexts(column, mask, opOfText(test.test.op), test.test.values.map(fold)) : none(mask);
}

function none(mask: Bits): Bits {
  return bitsOf(mask.length * 32);
}

function opOfText(op: WordOp): WordOp {
  return op === 'is' ? 'contains' : op;
}

function runWords(column: WordColumn, {mask, into}: Place, {field, test}: Condition): Bits {
  if (!('values' in test)) {
    return test.op === 'any'
      ? column.within(
          mask,
          column.fitting(() => true),
        )
      : none(mask);
  }
  const sought = test.values.map(fold);
  const table = column.fitting(fitOf(field.type === 'text' ? opOfText(test.op) : test.op, sought));
  if (field.type === 'flag' && sought.includes('no')) table[0] = 1;
  return column.within(mask, table, into);
}

function fitOf(op: WordOp, sought: readonly string[]): (folded: string) => boolean {
  if (op === 'is' || op === 'exactly') {
    const known = new Set(sought);
    return word => known.has(word);
  }
  if (op === 'contains') return word => sought.some(text => word.includes(text));
  return op === 'starts' ? word => sought.some(text => word.startsWith(text)) : word => sought.some(text => word.endsWith(text));
}

type Numbers = {readonly columns: AnyColumns; readonly column: NumberColumn};

function runNumbers({columns, column}: Numbers, {mask, into}: Place, {field, test}: Condition, moment: Moment): Bits {
  if (test.op === 'any') return column.within(mask, [ALL], into);
  if (field.type === 'date') return column.within(mask, dateIntervals(test, moment), into);
  if (field.type === 'score') {
    const intervals = scoreIntervals(test, moment);
    const found = column.within(mask, intervals);
    return intervals.some(interval => interval.withAbsent)
      ? or(found, unlessOptedOut(columns, scanAbsent(column.data, mask)))
      : found;
  }
  const intervals = numberIntervals(test, value => parseNumber(value) ?? Number.NaN);
  return column.within(mask, intervals, into);
}

/** Nobody paid or did anything: a score of 0. Who wants no score has none. */
function unlessOptedOut(columns: AnyColumns, bits: Bits): Bits {
  if (!columns.fields.has(OPTED_OUT)) return bits;
  const column = columns.column(OPTED_OUT);
  if (column.kind !== 'word') return bits;
  const said = column.within(
    bits,
    column.fitting(word => word === 'yes'),
  );
  return bits.map((word, at) => word & ~(said[at] ?? 0));
}

/** Only amounts in the currency of a value are compared with it; a value without one is in the creator's own. */
function runMoney({currencies}: MoneyColumn, mask: Bits, test: Test, own: string): Bits {
  if (test.op === 'any') return union(mask, [...currencies.values()], column => column.within(mask, [ALL]));
  const currencyOf = (value: string) => parseAmount(value)?.currency;
  const numberOf = (value: string) => parseAmount(value)?.amount ?? Number.NaN;
  const within = (currency: string | undefined, part: typeof test) =>
    currencies.get(currency ?? own)?.within(mask, numberIntervals(part, numberOf)) ?? none(mask);
  if (!('values' in test)) {
    return within(test.op === 'range' ? (currencyOf(test.from) ?? currencyOf(test.to)) : currencyOf(test.value), test);
  }
  return union(mask, [...new Set(test.values.map(currencyOf))], currency => {
    return within(currency, {...test, values: test.values.filter(value => currencyOf(value) === currency)});
  });
}

function union<T>(mask: Bits, parts: readonly T[], find: (part: T) => Bits): Bits {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return find(only);
  return parts.reduce((found, part) => or(found, find(part)), none(mask));
}
