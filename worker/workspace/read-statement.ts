import {type LedgerEntry, ledgerEntrySchema} from '#shared/loyalty/ledger';
import {type Grant, grantSchema} from '#shared/model/grant';
import {supporterSchema} from '#shared/model/supporter';
import type {StatementResponse} from '#shared/protocol/statement';
import {readProgramme} from './programme';
import type {Sql} from './sql';

/** More lines nobody reads; older ones are one sum. */
const MOST = 2_000;

/** What the ledger holds of a supporter's records, oldest first; undefined where nobody has this id. */
export function readStatement(sql: Sql, id: string): StatementResponse | undefined {
  const row = sql.first<{doc: string}>('select doc from supporter where id = ? and doc is not null', id);
  if (row === undefined) return undefined;
  const {records} = supporterSchema.parse(JSON.parse(row.doc));
  const keys = JSON.stringify(records.map(({key}) => key));
  const signals = JSON.stringify(readProgramme(sql).rules.flatMap(rule => (rule.signal === true ? rule.id : [])));
  const counted = 'record in (select value from json_each(?1)) and rule not in (select value from json_each(?2))';
  const entries = sql
    .all<LedgerEntry>(
      `select record, at, rule, activity, n, points from ledger where ${counted} order by at desc, record desc, rule desc, activity desc, n desc limit ?3`,
      keys,
      signals,
      MOST,
    )
    .map(entry => ledgerEntrySchema.parse(entry))
    .reverse();
  const all = sql.first<{points: number | null}>(`select sum(points) as points from ledger where ${counted}`, keys, signals);
  const shown = entries.reduce((sum, {points}) => sum + points, 0);
  return {
    opening: (all?.points ?? 0) - shown,
    entries,
    grants: grantsOf(
      sql,
      records.map(({rid}) => rid),
    ),
  };
}

function grantsOf(sql: Sql, rids: readonly string[]): Grant[] {
  const rows = sql.batch<{doc: string}>(
    "select a.doc from json_each(?) k join attachment a on a.rid = k.value and a.kind = 'grant'",
    rids,
  );
  return rows.map(({doc}) => grantSchema.parse(JSON.parse(doc)));
}
