import {type Bits, bitsOf} from '#shared/filter/bits';
import type {Interval} from '#shared/filter/intervals';
import type {Codes} from '#shared/filter/word-column';

/*
 * The tight loops. Each looks at the ordinals of `mask` only: a word of it that is empty costs nothing, one that is nearly so
 * costs its few bits, any other is done in one go without branches.
 */

/** Words with fewer bits than this are done bit by bit. */
const SPARSE = 8;

function isSparse(word: number): boolean {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24 < SPARSE;
}

/** Ordinals whose number lies in the interval. */
export function scanNumbers(data: Float64Array, mask: Bits, {from, until}: Interval): Bits {
  const found = bitsOf(mask.length * 32);
  const full = data.length >>> 5;
  for (let word = 0; word < mask.length; word++) {
    const wanted = (mask[word] ?? 0) | 0;
    if (wanted === 0) continue;
    const first = word << 5;
    let hits = 0;
    if (word >= full || isSparse(wanted)) {
      for (let rest = wanted; rest !== 0; rest &= rest - 1) {
        const bit = rest & -rest;
        const value = data[first + 31 - Math.clz32(bit)] ?? Number.NaN;
        if (value >= from && value < until) hits |= bit;
      }
    } else {
      for (let at = 31; at >= 0; at--) {
        const value = data[first + at] ?? Number.NaN;
        hits = (hits << 1) | (Number(value >= from) & Number(value < until));
      }
      hits &= wanted;
    }
    found[word] = hits;
  }
  return found;
}

/** Ordinals whose number lies in one of many intervals. */
export function scanManyNumbers(data: Float64Array, mask: Bits, intervals: readonly Interval[]): Bits {
  const merged = merge(intervals);
  const starts = Float64Array.from(merged, ({from}) => from);
  const ends = Float64Array.from(merged, ({until}) => until);
  const found = bitsOf(mask.length * 32);
  for (let word = 0; word < mask.length && word << 5 < data.length; word++) {
    let hits = 0;
    for (let rest = (mask[word] ?? 0) | 0; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      const value = data[(word << 5) + 31 - Math.clz32(bit)] ?? Number.NaN;
      const at = lastUpTo(starts, value);
      if (at >= 0 && value < (ends[at] ?? 0)) hits |= bit;
    }
    found[word] = hits;
  }
  return found;
}

/** Ascending, without those that touch another one. */
function merge(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const {from, until} of intervals.filter(one => one.from < one.until).sort((left, right) => left.from - right.from)) {
    const last = merged.at(-1);
    if (last === undefined || from > last.until) merged.push({from, until});
    else if (until > last.until) merged[merged.length - 1] = {from: last.from, until};
  }
  return merged;
}

/** The place of the greatest that is not above the value; -1 where all are, and for NaN. */
function lastUpTo(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Ordinals without a number. */
export function scanAbsent(data: Float64Array, mask: Bits): Bits {
  const found = mask.slice();
  for (let word = 0; word < mask.length && word << 5 < data.length; word++) {
    let hits = 0;
    for (let rest = (mask[word] ?? 0) | 0; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      if (Number.isNaN(data[(word << 5) + 31 - Math.clz32(bit)] ?? Number.NaN)) hits |= bit;
    }
    found[word] = hits;
  }
  return found;
}

/** Ordinals whose code fits; `fits[0]` stands for those without one. */
export function scanCodes(codes: Codes, mask: Bits, fits: Uint8Array): Bits {
  const found = bitsOf(mask.length * 32);
  const full = codes.length >>> 5;
  for (let word = 0; word < mask.length; word++) {
    const wanted = (mask[word] ?? 0) | 0;
    if (wanted === 0) continue;
    const first = word << 5;
    let hits = 0;
    if (word >= full || isSparse(wanted)) {
      for (let rest = wanted; rest !== 0; rest &= rest - 1) {
        const bit = rest & -rest;
        if (fits[codes[first + 31 - Math.clz32(bit)] ?? 0] === 1) hits |= bit;
      }
    } else {
      for (let at = 31; at >= 0; at--) hits = (hits << 1) | (fits[codes[first + at] ?? 0] ?? 0);
      hits &= wanted;
    }
    found[word] = hits;
  }
  return found;
}
