import type {Named} from '#shared/filter/fields/subject';
import type {Benefit} from '#shared/model/benefit';
import type {Supporter} from '#shared/model/supporter';
import type {Head, Reading, Slot, Writing} from './database';
import {addToTail, keysOf} from './identifier-index';
import {byChunk, dueOrdinals, emptyState, placeOf, type State, setRow} from './state';
import {generationRange, restoreColumns} from './store-columns';

/** So many rows that the clock changed are stored at the next chance, instead of being read at every start. */
const MANY_DUE = 1_000;

/** What reads a stored document; the mirror wrote it itself, so it is not checked again. */
export function parseDocument(text: string): Supporter {
  return JSON.parse(text);
}

/**
 * Reads one mirror: stored columns, then the documents of its tail, then those that the clock changed since.
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
  state.benefits = await readBenefits(transaction, head.generation);
  state.named = await readNamed(transaction, head.generation);
  if (restored !== undefined) state.inTail = new Set(head.tail);
  const ordinals = [...state.inTail, ...ordinalsFrom(state.head.unstoredFrom, head)];
  await forDocuments(transaction, {generation: head.generation, ordinals}, (ordinal, supporter) => {
    if (supporter !== undefined) addToTail(state.index, ordinal, keysOf(supporter));
    setRow(state, ordinal, supporter, now);
  });
  await refreshDue(transaction, state, now);
  return state;
}

/** The benefits in the order of their ids. */
async function readBenefits(transaction: Reading | Writing, generation: number): Promise<Benefit[]> {
  const range = IDBKeyRange.bound([generation, 'benefit'], [generation, 'benefit', []]);
  const rows = await transaction.objectStore('row').getAll(range);
  return rows.filter(row => 'each' in row);
}

/** What the creator calls levels and badges. */
async function readNamed(transaction: Reading | Writing, generation: number): Promise<Named> {
  const row = await transaction.objectStore('row').get([generation, 'programme', 'programme']);
  if (row === undefined || !('rules' in row)) return {};
  const {levels, badges, sequences} = row;
  return Object.fromEntries(Object.entries({levels, badges, sequences}).filter(([, parts]) => parts !== undefined));
}

/** Writes everybody's row again if benefits, levels, badges or sequences are others than they were read with. */
export async function refreshBenefits(writing: Writing, state: State, now: number): Promise<void> {
  const {generation} = state.head;
  const [benefits, named] = [await readBenefits(writing, generation), await readNamed(writing, generation)];
  if (JSON.stringify([benefits, named]) === JSON.stringify([state.benefits, state.named])) return;
  state.benefits = benefits;
  state.named = named;
  state.isOutdated = true;
  await writeRows(writing, state, {ordinals: ordinalsFrom(0, state.head), now});
}

/** Brings the rows up to date that changed by the clock alone. */
export async function refreshDue(transaction: Reading | Writing, state: State, now: number): Promise<void> {
  const ordinals = dueOrdinals(state, now);
  if (ordinals.length > MANY_DUE) state.isOutdated = true;
  await writeRows(transaction, state, {ordinals, now});
}

type Rows = {readonly ordinals: readonly number[]; readonly now: number};

function writeRows(transaction: Reading | Writing, state: State, {ordinals, now}: Rows): Promise<void> {
  return forDocuments(transaction, {generation: state.head.generation, ordinals}, (ordinal, supporter) => {
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

function ordinalsFrom(first: number, {size}: Head): number[] {
  return Array.from({length: size - first}, (_, at) => first + at);
}
