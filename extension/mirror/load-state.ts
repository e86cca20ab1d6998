import type {Supporter} from '#shared/model/supporter';
import type {Head, Reading, Slot, Writing} from './database';
import {addToTail, keysOf} from './identifier-index';
import {byChunk, dueOrdinals, emptyState, placeOf, type State, setRow} from './state';
import {generationRange, restoreColumns} from './store-columns';

/** What reads a stored document; the mirror wrote it itself, so it is not checked again. */
export function parseDocument(text: string): Supporter {
  return JSON.parse(text);
}

/**
 * Reads one mirror: stored columns, then the documents of its tail, then those whose status changed by the clock since.
 *
 * @returns undefined where there is no such mirror
 */
export async function loadState(transaction: Reading | Writing, slot: Slot, now: number): Promise<State | undefined> {
  const head = await transaction.objectStore('head').get(slot);
  if (head === undefined) return undefined;
  const stored = await transaction.objectStore('column').getAll(generationRange(head.generation));
  const restored = restoreColumns(head, stored);
  const state = restored ?? emptyState(head);
  state.isOutdated = restored === undefined && stored.length > 0;
  const tail = restored === undefined ? everyOrdinal(head) : [...head.tail];
  state.inTail = new Set(tail);
  await forDocuments(transaction, {generation: head.generation, ordinals: tail}, (ordinal, supporter) => {
    if (supporter !== undefined) addToTail(state.index, ordinal, keysOf(supporter));
    setRow(state, ordinal, supporter, now);
  });
  await refreshDue(transaction, state, now);
  return state;
}

/** Brings the rows up to date whose status changed by the clock alone. */
export async function refreshDue(transaction: Reading | Writing, state: State, now: number): Promise<void> {
  const ordinals = dueOrdinals(state, now);
  await forDocuments(transaction, {generation: state.head.generation, ordinals}, (ordinal, supporter) => {
    setRow(state, ordinal, supporter, now);
  });
}

/** Visits documents chunk by chunk. */
export async function forDocuments(
  transaction: Reading | Writing,
  wanted: {readonly generation: number; readonly ordinals: readonly number[]},
  visit: (ordinal: number, supporter: Supporter | undefined) => void,
): Promise<void> {
  const store = transaction.objectStore('chunk');
  for (const [chunk, ordinals] of byChunk(wanted.ordinals)) {
    const texts = await store.get([wanted.generation, chunk]);
    for (const ordinal of ordinals) {
      const text = texts?.[placeOf(ordinal).at];
      visit(ordinal, typeof text === 'string' ? parseDocument(text) : undefined);
    }
  }
}

function everyOrdinal(head: Head): number[] {
  return Array.from({length: head.size}, (_, ordinal) => ordinal);
}
