import type {Span} from '#shared/membership/roster';
import type {EventKind} from '#shared/model/event-kind';
import {DAY_MS} from '#shared/model/time';

export const PERIOD_DAYS = 30;

/** What is compared, in the order of the table. */
export const COMPARED = ['joined', 'rejoined', 'left', 'declined'] as const satisfies readonly EventKind[];
export type Compared = (typeof COMPARED)[number];

/** The last thirty days, today included, and the thirty before: whole days of UTC, as the history counts them. */
export function twoPeriods(now: number): {readonly last: Span; readonly before: Span} {
  const until = (Math.floor(now / DAY_MS) + 1) * DAY_MS;
  const from = until - PERIOD_DAYS * DAY_MS;
  return {last: {from, until}, before: {from: from - PERIOD_DAYS * DAY_MS, until: from}};
}

/** To how many people each of these happened, each person once. */
export function peopleByEvent(rows: readonly {readonly id: string; readonly event: EventKind}[]): Record<Compared, number> {
  const count = (event: Compared) => new Set(rows.flatMap(row => (row.event === event ? row.id : []))).size;
  return {joined: count('joined'), rejoined: count('rejoined'), left: count('left'), declined: count('declined')};
}

/** Whether all of a period is known. @param since - the first day as of which everything is known; undefined: nothing is */
export function isWhole({from}: Span, since: number | undefined): boolean {
  return since !== undefined && since <= from;
}
