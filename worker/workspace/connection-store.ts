import * as z from 'zod/mini';
import {type Connection, connectionProblemSchema} from '#shared/model/connection';
import {roleSchema} from '#shared/model/role';
import {putItem} from './feed';
import type {Sql} from './sql';

/** Everything a connection remembers, its key excepted (`vault`). */
export const connectionStateSchema = z.object({
  vendor: z.string(),
  account: z.string(),
  label: z.string(),
  base: z.string(),
  /** What `connect` learned and every call needs. No secret. */
  extra: z.optional(z.record(z.string(), z.string())),
  /** Where the running pass stands; absent = none is running. `page` counts within one instant, see `connectors/connector`. */
  cursor: z.optional(z.object({since: z.optional(z.number()), page: z.int(), place: z.optional(z.string())})),
  /** The running pass reads everything, to find who is gone. */
  sweeping: z.boolean(),
  /** Where the next pass of changes starts; absent before the first pass ends. */
  resumeFrom: z.optional(z.number()),
  /** Records read in the running pass, and what the vendor says there are. */
  done: z.int(),
  expected: z.nullable(z.int()),
  /** New or changed records of the running pass. */
  changed: z.int(),
  records: z.int(),
  skipped: z.int(),
  /** Failures in a row. */
  tries: z.int(),
  problem: z.optional(connectionProblemSchema),
  detail: z.optional(z.string()),
  nextAt: z.nullable(z.number()),
  lastCompleteAt: z.nullable(z.number()),
  sweptAt: z.nullable(z.number()),
  /** When everything was read anew last, see `deepEveryMs`; absent: not yet, or each whole pass does. */
  deepAt: z.optional(z.number()),
  /** Kinds of records that the vendor did not let us read in the last pass. */
  withheld: z.optional(z.array(z.string())),
  /** The creator said yes to a sweep that deletes many. */
  acceptDeletions: z.boolean(),
  webhookIds: z.array(z.string()),
  /** What is on its way to the vendor, and what of it was given up; absent: nothing. */
  outgoing: z.optional(z.object({waiting: z.int(), failed: z.int()})),
  roles: z.optional(z.array(roleSchema)),
});
export type ConnectionState = z.infer<typeof connectionStateSchema>;

/** A connection that was never read. */
export function newConnection(
  account: Pick<ConnectionState, 'vendor' | 'account' | 'label' | 'base' | 'extra'>,
): ConnectionState {
  return {
    ...account,
    sweeping: false,
    done: 0,
    expected: null,
    changed: 0,
    records: 0,
    skipped: 0,
    tries: 0,
    nextAt: null,
    lastCompleteAt: null,
    sweptAt: null,
    acceptDeletions: false,
    webhookIds: [],
  };
}

export function readConnection(sql: Sql, id: string): ConnectionState | undefined {
  const row = sql.first<{state: string}>('select state from connection where id = ?', id);
  return row === undefined ? undefined : connectionStateSchema.parse(JSON.parse(row.state));
}

export function listConnections(sql: Sql): {id: string; state: ConnectionState}[] {
  return sql
    .all<{id: string; state: string}>('select id, state from connection order by id')
    .map(row => ({id: row.id, state: connectionStateSchema.parse(JSON.parse(row.state))}));
}

/** Stores the state, and shows it in the feed unless `quietly`: progress that nobody needs to see costs two rows. */
export function writeConnection(sql: Sql, id: string, state: ConnectionState, quietly = false): void {
  sql.run(
    'insert into connection (id, state) values (?, ?) on conflict do update set state = excluded.state where state <> excluded.state',
    id,
    JSON.stringify(state),
  );
  if (!quietly) putItem(sql, {kind: 'connection', id, doc: publicView(id, state)});
}

/** What every screen shows of a connection. */
export function publicView(id: string, state: ConnectionState): Connection {
  const {vendor, account, label, problem, detail, nextAt, lastCompleteAt, records, skipped, cursor, done, expected} = state;
  const {outgoing, roles} = state;
  const running = cursor !== undefined || lastCompleteAt === null;
  return {
    id,
    vendor,
    account,
    label,
    // A failed sweep comparison stops nothing: changes go on being read, and the creator is asked.
    state: problem !== undefined && problem !== 'sweep-too-small' ? 'waiting' : running ? 'syncing' : 'idle',
    ...(problem === undefined ? {} : {problem}),
    ...(detail === undefined ? {} : {detail}),
    nextAt,
    lastCompleteAt,
    ...(running ? {progress: {done, expected}} : {}),
    records,
    skipped,
    ...(outgoing === undefined ? {} : {outgoing}),
    ...(roles === undefined ? {} : {roles}),
  };
}
