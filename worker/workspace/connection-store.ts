import * as z from 'zod/mini';
import {type Connection, connectionProblemSchema, type Progress} from '#shared/model/connection';
import {roleSchema} from '#shared/model/role';
import {putItem} from './feed';
import type {Sql} from './sql';

/** Everything a connection remembers, its key excepted (`vault`). */
export const connectionStateSchema = z.object({
  vendor: z.string(),
  account: z.string(),
  label: z.string(),
  base: z.string(),
  /** The address that the creator gave in place of the vendor's own. */
  url: z.optional(z.string()),
  /** The vendor can be asked for permission again: its app is in the vault. */
  canAuthorise: z.optional(z.boolean()),
  /** When the key stops to work; absent where it is renewed without the creator. */
  expiresAt: z.optional(z.number()),
  /** What `connect` learned and every call needs. No secret. */
  extra: z.optional(z.record(z.string(), z.string())),
  /** Where the running pass stands; absent = none is running. `page` counts within one instant, see `connectors/connector`. */
  cursor: z.optional(
    z.object({
      since: z.optional(z.number()),
      page: z.int(),
      place: z.optional(z.string()),
      /** Hash of the page before. */
      before: z.optional(z.number()),
      /** What the vendor counted when the pass began. */
      told: z.optional(z.int()),
      /** Rows of this pass that could not be read. */
      bad: z.optional(z.int()),
      /** The vendor's ids of those on the page before. */
      badIds: z.optional(z.array(z.string())),
    }),
  ),
  /** The running pass reads everything, to find who is gone. */
  sweeping: z.boolean(),
  /** Where the next pass of changes starts; absent before the first pass ends. */
  resumeFrom: z.optional(z.number()),
  /** Records read in the running pass, and what the vendor says there are. */
  done: z.int(),
  expected: z.nullable(z.int()),
  /** How far the pass was lately, for its rate, see `sync/count-pass`. */
  marks: z.optional(z.array(z.object({at: z.number(), done: z.int()}))),
  /** Hashes of what the running sweep saw lately, see `sweep-store`. */
  seen: z.optional(z.array(z.number())),
  /** New or changed records of the running pass. */
  changed: z.int(),
  records: z.int(),
  skipped: z.int(),
  /** Rows of the last whole pass and since that are kept as unreadable; absent: none. */
  badRows: z.optional(z.int()),
  /** How many the last whole pass read, and what the vendor counted; absent where it does not count. */
  counted: z.optional(z.object({read: z.int(), expected: z.int()})),
  /** Writes to the vendor that wait, and those of them whose last try failed. */
  outgoing: z.optional(z.object({waiting: z.int(), failed: z.int()})),
  /** Failures in a row. */
  tries: z.int(),
  /** How often the running pass began again because its place was lost. */
  restarts: z.optional(z.int()),
  /** Whole passes in a row that read fewer than the vendor counted. */
  shortSweeps: z.optional(z.int()),
  problem: z.optional(connectionProblemSchema),
  detail: z.optional(z.string()),
  nextAt: z.nullable(z.number()),
  lastCompleteAt: z.nullable(z.number()),
  sweptAt: z.nullable(z.number()),
  /** When everything is read again; absent: a day after `sweptAt`. */
  sweepAt: z.optional(z.number()),
  /** When everything was read anew last, see `deepEveryMs`; absent: not yet, or each whole pass does. */
  deepAt: z.optional(z.number()),
  /** Kinds of records that the vendor did not let us read in the last pass. */
  withheld: z.optional(z.array(z.string())),
  /** The creator said yes to a sweep that deletes many. */
  acceptDeletions: z.boolean(),
  webhookIds: z.array(z.string()),
  /** Set up by hand: since when, and the last news, to the hour. */
  webhook: z.optional(z.object({since: z.number(), lastAt: z.optional(z.number())})),
  /** Supporters can link their account: since when, and whether the vendor no longer takes the secret. */
  linking: z.optional(z.object({since: z.number(), refused: z.optional(z.boolean())})),
  roles: z.optional(z.array(roleSchema)),
});
export type ConnectionState = z.infer<typeof connectionStateSchema>;

/** A connection that was never read. */
export function newConnection(
  account: Pick<ConnectionState, 'vendor' | 'account' | 'label' | 'base' | 'url' | 'extra' | 'canAuthorise' | 'expiresAt'>,
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
  const {vendor, account, label, problem, nextAt, lastCompleteAt, records, skipped, cursor, counted} = state;
  const running = cursor !== undefined || lastCompleteAt === null;
  const view: Connection = {
    id,
    vendor,
    account,
    label,
    // A failed sweep comparison stops nothing: changes go on being read, and the creator is asked.
    state: problem !== undefined && problem !== 'sweep-too-small' ? 'waiting' : running ? 'syncing' : 'idle',
    nextAt,
    lastCompleteAt,
    records,
    skipped,
  };
  const {detail, badRows, outgoing, roles, canAuthorise, expiresAt, withheld, webhook, linking} = state;
  const more = {
    problem,
    detail,
    progress: running ? progressOf(state) : undefined,
    badRows,
    outgoing,
    withheld,
    roles,
    expected: counted?.expected,
    completeness: counted === undefined ? undefined : shareOf(counted),
    canAuthorise,
    expiresAt,
    webhook,
    linking,
  };
  return Object.assign(view, Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)));
}

function shareOf({read, expected}: {read: number; expected: number}): number {
  return expected === 0 ? 1 : Math.min(1, Math.round((read / expected) * 1_000) / 1_000);
}

const LEAST_MEASURED_MS = 5_000;

function progressOf({done, expected, marks = []}: ConnectionState): Progress {
  const known = {done, expected};
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined || last.at - first.at < LEAST_MEASURED_MS) return known;
  const rate = Math.round(((last.done - first.done) / (last.at - first.at)) * 60_000);
  if (rate <= 0) return known;
  const leftMs = expected === null ? undefined : Math.round((Math.max(0, expected - done) / rate) * 60_000);
  return {...known, rate, ...(leftMs === undefined ? {} : {leftMs})};
}
