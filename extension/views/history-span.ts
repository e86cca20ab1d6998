import type {Span} from '#shared/membership/roster';
import {addMonths, DAY_MS, monthEnd} from '#shared/model/time';

/** Spans that a creator asks about; `dates`: the ones typed. */
export const SPANS = ['this-week', 'this-month', 'last-month', 'last-12-months', 'dates'] as const;
export type SpanName = (typeof SPANS)[number];

/** Days as `YYYY-MM-DD`, both included; what is no date is left out. */
export type Days = {readonly from?: string | undefined; readonly until?: string | undefined};

/** The span that a name stands for at `now`, in whole days and calendar months of UTC, as the vendors' dates are. */
export function spanOf(name: SpanName, days: Days, now: number): Span {
  const today = dayStart(now);
  const month = Date.UTC(new Date(now).getUTCFullYear(), new Date(now).getUTCMonth());
  switch (name) {
    case 'this-week': {
      const monday = today - ((new Date(now).getUTCDay() + 6) % 7) * DAY_MS;
      return {from: monday, until: monday + 7 * DAY_MS};
    }
    case 'this-month':
      return {from: month, until: monthEnd(now)};
    case 'last-month':
      return {from: addMonths(month, -1), until: month};
    case 'last-12-months':
      return {from: addMonths(month, -11), until: monthEnd(now)};
    case 'dates': {
      const until = dayOfText(days.until) ?? today;
      return {from: dayOfText(days.from) ?? addMonths(until, -1), until: until + DAY_MS};
    }
  }
}

/** `YYYY-MM-DD` as its first instant; undefined for what is no day. */
export function dayOfText(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || textOfDay(at) !== text ? undefined : at;
}

export function textOfDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function dayStart(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}
