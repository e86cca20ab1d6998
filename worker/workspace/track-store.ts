import * as z from 'zod/mini';
import {TRACKED_KINDS, type TrackedEvent} from '#shared/protocol/track';
import type {Sql} from './sql';

/** Events are kept this long, then go; of who is known it stays that they did something on that day. */
export const TRACKED_DAYS = 90;
const DAY_MS = 86_400_000;

/** Of one visitor and day; more than anybody does, and far less than a row may hold. */
export const MOST_A_DAY = 500;

const tupleSchema = z.tuple([z.string(), z.number(), z.enum(TRACKED_KINDS), z.nullable(z.string()), z.nullable(z.string())]);
const dayDocSchema = z.array(tupleSchema);

/** Who a visitor is: by a personal link, else by an address that they typed. */
export const visitorSchema = z.object({person: z.optional(z.string()), email: z.optional(z.string())});
export type Visitor = z.infer<typeof visitorSchema>;

/** Whole UTC days since 1970. */
export function dayNumber(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** What a visitor did on a day, in the order in which it came; undefined where there is no such row. */
export function readDay(sql: Sql, day: number, visitor: string): TrackedEvent[] | undefined {
  const row = sql.first<{doc: string}>('select doc from tracked where day = ? and visitor = ?', day, visitor);
  return row === undefined ? undefined : eventsOf(row.doc);
}

export type VisitorDay = {readonly day: number; readonly visitor: string; readonly events: readonly TrackedEvent[]};

/** Writes whole days of visitors: a row each. */
export function putDays(sql: Sql, days: readonly VisitorDay[]): void {
  sql.batch(
    `insert into tracked (day, visitor, doc) select value ->> 0, value ->> 1, value -> 2 from json_each(?) where true
     on conflict do update set doc = excluded.doc`,
    days.map(({day, visitor, events}) => [day, visitor, events.map(tupleOf)]),
  );
}

/** What a visitor did from a day to today. */
export function readDays(sql: Sql, visitor: string, {from, to}: {from: number; to: number}): TrackedEvent[] {
  const days = Array.from({length: to - from + 1}, (_, place) => from + place);
  const rows = sql.all<{doc: string}>(
    'select t.doc from json_each(?1) d join tracked t on t.day = d.value and t.visitor = ?2 order by t.day',
    JSON.stringify(days),
    visitor,
  );
  return rows.flatMap(({doc}) => eventsOf(doc));
}

/** Everybody of a day, with what they did. */
export function readToday(sql: Sql, day: number): {visitor: string; isKnown: boolean; events: TrackedEvent[]}[] {
  const rows = sql.all<{visitor: string; doc: string; known: number}>(
    `select visitor, doc, exists (select 1 from visitor v where v.id = tracked.visitor) as known from tracked where day = ?`,
    day,
  );
  return rows.map(({visitor, doc, known}) => ({visitor, isKnown: known === 1, events: eventsOf(doc)}));
}

/** Whether an id names somebody, now or before a merge. */
export function isPerson(sql: Sql, id: string): boolean {
  return sql.first('select 1 as one from supporter where id = ? and (doc is not null or heir is not null)', id) !== undefined;
}

export function readVisitor(sql: Sql, visitor: string): Visitor | undefined {
  const row = sql.first<{doc: string}>('select doc from visitor where id = ?', visitor);
  return row === undefined ? undefined : visitorSchema.parse(JSON.parse(row.doc));
}

export function putVisitor(sql: Sql, id: string, visitor: Visitor): void {
  sql.run(
    'insert into visitor (id, doc) values (?, ?) on conflict do update set doc = excluded.doc where doc <> excluded.doc',
    id,
    JSON.stringify(visitor),
  );
}

/** Forgets visitors with all they did up to a day. No index lists visitors, because each would cost a row: every day is looked up. */
export function dropVisitors(sql: Sql, visitors: readonly string[], today: number): void {
  if (visitors.length === 0) return;
  const days = Array.from({length: TRACKED_DAYS + 2}, (_, back) => today + 1 - back);
  sql.batch(
    'delete from tracked where (day, visitor) in (select d.value, v.value from json_each(?1) v, json_each(?2) d)',
    visitors,
    JSON.stringify(days),
  );
  sql.batch('delete from visitor where id in (select value from json_each(?))', visitors);
}

/** Drops days that are too old, and whoever did nothing since. */
export function purgeTracked(sql: Sql, today: number): void {
  sql.run('delete from tracked where day < ?', today - TRACKED_DAYS);
  sql.run('delete from visitor where id not in (select visitor from tracked)');
}

function eventsOf(doc: string): TrackedEvent[] {
  return dayDocSchema.parse(JSON.parse(doc)).map(([id, at, kind, what, value]) => ({
    id,
    at,
    kind,
    ...(what === null ? {} : {what}),
    ...(value === null ? {} : {value}),
  }));
}

function tupleOf({id, at, kind, what, value}: TrackedEvent): z.infer<typeof tupleSchema> {
  return [id, at, kind, what ?? null, value ?? null];
}
