import {numberOf} from '../env';
import type {Home} from './home';

/** Of the free plan's 100,000 rows a day; the rest is kept for commands and webhooks. */
const DAILY_ROWS = 60_000;
const DAY_MS = 86_400_000;
const AFTER_MIDNIGHT_MS = 5 * 60_000;

// Rows that this object wrote and did not note down yet: `written` counts from the object's start.
const noted = new WeakMap<object, number>();

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function unnoted({sql}: Home): number {
  return sql.written - (noted.get(sql) ?? 0);
}

/** Rows written today, the ones not noted down included. */
export function writtenToday(home: Home): number {
  const row = home.sql.first<{written: number}>('select written from tally where day = ?', dayOf(home.now()));
  return (row?.written ?? 0) + unnoted(home);
}

/** Whether pulling must stop until tomorrow. */
export function isOverAllowance(home: Home): boolean {
  return writtenToday(home) >= numberOf(home.env.DAILY_ROWS, DAILY_ROWS);
}

/** Notes the count down; once per run of the alarm, not per commit, because it is a row itself. */
export function noteWritten(home: Home): void {
  const {sql, now} = home;
  const day = dayOf(now());
  const count = unnoted(home);
  if (count === 0) return;
  sql.run(
    'insert into tally (day, written) values (?, ?) on conflict do update set written = written + excluded.written',
    day,
    count,
  );
  sql.run('delete from tally where day < ?', day);
  noted.set(sql, sql.written);
}

/** 00:05 UTC of the next day. */
export function quotaEnds(now: number): number {
  return (Math.floor(now / DAY_MS) + 1) * DAY_MS + AFTER_MIDNIGHT_MS;
}
