import type {Ask, Loaded} from '#shared/home';
import {type Attachment, attachmentSchema} from '#shared/model/attachment';
import {type Decision, decisionSchema} from '#shared/model/decision';
import {type StoredRecord, storedRecordSchema} from '#shared/model/record';
import {HOLDERS_TO_LOAD} from '#shared/working-set';
import type {Sql} from './sql';

type DocRow = {doc: string};

/** Answers the engine's question from the tables. */
export function load(sql: Sql, ask: Ask): Loaded {
  const records = new Map<string, StoredRecord>();
  for (const record of [...recordsByKey(sql, ask.keys), ...recordsByIdentifier(sql, ask.identifiers)]) {
    records.set(record.key, record);
  }
  const rids = [...records.values()].map(record => record.rid);
  const keys = [...new Set([...records.keys(), ...ask.keys])];
  return {records: [...records.values()], attachments: attachmentsOf(sql, rids), decisions: decisionsOn(sql, keys)};
}

function recordsByKey(sql: Sql, keys: readonly string[]): StoredRecord[] {
  const rows = sql.batch<DocRow>('select r.doc from json_each(?) k join record r on r.key = k.value', keys);
  return rows.map(row => storedRecordSchema.parse(JSON.parse(row.doc)));
}

/** The first holders of each text in the order of their keys; the bound keeps a shared address from loading thousands. */
function recordsByIdentifier(sql: Sql, texts: readonly string[]): StoredRecord[] {
  const rows = sql.batch<DocRow>(
    `select r.doc from json_each(?1) k
     join identifier i on i.value = k.value and i.record <= coalesce(
       (select record from identifier where value = k.value order by record limit 1 offset ?2), i.record)
     join record r on r.key = i.record`,
    texts,
    HOLDERS_TO_LOAD - 1,
  );
  return rows.map(row => storedRecordSchema.parse(JSON.parse(row.doc)));
}

function attachmentsOf(sql: Sql, rids: readonly string[]): Attachment[] {
  const rows = sql.batch<DocRow>('select a.doc from json_each(?) k join attachment a on a.rid = k.value', rids);
  return rows.map(row => attachmentSchema.parse(JSON.parse(row.doc)));
}

function decisionsOn(sql: Sql, keys: readonly string[]): Decision[] {
  const rows = sql.batch<DocRow>(
    `select doc from decision where id in (
       select d.decision from json_each(?) k join decision_record d on d.record = k.value)`,
    keys,
  );
  const byId = new Map(rows.map(row => [row.doc, decisionSchema.parse(JSON.parse(row.doc))]));
  return [...byId.values()];
}
