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

/** Asks the vendor to tell us of changes. */
export async function registerWebhooks(home: Home, job: Job, budget: Budget): Promise<void> {
  const {url, tries} = webhooksJobSchema.parse(JSON.parse(job.state));
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
