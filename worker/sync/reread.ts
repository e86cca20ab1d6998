import * as z from 'zod/mini';
import type {Reading} from '#shared/model/record';
import {connectorOf} from '../connectors/registry';
import type {Budget} from '../limits';
import {commitParts} from '../workspace/commit-parts';
import {readConnection, writeConnection} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {type Job, settleJob} from '../workspace/job-table';
import {addSeen} from '../workspace/sweep-store';
import {openConnection} from './access';
import {noteAnswer} from './circuit';
import {ConnectorError} from './connector-error';
import {keepLinked} from './keep-linked';
import {retry} from './retry';

export const rereadJobSchema = z.object({connection: z.string(), record: z.string(), tries: z.int()});

const MOST_TRIES = 6;

/** A person, who looks after them, and a key that has to be renewed first. */
const FETCHES_OF_A_READING = 3;

/** Reads one record again, because a webhook named it. */
export async function reread(home: Home, job: Job, budget: Budget): Promise<void> {
  const wanted = rereadJobSchema.parse(JSON.parse(job.state));
  if (budget.fetches < FETCHES_OF_A_READING) return settleJob(home.sql, job, {due: home.now(), state: job.state});
  try {
    const opened = await openConnection(home, wanted.connection, budget);
    if (opened?.connector.readOne === undefined) return settleJob(home.sql, job, undefined);
    const reading = await opened.connector.readOne(opened.access, wanted.record);
    home.sql.transaction(() => {
      commitReread(home, wanted.connection, reading);
      noteAnswer(home, wanted.connection);
      settleJob(home.sql, job, undefined);
    });
  } catch (error) {
    const tries = wanted.tries + 1;
    // The next whole pass reads everybody: a record that cannot be read by itself is not asked for until then.
    if (tries >= MOST_TRIES && error instanceof ConnectorError && error.code === 'unexpected-shape')
      return settleJob(home.sql, job, undefined);
    retry(home, wanted.connection, {job, error, tries, state: JSON.stringify({...wanted, tries})});
  }
}

/** Commits one reading. A running sweep counts it as seen: a person who joined behind its back is not gone. */
export function commitReread(home: Home, connection: string, reading: Reading): void {
  const state = readConnection(home.sql, connection);
  if (state === undefined) return;
  const isLate = state.lastCompleteAt !== null;
  const taken = connectorOf(state.vendor)?.linkedOnly ? keepLinked(home.sql, [reading]) : [reading];
  const {report} = commitParts(home, taken, readings => ({readings, isLate}));
  if (state.sweeping && !reading.deleted && taken.length > 0) addSeen(home.sql, connection, [reading.key]);
  const more = reading.deleted ? -report.changed : report.created;
  if (more !== 0) writeConnection(home.sql, connection, {...state, records: state.records + more});
}
