import {type Ask, HOLDERS_TO_LOAD, type Loaded} from '#shared/home';
import {type Attachment, attachmentSchema} from '#shared/model/attachment';
import {type Decision, decisionSchema} from '#shared/model/decision';
import type {StoredRecord} from '#shared/model/record';
import {LIMITS, LimitError} from '../limits';
import {DOCUMENTS_A_PIECE, readWhole} from './record-store';
import {recordsOfRids} from './rid-look-up';
import type {Sql} from './sql';

type DocRow = {doc: string};

/** Answers the engine's questions from the tables; each record is read and given once in the life of a loader. */
export function createLoader(sql: Sql): (ask: Ask) => Loaded {
  const given = new Set<string>();
  let inPieces = 0;
  const hasAttachments = isAny(sql, 'attachment');
  const hasDecisions = isAny(sql, 'decision');
  return ask => {
    const rids = ask.identifiers.flatMap(text => (text.startsWith('rid:') ? text.slice(4) : []));
    const texts = ask.identifiers.filter(text => !text.startsWith('rid:'));
    const wanted = [...ask.keys, ...recordsOfRids(sql, rids), ...holdersOf(sql, texts, ask.holders ?? HOLDERS_TO_LOAD)];
    const keys = [...new Set(wanted)].filter(key => !given.has(key));
    const records = recordsByKey(sql, keys, pieces => {
      inPieces += pieces * DOCUMENTS_A_PIECE;
      assertFits(given.size + inPieces);
    });
    for (const {key} of records) given.add(key);
    assertFits(given.size + inPieces);
    return {
      records,
      attachments: hasAttachments
        ? attachmentsOf(
            sql,
            records.map(({rid}) => rid),
          )
        : [],
      decisions: hasDecisions ? decisionsOn(sql, keys) : [],
    };
  };
}

/** Most workspaces have few of these or none: one row read instead of one for each record. */
function isAny(sql: Sql, table: 'attachment' | 'decision'): boolean {
  return sql.first(`select 1 as one from ${table} limit 1`) !== undefined;
}

function assertFits(documents: number): void {
  if (documents > LIMITS.documentsInMemory) throw new LimitError(`${documents} documents in one commit`);
}

/** @param note - told of each record that is more than its row of how many pieces it is, before the next one is read */
function recordsByKey(sql: Sql, keys: readonly string[], note: (pieces: number) => void): StoredRecord[] {
  const docs = sql.pick<string>('select doc from record where key = ?', keys);
  return docs.flatMap(doc => {
    if (doc === null) return [];
    const {record, pieces} = readWhole(sql, doc);
    if (pieces > 0) note(pieces);
    return record;
  });
}

/** The first holders of each text in the order of their keys; the bound keeps a shared address from loading thousands. */
function holdersOf(sql: Sql, texts: readonly string[], most: number): string[] {
  const holders = `select record from identifier where value = ? order by record limit ${most}`;
  // Most texts of a new record have no holder yet: null, and nothing to parse.
  const lists = sql.pick<string>(`select nullif(json_group_array(record), '[]') from (${holders})`, texts);
  return lists.flatMap(list => (list === null ? [] : (JSON.parse(list) as string[])));
}

function attachmentsOf(sql: Sql, rids: readonly string[]): Attachment[] {
  const rows = sql.each<DocRow>('select doc from attachment where rid = ?', rids);
  return rows.map(row => attachmentSchema.parse(JSON.parse(row.doc)));
}

function decisionsOn(sql: Sql, keys: readonly string[]): Decision[] {
  const rows = sql.each<DocRow>(
    'select d.doc from decision_record r join decision d on d.id = r.decision where r.record = ?',
    keys,
  );
  const byId = new Map(rows.map(row => [row.doc, decisionSchema.parse(JSON.parse(row.doc))]));
  return [...byId.values()];
}
