import {DAY_MS} from '#shared/model/time';

/** A calendar day as a number: days since 1970-01-01, whatever the zone. */
export type Day = number;

const formats = new Map<string, Intl.DateTimeFormat>();
const OFFSET = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/;

/** What a zone's clocks are ahead of UTC at an instant, in milliseconds. @throws RangeError when the zone is unknown */
export function offsetAt(at: number, zone: string): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {timeZone: zone, timeZoneName: 'longOffset'});
    formats.set(zone, format);
  }
  const [, sign, hours, minutes, seconds = '0'] = OFFSET.exec(format.format(at)) ?? [];
  const ahead = ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -ahead : ahead;
}

/**
 * The instant at which a zone's clocks show a time (epoch milliseconds as if it were UTC). A time that they show twice is the
 * first of the two; one that they jump over is the end of the jump.
 */
export function instantOf(wall: number, zone: string): number {
  const before = offsetAt(wall - DAY_MS, zone);
  const after = offsetAt(wall + DAY_MS, zone);
  let [low, high] = [wall - Math.max(before, after), wall - Math.min(before, after)];
  if (offsetAt(low, zone) === wall - low) return low;
  if (offsetAt(high, zone) === wall - high) return high;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === after) high = middle;
    else low = middle;
  }
  return high;
}

/** The first instant of a day in a zone; not always midnight, which some zones jump over. */
export function startOfDay(day: Day, zone: string): number {
  return instantOf(day * DAY_MS, zone);
}

/** The day that a zone's calendars show at an instant. */
export function dayAt(at: number, zone: string): Day {
  return Math.floor((at + offsetAt(at, zone)) / DAY_MS);
}

/** The first day of a month; months are counted from January of year 0. */
export function monthStart(month: number): Day {
  return Date.UTC(2000, month - 24_000) / DAY_MS;
}

/** The month that a day lies in, counted from January of year 0. */
export function monthOfDay(day: Day): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The last such weekday up to a day, itself included. Monday is 0, Sunday 6. */
export function weekdayUpTo(day: Day, weekday: number): Day {
  return day - ((((day + 3 - weekday) % 7) + 7) % 7);
}
