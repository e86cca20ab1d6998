import {stretches} from '#shared/membership/history';
import {isPaidMembership} from '#shared/membership/reason';
import {recoveryCohort} from '#shared/membership/recovery';
import {anniversaries, isActive, type Remembered, tenureOf} from '#shared/membership/roster';
import {highestTier} from '#shared/membership/tiers';
import {eventsOf, type MembershipEvent} from '#shared/membership/timeline';
import type {EventKind} from '#shared/model/event-kind';
import type {PastFacts, RecordHistory} from '#shared/model/history';
import type {
  AnniversaryRow,
  DeclinedRow,
  EventRow,
  MemberRow,
  PastMembership,
  PastPage,
  PastQuestion,
  PastRows,
} from '#shared/protocol/past';

/** A person with everything known over time, and when the creator wrote to them, newest first. */
export type PastPerson = Remembered & {readonly contacts: readonly number[]};

/** What a page says of its people, for whoever reads them block by block. */
export type Answering = {
  take(person: PastPerson): void;
  page(next: string | null): PastPage;
};

/** Answers a question person by person, so that no home has to hold more than one in memory. */
export function answering(question: PastQuestion, now: number): Answering {
  const {take, answer} = collector(question, now);
  const known = new Map<string, number>();
  let people = 0;
  return {
    take(person) {
      people += 1;
      for (const history of person.histories) noteKnown(known, history);
      take(person);
    },
    page: next => ({
      answer,
      people,
      known: [...known].sort().map(([account, since]) => ({account, since})),
      next,
    }),
  };
}

function collector(question: PastQuestion, now: number): {take(person: PastPerson): void; answer: PastRows} {
  switch (question.question) {
    case 'as-of': {
      const rows: MemberRow[] = [];
      return {take: person => rows.push(...memberAt(person, question.at)), answer: {question: 'as-of', rows}};
    }
    case 'who': {
      const rows: EventRow[] = [];
      return {take: person => rows.push(...eventsWithin(person, question, now)), answer: {question: 'who', rows}};
    }
    case 'recovery': {
      const rows: DeclinedRow[] = [];
      const take = (person: PastPerson) => {
        const contacts = new Map([[person.id, [...person.contacts].reverse()]]);
        rows.push(...recoveryCohort([person], {...question, now}, contacts).people.map(withoutBlanks));
      };
      return {take, answer: {question: 'recovery', rows}};
    }
    case 'anniversaries': {
      const rows: AnniversaryRow[] = [];
      return {take: person => rows.push(...anniversariesOf(person, question, now)), answer: {question: 'anniversaries', rows}};
    }
  }
}

/** All of an account is known since the latest first reading of its baseline. Who came later is news, not a gap. */
function noteKnown(known: Map<string, number>, {key, since, late, now, rows}: RecordHistory): void {
  const tells = isPaidMembership(now) || now.paid === false || rows.some(({from, to}) => isPaidMembership({...from, ...to}));
  if (late === true || !tells) return;
  const account = key.split('/').slice(0, 2).join('/');
  known.set(account, Math.max(since, known.get(account) ?? 0));
}

function memberAt({id, histories}: PastPerson, at: number): MemberRow[] {
  if (!isActive(histories, at)) return [];
  const facts = histories.flatMap(history => stretches(history).findLast(({from}) => from <= at)?.facts ?? []);
  const member = facts.find(one => one.gone !== true && isPaidMembership(one) && one.tiers !== undefined);
  return [{id, ...membershipOf(member ?? facts.find(isPaidMembership) ?? {})}];
}

/**
 * What happened within the span and before now. Who left, but goes on in another membership or is back before the span ends, has
 * not left.
 */
function eventsWithin({id, histories}: PastPerson, question: Extract<PastQuestion, {question: 'who'}>, now: number): EventRow[] {
  const {event: wanted, from, until} = question;
  const end = Math.min(until - 1, now);
  const events = eventsOf(histories, end).filter(
    ({kind, at}) => at >= from && at <= end && (wanted === undefined || kind === wanted),
  );
  const hasLeft = events.some(({kind}) => kind === 'left') && !isActive(histories, end);
  return events.filter(({kind}) => kind !== 'left' || hasLeft).map(event => eventRow(id, event));
}

const ENDS: readonly EventKind[] = ['left', 'refunded', 'fraud'];
const CHANGES: readonly EventKind[] = ['upgraded', 'downgraded', 'tier-lost'];

/** With the membership that it was about: as it was where it ended, as it became else, both where an amount changed. */
function eventRow(id: string, {kind, at, before, facts}: MembershipEvent): EventRow {
  const row: EventRow = {id, event: kind, at};
  if (CHANGES.includes(kind)) return {...row, before: membershipOf(before), after: membershipOf(facts)};
  return ENDS.includes(kind) ? {...row, before: membershipOf(before)} : {...row, after: membershipOf(facts)};
}

/** Where no vendor says when a membership began, our own first look is no anniversary. */
function anniversariesOf({id, histories}: PastPerson, span: {from: number; until: number}, now: number): AnniversaryRow[] {
  const tenure = tenureOf(histories, now);
  if (tenure === undefined || tenure.isAtLeast) return [];
  return anniversaries(tenure.since, span).map(({at, years}) => ({id, at, years, since: tenure.since}));
}

function membershipOf({tiers, lostTiers, pledge, cadenceMonths}: PastFacts): PastMembership {
  const tier = highestTier(tiers ?? [])?.name ?? highestTier(lostTiers ?? [])?.name;
  return withoutBlanks({tier, pledge, cadenceMonths});
}

/** JSON knows no undefined: the same answer has to be the same object in both homes. */
function withoutBlanks<T extends object>(row: T): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T;
}
