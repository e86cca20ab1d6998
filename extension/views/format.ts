import type {Money} from '#shared/model/money';
import {DAY_MS} from '#shared/model/time';

/** Numbers, money, dates and durations as the interface's language writes them. */
export type Formats = {
  number(value: number): string;
  /** A share between 0 and 1. */
  percent(share: number): string;
  money(money: Money): string;
  /** An amount in the currency's major unit. */
  amount(amount: number, currency: string): string;
  /** `at` as a day: "5 Mar 2026". */
  date(at: number): string;
  /** A day of the calendar that vendors keep (UTC), the same wherever the creator is. */
  day(at: number): string;
  /** Its month: "Mar", and "March 2026". */
  month(at: number): string;
  wholeMonth(at: number): string;
  /** Day and month in the reader's own zone, for the foot of a bar. */
  shortDay(at: number): string;
  /** Month and year in two digits. */
  shortMonth(at: number): string;
  /** `at` to the second, for the hint on hover. */
  exact(at: number): string;
  /** The clock time when `at` is the day of `now`, else day and time. */
  clock(at: number, now: number): string;
  /** "2 min. ago", "in 3 days", "now". */
  relative(at: number, now: number): string;
  /** A length of time in its largest sensible unit: "40 sec", "3 min". */
  duration(ms: number): string;
  /** As part of a sentence: "a, b, and c". */
  list(words: readonly string[]): string;
  /** One after the other where there is no sentence: "a, b, c". */
  items(words: readonly string[]): string;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const STEPS: readonly {readonly unit: Intl.RelativeTimeFormatUnit; readonly ms: number; readonly below: number}[] = [
  {unit: 'minute', ms: MINUTE_MS, below: HOUR_MS},
  {unit: 'hour', ms: HOUR_MS, below: DAY_MS},
  {unit: 'day', ms: DAY_MS, below: 45 * DAY_MS},
  {unit: 'month', ms: 30.44 * DAY_MS, below: 365 * DAY_MS},
  {unit: 'year', ms: 365.25 * DAY_MS, below: Number.POSITIVE_INFINITY},
];

const made = new Map<string, Formats>();

/** @param language - a BCP 47 tag, usually the browser's interface language */
export function formatsFor(language: string): Formats {
  const known = made.get(language);
  if (known !== undefined) return known;
  const formats = makeFormats(language);
  made.set(language, formats);
  return formats;
}

function makeFormats(language: string): Formats {
  const number = once(() => new Intl.NumberFormat(language));
  const amounts = new Map<string, Intl.NumberFormat>();
  const percent = once(() => new Intl.NumberFormat(language, {style: 'percent'}));
  const day = once(() => new Intl.DateTimeFormat(language, {dateStyle: 'medium'}));
  const utcDay = once(() => new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeZone: 'UTC'}));
  const month = once(() => new Intl.DateTimeFormat(language, {month: 'short', timeZone: 'UTC'}));
  const shortDay = once(() => new Intl.DateTimeFormat(language, {day: 'numeric', month: 'short'}));
  const shortMonth = once(() => new Intl.DateTimeFormat(language, {month: 'short', year: '2-digit'}));
  const wholeMonth = once(() => new Intl.DateTimeFormat(language, {month: 'long', year: 'numeric', timeZone: 'UTC'}));
  const exact = once(() => new Intl.DateTimeFormat(language, {dateStyle: 'full', timeStyle: 'medium'}));
  const time = once(() => new Intl.DateTimeFormat(language, {timeStyle: 'short'}));
  const dayAndTime = once(() => new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeStyle: 'short'}));
  const relative = once(() => new Intl.RelativeTimeFormat(language, {numeric: 'auto', style: 'short'}));
  const list = once(() => new Intl.ListFormat(language, {type: 'conjunction'}));
  const items = once(() => new Intl.ListFormat(language, {type: 'unit', style: 'short'}));
  return {
    number: value => number().format(value),
    percent: share => percent().format(share),
    money: money => formatMoney(language, money),
    amount(amount, currency) {
      let format = amounts.get(currency);
      if (format === undefined) {
        format = new Intl.NumberFormat(language, {style: 'currency', currency, currencyDisplay: 'narrowSymbol'});
        amounts.set(currency, format);
      }
      return format.format(amount);
    },
    date: at => day().format(at),
    day: at => utcDay().format(at),
    month: at => month().format(at),
    shortDay: at => shortDay().format(at),
    shortMonth: at => shortMonth().format(at),
    wholeMonth: at => wholeMonth().format(at),
    exact: at => exact().format(at),
    clock: (at, now) => (day().format(at) === day().format(now) ? time : dayAndTime)().format(at),
    relative: (at, now) => formatRelative(relative(), at - now),
    duration: ms => formatDuration(language, ms),
    list: words => list().format(words),
    items: words => items().format(words),
  };
}

/** Made at its first use: each costs a window that has just opened milliseconds. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function formatMoney(language: string, {minorUnits, currency}: Money): string {
  const format = new Intl.NumberFormat(language, {style: 'currency', currency, currencyDisplay: 'narrowSymbol'});
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minorUnits / 10 ** digits);
}

function formatRelative(format: Intl.RelativeTimeFormat, ms: number): string {
  const length = Math.abs(ms);
  if (length < MINUTE_MS) return format.format(0, 'second');
  const step = STEPS.find(({below}) => length < below);
  return step === undefined ? '' : format.format(Math.trunc(ms / step.ms), step.unit);
}

function formatDuration(language: string, ms: number): string {
  const [value, unit] = ms < MINUTE_MS ? [Math.max(1, Math.ceil(ms / 1000)), 'second'] : [Math.ceil(ms / MINUTE_MS), 'minute'];
  return new Intl.NumberFormat(language, {style: 'unit', unit, unitDisplay: 'short'}).format(value);
}
