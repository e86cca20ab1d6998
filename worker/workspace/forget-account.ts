import * as z from 'zod/mini';
import type {Reading} from '#shared/model/record';
import type {OnlyHereResponse} from '#shared/protocol/connect';
import type {Budget} from '../limits';
import {LIMITS} from '../limits';
import {commitParts} from './commit-parts';
import {listConnections} from './connection-store';
import type {Home} from './home';
import {type Job, putJob, settleJob} from './job-table';
import type {Sql} from './sql';

type Account = {readonly vendor: string; readonly account: string};

const stateSchema = z.object({vendor: z.string(), account: z.string()});

/** No file and no page knows the record, and the creator did not make it. */
const ONLY_HERE = `key >= ?1 and key < ?2 and exists (
    select 1 from json_each(doc, '$.versions') v where v.value ->> 'deleted' is null)
  and not exists (
    select 1 from json_each(doc, '$.versions') v where v.value ->> 'deleted' is null and v.value ->> 'source' not in ('api', 'webhook'))`;

/** Nothing hangs on it that the creator wrote or decided. */
const IS_BARE = `not exists (select 1 from attachment where attachment.rid = record.doc ->> 'rid') and not exists (
    select 1 from decision_record d where d.record = record.key)`;

/** What only this account's connection knows. `people`: of whom nothing else is known, and on whom the creator hung nothing. */
export function countOnlyHere(sql: Sql, {vendor, account}: Account): OnlyHereResponse {
  const [start, end] = rangeOf({vendor, account});
  const records = sql.first<{n: number}>(`select count(*) as n from record where ${ONLY_HERE}`, start, end)?.n ?? 0;
  const people = sql.first<{n: number}>(
    `select count(*) as n from supporter where doc is not null and exists (
       select 1 from json_each(doc, '$.records')) and not exists (
       select 1 from json_each(doc, '$.records') r where r.value ->> 'key' < ?1 or r.value ->> 'key' >= ?2 or exists (
         select 1 from json_each(r.value, '$.sources') s where s.value ->> 'source' not in ('api', 'webhook'))
         or exists (select 1 from attachment a where a.rid = r.value ->> 'rid'))`,
    start,
    end,
  )?.n;
  return {records, people: people ?? 0};
}

/** Has what only this account knew go; call in the transaction that ends its connection. */
export function forgetSoon({sql, now}: Home, {vendor, account}: Account): void {
  putJob(sql, {kind: 'forget', key: `${vendor}/${account}`, due: now(), state: JSON.stringify({vendor, account})});
}

/**
 * Takes a block of an account's records out. Each is first read as deleted, so that whoever they belong to is derived without
 * them; then its row goes, with its points and its past, unless the creator wrote or decided something that hangs on it. Nobody
 * is put on the list of erased people: who connects the account again has them back.
 */
export function forgetAccount(home: Home, job: Job, budget: Budget): void {
  const {sql, now} = home;
  const account = stateSchema.parse(JSON.parse(job.state));
  // Connected again meanwhile: what it reads is wanted.
  if (listConnections(sql).some(({state}) => state.vendor === account.vendor && state.account === account.account)) {
    settleJob(sql, job, undefined);
    return;
  }
  const [start, end] = rangeOf(account);
  const asOf = `(select max(v.value ->> 'asOf') from json_each(doc, '$.versions') v)`;
  const rows = sql.all<{key: string; as_of: number}>(
    `select key, ${asOf} as as_of from record where ${ONLY_HERE} order by key limit ?3`,
    start,
    end,
    LIMITS.readingsPerCommit,
  );
  budget.records -= rows.length;
  sql.transaction(() => {
    commitParts(home, rows.flatMap(deletedReadings), readings => ({readings}));
    const bare = sql.batch<{key: string}>(
      `select key from record where key in (select value from json_each(?)) and ${IS_BARE}`,
      rows.map(({key}) => key),
    );
    commitParts(home, bare, part => ({erase: part.map(({key}) => key), unlisted: true}));
    if (rows.length < LIMITS.readingsPerCommit) putJob(sql, {kind: 'calibrate', key: 'programme', due: now(), state: ''});
    settleJob(sql, job, rows.length < LIMITS.readingsPerCommit ? undefined : {due: now(), state: job.state});
  });
}

/** With the date of the last word: a later reading of the same must not look old. */
function deletedReadings({key, as_of}: {key: string; as_of: number}): Reading[] {
  const base = {key, asOf: as_of, identifiers: [], fields: {}, deleted: true as const};
  return [
    {...base, source: 'api'},
    {...base, source: 'webhook'},
  ];
}

/** Every key of the account: '0' follows '/'. */
function rangeOf({vendor, account}: Account): [start: string, end: string] {
  return [`${vendor}/${account}/`, `${vendor}/${account}0`];
}
