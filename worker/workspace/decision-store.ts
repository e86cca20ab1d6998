import type {IngestOutcome} from '#shared/home';
import {type DecisionNotice, decisionNoticeSchema} from '#shared/model/decision';
import {putItem} from './feed';
import type {Sql} from './sql';

/** Adds decisions, findable by every record they name, and tells the feed which are in force. */
export function putDecisions(sql: Sql, {put, notices}: IngestOutcome['decisions'], now: number): void {
  sql.batch(
    'insert into decision (id, doc) select value ->> 0, value -> 1 from json_each(?) where true on conflict do nothing',
    put.map(decision => [decision.id, decision]),
  );
  sql.batch(
    `insert into decision_record (record, decision)
     select value ->> 0, value ->> 1 from json_each(?) where true on conflict do nothing`,
    put.flatMap(({id, left, right}) => [...left, ...right].map(record => [record, id])),
  );
  for (const {id, doc} of notices) putItem(sql, {kind: 'decision', id, doc, now});
}

/** Decisions in force that one file brought, oldest first. */
export function decisionsOfImport(sql: Sql, name: string): DecisionNotice[] {
  const rows = sql.all<{doc: string}>(
    `select doc from item where kind = 'decision' and doc ->> 'import' = ? order by doc ->> 'at', id`,
    name,
  );
  return rows.map(row => decisionNoticeSchema.parse(JSON.parse(row.doc)));
}
