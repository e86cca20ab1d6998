import type {AnyColumns, Column} from '#shared/filter/columns';
import type {MoneyColumn} from '#shared/filter/money-column';
import {ownCurrency} from '#shared/filter/own-currency';
import type {WordColumn} from '#shared/filter/word-column';
import type {Sort} from '../route';
import {type NameOrder, textRanks} from './name-order';
import {tierPrices} from './tier-prices';

/** Addresses and handles are in no language. */
const KEYS = new Set(['email', 'handle', 'discord']);
// Money at risk first, as in `membership/status` (ARM-45).
// Who has no membership has no status.
const URGENCY = ['declined', 'active', 'refunded', 'fraud', 'cancelled'];
const NOTHING = 'none';

type Sorting = {
  readonly sort: Sort;
  /** Decides between equals, in both directions alike. */
  readonly order: NameOrder;
  readonly language: string;
};

/** Orders people by one column. Whoever has nothing there comes last in both directions; equals by name, then by id. */
export function sortPeople(columns: AnyColumns, people: ArrayLike<number>, {sort, order, language}: Sorting): Uint32Array {
  const {by, descending} = sort;
  const values = valuesOf(columns, people, {by, order, language});
  const ranks = denseRanks(values, descending);
  const {size} = columns;
  // Rank and place in one number: numbers sort by themselves, many times faster than by a function.
  const keys = new Float64Array(people.length);
  for (let at = 0; at < people.length; at++) {
    const rank = ranks[at] ?? Number.NaN;
    keys[at] = (Number.isNaN(rank) ? people.length : rank) * size + (order.places[people[at] ?? 0] ?? 0);
  }
  keys.sort();
  return Uint32Array.from(keys, key => order.ordinals[key % size] ?? 0);
}

type Wanted = {readonly by: string; readonly order: NameOrder; readonly language: string};

/** What people are ordered by, one column of numbers per group of them that cannot be compared; NaN where there is nothing. */
function valuesOf(columns: AnyColumns, people: ArrayLike<number>, {by, order, language}: Wanted): Float64Array[] {
  const read = (of: (ordinal: number) => number) => Float64Array.from(people, of);
  if (by === 'name') return [read(ordinal => order.ranks[ordinal] ?? Number.NaN)];
  const column = columnOf(columns, by);
  if (column === undefined) return [];
  if (column.kind === 'number') return [read(ordinal => column.at(ordinal))];
  if (column.kind === 'money') return amountsOf(column, people, ownCurrency(columns));
  if (column.kind === 'text') {
    const alphabet = KEYS.has(by) ? undefined : language;
    return [textRanks(people.length, at => column.at(people[at] ?? 0).join(', '), alphabet)];
  }
  const values = wordValues(columns, column, by, language);
  return [read(ordinal => values[column.codes[ordinal] ?? 0] ?? Number.NaN)];
}

/** Undefined for a vendor's own column that nobody has a value in any more. */
function columnOf(columns: AnyColumns, name: string): Column | undefined {
  return columns.fields.has(name) ? columns.column(name) : undefined;
}

/** Amounts in the creator's own currency first, then the others', currency by currency: they cannot be compared. */
function amountsOf({currencies}: MoneyColumn, people: ArrayLike<number>, own: string): Float64Array[] {
  const names = [...currencies.keys()].sort(
    (left, right) => Number(right === own) - Number(left === own) || (left < right ? -1 : 1),
  );
  const taken = new Uint8Array(people.length);
  return names.map(name => {
    const amounts = currencies.get(name);
    return Float64Array.from(people, (ordinal, at) => {
      const amount = taken[at] === 1 ? Number.NaN : (amounts?.at(ordinal) ?? Number.NaN);
      if (!Number.isNaN(amount)) taken[at] = 1;
      return amount;
    });
  });
}

/** By code of a word column: the order of its lists of words. */
function wordValues(columns: AnyColumns, {lists}: WordColumn, by: string, language: string): Float64Array {
  const known = by === 'state' ? URGENCY : columns.fields.get(by)?.choices;
  if (known !== undefined) {
    return Float64Array.from(lists, ([first]) => (first === undefined || first === NOTHING ? Number.NaN : placeIn(known, first)));
  }
  const alphabetic = textRanks(lists.length, code => (lists[code] ?? []).join(', '), language);
  if (by !== 'tier' && by !== 'highest-tier') return alphabetic;
  const prices = tierPrices(columns);
  const priceOf = (words: readonly string[]) => Math.max(...words.map(word => prices.get(word) ?? 0));
  const dearest = Float64Array.from(lists, words => (words.length === 0 ? Number.NaN : priceOf(words)));
  const ranks = denseRanks([dearest], false);
  return ranks.map((rank, code) => rank * lists.length + (alphabetic[code] ?? 0));
}

function placeIn(known: readonly string[], word: string): number {
  const place = known.indexOf(word);
  return place < 0 ? known.length : place;
}

/** Whole numbers from 0 in the order of the values, group after group; equal values share one. */
function denseRanks(groups: readonly Float64Array[], descending: boolean): Float64Array {
  const ranks = new Float64Array(groups[0]?.length ?? 0).fill(Number.NaN);
  let first = 0;
  for (const values of groups) {
    const distinct = values
      .filter(value => !Number.isNaN(value))
      .sort()
      .filter((value, at, all) => at === 0 || value !== all[at - 1]);
    for (let at = 0; at < values.length; at++) {
      const value = values[at] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      const rank = indexIn(distinct, value);
      ranks[at] = first + (descending ? distinct.length - 1 - rank : rank);
    }
    first += distinct.length;
  }
  return ranks;
}

/** The place of a value that is there. */
function indexIn(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
