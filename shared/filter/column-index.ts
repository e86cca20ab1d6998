import {type Bits, bitsOf, or} from '#shared/filter/bits';
import type {Interval} from '#shared/filter/intervals';
import type {Codes} from '#shared/filter/word-column';

/*
 * Sets of ordinals made once for a column that is asked again and again, so that a condition is a few operations on words and a
 * look at the few ordinals that the sets leave open. A column makes them when it is asked for the second time since it changed.
 */

/** Fewer ordinals are looked through faster than a set is made. */
export const WORTH_INDEXING = 2048;
/** A column with more distinct lists of words has no sets. */
const MOST_CODES = 64;
const EDGES = 127;
const SAMPLE = 4096;

/** By code, the ordinals that have it. */
export type CodeIndex = readonly Bits[];

export function indexCodes(codes: Codes, distinct: number): CodeIndex | undefined {
  if (distinct > MOST_CODES) return undefined;
  const index = Array.from({length: distinct}, () => bitsOf(codes.length));
  for (let ordinal = 0; ordinal < codes.length; ordinal++) {
    const bits = index[codes[ordinal] ?? 0];
    if (bits !== undefined) bits[ordinal >>> 5] = (bits[ordinal >>> 5] ?? 0) | (1 << (ordinal & 31));
  }
  return index;
}

/** Ordinals of `mask` whose code fits; those without a code fit where `fits[0]` does. `into` may be `mask`. */
export function codesFitting(index: CodeIndex, mask: Bits, fits: Uint8Array, into: Bits): Bits {
  const withAbsent = fits[0] === 1;
  const chosen = index.filter((_, code) => code > 0 && (fits[code] === 1) !== withAbsent);
  const flip = withAbsent ? -1 : 0;
  // A loop without another one in it is twice as fast: of more than two all but the first are put together before.
  const [one = bitsOf(mask.length * 32), second = one, ...rest] = chosen;
  const other = rest.length === 0 ? second : rest.reduce(or, second.slice());
  for (let word = 0; word < mask.length; word++) {
    into[word] = (((one[word] ?? 0) | (other[word] ?? 0)) ^ flip) & (mask[word] ?? 0);
  }
  return into;
}

/** `below[n]`: the ordinals whose number is less than `edges[n]`; behind the last edge those that have a number. */
export type RangeIndex = {readonly edges: Float64Array; readonly below: readonly Bits[]};

export function indexNumbers(data: Float64Array): RangeIndex {
  const edges = edgesOf(data);
  const below = Array.from({length: edges.length + 1}, () => bitsOf(data.length));
  for (let ordinal = 0; ordinal < data.length; ordinal++) {
    const value = data[ordinal] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const bits = below[countUpTo(edges, value)];
    if (bits !== undefined) bits[ordinal >>> 5] = (bits[ordinal >>> 5] ?? 0) | (1 << (ordinal & 31));
  }
  for (let at = 1; at < below.length; at++) {
    const [less, more] = [below[at - 1], below[at]];
    if (less === undefined || more === undefined) continue;
    for (let word = 0; word < more.length; word++) more[word] = (more[word] ?? 0) | (less[word] ?? 0);
  }
  return {edges, below};
}

/** Some of the numbers, so that about as many lie between any two neighbours. */
function edgesOf(data: Float64Array): Float64Array {
  const step = Math.max(1, Math.floor(data.length / SAMPLE));
  const sample: number[] = [];
  for (let at = 0; at < data.length; at += step) {
    const value = data[at] ?? Number.NaN;
    if (!Number.isNaN(value)) sample.push(value);
  }
  sample.sort((left, right) => left - right);
  const edges = new Set<number>();
  for (let at = 1; at <= EDGES && sample.length > 0; at++) {
    edges.add(sample[Math.floor((at * sample.length) / (EDGES + 1))] ?? 0);
  }
  return Float64Array.from(edges);
}

/** How many of the edges are not above the value. */
function countUpTo(edges: Float64Array, value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edges[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ordinals of `mask` whose number lies in the interval; `into` may be `mask`. Only those between the same edges as its ends are looked at. */
export function numbersWithin(index: RangeIndex, data: Float64Array, interval: Interval, mask: Bits, into: Bits): Bits {
  const {edges, below} = index;
  const first = countUpTo(edges, interval.from);
  const last = countUpTo(edges, interval.until);
  const [all, less] = [below[last], below[first - 1]];
  if (all === undefined) return into.fill(0);
  // What lies between the edges next to the ends and what lies beyond them; the numbers of the rest are looked at.
  const sure = below[interval.until === Number.POSITIVE_INFINITY ? last : last - 1];
  const low = below[first] ?? all;
  const {from, until} = interval;
  for (let word = 0; word < mask.length; word++) {
    const wanted = mask[word] ?? 0;
    const may = wanted === 0 ? 0 : wanted & (all[word] ?? 0) & (less === undefined ? -1 : ~(less[word] ?? 0));
    let hits = sure === undefined ? 0 : may & (sure[word] ?? 0) & ~(low[word] ?? 0);
    for (let rest = may & ~hits; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      const value = data[(word << 5) + 31 - Math.clz32(bit)] ?? Number.NaN;
      if (value >= from && value < until) hits |= bit;
    }
    into[word] = hits;
  }
  return into;
}
