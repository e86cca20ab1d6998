import * as z from 'zod/mini';
import type {Sql} from './sql';

/**
 * The one list of work. `sync` and `calibrate` come back by themselves; `outbox` (what is written to a connection), `reread` (one record),
 * `label-end` (a label that goes) and `webhooks` (register at the vendor) go when done; `due` waits for the next date that changes somebody; `retention` is daily; `erasures` tells
 * the directory who must not come back; `forget` takes out what only a connection knew that is gone; `track` tells of visitors of the creator's own site, and forgets them; `draw` names the most engaged of a week or month that is over.
 * `fields` writes points and level into fields of mail tools and CRMs once a day.
 */
export const jobKindSchema = z.enum([
  'sync',
  'outbox',
  'label-end',
  'reread',
  'webhooks',
  'calibrate',
  'due',
  'retention',
  'erasures',
  'forget',
  'track',
  'draw',
  'fields',
]);
export type JobKind = z.infer<typeof jobKindSchema>;

export type Job = {
  readonly kind: JobKind;
  /** What it is about: a connection, or `connection|record`. One job per (kind, key). */
  readonly key: string;
  /** Epoch milliseconds. */
  readonly due: number;
  /** JSON, read by the job's own handler. */
  readonly state: string;
};

type Row = {kind: string; key: string; due: number; state: string};

/** Adds a job, or moves it and replaces its state. */
export function putJob(sql: Sql, {kind, key, due, state}: Job): void {
  sql.run(
    `insert into job (kind, key, due, state) values (?, ?, ?, ?)
     on conflict do update set due = excluded.due, state = excluded.state where due <> excluded.due or state <> excluded.state`,
    kind,
    key,
    due,
    state,
  );
}

/**
 * Ends a run of a job: gone (`undefined`) or due again. A job that was moved or replaced while it ran stays as it was put:
 * the newer wish is not lost.
 */
export function settleJob(sql: Sql, ran: Job, next: Pick<Job, 'due' | 'state'> | undefined): void {
  const same = [ran.kind, ran.key, ran.due, ran.state] as const;
  if (next === undefined) sql.run('delete from job where kind = ? and key = ? and due = ? and state = ?', ...same);
  else {
    sql.run(
      'update job set due = ?5, state = ?6 where kind = ?1 and key = ?2 and due = ?3 and state = ?4',
      ...same,
      next.due,
      next.state,
    );
  }
}

/** Jobs that are due, oldest first; those that write to vendors, one a connection, are never behind a thousand others. */
export function dueJobs(sql: Sql, now: number): Job[] {
  const rows = sql.all<Row>(
    `select kind, key, due, state from job where due <= ? order by kind <> 'outbox', due, kind, key limit 100`,
    now,
  );
  return rows.map(row => ({...row, kind: jobKindSchema.parse(row.kind)}));
}

export function findJob(sql: Sql, kind: JobKind, key: string): Job | undefined {
  const row = sql.first<Row>('select kind, key, due, state from job where kind = ? and key = ?', kind, key);
  return row === undefined ? undefined : {...row, kind};
}

export function dropJobs(sql: Sql, kind: JobKind, keyStart: string): void {
  sql.run('delete from job where kind = ?1 and (key = ?2 or substr(key, 1, length(?2) + 1) = ?2 || ?3)', kind, keyStart, '|');
}

/** When the next job is due; undefined when there is none. */
export function nextDue(sql: Sql): number | undefined {
  return sql.first<{due: number | null}>('select min(due) as due from job')?.due ?? undefined;
}
