import {type Budget, newBudget} from '../limits';
import {heldUntil} from '../sync/circuit';
import {registerWebhooks} from '../sync/register-webhooks';
import {reread} from '../sync/reread';
import {syncConnection} from '../sync/sync-connection';
import {writeOut} from '../sync/write-out';
import {runCalibration} from './calibrate';
import {runDraws} from './draws';
import {pushErasures} from './erasures';
import {forgetAccount} from './forget-account';
import {putOffHeld} from './hold';
import type {Home} from './home';
import {dueJobs, type Job, type JobKind, settleJob} from './job-table';
import {runFields} from './keep-fields';
import {endLabelRun, noteLabelRuns} from './label-runs';
import {logFailure} from './log';
import {noteOutgoing} from './outgoing';
import {dropOutlived} from './outlived';
import {runRetention} from './retention';
import {runDue} from './run-due';
import {noteWritten} from './tally';
import {runTrack} from './track-fold';

const PUT_OFF_MS = 5 * 60_000;

type Handler = (home: Home, job: Job, budget: Budget) => Promise<void> | void;

// In the order in which they run: what the creator waits for comes before what comes back by itself.
const HANDLERS: Record<JobKind, Handler> = {
  outbox: writeOut,
  'label-end': endLabelRun,
  reread,
  webhooks: registerWebhooks,
  sync: syncConnection,
  track: runTrack,
  draw: runDraws,
  calibrate: runCalibration,
  due: runDue,
  fields: runFields,
  forget: forgetAccount,
  retention(home, job) {
    dropOutlived(home);
    runRetention(home, job);
  },
  erasures: pushErasures,
};
const ORDER = Object.keys(HANDLERS);

/** One run of the alarm: the jobs that are due, until the budget is spent. */
export async function runSlice(home: Home): Promise<void> {
  const budget = newBudget();
  putOffHeld(home);
  const jobs = dueJobs(home.sql, home.now()).sort((left, right) => ORDER.indexOf(left.kind) - ORDER.indexOf(right.kind));
  for (const job of jobs) {
    if (budget.fetches <= 0 || budget.records <= 0) break;
    if (isPutOff(home, job)) continue;
    try {
      await HANDLERS[job.kind](home, job, budget);
    } catch (error) {
      // A handler that fails beyond its own retry is a bug: it must not keep the others from running, nor run hot.
      logFailure(job.kind, error);
      settleJob(home.sql, job, {due: home.now() + PUT_OFF_MS, state: job.state});
    }
  }
  if (jobs.some(({kind}) => kind === 'outbox' || kind === 'label-end')) noteLabelRuns(home);
  for (const {kind, key} of jobs) if (kind === 'outbox') noteOutgoing(home, key);
  noteWritten(home);
}

/** Jobs that ask a connection's vendor, the reading excepted, which is put off by its own failures. */
const ASKING: readonly JobKind[] = ['outbox', 'reread', 'webhooks'];

/** Puts a job off while nothing is to be asked of its vendor. */
function isPutOff(home: Home, job: Job): boolean {
  if (!ASKING.includes(job.kind)) return false;
  const [connection = ''] = job.key.split('|');
  const until = heldUntil(home, connection);
  if (until !== undefined) settleJob(home.sql, job, {due: until, state: job.state});
  return until !== undefined;
}
