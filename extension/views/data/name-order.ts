import type {AnyColumns} from '#shared/filter/columns';
import {compareText} from '#shared/model/compare';

/** Everybody by name, then by id: where else two people are equal, this decides. Who has no name comes last. */
export type NameOrder = {
  /** Ordinals in this order. */
  readonly ordinals: Uint32Array;
  /** The place of each ordinal in it. */
  readonly places: Uint32Array;
  /** By ordinal: equal names share a number, ascending; NaN without a name. */
  readonly ranks: Float64Array;
};

/**
 * @param compareIds - orders two ordinals by their ids
 * @param language - whose alphabet counts
 */
export function nameOrder(columns: AnyColumns, compareIds: (left: number, right: number) => number, language: string): NameOrder {
  const {size} = columns;
  const ranks = textRanks(size, ordinal => (columns.isLive(ordinal) ? (columns.words('name', ordinal)[0] ?? '') : ''), language);
  const keys = new Float64Array(size);
  for (let ordinal = 0; ordinal < size; ordinal++) {
    const rank = ranks[ordinal] ?? Number.NaN;
    keys[ordinal] = (Number.isNaN(rank) ? size : rank) * size + ordinal;
  }
  keys.sort();
  const ordinals = Uint32Array.from(keys, key => key % size);
  orderRuns(ordinals, ordinal => ranks[ordinal] ?? Number.NaN, compareIds);
  const places = new Uint32Array(size);
  for (let place = 0; place < size; place++) places[ordinals[place] ?? 0] = place;
  return {ordinals, places, ranks};
}

/** Puts those of one name, which stand side by side, in the order of their ids. */
function orderRuns(
  ordinals: Uint32Array,
  rankOf: (ordinal: number) => number,
  compareIds: (left: number, right: number) => number,
) {
  for (let from = 0, to = 1; from < ordinals.length; from = to, to++) {
    const rank = rankOf(ordinals[from] ?? 0);
    while (to < ordinals.length && Object.is(rankOf(ordinals[to] ?? 0), rank)) to++;
    if (to - from > 1) ordinals.subarray(from, to).sort(compareIds);
  }
}

/**
 * Numbers in the order of texts: equal texts share one, '' is NaN.
 *
 * @param language - whose alphabet counts, case and accents last; undefined: character by character
 */
export function textRanks(size: number, textOf: (at: number) => string, language: string | undefined): Float64Array {
  const ranks = new Float64Array(size).fill(Number.NaN);
  const places = new Map<string, number[]>();
  for (let at = 0; at < size; at++) {
    const text = textOf(at);
    if (text === '') continue;
    const held = places.get(text);
    if (held === undefined) places.set(text, [at]);
    else held.push(at);
  }
  // The plain collator of a language is many times faster than one with options.
  const compare = language === undefined ? compareText : new Intl.Collator(language).compare;
  const sorted = [...places.keys()].sort(compare);
  for (const [rank, text] of sorted.entries()) for (const at of places.get(text) ?? []) ranks[at] = rank;
  return ranks;
}
