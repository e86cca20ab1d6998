import {drive, type IngestOutcome, type PersonCommand} from '#shared/home';
import {ridMaker} from '#shared/identity/rid';
import {ingest} from '#shared/ingest';
import type {Reading, RecordKey, Rid} from '#shared/model/record';
import {LIMITS, LimitError} from '../limits';
import {putDecisions} from './decision-store';
import {planDue} from './due-people';
import {erasureCheck} from './erasures';
import {headOf, putItem} from './feed';
import type {Home} from './home';
import {createLoader} from './load';
import {idKeyOf, readProgramme} from './programme';
import {dropRecords, putErased} from './put-erased';
import {putWhole} from './record-store';
import {readRetention} from './retention';
import {assertInTransaction, type Sql} from './sql';

export type Work = {
  readonly readings?: readonly Reading[];
  readonly commands?: readonly PersonCommand[];
  readonly due?: readonly Rid[];
  /** Records to erase whoever they belong to: after a restore. */
  readonly erase?: readonly RecordKey[];
  /** Those to erase are nobody's wish to be forgotten: they come back where a vendor names them again. */
  readonly unlisted?: boolean;
  /** Records whose people are derived anew: after a move. */
  readonly touch?: readonly RecordKey[];
  /** The account of the readings was read to the end before. */
  readonly isLate?: boolean;
};

/**
 * Load → ingest → commit, in one turn. Call inside `sql.transaction`, together with whatever must stand or fall with it: a
 * cursor, a command's result, a job.
 *
 * @returns the engine's outcome, and the seq that shows it
 */
export function commit(home: Home, work: Work): {outcome: IngestOutcome; seq: number} {
  const {sql, now} = home;
  assertInTransaction(sql);
  const readings = work.readings ?? [];
  if (readings.length > LIMITS.readingsPerCommit) throw new LimitError(`${readings.length} readings in one commit`);
  const at = now();
  const programme = readProgramme(sql);
  const steps = ingest({
    readings,
    commands: work.commands ?? [],
    due: work.due,
    isLate: work.isLate,
    isErased: erasureCheck(home),
    erase: work.erase,
    touch: work.touch,
    programme,
    leaverMonths: readRetention(sql).leaverMonths,
    ridOf: ridMaker(idKeyOf(sql)),
    now: at,
  });
  const outcome = drive(steps, createLoader(sql));
  putRecords(sql, outcome);
  putAttachments(sql, outcome);
  putDecisions(sql, outcome.decisions, at);
  putSupporters(sql, outcome, at);
  planDue(sql, outcome.supporters);
  if (outcome.taken !== undefined) putItem(sql, {kind: 'programme', id: 'programme', doc: {...programme, taken: outcome.taken}});
  if (outcome.erased !== undefined) (work.unlisted ? dropRecords : putErased)(home, outcome.erased);
  return {outcome, seq: headOf(sql)};
}

/** What is stored of records: themselves, their identifiers, their points and their past. */
export function putRecords(
  sql: Sql,
  {records, index, ledger, history}: Pick<IngestOutcome, 'records' | 'index' | 'ledger' | 'history'>,
): void {
  putWhole(sql, records);
  sql.batch(
    `insert into identifier (value, record) select value ->> 0, value ->> 1 from json_each(?) where true on conflict do nothing`,
    index.put,
  );
  sql.batch(`delete from identifier where (value, record) in (select value ->> 0, value ->> 1 from json_each(?))`, index.drop);
  // No "on conflict": an entry is never edited, so a clash is a bug and undoes the commit.
  sql.batch(
    `insert into ledger (record, at, rule, activity, n, points)
     select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 from json_each(?)`,
    ledger.map(({record, at, rule, activity, n, points}) => [record, at, rule, activity, n, points]),
  );
  sql.batch(
    `insert into history (record, n, doc) select value ->> 0, value ->> 1, value -> 2 from json_each(?)`,
    history.map(row => [row.record, row.n, row]),
  );
}

export function putAttachments(sql: Sql, {attachments}: Pick<IngestOutcome, 'attachments'>): void {
  sql.batch(
    `insert into attachment (rid, kind, id, doc)
     select value ->> 0, value ->> 1, value ->> 2, value -> 3 from json_each(?) where true
     on conflict do update set doc = excluded.doc where doc <> excluded.doc`,
    attachments.put.map(attachment => [attachment.rid, attachment.kind, attachment.id, attachment]),
  );
  sql.batch(
    `delete from attachment where (rid, kind, id) in (select value ->> 0, value ->> 1, value ->> 2 from json_each(?))`,
    attachments.drop.map(({rid, kind, id}) => [rid, kind, id]),
  );
}

/** Each changed supporter takes the next seq of the feed; one that stays the same keeps its own and costs no write. */
function putSupporters(sql: Sql, {supporters, gone}: IngestOutcome, now: number): void {
  sql.batch(
    `insert into supporter (id, seq, v, due, doc, gone_at)
     select value ->> 0, ?2 + key, value ->> 1, value ->> 2, value -> 3, null from json_each(?1) where true
     on conflict (id) do update
     set seq = excluded.seq, v = excluded.v, due = excluded.due, doc = excluded.doc, gone_at = null where doc is not excluded.doc`,
    supporters.map(supporter => [supporter.id, supporter.v, supporter.due, supporter]),
    () => headOf(sql) + 1,
  );
  buryPeople(sql, gone, now);
}

/** Leaves tombstones of people, each with the record that its id named. */
export function buryPeople(sql: Sql, ids: readonly Rid[], now: number): void {
  sql.batch(
    `update supporter set seq = ?2 + gone.key, v = null, due = null, doc = null, gone_at = ?3, heir = (
       select r.value ->> 'key' from json_each(supporter.doc, '$.records') r where r.value ->> 'rid' = supporter.id)
     from json_each(?1) gone where supporter.id = gone.value and supporter.doc is not null`,
    ids,
    () => headOf(sql) + 1,
    now,
  );
}
