import * as z from 'zod/mini';
import type {Env} from '../env';
import {type Listing, mostOverdue, postpone} from './directory';

export const jobNameSchema = z.enum(['heal', 'sync']);
export type JobName = z.infer<typeof jobNameSchema>;

/** Bounded, so that one run stays inside a request's budget of subrequests. */
const AT_ONCE = 40;
const LATE_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

/** What the cron and an outside scheduler both run: `heal` wakes who fell asleep, `sync` also reads every connection now. */
export async function runJob(env: Env, job: JobName, now: number): Promise<{workspaces: number; failed: number}> {
  const listings = await mostOverdue(env.DIRECTORY, AT_ONCE);
  const outcomes = await Promise.all(listings.map(listing => visit(env, listing, {job, now})));
  await postpone(
    env.DIRECTORY,
    outcomes.map(({id, overdueAt}) => ({id, overdueAt})),
  );
  return {workspaces: listings.length, failed: outcomes.filter(outcome => outcome.failed).length};
}

type Visit = {readonly id: string; readonly overdueAt: number; readonly failed: boolean};

/** One that fails goes to the end of the line: it must not keep forty others from being looked at. */
async function visit({WORKSPACE}: Env, {id}: Listing, {job, now}: {job: JobName; now: number}): Promise<Visit> {
  try {
    const workspace = WORKSPACE.get(WORKSPACE.idFromString(id));
    if (job === 'sync') await workspace.syncNow();
    const due = await workspace.heal();
    return {id, overdueAt: Math.max(due ?? now + DAY_MS, now) + LATE_MS, failed: false};
  } catch {
    return {id, overdueAt: now + DAY_MS, failed: true};
  }
}
