import type {Home} from '../workspace/home';
import {type Job, settleJob} from '../workspace/job-table';
import {logFailure} from '../workspace/log';
import {backOffMs} from './back-off';
import {ConnectorError} from './connector-error';

/** Puts a failed job off by its back-off. What is not the vendor's doing is logged and waits like a changed format. */
export function retry(home: Home, {job, error, tries, state}: {job: Job; error: unknown; tries: number; state: string}): void {
  const known = error instanceof ConnectorError;
  if (!known) logFailure(job.kind, error);
  const failure = known ? error : {code: 'unexpected-shape' as const, retryAfterMs: undefined};
  settleJob(home.sql, job, {due: home.now() + backOffMs(failure, tries, home.random()), state});
}
