import {type Calendar, isTimeZone} from '#shared/loyalty/periods';
import type {ProgrammePlan} from '#shared/model/programme';

export type SpanKind = 'day' | 'week' | 'month';

/** A day, a week (from Monday) or a month of the programme's calendar: [start, end), epoch milliseconds. */
export type Span = {readonly start: number; readonly end: number};

/** @param index - as the calendar numbers them; those of neighbours differ by 1 */
export function spanOf(index: number, kind: SpanKind, calendar: Calendar): Span {
  return {start: calendar.startOf(kind, index), end: calendar.startOf(kind, index + 1)};
}

/** The one that an instant lies in, or one that is `back` before it. */
export function spanAt(at: number, kind: SpanKind, {calendar, back = 0}: {calendar: Calendar; back?: number}): Span {
  return spanOf(calendar.periodAt(kind, at) - back, kind, calendar);
}

/** Where the programme's days begin, as an IANA name that this machine knows. */
export function zoneOf({timeZone = 'UTC'}: Pick<ProgrammePlan, 'timeZone'>): string {
  return isTimeZone(timeZone) ? timeZone : 'UTC';
}
