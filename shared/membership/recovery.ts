import {stretches} from '#shared/membership/history';
import type {Remembered, Span} from '#shared/membership/roster';
import {eventsOf, type MembershipEvent} from '#shared/membership/timeline';
import type {PastFacts} from '#shared/model/history';
import type {Money} from '#shared/model/money';
import {monthEnd} from '#shared/model/time';

/** Patreon tries a declined charge up to six times within the month (C12). */
export const MAX_RETRIES = 6;

/** One person whose charge was declined. */
export type Declined = {
  readonly id: string;
  /** When we first saw it declined: the vendor gives no date (C13). */
  readonly enteredAt: number;
  /** Of the month, UTC: declines are thick on the 1st to the 5th. */
  readonly day: number;
  /** Different attempts that were seen declined; at least one. */
  readonly attempts: number;
  /** First contacted after it, and before it was over. */
  readonly contactedAt?: number | undefined;
  /** `retrying`: the vendor still tries by itself, do not write yet. `open`: the retries are over. */
  readonly outcome: 'recovered' | 'lost' | 'retrying' | 'open';
  readonly endedAt?: number | undefined;
  /** The pledge that came back. */
  readonly recovered?: Money | undefined;
};

export type Cohort = {
  readonly people: readonly Declined[];
  readonly entered: number;
  readonly contacted: number;
  readonly recovered: number;
  readonly lost: number;
  /** One sum per currency, by its code. */
  readonly money: readonly Money[];
};

type Contacts = ReadonlyMap<string, readonly number[]>;

/**
 * Whose charge was declined within a span, and what became of it by `now` (C11, F14).
 *
 * @param contacts - when each person was written to, by id
 */
export function recoveryCohort(people: readonly Remembered[], span: Span & {readonly now: number}, contacts: Contacts): Cohort {
  const found = people.flatMap(person => declinesOf(person, span, contacts.get(person.id) ?? []));
  const sums = new Map<string, number>();
  for (const {recovered} of found) {
    if (recovered !== undefined) sums.set(recovered.currency, (sums.get(recovered.currency) ?? 0) + recovered.minorUnits);
  }
  return {
    people: found,
    entered: found.length,
    contacted: found.filter(({contactedAt}) => contactedAt !== undefined).length,
    recovered: found.filter(({outcome}) => outcome === 'recovered').length,
    lost: found.filter(({outcome}) => outcome === 'lost').length,
    money: [...sums].sort().map(([currency, minorUnits]) => ({currency, minorUnits})),
  };
}

const ENDS: readonly MembershipEvent['kind'][] = ['recovered', 'left', 'refunded', 'fraud'];

function declinesOf({id, histories}: Remembered, {from, until, now}: Span & {readonly now: number}, contacts: readonly number[]) {
  const events = eventsOf(histories, now);
  const entered = events.filter(({kind, at}) => kind === 'declined' && at >= from && at < until);
  return entered.map(({at, record}): Declined => {
    const end = events.find(event => event.record === record && event.at > at && ENDS.includes(event.kind));
    const endsAt = end?.at ?? now + 1;
    const history = histories.find(({key}) => key === record);
    const inside = history === undefined ? [] : stretches(history).filter(stretch => stretch.from >= at && stretch.from < endsAt);
    const attempts = attemptsIn(inside.map(({facts}) => facts));
    const contactedAt = contacts.find(contact => contact >= at && contact < endsAt);
    const isOver = attempts >= MAX_RETRIES || now >= monthEnd(at);
    return {
      id,
      enteredAt: at,
      day: new Date(at).getUTCDate(),
      attempts,
      contactedAt,
      outcome: end === undefined ? (isOver ? 'open' : 'retrying') : end.kind === 'recovered' ? 'recovered' : 'lost',
      endedAt: end?.at,
      recovered: end?.kind === 'recovered' ? end.facts.pledge : undefined,
    };
  });
}

function attemptsIn(facts: readonly PastFacts[]): number {
  return new Set(facts.map(({lastChargeAt}) => lastChargeAt)).size;
}
