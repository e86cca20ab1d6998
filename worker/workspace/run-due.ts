import {commitParts} from './commit-parts';
import {EVERYONE, firstDue} from './due-people';
import type {Home} from './home';
import {type Job, settleJob} from './job-table';
import {noteRederived} from './put-programme';

/** People derived anew in one commit. */
const BLOCK = 200;
/** Looking for who is due reads every person once, so dates that lie close together are one look. */
const LEAST_GAP_MS = 60 * 60_000;

/** Derives anew everyone whose date has come, so that every browser and every score sees what the date brought. */
export function runDue(home: Home, job: Job): void {
  const {sql, now} = home;
  const at = now();
  if (job.key === EVERYONE) {
    runEveryone(home, job);
    return;
  }
  sql.transaction(() => {
    const people = sql.all<{id: string}>('select id from supporter where due <= ? order by due, id limit ?', at, BLOCK);
    const {people: done} = commitParts(home, people, part => ({due: part.map(({id}) => id)}));
    const next = firstDue(sql);
    // A full block that moved nobody would come back for ever.
    const earliest = people.length < BLOCK || done === 0 ? at + LEAST_GAP_MS : at;
    settleJob(sql, job, next === undefined ? undefined : {due: Math.max(next, earliest), state: job.state});
  });
}

/** Derives a block of people anew, in the order of their ids; `state` is the last of the block before. */
function runEveryone(home: Home, job: Job): void {
  const {sql, now} = home;
  sql.transaction(() => {
    const people = sql.all<{id: string}>(
      'select id from supporter where id > ? and doc is not null order by id limit ?',
      job.state,
      BLOCK,
    );
    commitParts(home, people, part => ({due: part.map(({id}) => id)}));
    const last = people.at(-1);
    const isLast = last === undefined || people.length < BLOCK;
    noteRederived(home, {done: people.length, isFirst: job.state === '', isLast});
    settleJob(sql, job, isLast ? undefined : {due: now(), state: last.id});
  });
}
