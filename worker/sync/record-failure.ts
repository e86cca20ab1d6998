import {readConnection, writeConnection} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {type Job, settleJob} from '../workspace/job-table';
import {logFailure} from '../workspace/log';
import {VaultError} from '../workspace/vault';
import {backOffMs} from './back-off';
import {problemOf} from './circuit';
import {ConnectorError} from './connector-error';

const TRIES_IN_SILENCE = 3;

/** Shows on the connection what went wrong and when it is tried next. What was synced stays. */
export function recordFailure(home: Home, job: Job, error: unknown): void {
  const {sql, now, random} = home;
  const failure = failureOf(error);
  if (!(error instanceof ConnectorError)) logFailure('sync', error);
  sql.transaction(() => {
    const state = readConnection(sql, job.key);
    if (state === undefined) return settleJob(sql, job, undefined);
    const tries = state.tries + 1;
    // A pass whose place is no longer good begins again; one that loses it again and again is a vendor that changed.
    const isLost = failure.code === 'cursor-expired';
    const restarts = (state.restarts ?? 0) + (isLost ? 1 : 0);
    const nextAt = now() + backOffMs(failure, isLost ? Math.max(tries, restarts) : tries, random());
    const {cursor: _cursor, ...restarted} = state;
    const shown = isLost && restarts < TRIES_IN_SILENCE ? {} : {problem: problemOf(failure.code), detail: failure.detail};
    const counted = restarts === 0 ? {} : {restarts};
    writeConnection(sql, job.key, {...(isLost ? restarted : state), ...shown, ...counted, tries, nextAt});
    settleJob(sql, job, {due: nextAt, state: job.state});
  });
}

function failureOf(error: unknown): Pick<ConnectorError, 'code' | 'detail' | 'retryAfterMs'> {
  if (error instanceof ConnectorError) return error;
  // A bug of ours, or a deployment without its key: it waits like a changed format, and is in the log.
  const detail = error instanceof VaultError ? 'VAULT_KEY' : 'internal';
  return {code: 'unexpected-shape', detail, retryAfterMs: undefined};
}
