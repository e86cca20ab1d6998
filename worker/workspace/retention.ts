import {planAllDue} from './due-people';
import {purgeTombstones} from './feed';
import type {Home} from './home';
import {type Job, settleJob} from './job-table';

const DAY_MS = 86_400_000;
const THIRTY_DAYS_MS = 30 * DAY_MS;

/** Once a day: drops what has outlived its purpose. The numbers stand in STORAGE.md. */
export function runRetention({sql, now}: Home, job: Job): void {
  const at = now();
  purgeTombstones(sql, at);
  sql.transaction(() => {
    sql.run('delete from command where at < ?', at - THIRTY_DAYS_MS);
    sql.run('delete from delivery where at < ?', at - THIRTY_DAYS_MS);
    sql.run('delete from pairing where expires_at < ?', at - DAY_MS);
    planAllDue(sql);
    settleJob(sql, job, {due: at + DAY_MS, state: job.state});
  });
}
