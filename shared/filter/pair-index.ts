import {type Bits, bitsOf, count, eachOf} from '#shared/filter/bits';
import type {Packed} from '#shared/filter/text-column';

/**
 * Sets of ordinals by a hash of two or three neighbouring characters: a text that holds a needle is in the sets of all of its
 * pairs and triples.
 */
export type PairIndex = readonly Bits[];

const SETS = 128;
/** In longer texts nearly every pair occurs. */
const LONGEST = 48;

/** Of a pair where `one` is 0. */
function hashOf(one: number, two: number, three: number): number {
  return (Math.imul(one, 0xc2b2ae35) + Math.imul(two, 0x9e3779b1) + Math.imul(three, 0x85ebca6b)) >>> 25;
}

export type Blocks = readonly {readonly first: number; readonly packed: Packed}[];

/** @returns undefined where it would find too many */
export function indexPairs(blocks: Blocks): PairIndex | undefined {
  const size = blocks.reduce((sum, {packed}) => sum + packed.starts.length - 1, 0);
  const length = blocks.reduce((sum, {packed}) => sum + packed.text.length, 0);
  if (length > size * LONGEST) return undefined;
  const index = Array.from({length: SETS}, () => bitsOf(size));
  for (const {first, packed} of blocks) {
    const {text, starts} = packed;
    for (let at = 0; at < starts.length - 1; at++) {
      const [word, bit] = [(first + at) >>> 5, 1 << ((first + at) & 31)];
      const end = starts[at + 1] ?? 0;
      let [one, two] = [0, 0];
      for (let place = starts[at] ?? 0; place <= end; place++) {
        const three = text.charCodeAt(place);
        const [pair, triple] = [index[hashOf(0, two, three)], index[hashOf(one, two, three)]];
        [one, two] = [two, three];
        if (pair !== undefined) pair[word] = (pair[word] ?? 0) | bit;
        if (triple !== undefined) triple[word] = (triple[word] ?? 0) | bit;
      }
    }
  }
  return index;
}

/** Ordinals of `mask` that may hold the needle; undefined where they are not few. */
export function candidatesFor(index: PairIndex, mask: Bits, needle: string): Bits | undefined {
  if (needle.length < 2) return undefined;
  const hashes = new Set<number>();
  for (let at = 1; at < needle.length; at++) {
    const [two, three] = [needle.charCodeAt(at - 1), needle.charCodeAt(at)];
    hashes.add(hashOf(0, two, three));
    if (at > 1) hashes.add(hashOf(needle.charCodeAt(at - 2), two, three));
  }
  const found = mask.slice();
  for (const hash of hashes) {
    const bits = index[hash];
    for (let word = 0; word < found.length; word++) found[word] = (found[word] ?? 0) & (bits?.[word] ?? 0);
  }
  return count(found) * 12 > mask.length * 32 ? undefined : found;
}

/** Calls back for each candidate that holds the needle. */
export function confirm(blocks: Blocks, candidates: Bits, needle: string, hit: (ordinal: number) => void): void {
  const size = (blocks[0]?.packed.starts.length ?? 1) - 1;
  eachOf(candidates, ordinal => {
    const at = ordinal % size;
    const packed = blocks[(ordinal - at) / size]?.packed;
    const [from, to] = [packed?.starts[at] ?? 0, packed?.starts[at + 1] ?? 0];
    if (from !== to && packed?.text.slice(from, to + 1).includes(needle)) hit(ordinal);
  });
}
