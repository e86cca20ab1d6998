import * as z from 'zod/mini';
import {connectionProblemSchema} from '#shared/model/connection';
import type {Outgoing, WriteRefusal} from '#shared/model/outgoing';
import type {RecordKey} from '#shared/model/record';
import {tagId} from '#shared/model/tag-id';
import type {Home} from './home';
import {findJob, putJob} from './job-table';
import {countOut, startOut} from './outgoing';
import type {Sql} from './sql';

/** What is written to one record. */
export const writeSchema = z.discriminatedUnion('kind', [
  z.object({kind: z.literal('label'), name: z.string(), on: z.boolean()}),
  z.object({kind: z.literal('role'), name: z.string(), on: z.boolean()}),
  z.object({
    kind: z.literal('field'),
    name: z.string(),
    value: z.nullable(z.string()),
    /** What has to stand there for it to be written, null for nothing; absent: whatever does. */
    expected: z.optional(z.nullable(z.string())),
  }),
  z.object({kind: z.literal('invite')}),
]);
export type Write = z.infer<typeof writeSchema>;

/** The state of a connection's job: it walks through what waits in the order of the keys. */
export const outboxStateSchema = z.object({
  /** The key that was tried last; '' at the beginning. */
  after: z.string(),
  /** Answers in a row by which the vendor takes nothing at all; 0: it does. */
  tries: z.int(),
  /** What it said then. */
  problem: z.optional(connectionProblemSchema),
});
export type OutboxState = z.infer<typeof outboxStateSchema>;

/** The walk begins. */
export const FRESH: OutboxState = {after: '', tries: 0};

/** One write that waits. */
export type Waiting = {
  readonly connection: string;
  readonly key: string;
  readonly due: number;
  /** Failures in a row. */
  readonly tries: number;
  /** What the creator did, see `Outgoing`; '' where nobody asks. */
  readonly action: string;
  readonly record: RecordKey;
  readonly write: Write;
};

type Row = Omit<Waiting, 'write'> & {readonly doc: string; readonly refused: string | null};

/** What the creator wants written to some records of one connection. */
export type Wish = Pick<Outgoing, 'action' | 'connection'> & {
  readonly write: Write;
  readonly records: readonly RecordKey[];
};

/** One row per connection, record and thing: the creator's last word replaces an earlier one, a refused one too. */
export function writeKey(record: RecordKey, write: Write): string {
  return `${write.kind}|${record}|${write.kind === 'invite' ? '' : tagId(write.name)}`;
}

/** Puts writes on their way, in the transaction of the command that wants them. */
export function putWrites(home: Home, {action, connection, write, records}: Wish): void {
  const {sql, now} = home;
  const keyed = [...new Map(records.map(record => [writeKey(record, write), record]))];
  if (keyed.length === 0) return;
  dropWrites(home, {by: 'key', values: keyed.map(([key]) => key), connection});
  sql.batch(
    `insert into outbox (connection, key, due, tries, action, record, doc)
     select ?2, value ->> 0, ?3, 0, ?4, value ->> 1, ?5 from json_each(?1)`,
    keyed,
    connection,
    now(),
    action,
    JSON.stringify(write),
  );
  startOut(home, {action, connection, write: write.kind, name: write.kind === 'invite' ? '' : write.name.trim()}, keyed.length);
  wakeOutbox(home, connection);
}

type Dropped = {
  readonly by: 'key' | 'record' | 'action';
  readonly values: readonly string[];
  /** Absent: at every one. */
  readonly connection?: string;
};

/** Takes writes out of the way; each is one less that its action wants. */
export function dropWrites({sql, now}: Home, {by, values, connection}: Dropped): void {
  const gone = sql.batch<{action: string; connection: string; refused: string | null}>(
    `delete from outbox where ${by} in (select value from json_each(?1)) and (?2 is null or connection = ?2)
     returning action, connection, refused`,
    values,
    connection ?? null,
  );
  for (const {refused, ...of} of gone) {
    const isRefused = refused === null ? {} : {refused: [refused as WriteRefusal, -1] as const};
    countOut(sql, of, {wanted: -1, ...isRefused}, now());
  }
}

/** The next write that is due behind a key; undefined at the end of the walk. */
export function nextWrite(sql: Sql, connection: string, {after, now}: {after: string; now: number}): Waiting | undefined {
  const row = sql.first<Row>(
    'select * from outbox where connection = ? and key > ? and due <= ? and refused is null order by key limit 1',
    connection,
    after,
    now,
  );
  if (row === undefined) return undefined;
  const {doc, refused: _refused, ...rest} = row;
  return {...rest, write: writeSchema.parse(JSON.parse(doc))};
}

/** When the next write of a connection is due; undefined where none waits. */
export function nextWriteDue(sql: Sql, connection: string): number | undefined {
  const row = sql.first<{due: number | null}>(
    'select min(due) as due from outbox where connection = ? and refused is null',
    connection,
  );
  return row?.due ?? undefined;
}

/**
 * Ends a try: done or refused for good (`said`), given up but kept to be tried again (`kept`), or later. One that was replaced
 * while it ran stays as it was put: the newer wish is not lost.
 */
export type Ending =
  | {readonly kind: 'done'}
  | {readonly kind: 'dropped'; readonly reason: WriteRefusal}
  | {readonly kind: 'refused'; readonly reason: WriteRefusal}
  | {readonly kind: 'later'; readonly due: number};

/** @returns whether it still waited: undone or replaced meanwhile, it did not */
export function endWrite({sql, now}: Home, ran: Waiting, ending: Ending): boolean {
  const {connection, key, action} = ran;
  const same = 'where connection = ?1 and key = ?2 and action = ?3 and doc = ?4 returning key';
  const is = [connection, key, action, JSON.stringify(ran.write)] as const;
  if (ending.kind === 'later') {
    return sql.all(`update outbox set due = ?5, tries = tries + 1 ${same}`, ...is, ending.due).length > 0;
  }
  const [found] =
    ending.kind === 'refused'
      ? sql.all(`update outbox set refused = ?5, tries = tries + 1 ${same}`, ...is, ending.reason)
      : sql.all(`delete from outbox ${same}`, ...is);
  if (found === undefined) return false;
  const change = ending.kind === 'done' ? {done: 1} : {refused: [ending.reason, 1] as const};
  countOut(sql, {action, connection}, change, now());
  return true;
}

/** Gives up everything that waits at a connection. */
export function refuseWaiting({sql, now}: Home, connection: string, reason: WriteRefusal): void {
  const rows = sql.all<{action: string}>(
    'update outbox set refused = ?2 where connection = ?1 and refused is null returning action',
    connection,
    reason,
  );
  for (const action of new Set(rows.map(row => row.action))) {
    const count = rows.filter(row => row.action === action).length;
    countOut(sql, {action, connection}, {refused: [reason, count]}, now());
  }
}

/** Tries again what was given up of an action. */
export function retryWrites(home: Home, {action, connection}: Pick<Outgoing, 'action' | 'connection'>): number {
  const {sql, now} = home;
  const rows = sql.all<{reason: string}>(
    `select refused as reason from outbox where connection = ? and action = ? and refused is not null`,
    connection,
    action,
  );
  sql.run(
    'update outbox set refused = null, tries = 0, due = ?3 where connection = ?1 and action = ?2 and refused is not null',
    connection,
    action,
    now(),
  );
  for (const {reason} of rows) countOut(sql, {action, connection}, {refused: [reason as WriteRefusal, -1]}, now());
  if (rows.length > 0) putJob(sql, {kind: 'outbox', key: connection, due: now(), state: JSON.stringify(FRESH)});
  return rows.length;
}

/** Makes a connection's job due, unless the vendor asked for patience: then it waits for that. */
export function wakeOutbox({sql, now}: Home, connection: string): void {
  const job = findJob(sql, 'outbox', connection);
  if (job !== undefined && (job.due <= now() || outboxStateSchema.parse(JSON.parse(job.state)).tries > 0)) return;
  putJob(sql, {kind: 'outbox', key: connection, due: now(), state: JSON.stringify(FRESH)});
}

/** What a vendor says that takes nothing at the moment. */
export function troubleAt(sql: Sql, connection: string): OutboxState['problem'] {
  const job = findJob(sql, 'outbox', connection);
  return job === undefined ? undefined : outboxStateSchema.parse(JSON.parse(job.state)).problem;
}
