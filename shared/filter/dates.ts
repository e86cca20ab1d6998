import {type Day, dayAt, instantOf, monthOfDay, monthStart, offsetAt, startOfDay, weekdayUpTo} from '#shared/filter/calendar';
import type {Test} from '#shared/filter/tree';
import {addMonths, DAY_MS} from '#shared/model/time';

/** `now` in epoch milliseconds, `zone` an IANA name: whose days and months count. */
export type Clock = {readonly now: number; readonly zone: string};

/** Half open, in epoch milliseconds: [from, until); infinite where there is no end. */
export type Span = {readonly from: number; readonly until: number};

/** `age`: a moment that long ago (`30d`), `ahead`: that far from now (`in-7d`); else a day or a period. */
type When = Span & {readonly of: 'age' | 'ahead' | 'period'};

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const UNITS = ['week', 'month', 'quarter', 'year'] as const;
const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
]);
const WHICH: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
]);

/** Every word that is a date by itself. */
export const DATE_WORDS: readonly string[] = [
  ...DAY_WORDS.keys(),
  ...[...WHICH.keys()].flatMap(which => UNITS.map(unit => `${which}-${unit}`)),
  ...WEEKDAYS.map(weekday => `since-${weekday}`),
];

/** Where a date in a filter lies. @returns undefined for what is no date, 31 February among it */
function when(value: string, {now, zone}: Clock): When | undefined {
  const distance = /^(in-)?(\d{1,5})([dwmy])$/.exec(value);
  if (distance !== null) {
    const [, ahead, amount, unit] = distance;
    const from = shifted(Number(amount) * (ahead === undefined ? -1 : 1), unit ?? '', {now, zone});
    return {from, until: from + 1, of: ahead === undefined ? 'age' : 'ahead'};
  }
  const since = /^since-(\w+day)$/.exec(value);
  const weekday = WEEKDAYS.indexOf(since?.[1] ?? '');
  if (weekday >= 0) return {from: startOfDay(weekdayUpTo(dayAt(now, zone), weekday), zone), until: now + 1, of: 'period'};
  const days = /^\d/.test(value) ? writtenDays(value) : namedDays(value, dayAt(now, zone));
  return days && {from: startOfDay(days[0], zone), until: startOfDay(days[1], zone), of: 'period'};
}

/** The same time of day so many calendar days, weeks, months or years away; a day that the month lacks becomes its last. */
function shifted(amount: number, unit: string, {now, zone}: Clock): number {
  const wall = now + offsetAt(now, zone);
  if (unit === 'd' || unit === 'w') return instantOf(wall + amount * (unit === 'd' ? 1 : 7) * DAY_MS, zone);
  return instantOf(addMonths(wall, amount * (unit === 'm' ? 1 : 12)), zone);
}

type Days = readonly [first: Day, after: Day];

/** `2026`, `2026-05`, `2026-05-31`. */
function writtenDays(value: string): Days | undefined {
  const [, year, month, day] = /^([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value) ?? [];
  if (year === undefined) return undefined;
  const start = Number(year) * 12 + Number(month ?? 1) - 1;
  if (Math.floor(start / 12) !== Number(year)) return undefined;
  if (day === undefined) return [monthStart(start), monthStart(start + (month === undefined ? 12 : 1))];
  const first = monthStart(start) + Number(day) - 1;
  return monthOfDay(first) === start ? [first, first + 1] : undefined;
}

/** `yesterday`, `this-week` (from Monday), `last-quarter`, `next-year`. */
function namedDays(value: string, today: Day): Days | undefined {
  const shift = DAY_WORDS.get(value);
  if (shift !== undefined) return [today + shift, today + shift + 1];
  const [word = '', unit = '', more] = value.split('-');
  const [which, length] = [WHICH.get(word), [1, 3, 12][UNITS.indexOf(unit as 'month') - 1]];
  if (which === undefined || more !== undefined) return undefined;
  if (unit === 'week') {
    const monday = weekdayUpTo(today, 0) + 7 * which;
    return [monday, monday + 7];
  }
  if (length === undefined) return undefined;
  const month = (Math.floor(monthOfDay(today) / length) + which) * length;
  return [monthStart(month), monthStart(month + length)];
}

/** Whether a filter can name this date. */
export function isDate(value: string): boolean {
  return when(value, {now: 0, zone: 'UTC'}) !== undefined;
}

/**
 * When a date must be to fit: in one of the spans. `<30d` is an age: after that moment and up to now; `<in-7d` is from the
 * start of today up to that moment. Days, weeks (from Monday), months and years are those of the zone's calendar.
 */
export function dateSpans(test: Exclude<Test, {op: 'any'}>, clock: Clock): Span[] {
  const at = (value: string): When => when(value, clock) ?? {from: Number.NaN, until: Number.NaN, of: 'period'};
  if ('values' in test) return test.values.map(value => dayOrPeriod(at(value), clock));
  if (test.op !== 'range') return [compared(test.op, at(test.value), clock)];
  const [from, to] = [at(test.from), at(test.to)];
  return [{from: Math.min(from.from, to.from), until: Math.max(from.until, to.until)}];
}

function dayOrPeriod({from, until, of}: When, {zone}: Clock): Span {
  if (of === 'period') return {from, until};
  const day = dayAt(from, zone);
  return {from: startOfDay(day, zone), until: startOfDay(day + 1, zone)};
}

/** More of an age is earlier; more of everything else is later. "Or equal" takes in the moment, the day or the period. */
function compared(op: '<' | '<=' | '>' | '>=', {from, until, of}: When, {now, zone}: Clock): Span {
  const orEqual = op.length === 2;
  const isLess = op.startsWith('<');
  if (of === 'age' && isLess) return {from: orEqual ? from : until, until: now + 1};
  if (of === 'age') return {from: Number.NEGATIVE_INFINITY, until: orEqual ? until : from};
  if (!isLess) return {from: orEqual ? from : until, until: Number.POSITIVE_INFINITY};
  const first = of === 'ahead' ? startOfDay(dayAt(now, zone), zone) : Number.NEGATIVE_INFINITY;
  return {from: first, until: orEqual ? until : from};
}
