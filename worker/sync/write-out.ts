import type {ConnectionProblem} from '#shared/model/connection';
import type {WriteRefusal} from '#shared/model/outgoing';
import type {Budget} from '../limits';
import type {Home} from '../workspace/home';
import {type Job, settleJob} from '../workspace/job-table';
import {logFailure} from '../workspace/log';
import {
  type Ending,
  endWrite,
  nextWrite,
  nextWriteDue,
  type OutboxState,
  outboxStateSchema,
  refuseWaiting,
  type Waiting,
} from '../workspace/outbox';
import {forgetOutgoing} from '../workspace/outgoing';
import {type Opened, openConnection} from './access';
import {backOffMs} from './back-off';
import {carryOutWrite} from './carry-out-write';
import {noteAnswer, noteTrouble} from './circuit';
import {ConnectorError, type ConnectorErrorCode} from './connector-error';

/** A write is looked up, made and read again: one that is cut off in between would count as a failure of the vendor's. */
const FETCHES_OF_A_WRITE = 8;

/** Answers after which nothing else is worth trying at this vendor for now. */
const STOPS_ALL: readonly ConnectorErrorCode[] = ['unauthorised', 'rate-limited', 'quota', 'unreachable'];

/** Failures in a row after which it is given up: about a day and a half of patience, a few hours where somebody has to act. */
const MOST_TRIES: Readonly<Record<ConnectorErrorCode, number>> = {
  unauthorised: 8,
  'not-allowed': 3,
  'rate-limited': 40,
  quota: 8,
  unreachable: 40,
  'unexpected-shape': 6,
  'cursor-expired': 6,
};

/**
 * One run of what is written to a connection: in turn, each person read again after it, until nothing is due, the budget is
 * spent, or the vendor takes nothing. What the vendor refuses of one person alone is tried later and does not hold up the others.
 */
export async function writeOut(home: Home, job: Job, budget: Budget): Promise<void> {
  const {sql, now} = home;
  let state = outboxStateSchema.parse(JSON.parse(job.state));
  const later = (due: number) => settleJob(sql, job, {due, state: JSON.stringify(state)});
  try {
    const opened = await openConnection(home, job.key, budget);
    if (opened === undefined) return sql.transaction(() => end(home, job));
    for (;;) {
      if (budget.fetches < FETCHES_OF_A_WRITE) return later(now());
      const wait = opened.pace.waitMs(now());
      if (wait > 0) return later(now() + wait);
      const next = nextWrite(sql, job.key, {after: state.after, now: now()});
      if (next === undefined) return endWalk(home, job, state);
      const failure = await tryWrite(home, opened, next);
      state = {...state, after: next.key};
      if (failure !== undefined && STOPS_ALL.includes(failure.code)) return stop(home, job, {state, failure});
      // Written, or refused of this one alone: the vendor takes what we send.
      state = {after: next.key, tries: 0};
    }
  } catch (error) {
    // A key that cannot be unsealed or renewed: nothing can be written until there is another.
    stop(home, job, {state, failure: failureOf(error)});
  }
}

/** What is not the vendor's doing is logged, and waits like a changed format. */
function failureOf(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error;
  logFailure('outbox', error);
  return new ConnectorError('unexpected-shape', 'internal', {cause: error});
}

/** @returns why it was not written */
async function tryWrite(home: Home, opened: Opened, waiting: Waiting): Promise<ConnectorError | undefined> {
  try {
    await carryOutWrite(home, opened, waiting);
    home.sql.transaction(() => noteAnswer(home, waiting.connection));
    return undefined;
  } catch (error) {
    const failure = failureOf(error);
    const ending = endingOf(waiting, failure, home);
    if (ending !== undefined) home.sql.transaction(() => endWrite(home, waiting, ending));
    return failure;
  }
}

/** @returns how a try ended that failed; undefined where the vendor said nothing about this one */
function endingOf({write, tries}: Waiting, failure: ConnectorError, {now, random}: Home): Ending | undefined {
  const {code} = failure;
  // It may have gone out all the same, and nobody is asked twice by a machine; nor is who is not to be asked.
  const isOnce = write.kind === 'invite' && (code === 'unreachable' || code === 'unexpected-shape' || code === 'not-allowed');
  if (isOnce) return {kind: 'refused', reason: reasonOf(code)};
  // Where the vendor takes nothing it says nothing about this one; an answer of 500 to one person alone may be about them.
  if (STOPS_ALL.includes(code) && code !== 'unreachable') return undefined;
  if (tries + 1 >= MOST_TRIES[code]) return {kind: 'refused', reason: reasonOf(code)};
  return {kind: 'later', due: now() + backOffMs(failure, tries + 1, random())};
}

/** Puts everything of the connection off, or gives it up after many answers of that kind. */
function stop(home: Home, job: Job, {state, failure}: {state: OutboxState; failure: ConnectorError}): void {
  const {sql, now, random} = home;
  const {code} = failure;
  const tries = state.tries + 1;
  sql.transaction(() => {
    if (tries >= MOST_TRIES[code]) {
      refuseWaiting(home, job.key, reasonOf(code));
      return settleJob(sql, job, undefined);
    }
    const next: OutboxState = {after: state.after, tries, problem: reasonOf(code)};
    noteTrouble(home, job.key, failure);
    settleJob(sql, job, {due: now() + backOffMs(failure, tries, random()), state: JSON.stringify(next)});
  });
}

/** Begins again where something is due or will be; else the job is done. */
function endWalk({sql, now}: Home, job: Job, state: OutboxState): void {
  const due = nextWriteDue(sql, job.key);
  const next = JSON.stringify({...state, after: ''});
  settleJob(sql, job, due === undefined ? undefined : {due: Math.max(due, now()), state: next});
}

function end(home: Home, job: Job): void {
  forgetOutgoing(home, job.key);
  settleJob(home.sql, job, undefined);
}

function reasonOf(code: ConnectorErrorCode): Extract<WriteRefusal, ConnectionProblem> {
  if (code === 'cursor-expired') return 'unexpected-shape';
  return code === 'quota' ? 'vendor-quota' : code;
}
