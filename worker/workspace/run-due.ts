import {commitParts} from './commit-parts';
import {firstDue} from './due-people';
import type {Home} from './home';
import {type Job, settleJob} from './job-table';

/** People derived anew in one commit. */
const BLOCK = 200;
/** Looking for who is due reads every person once, so dates that lie close together are one look. */
const LEAST_GAP_MS = 60 * 60_000;

/** Derives anew everyone whose date has come, so that every browser and every score sees what the date brought. */
export function runDue(home: Home, job: Job): void {
  const {sql, now} = home;
  const at = now();
  sql.transaction(() => {
    const people = sql.all<{id: string}>('select id from supporter where due <= ? order by due, id limit ?', at, BLOCK);
    const {people: done} = commitParts(home, people, part => ({due: part.map(({id}) => id)}));
    const next = firstDue(sql);
    // A full block that moved nobody would come back for ever.
    const earliest = people.length < BLOCK || done === 0 ? at + LEAST_GAP_MS : at;
    settleJob(sql, job, next === undefined ? undefined : {due: Math.max(next, earliest), state: job.state});
  });
}
