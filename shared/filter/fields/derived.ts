import type {Derived} from '#shared/filter/derived-columns';
import {NumberColumn} from '#shared/filter/number-column';
import {addMonths, DAY_MS} from '#shared/model/time';

const HALF_A_YEAR_MS = 183 * DAY_MS;

/** Columns that follow from another one and the clock: stored nowhere, so that a new day writes no row again. */
export const DERIVED: ReadonlyMap<string, Derived> = new Map([
  ['rank', {from: 'score', make: (score: NumberColumn) => ranks(score.data)}],
  [
    'anniversary',
    {from: 'joined', make: (joined: NumberColumn, now: number) => each(joined.data, at => nearestAnniversary(at, now))},
  ],
  ['tenure', {from: 'joined', make: (joined: NumberColumn, now: number) => each(joined.data, at => monthsSince(at, now))}],
]);

function each(data: Float64Array, value: (at: number) => number): NumberColumn {
  const column = new NumberColumn();
  for (let ordinal = data.length - 1; ordinal >= 0; ordinal--) {
    const at = data[ordinal] ?? Number.NaN;
    if (!Number.isNaN(at)) column.set(ordinal, value(at));
  }
  return column;
}

/** 1 for the greatest; equals share a place, and the next one is as many further. */
function ranks(data: Float64Array): NumberColumn {
  const sorted = data.filter(value => !Number.isNaN(value)).sort();
  return each(data, value => sorted.length - countUpTo(sorted, value) + 1);
}

/** How many are not above the value: quicker to find than to look up among as many numbers in a Map. */
function countUpTo(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Past or to come, so that this week is all of it; one of 29 February is on the 28th where there is no 29th. */
function nearestAnniversary(joined: number, now: number): number {
  const years = Math.max(1, new Date(now).getUTCFullYear() - new Date(joined).getUTCFullYear() - 1);
  for (let year = years; ; year++) {
    const at = addMonths(joined, 12 * year);
    if (at > now - HALF_A_YEAR_MS) return at;
  }
}

/** Whole months. */
function monthsSince(joined: number, now: number): number {
  if (joined > now) return 0;
  const [from, to] = [new Date(joined), new Date(now)];
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return addMonths(joined, months) > now ? months - 1 : months;
}
