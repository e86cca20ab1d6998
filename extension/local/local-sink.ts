import {sameData} from '#shared/model/compare';
import type {Connection} from '#shared/model/connection';
import type {Reading} from '#shared/model/record';
import {connections} from '../mirror/documents';
import {FILE_ID} from '../mirror/file-ages';
import type {Mirror} from '../mirror/open-mirror';
import {calibrateLocal} from './calibrate-local';
import {feed, inLocal, type Local} from './home';
import type {ReadFile, Sink} from './import-file';
import {ingestLocally} from './ingest-locally';

/** Readings in one transaction: what is stopped or cut off leaves whole batches behind. */
const BATCH_SIZE = 500;

/** Puts readings into this browser's own workspace. No request is made. */
export function localSink(mirror: Mirror, now: () => number = Date.now): Sink {
  return {
    home: 'local',
    *cut(readings) {
      for (let at = 0; at < readings.length; at += BATCH_SIZE) yield readings.slice(at, at + BATCH_SIZE);
    },
    put: async (readings: readonly Reading[]) => {
      const isLate = await wasRead(mirror, readings);
      return (await ingestLocally(mirror, now(), {readings, isLate})).report;
    },
    finish: file =>
      inLocal(mirror, now(), async local => {
        if (file.counted.created + file.counted.changed > 0) await calibrateLocal(local);
        await noteFile(local, file);
      }),
  };
}

/** Whether a file of the same account was read to its end before: who is new in this one has come since. */
async function wasRead(mirror: Mirror, [first]: readonly Reading[]): Promise<boolean> {
  const [vendor, account] = first?.key.split('/') ?? [];
  const files = await connections(mirror, await mirror.read('local'));
  return files.some(file => file.id.startsWith(FILE_ID) && file.vendor === vendor && file.account === account);
}

/** A file is shown like a connection that never syncs: what it was, how old it is, how many it held. The newest one counts. */
async function noteFile(local: Local, {fileName, asOf, read}: ReadFile): Promise<void> {
  const {writing, state} = local;
  const account = read.readings[0]?.key.split('/')[1];
  const doc: Connection = {
    id: `${FILE_ID}${read.kind}:${account ?? ''}`,
    vendor: read.vendor,
    ...(account === undefined ? {} : {account}),
    label: fileName,
    state: 'idle',
    nextAt: null,
    lastCompleteAt: asOf,
    records: read.readings.length,
    skipped: read.rows - read.readings.length,
  };
  const held = await writing.objectStore('row').get([state.head.generation, 'connection', doc.id]);
  if (held !== undefined && 'lastCompleteAt' in held && (held.lastCompleteAt ?? 0) > asOf) return;
  if (sameData(held, doc)) return;
  await feed(local, [{kind: 'connection', id: doc.id, seq: state.head.cursor + 1, doc}]);
}
