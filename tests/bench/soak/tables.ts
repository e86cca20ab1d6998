import {createHash} from 'node:crypto';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';

/** What the engine writes: a second reading of the same people writes nothing here. */
const TABLES = {
  record: 'key',
  identifier: 'value, record',
  supporter: 'id',
  ledger: 'record, at, rule, activity, n',
  history: 'record, n',
} as const;

export type Tables = {
  /** A hash of every row of each table. */
  readonly hashes: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
  /** Rows written since the workspace began, as it counts them itself, a day's allowance at a time. */
  readonly written: number;
};

/** Reads a workspace's tables from the disk, while no server has them open. */
export function readTables(state: string, workspace: string): Tables {
  const file = readdirSync(state, {recursive: true, encoding: 'utf8'}).find(path => path.endsWith(`${workspace}.sqlite`));
  if (file === undefined) throw new Error('the workspace is not on the disk');
  // A server that was stopped may hold it a moment longer.
  const database = new DatabaseSync(join(state, file), {timeout: 30_000});
  try {
    const hashes: Record<string, string> = {};
    const counts: Record<string, number> = {};
    for (const [table, order] of Object.entries(TABLES)) {
      const hash = createHash('sha256');
      counts[table] = 0;
      for (const row of database.prepare(`select * from ${table} order by ${order}`).iterate()) {
        hash.update(JSON.stringify(row));
        counts[table] += 1;
      }
      hashes[table] = hash.digest('hex');
    }
    const tally = database.prepare('select sum(written) as written from tally').get() as {written: number | null};
    return {hashes, counts, written: tally.written ?? 0};
  } finally {
    database.close();
  }
}
