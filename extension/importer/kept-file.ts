import type {EntryFile} from '#shared/csv/entries';
import type {TableSample} from '#shared/csv/mapping';
import {DAY_MS} from '#shared/model/time';
import type {Database} from '../mirror/database';

/** A file that is being read, was cut off, or waits until its columns are explained. It goes when it was read to its end. */
export type KeptFile = {
  /** The import's, under which it can be taken back. */
  readonly id: string;
  readonly file: Blob;
  readonly name: string;
  /** The file's own date, epoch milliseconds. */
  readonly lastModified: number;
  /** When its reading began. */
  readonly at: number;
  /** Rows read, and rows in all as far as can be told before the end. */
  readonly done: number;
  readonly total: number;
  /** Each person's state before the first row, so that who moved is told whole where it was cut off. */
  readonly before?: ReadonlyMap<string, string> | undefined;
  /** It lists likes and comments, of this post unless it says otherwise. */
  readonly entries?: EntryFile | undefined;
  /** What it waits for: the creator's word on its columns. */
  readonly sample?: TableSample | undefined;
};

/** As long as an import can be taken back. */
const KEPT_MS = 30 * DAY_MS;

/** As a line that offers to go on. */
export type KeptLine = Pick<KeptFile, 'id' | 'name' | 'done' | 'total' | 'sample' | 'at' | 'entries'>;

/** Files that were not read to their end, oldest first. */
export async function keptFiles(database: Database): Promise<KeptLine[]> {
  const kept = await database.getAll('keptFile');
  return kept
    .map(({id, name, done, total, sample, at, entries}) => ({
      ...{id, name, done, total, at},
      ...(sample === undefined ? {} : {sample}),
      ...(entries === undefined ? {} : {entries}),
    }))
    .sort((left, right) => left.at - right.at);
}

/** A file that nobody went on with goes: it names people, and by then there is a newer one. */
export async function forgetOldKept(database: Database, now: number): Promise<void> {
  for (const {id, at} of await database.getAll('keptFile')) if (at < now - KEPT_MS) await dropKept(database, id);
}

export async function dropKept(database: Database, id: string): Promise<void> {
  await database.delete('keptFile', id);
}

/** Keeps how far the reading has come. */
export async function noteProgress(database: Database, id: string, far: Pick<KeptFile, 'done' | 'total'>): Promise<void> {
  const writing = database.transaction('keptFile', 'readwrite');
  const kept = await writing.store.get(id);
  if (kept !== undefined) await writing.store.put({...kept, ...far});
  await writing.done;
}
