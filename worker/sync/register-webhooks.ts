import * as z from 'zod/mini';
import {type Budget, newBudget} from '../limits';
import {readConnection, writeConnection} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {type Job, settleJob} from '../workspace/job-table';
import {changeSealed} from '../workspace/vault';
import {openConnection} from './access';
import {ConnectorError} from './connector-error';
import {retry} from './retry';

export const webhooksJobSchema = z.object({url: z.string(), tries: z.int()});

/** After these the connection lives by polling alone: a vendor that cannot reach us is no fault to show. */
const MOST_TRIES = 3;

/** A deployment without https is looked at again this often: a creator who gets a certificate need not connect anew. */
const NO_HTTPS_MS = 24 * 3_600_000;

/** Asks the vendor to tell us of changes. */
export async function registerWebhooks(home: Home, job: Job, budget: Budget): Promise<void> {
  const {url: made, tries} = webhooksJobSchema.parse(JSON.parse(job.state));
  const url = currentAddress(home, made);
  // Vendors refuse such an address, and each refusal would count against us: they are not even asked.
  if (!isCallable(home, url)) return settleJob(home.sql, job, {due: home.now() + NO_HTTPS_MS, state: job.state});
  try {
    const opened = await openConnection(home, job.key, budget);
    const register = opened?.connector.webhooks?.register;
    if (opened === undefined || register === undefined) return settleJob(home.sql, job, undefined);
    const {webhookSecret} = opened.credentials;
    const {ids, secret = webhookSecret} = await register(opened.access, {url, secret: webhookSecret});
    if (secret !== webhookSecret) await changeSealed(home, job.key, held => ({...held, webhookSecret: secret}));
    home.sql.transaction(() => {
      const state = readConnection(home.sql, job.key);
      if (state !== undefined) writeConnection(home.sql, job.key, {...state, webhookIds: [...state.webhookIds, ...ids]}, true);
      settleJob(home.sql, job, undefined);
    });
  } catch (error) {
    if (error instanceof ConnectorError && tries + 1 >= MOST_TRIES) return settleJob(home.sql, job, undefined);
    retry(home, job.key, {job, error, tries: tries + 1, state: JSON.stringify({url, tries: tries + 1})});
  }
}

/** The address under today's PUBLIC_URL: it may have been set after the connection was made. */
function currentAddress({env}: Home, made: string): string {
  return env.PUBLIC_URL === undefined ? made : new URL(new URL(made).pathname, env.PUBLIC_URL).href;
}

/** Plain http is for vendors on the same machine. */
function isCallable({env}: Home, url: string): boolean {
  return url.startsWith('https://') || env.ALLOW_PRIVATE_HOSTS === 'true';
}

/** Takes the registrations back, as far as the vendor lets us: a disconnect does not wait for it. */
export async function removeWebhooks(home: Home, id: string): Promise<void> {
  try {
    const opened = await openConnection(home, id, newBudget());
    await opened?.connector.webhooks?.remove?.(opened.access, opened.state.webhookIds);
  } catch (error) {
    // A hook that stays at the vendor finds its address closed and is dropped there (410).
    if (!(error instanceof ConnectorError)) throw error;
  }
}
