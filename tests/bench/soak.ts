import type {Bench} from './bench.ts';
import {runSoak} from './soak/run-soak.ts';

const PEOPLE = 100_000;
const FAULTS = 0.05;
const KILLS = 3;
const BUDGET = {wrong: 0, doubledRecords: 0, changedTables: 0, rowsPerPage: 2};

/**
 * 100,000 people over four vendors, while one answer in twenty goes wrong in any of the known ways and the server is killed three
 * times: every person once, nothing lost, nothing doubled. A second reading changes nothing in the engine's tables, and elsewhere
 * writes what the `resync` bench allows for a commit: each page is one.
 */
export const soak: Bench = async () => {
  const figures = await runSoak({people: PEOPLE, faults: FAULTS, kills: KILLS, seed: 20261123, say: line => console.log(line)});
  const rowsPerPage = Math.round((figures.again.rowsWritten / figures.again.pages) * 100) / 100;
  const ok =
    figures.people === PEOPLE &&
    figures.wrong === BUDGET.wrong &&
    figures.doubledRecords === BUDGET.doubledRecords &&
    figures.again.changedTables.length === BUDGET.changedTables &&
    rowsPerPage <= BUDGET.rowsPerPage;
  return {ok, figures: {...figures, rowsPerPage}, budget: BUDGET};
};
