import {hash53} from '#shared/identity/hash53';
import {identifierText} from '#shared/model/identifier-text';
import type {Supporter} from '#shared/model/supporter';

/**
 * Identifier hashes → ordinals. Sorted arrays hold everything but the tail; the entries of an ordinal in the tail replace all
 * of its sorted ones. An entry is `2 × ordinal + strong`.
 */
export type IdentifierIndex = {
  hashes: Float64Array;
  entries: Uint32Array;
  tail: Map<number, number | number[]>;
  tailSize: number;
};

/** Everything one supporter is found by: its hashes, and whether each is strong. */
export type Keys = readonly {readonly hash: number; readonly strong: boolean}[];

export function emptyIndex(): IdentifierIndex {
  return {hashes: new Float64Array(0), entries: new Uint32Array(0), tail: new Map(), tailSize: 0};
}

/** A supporter is found by each of its records' rids (ids given out before a merge keep working) and by its identifiers. */
export function keysOf(supporter: Supporter): Keys {
  const found = new Map<string, boolean>();
  for (const record of supporter.records) {
    found.set(`rid:${record.rid}`, true);
    for (const identifier of record.identifiers) {
      const text = identifierText(identifier);
      found.set(text, found.get(text) === true || identifier.strength === 'strong');
    }
  }
  return [...found].map(([text, strong]) => ({hash: hash53(text), strong}));
}

/** Adds the current keys of an ordinal to the tail. An ordinal is added once between two folds, or after `forget`. */
export function addToTail(index: IdentifierIndex, ordinal: number, keys: Keys): void {
  for (const {hash, strong} of keys) {
    const entry = 2 * ordinal + (strong ? 1 : 0);
    const held = index.tail.get(hash);
    // Nearly all hashes have one entry: hundreds of thousands of lists are not made.
    if (held === undefined) index.tail.set(hash, entry);
    else if (typeof held === 'number') index.tail.set(hash, [held, entry]);
    else held.push(entry);
    index.tailSize++;
  }
}

/** Takes an ordinal's keys out of the tail again. */
export function forget(index: IdentifierIndex, ordinal: number, keys: Keys): void {
  for (const {hash} of keys) {
    const held = index.tail.get(hash);
    if (held === undefined) continue;
    const all = typeof held === 'number' ? [held] : held;
    const left = all.filter(entry => entry >>> 1 !== ordinal);
    index.tailSize -= all.length - left.length;
    if (left.length === 0) index.tail.delete(hash);
    else index.tail.set(hash, left);
  }
}

/**
 * Entries under a hash, of strong identifiers or of weak ones.
 *
 * @param inTail - ordinals whose sorted entries no longer count
 */
export function entriesOf(index: IdentifierIndex, hash: number, inTail: ReadonlySet<number>): number[] {
  const found: number[] = [];
  for (let at = lowerBound(index.hashes, hash); index.hashes[at] === hash; at++) {
    const entry = index.entries[at] ?? 0;
    if (!inTail.has(entry >>> 1)) found.push(entry);
  }
  const tail = index.tail.get(hash);
  if (tail === undefined) return found;
  return typeof tail === 'number' ? [...found, tail] : [...found, ...tail];
}

/** The index with its tail sorted in. Costs one pass over everything, hence not at every page. */
export function fold(index: IdentifierIndex, inTail: ReadonlySet<number>): IdentifierIndex {
  // Numbers in a typed array sort several times faster than in a list.
  const added = Float64Array.from(index.tail.keys()).sort();
  const capacity = index.hashes.length + index.tailSize;
  const hashes = new Float64Array(capacity);
  const entries = new Uint32Array(capacity);
  let size = 0;
  let next = 0;
  const put = (hash: number, entry: number) => {
    hashes[size] = hash;
    entries[size++] = entry;
  };
  const putAdded = (limit: number) => {
    for (; next < added.length && (added[next] ?? 0) <= limit; next++) {
      const hash = added[next] ?? 0;
      const held = index.tail.get(hash) ?? [];
      if (typeof held === 'number') put(hash, held);
      else for (const entry of held) put(hash, entry);
    }
  };
  index.hashes.forEach((hash, at) => {
    const entry = index.entries[at] ?? 0;
    if (inTail.has(entry >>> 1)) return;
    putAdded(hash);
    put(hash, entry);
  });
  putAdded(Number.POSITIVE_INFINITY);
  return {hashes: hashes.slice(0, size), entries: entries.slice(0, size), tail: new Map(), tailSize: 0};
}

function lowerBound(sorted: Float64Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
