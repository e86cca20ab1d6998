import {supporterColumns} from '#shared/filter/supporter-columns';
import type {ColumnRow, Head, Writing} from './database';
import {fold} from './identifier-index';
import {emptyState, type State} from './state';

/** Our own columns begin with a mark that no field of the catalogue has. */
const OWN = {hashes: '#hashes', entries: '#entries', ids: '#ids', due: '#due'} as const;
const OWN_NAMES: ReadonlySet<string> = new Set(Object.values(OWN));

/** Every key of one generation. */
export function generationRange(generation: number): IDBKeyRange {
  return IDBKeyRange.bound([generation], [generation, []]);
}

/** Sorts the tail in and writes all columns. @returns what the transaction waits for */
export function storeColumns(writing: Writing, state: State): Promise<unknown>[] {
  state.index = fold(state.index, state.inTail);
  state.inTail = new Set();
  state.isOutdated = false;
  const {generation, size} = state.head;
  state.head.unstoredFrom = size;
  const own: ColumnRow[] = [
    {name: OWN.hashes, buffer: bufferOf(state.index.hashes)},
    {name: OWN.entries, buffer: bufferOf(state.index.entries)},
    {name: OWN.ids, buffer: bufferOf(state.ids.slice(0, size * 20))},
    {name: OWN.due, buffer: bufferOf(state.due.slice(0, size))},
  ];
  const store = writing.objectStore('column');
  const columns = [...own, ...state.columns.dump()];
  return [store.delete(generationRange(generation)), ...columns.map(column => store.put(column, [generation, column.name]))];
}

/** @returns undefined when nothing was stored yet, or what was stored belongs to another version of the extension */
export function restoreColumns(head: Head, stored: readonly ColumnRow[]): State | undefined {
  const columns = supporterColumns();
  if (!columns.restore(stored.filter(column => !OWN_NAMES.has(column.name)))) return undefined;
  const own = new Map(stored.map(column => [column.name, column.buffer]));
  const [hashes, entries, ids, due] = [own.get(OWN.hashes), own.get(OWN.entries), own.get(OWN.ids), own.get(OWN.due)];
  if (!(hashes && entries && ids && due)) return undefined;
  const empty = emptyState(head);
  return {
    ...empty,
    head: {...empty.head, unstoredFrom: head.unstoredFrom ?? head.size},
    columns,
    index: {...empty.index, hashes: new Float64Array(hashes), entries: new Uint32Array(entries)},
    ids: new Uint8Array(ids),
    due: new Float64Array(due),
  };
}

function bufferOf(data: Float64Array | Uint32Array | Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(data.byteLength);
  new Uint8Array(buffer).set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return buffer;
}
