import {fileId, fileNews} from '#shared/file-news';
import {connectionSchema} from '#shared/model/connection';
import type {Reading} from '#shared/model/record';
import type {ImportedFile, ImportRequest, ImportResponse} from '#shared/protocol/connect';
import {LIMITS} from '../limits';
import {commitParts, type Report, sum} from './commit-parts';
import {headOf, putItem, readItem} from './feed';
import type {Home} from './home';
import {putJob} from './job-table';
import {readSetting, writeSetting} from './setting-store';

/** A file comes in many chunks: the scores are calibrated once it has gone quiet. */
const CALIBRATE_AFTER_MS = 5_000;

/** Takes a chunk of a file, a commit for each 500 readings. A kill in between leaves whole commits; the chunk is sent again. */
export function importChunk(home: Home, chunk: Pick<ImportRequest, 'import' | 'readings' | 'file'>): ImportResponse {
  const {sql, now} = home;
  const {readings} = chunk;
  const isLate = isLaterFile(home, chunk.import, readings);
  let total: Report = {created: 0, changed: 0, unchanged: 0};
  let tooLarge = 0;
  for (let at = 0; at < readings.length; at += LIMITS.readingsPerCommit) {
    const block = readings.slice(at, at + LIMITS.readingsPerCommit);
    const {report, left} = commitParts(home, block, part => ({readings: part, isLate}));
    total = sum(total, report);
    tooLarge += left.length;
  }
  if (total.created + total.changed > 0) {
    putJob(sql, {kind: 'calibrate', key: 'programme', due: now() + CALIBRATE_AFTER_MS, state: ''});
  }
  if (chunk.file !== undefined) noteFile(home, chunk.file);
  return {...total, ...(tooLarge === 0 ? {} : {tooLarge}), seq: headOf(sql)};
}

/** Shows the file among the connections. */
function noteFile({sql}: Home, file: ImportedFile): void {
  const held = connectionSchema.safeParse(readItem(sql, 'connection', fileId(file)));
  const doc = fileNews(file, held.data);
  if (doc !== undefined) putItem(sql, {kind: 'connection', id: doc.id, doc});
}

/** Whether another file of the same account came before this one: that one is the baseline of who is new. */
function isLaterFile({sql}: Home, file: string, [first]: readonly Reading[]): boolean {
  if (first === undefined) return false;
  const setting = `first-import ${first.key.split('/').slice(0, 2).join('/')}` as const;
  const known = readSetting(sql, setting);
  if (known === undefined) writeSetting(sql, setting, file);
  return known !== undefined && known !== file;
}
