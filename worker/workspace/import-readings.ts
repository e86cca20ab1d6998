import type {Reading} from '#shared/model/record';
import type {ImportResponse} from '#shared/protocol/connect';
import {LIMITS} from '../limits';
import {commit} from './commit';
import {headOf} from './feed';
import type {Home} from './home';
import {putJob} from './job-table';

/** A file comes in many chunks: the scores are calibrated once it has gone quiet. */
const CALIBRATE_AFTER_MS = 5_000;

/** Takes readings of a file, a commit for each 500. A kill in between leaves whole commits; the chunk is sent again. */
export function importReadings(home: Home, readings: readonly Reading[]): ImportResponse {
  const {sql, now} = home;
  const total = {created: 0, changed: 0, unchanged: 0};
  for (let at = 0; at < readings.length; at += LIMITS.readingsPerCommit) {
    const block = readings.slice(at, at + LIMITS.readingsPerCommit);
    const {report} = sql.transaction(() => commit(home, {readings: block})).outcome;
    total.created += report.created;
    total.changed += report.changed;
    total.unchanged += report.unchanged;
  }
  if (total.created + total.changed > 0) {
    putJob(sql, {kind: 'calibrate', key: 'programme', due: now() + CALIBRATE_AFTER_MS, state: ''});
  }
  return {...total, seq: headOf(sql)};
}
