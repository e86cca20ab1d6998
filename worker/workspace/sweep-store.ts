import {hash53} from '#shared/identity/hash53';
import {LIMITS} from '../limits';
import type {Sql} from './sql';

/** Hashes per row: 8 bytes each, well inside the bound of a parameter. */
const PART = Math.floor(LIMITS.boundBytes / 8 / 1.25);

type Row = {part: number; seen: ArrayBuffer};

/** Kept beside the cursor before it is put into the table: a row for a thousand records, not for each page. */
const LATELY = 1_000;

/**
 * Notes a page of a sweep. What it saw lately stays with the cursor, in one row with it; older is put into the table.
 *
 * @param held - what it saw lately, page before page
 * @returns the same with this page, and how many of the page are new to it
 */
export function noteSeen(
  sql: Sql,
  connection: string,
  {held, keys}: {held: readonly number[]; keys: readonly string[]},
): {seen: number[]; fresh: number} {
  const known = new Set(held);
  const page = [...new Set(keys.map(key => hash53(key)))];
  const fresh = page.filter(hash => !known.has(hash));
  if (held.length + fresh.length <= LATELY) return {seen: [...held, ...fresh], fresh: fresh.length};
  addHashes(sql, connection, held);
  return {seen: page, fresh: fresh.length};
}

/** Adds to what a sweep saw. A record that is seen twice counts once. @returns how many it saw so far */
export function addSeen(sql: Sql, connection: string, keys: readonly string[]): number {
  return addHashes(
    sql,
    connection,
    keys.map(key => hash53(key)),
  );
}

function addHashes(sql: Sql, connection: string, hashes: readonly number[]): number {
  const last = sql.first<Row>('select part, seen from sweep where connection = ? order by part desc limit 1', connection);
  const known = last === undefined ? new Set<number>() : new Set(new Float64Array(last.seen));
  let part = last?.part ?? 0;
  if (known.size >= PART) {
    part += 1;
    known.clear();
  }
  for (const hash of hashes) known.add(hash);
  const seen = Float64Array.from(known).sort();
  sql.run(
    'insert into sweep (connection, part, seen) values (?, ?, ?) on conflict do update set seen = excluded.seen where seen <> excluded.seen',
    connection,
    part,
    seen.buffer,
  );
  return part * PART + seen.length;
}

export function readSeen(sql: Sql, connection: string): Set<number> {
  const rows = sql.all<Row>('select part, seen from sweep where connection = ? order by part', connection);
  return new Set(rows.flatMap(row => [...new Float64Array(row.seen)]));
}

/** Forgets what a sweep saw, the lists beside it (`ID/acts`) as well. */
export function clearSeen(sql: Sql, connection: string): void {
  sql.run("delete from sweep where connection = ?1 or connection glob ?1 || '/*'", connection);
}

const IS_LIVE = `exists (
         select 1 from json_each(doc, '$.versions') v where v.value ->> 'source' = 'api' and v.value ->> 'deleted' is null)`;

type Account = {readonly vendor: string; readonly account: string};

/** Records of one kind that the API read and, as far as we know, still has. */
export function liveKeys(sql: Sql, {vendor, account}: Account, kind: string): string[] {
  const start = `${vendor}/${account}/${kind}/`;
  return sql
    .all<{key: string}>(`select key from record where key >= ?1 and key < ?2 and ${IS_LIVE}`, start, endOf(start))
    .map(row => row.key);
}

/** All that the API read of a vendor and, as far as we know, is still there, with the date of its word. */
export function liveRecordsOf(sql: Sql, vendor: string): {key: string; asOf: number}[] {
  const start = `${vendor}/`;
  const asOf = `(select v.value ->> 'asOf' from json_each(doc, '$.versions') v where v.value ->> 'source' = 'api')`;
  return sql.all(`select key, ${asOf} as asOf from record where key >= ?1 and key < ?2 and ${IS_LIVE}`, start, endOf(start));
}

/** How many of all kinds there are. */
export function countLive(sql: Sql, {vendor, account}: Account): number {
  const start = `${vendor}/${account}/`;
  const counted = `select count(*) as count from record where key >= ?1 and key < ?2 and ${IS_LIVE}`;
  return sql.first<{count: number}>(counted, start, endOf(start))?.count ?? 0;
}

/** Behind everything that begins so: '0' follows '/'. */
function endOf(start: string): string {
  return `${start.slice(0, -1)}0`;
}
