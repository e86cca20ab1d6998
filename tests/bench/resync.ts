import type {Bench} from './bench.ts';
import {crowd} from './workerd/crowd.ts';
import {startBenchServer} from './workerd/server.ts';

const PEOPLE = 25_000;
const READINGS_PER_COMMIT = 500;
const BUDGET = {rowsWritten: 0, rowsElsewherePerCommit: 2, timesFaster: 5};

/**
 * The 100,000 readings of the `ingest` bench once more, as a later sync brings them: nothing new but the time of reading.
 * What it writes is counted over all tables, so no table of the engine can have taken more than `rowsWritten`.
 */
export const resync: Bench = async () => {
  const server = await startBenchServer();
  try {
    const readings = crowd(PEOPLE);
    const first = await server.importAll('again', readings);
    const tables = await server.counts('again');
    const again = await server.importAll(
      'again',
      readings.map(reading => ({...reading, asOf: reading.asOf + 3_600_000})),
    );
    const commits = readings.length / READINGS_PER_COMMIT;
    const isEqual = JSON.stringify(await server.counts('again')) === JSON.stringify(tables);
    const figures = {
      rowsWritten: again.written,
      rowsElsewherePerCommit: again.written / commits,
      timesFaster: Math.round((first.ms / again.ms) * 100) / 100,
      isEqual,
      records: readings.length,
      commits,
      seconds: {first: Math.round(first.ms) / 1000, again: Math.round(again.ms) / 1000},
      rowsReadPerRecord: Math.round((again.read / readings.length) * 100) / 100,
    };
    const ok =
      isEqual &&
      figures.rowsWritten <= BUDGET.rowsWritten &&
      figures.rowsElsewherePerCommit <= BUDGET.rowsElsewherePerCommit &&
      figures.timesFaster >= BUDGET.timesFaster;
    return {ok, figures, budget: BUDGET};
  } finally {
    await server.stop();
  }
};
