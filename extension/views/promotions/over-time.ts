import type {Entry} from '#shared/promotion/entries';
import type {Figure} from '../past-figures';

/** More bars than this are no picture any more. */
const MOST_BARS = 31;
const DAY_MS = 86_400_000;

export type Step = 'day' | 'week' | 'month';

/** Entries with a date by day, week or month of the creator's own calendar, whichever makes a picture; gaps included. */
export function overTime(entries: readonly Entry[]): {readonly step: Step; readonly figures: readonly Figure[]} {
  const dated = entries.filter(({undated}) => !undated);
  if (dated.length === 0) return {step: 'day', figures: []};
  const first = dated.reduce((least, {at}) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const last = dated.reduce((most, {at}) => Math.max(most, at), Number.NEGATIVE_INFINITY);
  const days = (last - first) / DAY_MS;
  const step: Step = days < MOST_BARS ? 'day' : days < MOST_BARS * 7 ? 'week' : 'month';
  const counts = new Map<string, number>();
  for (const {at} of dated) counts.set(stepOf(at, step), (counts.get(stepOf(at, step)) ?? 0) + 1);
  const figures: Figure[] = [];
  for (let at = startOf(first, step); at <= last; at = nextOf(at, step)) {
    const key = dayText(at);
    figures.push({key, at, count: counts.get(key) ?? 0});
  }
  return {step, figures};
}

/** The bar that an instant stands in: the first day of its day, week or month. */
export function stepOf(at: number, step: Step): string {
  return dayText(startOf(at, step));
}

/** Weeks begin on Monday. */
function startOf(at: number, step: Step): number {
  const day = new Date(at);
  const date = step === 'month' ? 1 : day.getDate() - (step === 'week' ? (day.getDay() + 6) % 7 : 0);
  return new Date(day.getFullYear(), day.getMonth(), date).getTime();
}

function nextOf(at: number, step: Step): number {
  const day = new Date(at);
  const [months, days] = step === 'month' ? [1, 0] : [0, step === 'week' ? 7 : 1];
  return new Date(day.getFullYear(), day.getMonth() + months, day.getDate() + days).getTime();
}

/** `2026-11-03` of the creator's own calendar. */
export function dayText(at: number): string {
  const day = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** `14:05:00` by the creator's own clock. */
export function clockText(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}
