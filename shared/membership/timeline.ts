import {type Stretch, stretches} from '#shared/membership/history';
import {isPaidMembership, reasonOf} from '#shared/membership/reason';
import {deriveStatus, type Status} from '#shared/membership/status';
import {highestTier} from '#shared/membership/tiers';
import {compareText} from '#shared/model/compare';
import type {EventKind} from '#shared/model/event-kind';
import type {PastFacts, RecordHistory} from '#shared/model/history';
import {majorUnits} from '#shared/model/major-units';
import type {RecordKey, Source} from '#shared/model/record';

export type MembershipEvent = {
  readonly kind: EventKind;
  /** The as-of of who said it, or the end of the paid period where the clock alone brought it. */
  readonly at: number;
  readonly record: RecordKey;
  /** Undefined: the clock alone. */
  readonly source: Source | undefined;
  /** The facts from then on, and those before. */
  readonly facts: PastFacts;
  readonly before: PastFacts;
};

type Step = Omit<MembershipEvent, 'kind'>;

/** Everything that happened to a person until `now`, oldest first. What was so when we first looked is no event. */
export function eventsOf(histories: readonly RecordHistory[], now: number): MembershipEvent[] {
  return histories
    .flatMap(history => recordEvents(history, now))
    .sort((left, right) => left.at - right.at || compareText(left.record, right.record) || compareText(left.kind, right.kind));
}

function recordEvents(history: RecordHistory, now: number): MembershipEvent[] {
  const found: MembershipEvent[] = [];
  let last: Stretch | undefined;
  let wasPaid = false;
  for (const stretch of stretches(history)) {
    if (stretch.from > now) break;
    if (last === undefined && history.late === true) found.push(...arrivals(history.key, stretch));
    if (last !== undefined) {
      const step = {at: stretch.from, record: history.key, source: stretch.row?.source, facts: stretch.facts, before: last.facts};
      found.push(...endsWithin(history.key, last, stretch.from), ...kindsOf(step, wasPaid).map(kind => ({kind, ...step})));
    }
    wasPaid ||= isPaidMembership(stretch.facts);
    last = stretch;
  }
  return last === undefined ? found : [...found, ...endsWithin(history.key, last, now + 1)];
}

/** Who was not there when the account was last read to the end has come since, on the vendor's own date where it gives one. */
function arrivals(record: RecordKey, {from, facts}: Stretch): MembershipEvent[] {
  const step = {record, source: undefined, facts, before: {gone: true}};
  const at = Math.min(facts.pledgeStartAt ?? from, from);
  return kindsOf({...step, at}, false).map(kind => ({kind, at, ...step}));
}

/** The end of a leaver's paid period, where it falls into a stretch: nobody says it, the date brings it (ARM-12). */
function endsWithin(record: RecordKey, {from, facts}: Stretch, until: number): MembershipEvent[] {
  const at = facts.accessUntil;
  if (at === undefined || at <= from || at >= until || !isLeaving(facts)) return [];
  const ended = stateOf(facts, at - 1) === 'active' && stateOf(facts, at) === 'cancelled';
  return ended ? [{kind: 'left', at, record, source: undefined, facts, before: facts}] : [];
}

function stateOf(facts: PastFacts, at: number): Status['state'] {
  if (facts.gone || !isPaidMembership(facts)) return 'none';
  return reasonOf('', facts, at)?.state ?? 'none';
}

function isLeaving(facts: PastFacts): boolean {
  return facts.vendorState === 'former' || facts.cancelledAt !== undefined;
}

function kindsOf({at, facts, before}: Step, wasPaid: boolean): EventKind[] {
  // The clock may have ended the access before this change: what was counts as it stood just now.
  const was = stateOf(before, at);
  const is = stateOf(facts, at);
  const kinds: EventKind[] = [];
  if (is !== was) kinds.push(...moveOf(was, is, wasPaid));
  else if (is !== 'none' && is !== 'cancelled' && isNewChain(before, facts)) kinds.push('rejoined');
  if (is === 'active' && was === 'active') {
    if (isLeaving(facts) && !isLeaving(before)) kinds.push('cancelled');
    const change = amountChange(before, facts);
    if (change !== 0) kinds.push(change > 0 ? 'upgraded' : 'downgraded');
  }
  if (facts.lostTiers !== undefined && before.lostTiers === undefined) kinds.push('tier-lost');
  if (facts.mailState === 'subscribed' && before.mailState !== 'subscribed') kinds.push('subscribed');
  if (before.mailState === 'subscribed' && facts.mailState !== 'subscribed') kinds.push('unsubscribed');
  return kinds;
}

function moveOf(was: Status['state'], is: Status['state'], wasPaid: boolean): EventKind[] {
  if (is === 'cancelled' || is === 'none') return was === 'none' || was === 'cancelled' ? [] : ['left'];
  const enters: EventKind[] = was === 'none' || was === 'cancelled' ? [wasPaid ? 'rejoined' : 'joined'] : [];
  if (is === 'active') return was === 'declined' ? ['recovered'] : enters;
  return [...enters, is];
}

/** A new pledge chain without a gap that we saw: left and came back between two readings (T5). */
function isNewChain(before: PastFacts, facts: PastFacts): boolean {
  const [was, is] = [before.pledgeStartAt, facts.pledgeStartAt];
  return was !== undefined && is !== undefined && is > was;
}

/** Whether a paid membership begins, or begins anew, between the facts before and after. */
export function comesIn(before: PastFacts, facts: PastFacts, at: number): boolean {
  const is = stateOf(facts, at);
  if (is === 'none' || is === 'cancelled') return false;
  const was = stateOf(before, at);
  return was === 'none' || was === 'cancelled' || isNewChain(before, facts);
}

/** More or less than before: by the month's pledge, else by the price of the highest tier (C6). 0: the same, or no telling. */
function amountChange(before: PastFacts, facts: PastFacts): number {
  const [was, is] = [monthly(before), monthly(facts)];
  return was === undefined || is === undefined || was.currency !== is.currency ? 0 : Math.sign(is.amount - was.amount);
}

function monthly({pledge, cadenceMonths, tiers}: PastFacts): {amount: number; currency: string} | undefined {
  const money = pledge ?? highestTier(tiers ?? [])?.price;
  if (money === undefined) return undefined;
  return {amount: majorUnits(money) / Math.max(1, cadenceMonths ?? 1), currency: money.currency};
}

/** A person's status as of a date; undefined before we knew them. Derived from the facts as they were, by that day's clock. */
export function statusAsOf(histories: readonly RecordHistory[], at: number): Status | undefined {
  const known = histories.flatMap(history => {
    const stretch = stretches(history).findLast(({from}) => from <= at);
    return stretch === undefined ? [] : {key: history.key, facts: stretch.facts};
  });
  if (known.length === 0) return undefined;
  const records = known
    .filter(({facts}) => !facts.gone)
    .map(({key, facts}) => ({key, rid: '', sources: [], identifiers: [], fields: facts}));
  return deriveStatus({records}, at);
}
