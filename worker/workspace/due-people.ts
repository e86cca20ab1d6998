import type {Supporter} from '#shared/model/supporter';
import {findJob, putJob} from './job-table';
import type {Sql} from './sql';

/** There is one such job. */
const KEY = 'people';

/** Has the `due` job run no later than the first of these people's dates. Costs a row only where that is earlier than planned. */
export function planDue(sql: Sql, people: readonly Pick<Supporter, 'due'>[]): void {
  const dates = people.flatMap(({due}) => due ?? []);
  if (dates.length > 0) planAt(sql, Math.min(...dates));
}

/** The same over everyone: what finds its way back after a job was lost. */
export function planAllDue(sql: Sql): void {
  const first = firstDue(sql);
  if (first !== undefined) planAt(sql, first);
}

function planAt(sql: Sql, due: number): void {
  const planned = findJob(sql, 'due', KEY);
  if (planned === undefined || planned.due > due) putJob(sql, {kind: 'due', key: KEY, due, state: ''});
}

/** The job that derives everybody anew, from the first on. */
export const EVERYONE = 'everyone';

export function planEveryone(sql: Sql, now: number): void {
  putJob(sql, {kind: 'due', key: EVERYONE, due: now, state: ''});
}

/** The next date that changes somebody; undefined when none is ahead. */
export function firstDue(sql: Sql): number | undefined {
  return sql.first<{due: number | null}>('select min(due) as due from supporter where due is not null')?.due ?? undefined;
}
