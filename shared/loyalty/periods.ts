import {monthOfDay, monthStart, offsetAt, startOfDay} from '#shared/filter/calendar';
import type {Period} from '#shared/model/rule';
import {DAY_MS} from '#shared/model/time';

/** Clocks are changed on quarters of an hour. */
const SLOT_MS = 15 * 60_000;
/** Days and quarters of an hour remembered of one time zone: some fifty years of days. */
const MOST_KNOWN = 20_000;
/** 1970-01-01 was a Thursday. */
const MONDAY_BEFORE_1970 = 3;

/** Days, weeks (from Monday) and months by the clocks of one time zone. Periods are whole numbers that count up. */
export type Calendar = {
  /** The period that an instant lies in; `ever` is always 0. */
  readonly periodAt: (per: Period, at: number) => number;
  /** The instant at which a period begins; −∞ for `ever`. */
  readonly startOf: (per: Period, period: number) => number;
};

const known = new Map<string, Calendar>();

/** The same calendar for the same zone: it remembers what it asked, so that a million dates take a second and not a minute. */
export function calendarOf(timeZone = 'UTC'): Calendar {
  const held = known.get(timeZone);
  if (held !== undefined) return held;
  const calendar = calendarFor(isTimeZone(timeZone) ? timeZone : 'UTC');
  known.set(timeZone, calendar);
  return calendar;
}

/** Whether this machine knows the zone. One that it does not know counts as UTC, never as an error: points depend on it. */
export function isTimeZone(timeZone: string): boolean {
  try {
    offsetAt(0, timeZone);
    return true;
  } catch {
    return false;
  }
}

function calendarFor(zone: string): Calendar {
  const offset = zone === 'UTC' ? () => 0 : rememberedOffset(zone);
  const dayAt = (at: number) => Math.floor((at + offset(at)) / DAY_MS);
  const startOf = zone === 'UTC' ? (day: number) => day * DAY_MS : remembered(day => startOfDay(day, zone));
  const monthOf = remembered(monthOfDay);
  return {
    periodAt: (per, at) => {
      if (per === 'ever') return 0;
      const day = dayAt(at);
      if (per === 'month') return monthOf(day);
      return per === 'day' ? day : Math.floor((day + MONDAY_BEFORE_1970) / 7);
    },
    startOf: (per, period) => {
      if (per === 'ever') return Number.NEGATIVE_INFINITY;
      const days = {day: period, week: period * 7 - MONDAY_BEFORE_1970, month: per === 'month' ? monthStart(period) : 0};
      return startOf(days[per]);
    },
  };
}

/** What clocks are ahead of UTC: asked once for each day, and for each quarter of an hour of a day on which they are changed. */
function rememberedOffset(zone: string): (at: number) => number {
  const atSlot = remembered(slot => offsetAt(slot * SLOT_MS, zone));
  const onDay = remembered(day => {
    const [start, end] = [offsetAt(day * DAY_MS, zone), offsetAt((day + 1) * DAY_MS, zone)];
    return start === end ? start : Number.NaN;
  });
  return at => {
    const offset = onDay(Math.floor(at / DAY_MS));
    return Number.isNaN(offset) ? atSlot(Math.floor(at / SLOT_MS)) : offset;
  };
}

function remembered(ask: (number: number) => number): (number: number) => number {
  const answers = new Map<number, number>();
  return number => {
    const held = answers.get(number);
    if (held !== undefined) return held;
    if (answers.size >= MOST_KNOWN) answers.clear();
    const answer = ask(number);
    answers.set(number, answer);
    return answer;
  };
}
