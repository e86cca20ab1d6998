import type {Reading} from '#shared/model/record';
import type {ImportResponse} from '#shared/protocol/connect';
import {LIMITS} from '../limits';
import {commit} from './commit';
import {headOf} from './feed';
import type {Home} from './home';
import {putJob} from './job-table';
import {readSetting, writeSetting} from './setting-store';

/** A file comes in many chunks: the scores are calibrated once it has gone quiet. */
const CALIBRATE_AFTER_MS = 5_000;

/** Takes readings of a file, a commit for each 500. A kill in between leaves whole commits; the chunk is sent again. */
export function importReadings(home: Home, file: string, readings: readonly Reading[]): ImportResponse {
  const {sql, now} = home;
  const isLate = isLaterFile(home, file, readings);
  const total = {created: 0, changed: 0, unchanged: 0};
  for (let at = 0; at < readings.length; at += LIMITS.readingsPerCommit) {
    const block = readings.slice(at, at + LIMITS.readingsPerCommit);
    const {report} = sql.transaction(() => commit(home, {readings: block, isLate})).outcome;
    total.created += report.created;
    total.changed += report.changed;
    total.unchanged += report.unchanged;
  }
  if (total.created + total.changed > 0) {
    putJob(sql, {kind: 'calibrate', key: 'programme', due: now() + CALIBRATE_AFTER_MS, state: ''});
  }
  return {...total, seq: headOf(sql)};
}

/** Whether another file of the same account came before this one: that one is the baseline of who is new. */
function isLaterFile({sql}: Home, file: string, [first]: readonly Reading[]): boolean {
  if (first === undefined) return false;
  const setting = `first-import ${first.key.split('/').slice(0, 2).join('/')}` as const;
  const known = readSetting(sql, setting);
  if (known === undefined) writeSetting(sql, setting, file);
  return known !== undefined && known !== file;
}
