import {hash53} from '#shared/identity/hash53';
import type {Supporter} from '#shared/model/supporter';
import {HashTail} from './hash-tail';

/**
 * Identifier hashes → ordinals. Sorted arrays hold everything but the tail; the entries of an ordinal in the tail replace all
 * of its sorted ones. An entry is `2 × ordinal + strong`.
 */
export type IdentifierIndex = {
  hashes: Float64Array;
  entries: Uint32Array;
  tail: HashTail;
};

type Key = {readonly hash: number; strong: boolean};

/** Everything one supporter is found by: its hashes, each once, and whether each is strong. */
export type Keys = readonly Readonly<Key>[];

export function emptyIndex(): IdentifierIndex {
  return {hashes: new Float64Array(0), entries: new Uint32Array(0), tail: new HashTail()};
}

/** A supporter is found by each of its records' rids (ids given out before a merge keep working) and by its identifiers. */
export function keysOf(supporter: Supporter): Keys {
  const keys: Key[] = [];
  for (const {rid, identifiers} of supporter.records) {
    addKey(keys, ridHash(rid), true);
    for (const {type, account, value, strength} of identifiers) {
      // As `identifierText` joins them.
      const hash = account === undefined ? hash53(type, ':', value) : hash53(type, ':', account, ':', value);
      addKey(keys, hash, strength === 'strong');
    }
  }
  return keys;
}

/** What a record, and so its supporter, is found by. */
export function ridHash(rid: string): number {
  return hash53('rid:', rid);
}

// People have a handful of keys: looking through them costs less than a Map of texts.
function addKey(keys: Key[], hash: number, strong: boolean): void {
  for (const key of keys) {
    if (key.hash !== hash) continue;
    key.strong ||= strong;
    return;
  }
  keys.push({hash, strong});
}

/** Adds the current keys of an ordinal to the tail. An ordinal is added once between two folds, or after `forget`. */
export function addToTail(index: IdentifierIndex, ordinal: number, keys: Keys): void {
  for (const {hash, strong} of keys) index.tail.add(hash, 2 * ordinal + (strong ? 1 : 0));
}

/** Takes an ordinal's keys out of the tail again. */
export function forget(index: IdentifierIndex, ordinal: number, keys: Keys): void {
  for (const {hash} of keys) index.tail.remove(hash, ordinal);
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
  index.tail.find(hash, found);
  return found;
}

/** The index with its tail sorted in. Costs one pass over everything, hence not at every page. */
export function fold(index: IdentifierIndex, inTail: ReadonlySet<number>): IdentifierIndex {
  const added = index.tail.sortedHashes();
  const capacity = index.hashes.length + added.length;
  const hashes = new Float64Array(capacity);
  const entries = new Uint32Array(capacity);
  let size = 0;
  let next = 0;
  const put = (hash: number, entry: number) => {
    hashes[size] = hash;
    entries[size++] = entry;
  };
  const held: number[] = [];
  const putAdded = (limit: number) => {
    while (next < added.length && (added[next] ?? 0) <= limit) {
      const hash = added[next] ?? 0;
      held.length = 0;
      index.tail.find(hash, held);
      for (const entry of held) put(hash, entry);
      next += held.length;
    }
  };
  for (let at = 0; at < index.hashes.length; at++) {
    const [hash, entry] = [index.hashes[at] ?? 0, index.entries[at] ?? 0];
    if (inTail.has(entry >>> 1)) continue;
    putAdded(hash);
    put(hash, entry);
  }
  putAdded(Number.POSITIVE_INFINITY);
  return {hashes: hashes.slice(0, size), entries: entries.slice(0, size), tail: new HashTail()};
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
