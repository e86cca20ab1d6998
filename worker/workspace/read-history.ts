import {historyOf} from '#shared/membership/history';
import {type HistoryRow, historyRowSchema, type RecordHistory} from '#shared/model/history';
import {storedRecordSchema} from '#shared/model/record';
import {supporterSchema} from '#shared/model/supporter';
import type {Sql} from './sql';

/** What is known of a supporter's records over time; undefined where nobody has this id. */
export function readHistory(sql: Sql, id: string): RecordHistory[] | undefined {
  const row = sql.first<{doc: string}>('select doc from supporter where id = ? and doc is not null', id);
  if (row === undefined) return undefined;
  const keys = supporterSchema.parse(JSON.parse(row.doc)).records.map(({key}) => key);
  const records = sql.batch<{doc: string}>('select r.doc from json_each(?) k join record r on r.key = k.value', keys);
  return records.map(({doc}) => {
    // What somebody did is no part of it: the row is enough.
    const record = storedRecordSchema.parse(JSON.parse(doc));
    return historyOf(record, rowsOf(sql, record.key));
  });
}

function rowsOf(sql: Sql, record: string): HistoryRow[] {
  const rows = sql.all<{doc: string}>('select doc from history where record = ? order by n', record);
  return rows.map(({doc}) => historyRowSchema.parse(JSON.parse(doc)));
}
