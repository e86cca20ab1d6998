import type {Erased} from '#shared/identity/erase';
import {listConnections, writeConnection} from './connection-store';
import {eraseFromDraws} from './erase-draws';
import {listErased} from './erasures';
import type {Home} from './home';
import {dropWrites} from './outbox';
import {noteOutgoing} from './outgoing';
import {deleteRecords} from './record-store';
import {eraseTracked} from './track-erase';

/** Deletes records with their points, their past and what is to be done about them. */
export function dropRecords(home: Home, {records}: Pick<Erased, 'records'>): void {
  const {sql} = home;
  const keys = records.map(({key}) => key);
  deleteRecords(sql, keys);
  for (const table of ['ledger', 'history', 'decision_record', 'kept_field']) {
    sql.batch(`delete from ${table} where record in (select value from json_each(?))`, keys);
  }
  // What former ids of these people lead to.
  sql.batch('update supporter set heir = null where doc is null and heir in (select value from json_each(?))', keys);
  dropJobs(home, keys);
}

/** Deletes everything that hangs on erased records, in the transaction of the commit. The feed keeps a bare tombstone. */
export function putErased(home: Home, erased: Erased): void {
  const {sql} = home;
  const keys = erased.records.map(({key}) => key);
  const rids = erased.records.map(({rid}) => rid);
  dropRecords(home, erased);
  sql.batch('delete from attachment where rid in (select value from json_each(?))', rids);
  const {put, drop} = erased.decisions;
  sql.batch('delete from decision where id in (select value from json_each(?))', drop);
  sql.batch('delete from decision_record where decision in (select value from json_each(?))', drop);
  sql.batch(
    'update decision set doc = (select value -> 1 from json_each(?1) where value ->> 0 = id) where id in (select value ->> 0 from json_each(?1))',
    put.map(decision => [decision.id, decision]),
  );
  eraseTracked(home, erased);
  eraseFromDraws(sql, rids);
  countDown(home, keys);
  listErased(home, erased);
}

/** What waits to be written, what was written over, and records to read again. */
function dropJobs(home: Home, keys: readonly string[]): void {
  const {sql} = home;
  dropWrites(home, {by: 'record', values: keys});
  for (const {id} of listConnections(sql)) noteOutgoing(home, id);
  sql.batch('delete from former_field where record in (select value from json_each(?))', keys);
  sql.batch(
    `delete from job where kind = 'reread' and exists (
       select 1 from json_each(?) k where substr(substr(job.key, instr(job.key, '|') + 1) || '|', 1, length(k.value) + 1) = k.value || '|')`,
    keys,
  );
}

function countDown({sql}: Home, keys: readonly string[]): void {
  for (const {id, state} of listConnections(sql)) {
    const held = keys.filter(key => key.startsWith(`${state.vendor}/${state.account}/`)).length;
    if (held > 0) writeConnection(sql, id, {...state, records: Math.max(0, state.records - held)});
  }
}
