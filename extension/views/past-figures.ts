import type {Span} from '#shared/membership/roster';
import type {Money} from '#shared/model/money';
import {addMonths, monthOf} from '#shared/model/time';
import type {DeclinedRow, EventRow} from '#shared/protocol/past';

/** One bar of a picture: `key` names it in the address. */
export type Figure = {readonly key: string; readonly at: number; readonly count: number};

/** What can have become of declined payments; `entered` is all of them. */
export const OUTCOMES = ['entered', 'contacted', 'recovered', 'lost', 'retrying', 'open'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How many rows fall into each calendar month of the span, months without any included. */
export function byMonth(rows: readonly Pick<EventRow, 'at'>[], {from, until}: Span): Figure[] {
  const counts = new Map<string, number>();
  for (const {at} of rows) counts.set(monthOf(at), (counts.get(monthOf(at)) ?? 0) + 1);
  const first = Date.UTC(new Date(from).getUTCFullYear(), new Date(from).getUTCMonth());
  const months: Figure[] = [];
  for (let at = first; at < until; at = addMonths(at, 1))
    months.push({key: monthOf(at), at, count: counts.get(monthOf(at)) ?? 0});
  return months;
}

/** How many payments were first seen declined on each day of the month, 1 to 31 (C12). */
export function byDay(rows: readonly DeclinedRow[]): Figure[] {
  return Array.from({length: 31}, (_, index) => {
    const day = index + 1;
    return {key: String(day), at: day, count: rows.filter(row => row.day === day).length};
  });
}

export function hasOutcome({outcome, contactedAt}: DeclinedRow, wanted: Outcome): boolean {
  if (wanted === 'entered') return true;
  return wanted === 'contacted' ? contactedAt !== undefined : outcome === wanted;
}

/** What came back, one sum per currency. */
export function moneyBack(rows: readonly DeclinedRow[]): Money[] {
  const sums = new Map<string, number>();
  for (const {recovered} of rows) {
    if (recovered !== undefined) sums.set(recovered.currency, (sums.get(recovered.currency) ?? 0) + recovered.minorUnits);
  }
  return [...sums].sort().map(([currency, minorUnits]) => ({currency, minorUnits}));
}

/** People, each once, however often something happened to them. */
export function peopleIn(rows: readonly {readonly id: string}[]): number {
  return new Set(rows.map(({id}) => id)).size;
}
