import type {Mirror} from '../mirror/open-mirror';
import {calibrateLocal} from './calibrate-local';
import {feed, ingestInto, inLocal, type Local} from './home';
import {journalRange, type Replaced} from './journal';

export type ImportUndone = {
  /** Records put back, those that the import had made included. */
  readonly undone: number;
  /** Records that say something newer by now, and stay. */
  readonly kept: number;
};

/**
 * Takes an import back, the last commit first: each in a transaction of its own with its row of the journal, so that what is cut
 * off goes on where it was.
 *
 * @param onProgress - commits taken back, and in all
 */
export async function undoImport(
  mirror: Mirror,
  id: string,
  {now, onProgress}: {readonly now: () => number; readonly onProgress?: (done: number, total: number) => void},
): Promise<ImportUndone> {
  const keys = (await mirror.database.getAllKeys('replaced', journalRange(id))).reverse();
  let [undone, kept] = [0, 0];
  for (const [place, key] of keys.entries()) {
    const done = await inLocal(mirror, now(), async local => {
      const store = local.writing.objectStore('replaced');
      const row = await store.get(key);
      if (row === undefined) return undefined;
      await store.delete(key);
      const outcome = await ingestInto(local, {putBack: row.records, isMore: true});
      await putFileBack(local, row);
      return {records: row.records.length, kept: outcome.putBack?.kept ?? 0};
    });
    undone += (done?.records ?? 0) - (done?.kept ?? 0);
    kept += done?.kept ?? 0;
    onProgress?.(place + 1, keys.length);
  }
  await inLocal(mirror, now(), async local => {
    await feed(local, []);
    if (undone > 0) await calibrateLocal(local);
  });
  return {undone, kept};
}

/** The file's line among the connections, unless a newer file has taken it. */
async function putFileBack(local: Local, {file}: Replaced): Promise<void> {
  if (file === undefined) return;
  const {writing, state} = local;
  const {id} = file.after;
  const held = await writing.objectStore('row').get([state.head.generation, 'connection', id]);
  if (JSON.stringify(held) !== JSON.stringify(file.after)) return;
  await feed(local, [{kind: 'connection', id, seq: state.head.cursor + 1, doc: file.before}], true);
}
