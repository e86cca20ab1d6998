import type {BadRow} from '../connectors/connector';
import type {Sql} from './sql';

/** Kept of each connection: enough to see what they have in common. */
const MOST_KEPT = 200;

type Row = {id: string | null; issue: string; at: number};

/** Keeps rows that could not be read, one with an id once. @returns how many are kept now */
export function addBadRows(sql: Sql, connection: string, {rows, at}: {rows: readonly BadRow[]; at: number}): number {
  const known = new Set(readBadRows(sql, connection).map(({id}) => id));
  const held = countOf(sql, connection);
  const kept = rows.filter(({id}) => id === undefined || !known.has(id)).slice(0, Math.max(0, MOST_KEPT - held));
  sql.batch(
    'insert into bad_row (connection, n, id, issue, at) select ?2, value ->> 0, value ->> 1, value ->> 2, ?3 from json_each(?1)',
    kept.map(({id, issue}, place) => [held + place + 1, id ?? null, issue.slice(0, 200)]),
    connection,
    at,
  );
  return held + kept.length;
}

/** The rows in the order in which the vendor gave them. */
export function readBadRows(sql: Sql, connection: string): {id?: string; issue: string; at: number}[] {
  return sql
    .all<Row>('select id, issue, at from bad_row where connection = ? order by n', connection)
    .map(({id, issue, at}) => ({...(id === null ? {} : {id}), issue, at}));
}

export function clearBadRows(sql: Sql, connection: string): void {
  sql.run('delete from bad_row where connection = ?', connection);
}

function countOf(sql: Sql, connection: string): number {
  return sql.first<{n: number}>('select count(*) as n from bad_row where connection = ?', connection)?.n ?? 0;
}
