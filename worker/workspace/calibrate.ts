import * as z from 'zod/mini';
import {calibrate} from '#shared/loyalty/score';
import {deriveStatus} from '#shared/membership/status';
import {heldRecordSchema} from '#shared/model/supporter';
import {putItem} from './feed';
import type {Home} from './home';
import {type Job, settleJob} from './job-table';
import {readProgramme} from './programme';

/** Documents held in memory at once. */
const BLOCK = 500;

const membershipsSchema = z.object({records: z.array(heldRecordSchema)});

/** Sets w50 anew: the median of the active paying supporters' points as of today. Unchanged, it writes nothing. */
export function runCalibration(home: Home, job: Job): void {
  const {sql, now} = home;
  const at = now();
  const vs: number[] = [];
  let after = '';
  for (;;) {
    const rows = sql.all<{id: string; v: number; doc: string}>(
      'select id, v, doc from supporter where id > ? and v is not null and doc is not null order by id limit ?',
      after,
      BLOCK,
    );
    for (const row of rows) {
      const memberships = membershipsSchema.parse(JSON.parse(row.doc));
      const {kind, state} = deriveStatus(memberships, at);
      // A complimentary membership has access and pays nothing.
      const pays = memberships.records.some(({fields}) => fields.paid === true);
      if (kind === 'paid' && state === 'active' && pays) vs.push(row.v);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BLOCK) break;
    after = last.id;
  }
  sql.transaction(() => {
    const programme = readProgramme(sql);
    const found = calibrate(vs, programme.halfLifeDays, at);
    const same = found.w50 === programme.w50 && found.calibratedOn === programme.calibratedOn;
    if (!same || programme.calibratedAt === null) {
      putItem(sql, {kind: 'programme', id: 'programme', doc: {...programme, ...found, calibratedAt: at}});
    }
    settleJob(sql, job, undefined);
  });
}
