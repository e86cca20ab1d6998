import {cutRecord, joinRecord, type RecordHead, type RecordPiece} from '#shared/bundle/cut-record';
import type {RecordKey, StoredRecord} from '#shared/model/record';
import type {Sql} from './sql';

/*
 * Nearly every record is one row. Of a person who did very much the row holds the newest part, and rows of `record_rest` the older
 * ones: whoever needs what somebody did, bought or earned reads the record through here. All else of it stands in the row itself.
 */

/** A piece in memory takes as much as so many ordinary documents. */
export const DOCUMENTS_A_PIECE = 8;

/** The record that a row begins. Written by commit alone, from what the engine made: nothing is checked again. */
export function wholeRecord(sql: Sql, doc: string): StoredRecord {
  return readWhole(sql, doc).record;
}

/** The same, and how many pieces it had. */
export function readWhole(sql: Sql, doc: string): {readonly record: StoredRecord; readonly pieces: number} {
  const head = JSON.parse(doc) as RecordHead;
  if (head.rest === undefined) return {record: head, pieces: 0};
  const rows = sql.all<{doc: string}>('select doc from record_rest where record = ? order by n', head.key);
  const pieces = rows.map(row => JSON.parse(row.doc) as RecordPiece);
  return {record: joinRecord(head, pieces), pieces: pieces.length};
}

/** Undefined where there is none. */
export function findRecord(sql: Sql, key: RecordKey): StoredRecord | undefined {
  const row = sql.first<{doc: string}>('select doc from record where key = ?', key);
  return row === undefined ? undefined : wholeRecord(sql, row.doc);
}

/** Stores records; of pieces only those that differ are written, and those that a record no longer has go. */
export function putWhole(sql: Sql, records: readonly StoredRecord[]): void {
  if (records.length === 0) return;
  const cut = records.map(cutRecord);
  putHeads(
    sql,
    cut.map(({head}) => head),
  );
  const isAny = sql.first('select 1 as one from record_rest limit 1') !== undefined;
  putPieces(
    sql,
    cut.flatMap(({pieces}) => pieces),
  );
  if (!isAny) return;
  sql.batch(
    `delete from record_rest where (record, n) in (
       select r.record, r.n from json_each(?) k join record_rest r on r.record = k.value ->> 0
       where r.n not in (select value from json_each(k.value, '$[1]')))`,
    cut.map(({head, pieces}) => [head.key, pieces.map(({n}) => n)]),
  );
}

export function putHeads(sql: Sql, heads: readonly RecordHead[]): void {
  sql.batch(
    `insert into record (key, as_of, doc) select value ->> 0, value ->> 1, value -> 2 from json_each(?) where true
     on conflict do update set as_of = excluded.as_of, doc = excluded.doc where doc <> excluded.doc`,
    heads.map(head => [head.key, newestAsOf(head), head]),
  );
}

export function putPieces(sql: Sql, pieces: readonly RecordPiece[]): void {
  sql.batch(
    `insert into record_rest (record, n, doc) select value ->> 0, value ->> 1, value -> 2 from json_each(?) where true
     on conflict do update set doc = excluded.doc where doc <> excluded.doc`,
    pieces.map(piece => [piece.record, piece.n, piece]),
  );
}

function newestAsOf({versions}: Pick<StoredRecord, 'versions'>): number {
  return versions.reduce((newest, {asOf}) => Math.max(newest, asOf), 0);
}

/** Deletes records with all that their rows hold. */
export function deleteRecords(sql: Sql, keys: readonly RecordKey[]): void {
  sql.batch('delete from record where key in (select value from json_each(?))', keys);
  sql.batch('delete from record_rest where record in (select value from json_each(?))', keys);
}
