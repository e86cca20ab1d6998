import {eventsOf, type MembershipEvent, statusAsOf} from '#shared/membership/timeline';
import type {RecordHistory} from '#shared/model/history';
import {addMonths} from '#shared/model/time';

/** A person with everything that is known over time. */
export type Remembered = {readonly id: string; readonly histories: readonly RecordHistory[]};

/** A stretch of time: from its first instant up to, and without, `until`. */
export type Span = {readonly from: number; readonly until: number};

/** Whether a paid membership gave access at an instant. */
export function isActive(histories: readonly RecordHistory[], at: number): boolean {
  const status = statusAsOf(histories, at);
  return status?.kind === 'paid' && status.state === 'active';
}

export type Tenure = {
  /** Whole months without a gap; a declined charge that recovers makes none. */
  readonly months: number;
  readonly since: number;
  /** It may be longer: no vendor says when the pledge began, and we only know it since then. */
  readonly isAtLeast: boolean;
};

/** For how many months in a row a person has been paying as of `now`; undefined for who does not. */
export function tenureOf(histories: readonly RecordHistory[], now: number): Tenure | undefined {
  const status = statusAsOf(histories, now);
  if (status?.kind !== 'paid' || status.state === 'cancelled') return undefined;
  const running = histories.filter(({now: facts}) => facts.gone !== true);
  const events = eventsOf(running, now);
  const starts = running.flatMap(history => startOf(history, events) ?? []);
  const first = starts.reduce<(typeof starts)[number] | undefined>(
    (best, start) => (best === undefined || start.since < best.since ? start : best),
    undefined,
  );
  return first === undefined ? undefined : {...first, months: monthsBetween(first.since, now)};
}

function startOf({key, since, now: facts}: RecordHistory, events: readonly MembershipEvent[]) {
  if (facts.paid !== true && facts.vendorState === undefined) return undefined;
  const own = events.filter(({record, kind}) => record === key && (kind === 'joined' || kind === 'rejoined' || kind === 'left'));
  const last = own.at(-1);
  if (last?.kind === 'left') return undefined;
  if (facts.pledgeStartAt !== undefined) return {since: facts.pledgeStartAt, isAtLeast: false};
  return {since: last?.at ?? since, isAtLeast: last === undefined};
}

function monthsBetween(from: number, until: number): number {
  let months = 0;
  while (addMonths(from, months + 1) <= until) months++;
  return months;
}

/** The anniversaries of a date within a span, with the number of years. 29 February is kept on the 28th in other years. */
export function anniversaries(start: number, {from, until}: Span): {at: number; years: number}[] {
  const found: {at: number; years: number}[] = [];
  const first = new Date(from).getUTCFullYear() - new Date(start).getUTCFullYear();
  for (let years = Math.max(1, first); addMonths(start, years * 12) < until; years++) {
    const at = addMonths(start, years * 12);
    if (at >= from) found.push({at, years});
  }
  return found;
}
