import * as z from 'zod/mini';
import {KEPT_FIELDS} from '#shared/model/outgoing';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import {DAY_MS} from '#shared/model/time';
import {connectorOf} from '../connectors/registry';
import type {Budget} from '../limits';
import {type ConnectionState, listConnections} from './connection-store';
import {headOf} from './feed';
import type {Home} from './home';
import {findJob, type Job, putJob, settleJob} from './job-table';
import {keptFields, keptKey} from './kept-field';
import {dropWrites, putWrites} from './outbox';
import {noteOutgoing} from './outgoing';
import {readProgramme} from './programme';
import type {Sql} from './sql';

/*
 * Points and level in fields of mail tools and CRMs. Once a day whoever changed since is walked through in the order of the feed,
 * so nobody is written twice a day; what a field holds of ours already is not written again, and what the vendor refused is not held
 * to be there: it is tried again with the outbox, at the creator's word, and whenever the person changes.
 */

const KEY = 'programme';
/** People in one run. */
const BLOCK = 100;
/** While everybody is derived anew the sums are half old. */
const WAIT_MS = 60_000;

const FIELDS = ['points', 'level'] as const;
type Fields = NonNullable<NonNullable<Programme['page']>['fields']>;

const stateSchema = z.object({
  /** What the fields were called when the walk began. */
  fields: z.object({points: z.optional(z.string()), level: z.optional(z.string())}),
  /** The feed's seq that was walked through, and up to which today's walk goes; null: none is under way. */
  after: z.int(),
  until: z.nullable(z.int()),
});

/** Begins, begins anew or ends keeping the fields, where the plan says something else than before. */
export function planFields({sql, now}: Home): void {
  const fields = fieldsOf(readProgramme(sql));
  const job = findJob(sql, 'fields', KEY);
  const held = job === undefined ? undefined : stateSchema.parse(JSON.parse(job.state)).fields;
  if (JSON.stringify(held) === JSON.stringify(fields)) return;
  const state = {fields: fields ?? held ?? {}, after: 0, until: null};
  putJob(sql, {kind: 'fields', key: KEY, due: now(), state: JSON.stringify(state)});
}

/** One block of today's walk. */
export function runFields(home: Home, job: Job, budget: Budget): void {
  const {sql, now} = home;
  const programme = readProgramme(sql);
  const fields = fieldsOf(programme);
  if (fields === undefined) {
    stop(home, job);
    return;
  }
  if (programme.rederived !== undefined) {
    settleJob(sql, job, {due: now() + WAIT_MS, state: job.state});
    return;
  }
  const {after, until} = stateSchema.parse(JSON.parse(job.state));
  const end = until ?? headOf(sql);
  sql.transaction(() => {
    const rows = sql.all<{seq: number; doc: string}>(
      'select seq, doc from supporter where seq > ? and seq <= ? and doc is not null order by seq limit ?',
      after,
      end,
      BLOCK,
    );
    // Written by commit alone, from what the engine made.
    const people = rows.map(({doc}) => JSON.parse(doc) as Supporter);
    for (const connection of targets(sql)) keep(home, {connection, fields, programme, people});
    budget.records -= rows.length;
    const isOver = rows.length < BLOCK;
    const state = {fields, after: isOver ? end : (rows.at(-1)?.seq ?? end), until: isOver ? null : end};
    settleJob(sql, job, {due: isOver ? now() + DAY_MS : now(), state: JSON.stringify(state)});
  });
}

/** Nothing is written any more, and what waits does not go out. */
function stop(home: Home, job: Job): void {
  const {sql} = home;
  sql.transaction(() => {
    const actions = sql.all<{action: string}>(`select distinct action from outbox where substr(action, 1, 7) = '${KEPT_FIELDS}'`);
    dropWrites(home, {by: 'action', values: actions.map(({action}) => action)});
    sql.run('delete from kept_field');
    settleJob(sql, job, undefined);
  });
  for (const {id} of listConnections(sql)) noteOutgoing(home, id);
}

function fieldsOf({page}: Programme): Fields | undefined {
  const named = FIELDS.flatMap(name => (page?.fields?.[name] ? [[name, page.fields[name]]] : []));
  return named.length === 0 ? undefined : Object.fromEntries(named);
}

type Target = {readonly id: string; readonly state: ConnectionState};

function targets(sql: Sql): Target[] {
  return listConnections(sql).filter(({state}) => connectorOf(state.vendor)?.setField !== undefined);
}

type Walk = {
  readonly connection: Target;
  readonly fields: Fields;
  readonly programme: Programme;
  readonly people: readonly Supporter[];
};

function keep(home: Home, {connection: {id, state}, fields, programme, people}: Walk): void {
  const {sql, now} = home;
  const start = `${state.vendor}/${state.account}/`;
  const today = new Date(now()).toISOString().slice(0, 10);
  const records = people.flatMap(person =>
    // Of who is gone there only what hangs on them is left.
    person.records.flatMap(({key, sources}) =>
      key.startsWith(start) && sources.length > 0 ? {key, values: valuesOf(person, programme)} : [],
    ),
  );
  const names = FIELDS.flatMap(name => fields[name] ?? []);
  const kept = keptFields(sql, id, {records: records.map(({key}) => key), names});
  for (const name of FIELDS) {
    const field = fields[name];
    if (field === undefined) continue;
    for (const {key, values} of records) {
      const value = values[name];
      if ((kept.get(keptKey(key, field)) ?? null) === value) continue;
      putWrites(home, {
        action: `${KEPT_FIELDS}${today}-${name}`,
        connection: id,
        records: [key],
        write: {kind: 'field', name: field, value},
      });
    }
  }
}

/** What a person has; null: nothing, and nothing stands there where nothing stood. */
function valuesOf({account, unscored}: Supporter, {levels = []}: Programme): Record<'points' | 'level', string | null> {
  if (account === undefined || unscored !== undefined) return {points: null, level: null};
  return {points: String(account.balance), level: levels.find(({id}) => id === account.level?.id)?.name ?? null};
}
