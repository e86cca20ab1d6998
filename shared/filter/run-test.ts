import {type Bits, bitsOf, or} from '#shared/filter/bits';
import type {Field} from '#shared/filter/catalogue';
import type {AnyColumns} from '#shared/filter/columns';
import type {Moment} from '#shared/filter/context';
import {findAny, findTexts} from '#shared/filter/find-text';
import {fold} from '#shared/filter/fold';
import {ALL, dateIntervals, type Interval, numberIntervals, scoreIntervals} from '#shared/filter/intervals';
import type {MoneyColumn} from '#shared/filter/money-column';
import type {NumberColumn} from '#shared/filter/number-column';
import {scanAbsent, scanCodes, scanManyNumbers, scanNumbers} from '#shared/filter/scan';
import type {Test, WordOp} from '#shared/filter/tree';
import {parseAmount, parseNumber} from '#shared/filter/values';
import type {WordColumn} from '#shared/filter/word-column';

/** Ordinals of `mask` on which one condition holds. */
export function runTest(columns: AnyColumns, mask: Bits, test: {field: Field; test: Test}, moment: Moment): Bits {
  const column = columns.column(test.field.name);
  if (column.kind === 'word') return runWords(column, mask, test);
  if (column.kind === 'number') return runNumbers(column, mask, test, moment);
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

function runWords(column: WordColumn, mask: Bits, {field, test}: {field: Field; test: Test}): Bits {
  if (!('values' in test)) {
    return test.op === 'any'
      ? scanCodes(
          column.codes,
          mask,
          column.fitting(() => true),
        )
      : none(mask);
  }
  const sought = test.values.map(fold);
  const table = column.fitting(fitOf(test.op, sought));
  if (field.type === 'flag' && sought.includes('no')) table[0] = 1;
  return scanCodes(column.codes, mask, table);
}

function fitOf(op: WordOp, sought: readonly string[]): (folded: string) => boolean {
  if (op === 'is' || op === 'exactly') {
    const known = new Set(sought);
    return word => known.has(word);
  }
  if (op === 'contains') return word => sought.some(text => word.includes(text));
  return op === 'starts' ? word => sought.some(text => word.startsWith(text)) : word => sought.some(text => word.endsWith(text));
}

function runNumbers({data}: NumberColumn, mask: Bits, {field, test}: {field: Field; test: Test}, moment: Moment): Bits {
  if (test.op === 'any') return scanNumbers(data, mask, ALL);
  if (field.type === 'date') return within(data, mask, dateIntervals(test, moment));
  if (field.type === 'score') {
    return union(mask, scoreIntervals(test, moment), interval => {
      const found = scanNumbers(data, mask, interval);
      return interval.withAbsent ? or(found, scanAbsent(data, mask)) : found;
    });
  }
  const numberOf = (value: string) => parseNumber(value) ?? Number.NaN;
  return within(data, mask, numberIntervals(test, numberOf));
}

/** Only amounts in the currency of a value are compared with it; a value without one is in the creator's own. */
function runMoney({currencies}: MoneyColumn, mask: Bits, test: Test, own: string): Bits {
  if (test.op === 'any') return union(mask, [...currencies.values()], ({data}) => scanNumbers(data, mask, ALL));
  const currencyOf = (value: string) => parseAmount(value)?.currency;
  const numberOf = (value: string) => parseAmount(value)?.amount ?? Number.NaN;
  const dataOf = (currency: string | undefined) => currencies.get(currency ?? own)?.data ?? new Float64Array(0);
  if (!('values' in test)) {
    const currency = test.op === 'range' ? (currencyOf(test.from) ?? currencyOf(test.to)) : currencyOf(test.value);
    return within(dataOf(currency), mask, numberIntervals(test, numberOf));
  }
  return union(mask, [...new Set(test.values.map(currencyOf))], currency => {
    const values = test.values.filter(value => currencyOf(value) === currency);
    return within(dataOf(currency), mask, numberIntervals({...test, values}, numberOf));
  });
}

/** From so many intervals on they are looked through together. */
const MANY = 4;

function within(data: Float64Array, mask: Bits, intervals: readonly Interval[]): Bits {
  if (intervals.length >= MANY) return scanManyNumbers(data, mask, intervals);
  return union(mask, intervals, interval => scanNumbers(data, mask, interval));
}

function union<T>(mask: Bits, parts: readonly T[], find: (part: T) => Bits): Bits {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return find(only);
  return parts.reduce((found, part) => or(found, find(part)), none(mask));
}
