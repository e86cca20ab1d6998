import type {IngestOutcome} from '#shared/home';
import {type PutBack, type ReplacedRecord, saidBy} from '#shared/identity/put-back';
import type {Connection} from '#shared/model/connection';
import type {StoredRecord} from '#shared/model/record';
import {DAY_MS} from '#shared/model/time';
import type {Writing} from '../mirror/database';

/** As long as anything else can be taken back. */
const KEPT_MS = 30 * DAY_MS;

/** What one commit of an import wrote over: records, or at its end the line among the connections. */
export type Replaced = {
  readonly at: number;
  readonly records: readonly ReplacedRecord[];
  /** The file's line: as the import wrote it, and as it was before; null: there was none. */
  readonly file?: {readonly after: Connection; readonly before: Connection | null} | undefined;
};

/** Every row of one import, in the order of its commits. */
export function journalRange(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

type Noted = {readonly import: string; readonly now: number} & Pick<Replaced, 'file'>;

/** Keeps what a commit of an import writes over, in the same transaction. */
export async function noteReplaced(
  writing: Writing,
  {import: id, now, file}: Noted,
  written: {readonly before: ReadonlyMap<string, StoredRecord>; readonly after: readonly StoredRecord[]},
): Promise<void> {
  const records = written.after.map(after => {
    const before = written.before.get(after.key);
    return {key: after.key, said: saidBy(after), ...(before === undefined ? {} : {before})};
  });
  if (records.length === 0 && file === undefined) return;
  const store = writing.objectStore('replaced');
  const last = await store.openKeyCursor(journalRange(id), 'prev');
  await store.put({at: now, records, ...(file === undefined ? {} : {file})}, [id, (last?.key[1] ?? 0) + 1]);
}

/** Deletes what goes with records that were put back: ledger and history of those that are gone, the history written since. */
export async function dropPutBack(writing: Writing, {removed, histories}: PutBack): Promise<void> {
  const every = (first: string) => IDBKeyRange.bound([first], [first, []]);
  await Promise.all([
    ...removed.flatMap(({key, rid}) => [
      writing.objectStore('record').delete(key),
      writing.objectStore('identifier').delete([`rid:${rid}`, key]),
      writing.objectStore('ledger').delete(every(key)),
      writing.objectStore('history').delete(every(key)),
    ]),
    ...histories.map(({record, from}) => writing.objectStore('history').delete(IDBKeyRange.bound([record, from], [record, []]))),
  ]);
}

/** What is too old to be taken back goes. */
export async function forgetOldJournal(writing: Writing, now: number): Promise<void> {
  const store = writing.objectStore('replaced');
  for (let cursor = await store.openCursor(); cursor !== null; cursor = await cursor.continue()) {
    if (cursor.value.at < now - KEPT_MS) await cursor.delete();
  }
}

/** An erased person goes from here too. */
export async function eraseFromJournal(writing: Writing, {erased}: Pick<IngestOutcome, 'erased'>): Promise<void> {
  const gone = new Set(erased?.records.map(({key}) => key));
  const store = writing.objectStore('replaced');
  if (gone.size === 0 || (await store.count()) === 0) return;
  for (let cursor = await store.openCursor(); cursor !== null; cursor = await cursor.continue()) {
    const records = cursor.value.records.filter(({key}) => !gone.has(key));
    if (records.length < cursor.value.records.length) await cursor.update({...cursor.value, records});
  }
}
