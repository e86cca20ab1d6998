import {FILE_ID, fileId, fileNews} from '#shared/file-news';
import type {Reading} from '#shared/model/record';
import {MovedOutError, readMovedOut} from '../backup/moved-out';
import {connections} from '../mirror/documents';
import type {Mirror} from '../mirror/open-mirror';
import {calibrateLocal} from './calibrate-local';
import {feed, inLocal, type Local} from './home';
import {importedFile, type ReadFile, type Sink} from './import-file';
import {ingestLocally} from './ingest-locally';
import {forgetOldJournal, noteReplaced} from './journal';

/** Readings in one transaction: what is stopped or cut off leaves whole batches behind. */
const BATCH_SIZE = 500;

type Options = {
  readonly now?: (() => number) | undefined;
  /** The import's id, under which it can be taken back. Absent: what it writes over is not kept. */
  readonly import?: string | undefined;
};

/** Puts readings into this browser's own workspace. No request is made. */
export function localSink(mirror: Mirror, {now = Date.now, import: id}: Options = {}): Sink {
  let isLate: boolean | undefined;
  return {
    home: 'local',
    *cut(readings) {
      for (let at = 0; at < readings.length; at += BATCH_SIZE) yield readings.slice(at, at + BATCH_SIZE);
    },
    put: async (readings: readonly Reading[]) => {
      if ((await readMovedOut(mirror.database)) !== undefined) throw new MovedOutError();
      isLate ??= await wasRead(mirror, readings);
      return (await ingestLocally(mirror, now(), {readings, isLate, import: id, isMore: true})).report;
    },
    settle: () => inLocal(mirror, now(), local => feed(local, [])),
    finish: file => {
      isLate = undefined;
      return inLocal(mirror, now(), async local => {
        if (file.counted.created + file.counted.changed > 0) await calibrateLocal(local);
        await noteFile(local, file, id);
        await forgetOldJournal(local.writing, local.now);
      });
    },
  };
}

/** Whether a file of the same account was read to its end before: who is new in this one has come since. */
async function wasRead(mirror: Mirror, [first]: readonly Reading[]): Promise<boolean> {
  const [vendor, account] = first?.key.split('/') ?? [];
  const files = await connections(mirror, await mirror.read('local'));
  return files.some(file => file.id.startsWith(FILE_ID) && file.vendor === vendor && file.account === account);
}

/** Shows the file among the connections. */
async function noteFile(local: Local, file: ReadFile, id: string | undefined): Promise<void> {
  const {writing, state, now} = local;
  const imported = importedFile(file);
  const held = await writing.objectStore('row').get([state.head.generation, 'connection', fileId(imported)]);
  const before = held !== undefined && 'lastCompleteAt' in held ? held : undefined;
  const doc = fileNews(imported, before);
  if (doc === undefined) return;
  await feed(local, [{kind: 'connection', id: doc.id, seq: state.head.cursor + 1, doc}]);
  if (id === undefined) return;
  const nothing = {before: new Map(), after: []};
  await noteReplaced(writing, {import: id, now, file: {after: doc, before: before ?? null}}, nothing);
}
