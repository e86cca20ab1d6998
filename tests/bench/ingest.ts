import type {Reading} from '#shared/model/record';
import type {Bench} from './bench.ts';
import {crowd} from './workerd/crowd.ts';
import {type BenchServer, startBenchServer} from './workerd/server.ts';

const PEOPLE = 25_000;
const READINGS_PER_COMMIT = 500;
/** Tables that a commit of readings writes. */
const TABLES = ['record', 'identifier', 'supporter', 'ledger', 'history'] as const;
const BUDGET = {shareOfBareRate: 0.25};

type Rows = Record<string, unknown[][]>;

/**
 * 100,000 readings from four vendors into an empty workspace in workerd, beside the rows that come of it put straight into the
 * same tables: as many requests, the same statements, each row in the batch of the reading that brought it. Timed from outside.
 */
export const ingest: Bench = async () => {
  const server = await startBenchServer();
  try {
    const readings = crowd(PEOPLE);
    // First for the rows that come of it; then both in turns, so that whatever else the machine does slows both alike.
    await server.importAll('ours', readings);
    const peakMegabytes = server.peakMemory();
    const tables = await server.counts('ours');
    const batches = await batchesOf(server, readings);
    const [ours, bare] = [{ms: 0}, {ms: 0}];
    for (const [number, batch] of batches.entries()) {
      const from = number * READINGS_PER_COMMIT;
      ours.ms += (await server.importAll('timed', readings.slice(from, from + READINGS_PER_COMMIT))).ms;
      bare.ms += (await server.bare('bare', [batch])).ms;
    }
    const bareTables = await server.counts('bare');
    const isEqual = TABLES.every(table => tables[table] === bareTables[table]) && tables.record === readings.length;
    const figures = {
      shareOfBareRate: round(bare.ms / ours.ms),
      isEqual,
      records: readings.length,
      recordsPerSecond: {ours: perSecond(readings.length, ours.ms), bare: perSecond(readings.length, bare.ms)},
      seconds: {ours: round(ours.ms / 1000), bare: round(bare.ms / 1000)},
      peakMegabytes,
      rows: Object.fromEntries(TABLES.map(table => [table, tables[table] ?? 0])),
    };
    return {ok: isEqual && figures.shareOfBareRate >= BUDGET.shareOfBareRate, figures, budget: BUDGET};
  } finally {
    await server.stop();
  }
};

/** The final rows, cut as the readings were. A supporter is in the batch that wrote it last: its seq tells the order. */
async function batchesOf(server: BenchServer, readings: readonly Reading[]): Promise<Rows[]> {
  const batchOf = new Map(readings.map(({key}, place) => [key, Math.floor(place / READINGS_PER_COMMIT)]));
  const last = Math.ceil(readings.length / READINGS_PER_COMMIT);
  const batches = Array.from({length: last}, (): Rows => Object.fromEntries(TABLES.map(table => [table, []])));
  for (const table of TABLES) {
    const rows = await server.rows('ours', table);
    if (table === 'supporter') rows.sort((left, right) => Number(left[1]) - Number(right[1]));
    for (const [place, row] of rows.entries()) {
      const key = table === 'identifier' ? row[1] : row[0];
      const batch = table === 'supporter' ? Math.floor((place * last) / rows.length) : batchOf.get(String(key));
      batches[batch ?? 0]?.[table]?.push(row);
    }
  }
  return batches;
}

function perSecond(count: number, ms: number): number {
  return Math.round((count * 1000) / ms);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
