import * as z from 'zod/mini';
import type {Home} from './home';
import {findJob, type Job, putJob} from './job-table';
import type {Sql} from './sql';

/** What visitors do within a minute is one commit: a person's document is written once for all of it. */
const FOLD_AFTER_MS = 60_000;

const JOB = {kind: 'track', key: 'site'} as const;
/** The key of the job that forgets. */
export const OLD = 'old';

/** Visitors with the day from which there is something new. */
const planSchema = z.record(z.string(), z.int());

export function readPlan({state}: Pick<Job, 'state'>): Record<string, number> {
  return planSchema.parse(JSON.parse(state));
}

/**
 * Remembers of whom something is to be told. Call inside the transaction that stores it.
 *
 * @returns whether there was no such job: the alarm has to be set
 */
export function planFold({sql, now}: Home, dirty: ReadonlyMap<string, number>): boolean {
  if (dirty.size === 0) return false;
  const job = findJob(sql, JOB.kind, JOB.key);
  const held = job === undefined ? {} : readPlan(job);
  const next = {...held};
  for (const [visitor, day] of dirty) next[visitor] = Math.min(day, held[visitor] ?? day);
  putJob(sql, {...JOB, due: job?.due ?? now() + FOLD_AFTER_MS, state: JSON.stringify(next)});
  return job === undefined;
}

/** Once a day, where there is anything to forget. */
export function planForgetting(sql: Sql, now: number): void {
  const anything = sql.first(
    "select one from (select 1 as one from tracked limit 1) union all select 1 from (select 1 from record where key >= 'site/' and key < 'site0' limit 1)",
  );
  if (anything !== undefined) putJob(sql, {kind: 'track', key: OLD, due: now, state: ''});
}
