import {subjectOf} from '#shared/filter/fields';
import type {Named} from '#shared/filter/fields/subject';
import {type SupporterColumns, supporterColumns} from '#shared/filter/supporter-columns';
import type {Benefit} from '#shared/model/benefit';
import type {Supporter} from '#shared/model/supporter';
import type {Head} from './database';
import {addToTail, emptyIndex, entriesOf, forget, type IdentifierIndex, keysOf, ridHash} from './identifier-index';

/** Documents lie in chunks of this many ordinals. */
export const CHUNK_SIZE = 250;
/** A supporter's id as ASCII, by ordinal. */
const ID_LENGTH = 20;
const FIRST_CAPACITY = 256;

/** One context's copy of a mirror: everything that chips, filters and counts read. Documents stay in the database. */
export type State = {
  head: Head & {unstoredFrom: number};
  columns: SupporterColumns;
  /** What people are owed is read with: the rows of all are written again when it changes. */
  benefits: readonly Benefit[];
  /** What levels and badges are called: the same. */
  named: Named;
  index: IdentifierIndex;
  /** Stored ordinals whose sorted identifiers do not count: what the head stores as its tail. */
  inTail: Set<number>;
  ids: Uint8Array;
  /** When a person's columns change by the clock alone; infinite where they do not. */
  due: Float64Array;
  /** The stored columns belong to another version of the extension: write all of them at the next chance. */
  isOutdated: boolean;
  /** What becomes of a person's document before anything reads it, while names are hidden; absent: nothing. */
  show?: (person: Supporter) => Supporter;
};

type PersonChange = {readonly before: Supporter | undefined; readonly after: Supporter | undefined; readonly now: number};

export function emptyState(head: Head): State {
  return {
    head: {...head, tail: [], unstoredFrom: 0},
    columns: supporterColumns(),
    benefits: [],
    named: {},
    index: emptyIndex(),
    inTail: new Set(),
    ids: new Uint8Array(FIRST_CAPACITY * ID_LENGTH),
    due: new Float64Array(FIRST_CAPACITY).fill(Number.POSITIVE_INFINITY),
    isOutdated: false,
  };
}

/** The id of the supporter at an ordinal; undefined where there is none. */
export function idAt(state: State, ordinal: number): string | undefined {
  if (!state.columns.isLive(ordinal)) return undefined;
  return String.fromCharCode(...state.ids.subarray(ordinal * ID_LENGTH, (ordinal + 1) * ID_LENGTH));
}

/** The ordinal whose supporter has this very id, not merely a record with this rid. */
export function ordinalOf(state: State, id: string): number | undefined {
  const entry = entriesOf(state.index, ridHash(id), state.inTail).find(found => idAt(state, found >>> 1) === id);
  return entry === undefined ? undefined : entry >>> 1;
}

/**
 * Replaces the person at an ordinal in columns and index; the ordinal is in the tail from then on.
 *
 * @param before - the document that stood there
 */
export function setPerson(state: State, ordinal: number, change: PersonChange): void {
  const {before, after, now} = change;
  if (ordinal >= state.head.unstoredFrom || state.inTail.has(ordinal)) {
    if (before !== undefined) forget(state.index, ordinal, keysOf(before));
  } else {
    state.inTail.add(ordinal);
  }
  if (after !== undefined) addToTail(state.index, ordinal, keysOf(after));
  setRow(state, ordinal, after, now);
}

/** Writes a person's row of all columns, as it is at `now`. */
export function setRow(state: State, ordinal: number, supporter: Supporter | undefined, now: number): void {
  reserve(state, ordinal + 1);
  const subject = supporter === undefined ? undefined : subjectOf(supporter, now, state);
  state.columns.set(ordinal, subject);
  state.due[ordinal] = subject?.due ?? Number.POSITIVE_INFINITY;
  if (supporter === undefined) return;
  const {ids} = state;
  const {id} = supporter;
  const first = ordinal * ID_LENGTH;
  for (let at = 0; at < ID_LENGTH; at++) ids[first + at] = id.charCodeAt(at);
}

function reserve(state: State, size: number): void {
  if (size <= state.due.length) return;
  const capacity = Math.max(size, state.due.length * 2);
  const due = new Float64Array(capacity).fill(Number.POSITIVE_INFINITY);
  due.set(state.due);
  state.due = due;
  const ids = new Uint8Array(capacity * ID_LENGTH);
  ids.set(state.ids);
  state.ids = ids;
}

/** Ordinals whose columns are out of date at `now`. */
export function dueOrdinals(state: State, now: number): number[] {
  const found: number[] = [];
  for (let ordinal = 0; ordinal < state.head.size; ordinal++) if ((state.due[ordinal] ?? 0) <= now) found.push(ordinal);
  return found;
}

/** Where an ordinal's document lies. */
export function placeOf(ordinal: number): {chunk: number; at: number} {
  return {chunk: Math.floor(ordinal / CHUNK_SIZE), at: ordinal % CHUNK_SIZE};
}

/** Ordinals by the chunk that their documents lie in. */
export function byChunk(ordinals: Iterable<number>): Map<number, number[]> {
  const chunks = new Map<number, number[]>();
  for (const ordinal of ordinals) {
    const {chunk} = placeOf(ordinal);
    const held = chunks.get(chunk);
    if (held === undefined) chunks.set(chunk, [ordinal]);
    else held.push(ordinal);
  }
  return chunks;
}
