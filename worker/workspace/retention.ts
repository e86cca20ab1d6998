import {DEFAULT_RETENTION} from '#shared/model/default-retention';
import {type Retention, retentionSchema} from '#shared/model/retention';
import type {Problem} from '#shared/protocol/problem';
import {planAllDue, planEveryone} from './due-people';
import {purgeTombstones, readItem} from './feed';
import type {Home} from './home';
import {type Job, settleJob} from './job-table';
import {forgetOldOutgoing} from './outgoing';
import type {Sql} from './sql';
import {planForgetting} from './track-plan';
import {putVersioned} from './versioned-item';

/** How long names are kept here. */
export function readRetention(sql: Sql): Retention {
  const doc = readItem(sql, 'retention', 'retention');
  return doc === undefined ? DEFAULT_RETENTION : retentionSchema.parse(doc);
}

/** Takes a new number: everybody's date is derived anew. @returns why not: somebody else changed it meanwhile */
export function putRetention(home: Home, retention: Retention): Problem | undefined {
  const refused = putVersioned(home, {kind: 'retention', doc: retention});
  if (refused === undefined) planEveryone(home.sql, home.now());
  return refused;
}

const DAY_MS = 86_400_000;
const THIRTY_DAYS_MS = 30 * DAY_MS;

/** Once a day: drops what has outlived its purpose. The numbers stand in STORAGE.md. */
export function runRetention(home: Home, job: Job): void {
  const {sql, now} = home;
  const at = now();
  purgeTombstones(sql, at);
  sql.transaction(() => {
    sql.run('delete from command where at < ?', at - THIRTY_DAYS_MS);
    sql.run('delete from delivery where at < ?', at - THIRTY_DAYS_MS);
    sql.run('delete from pairing where expires_at < ?', at - DAY_MS);
    sql.run('delete from authorisation where expires_at < ?', at);
    forgetOldOutgoing(home, at - THIRTY_DAYS_MS);
    planAllDue(sql);
    planForgetting(sql, at);
    settleJob(sql, job, {due: at + DAY_MS, state: job.state});
  });
}
