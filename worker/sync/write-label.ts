import * as z from 'zod/mini';
import {connectionProblemSchema} from '#shared/model/connection';
import type {Budget} from '../limits';
import type {Home} from '../workspace/home';
import {type Job, settleJob} from '../workspace/job-table';
import {openConnection} from './access';
import {ConnectorError} from './connector-error';
import {commitReread} from './reread';
import {retry} from './retry';

/** A label to write to a vendor. One job per (connection, record, label): the creator's last word replaces an earlier one. */
export const labelJobSchema = z.object({
  connection: z.string(),
  record: z.string(),
  name: z.string(),
  on: z.boolean(),
  tries: z.int(),
  /** Why the last try failed. */
  problem: z.optional(connectionProblemSchema),
});

/** Writes the label, then reads the person again, so that it shows as the vendor's own. */
export async function writeLabel(home: Home, job: Job, budget: Budget): Promise<void> {
  const wanted = labelJobSchema.parse(JSON.parse(job.state));
  try {
    const opened = await openConnection(home, wanted.connection, budget);
    const {setLabel, readOne} = opened?.connector ?? {};
    if (opened === undefined || setLabel === undefined || readOne === undefined) return settleJob(home.sql, job, undefined);
    await setLabel(opened.access, wanted.record, wanted);
    const reading = await readOne(opened.access, wanted.record);
    home.sql.transaction(() => {
      commitReread(home, wanted.connection, reading);
      settleJob(home.sql, job, undefined);
    });
  } catch (error) {
    const tries = wanted.tries + 1;
    const problem = connectionProblemSchema.safeParse(error instanceof ConnectorError ? error.code : undefined).data;
    retry(home, {job, error, tries, state: JSON.stringify({...wanted, tries, problem})});
  }
}
