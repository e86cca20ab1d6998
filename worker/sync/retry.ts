import type {Home} from '../workspace/home';
import {type Job, settleJob} from '../workspace/job-table';
import {logFailure} from '../workspace/log';
import {backOffMs} from './back-off';
import {noteTrouble} from './circuit';
import {ConnectorError} from './connector-error';

type Failed = {readonly job: Job; readonly error: unknown; readonly tries: number; readonly state: string};

/**
 * Puts a failed job off by its back-off, and counts it against its connection. What is not the vendor's doing is logged and waits like a changed format.
 */
export function retry(home: Home, connection: string, {job, error, tries, state}: Failed): void {
  const known = error instanceof ConnectorError;
  if (!known) logFailure(job.kind, error);
  const failure = known ? error : {code: 'unexpected-shape' as const, retryAfterMs: undefined};
  home.sql.transaction(() => {
    if (known) noteTrouble(home, connection, error);
    settleJob(home.sql, job, {due: home.now() + backOffMs(failure, tries, home.random()), state});
  });
}
