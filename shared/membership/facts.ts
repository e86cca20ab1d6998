import {sameData} from '#shared/model/compare';
import type {RecordFields} from '#shared/model/record';
import {dayOf} from '#shared/model/time';

/** The fields that a membership's state, tier, pledge and consent are derived from: what history keeps and sources are held to. */
export const FACTS = [
  'paid',
  'vendorState',
  'tiers',
  'lostTiers',
  'pledge',
  'cadenceMonths',
  'pledgeStartAt',
  'lastChargeAt',
  'lastChargeStatus',
  'cancelledAt',
  'accessUntil',
  'trial',
  'gifted',
  'complimentary',
  'mailState',
] as const satisfies readonly (keyof RecordFields)[];
export type Fact = (typeof FACTS)[number];
export type Facts = Pick<RecordFields, Fact>;

const DATES: readonly Fact[] = ['pledgeStartAt', 'lastChargeAt', 'cancelledAt', 'accessUntil'];

/**
 * Whether a fact only says how far a membership has run that goes on by itself: the date of a charge that did not fail, the end
 * of a paid period that nobody ends. Every payment moves them, and no state, event or cohort is derived from them.
 */
export function isMovedByPayment(fact: Fact, {vendorState, lastChargeStatus, cancelledAt}: Facts): boolean {
  if (fact === 'accessUntil') return vendorState !== 'former' && cancelledAt === undefined;
  const failed = vendorState === 'declined' || (lastChargeStatus !== undefined && lastChargeStatus !== 'paid');
  return fact === 'lastChargeAt' && !failed;
}

/** Whether two values of a fact mean the same: files print days and tiers' names where an API has instants and ids. */
export function sameFact(fact: Fact, left: Facts, right: Facts): boolean {
  const one = left[fact];
  const other = right[fact];
  if (one === undefined || other === undefined) return one === other;
  if (DATES.includes(fact)) return dayOf(Number(one)) === dayOf(Number(other));
  if (fact === 'tiers' || fact === 'lostTiers') return namesOf(left[fact]) === namesOf(right[fact]);
  return typeof one === 'object' ? sameData(one, other) : one === other;
}

function namesOf(tiers: RecordFields['tiers']): string {
  return JSON.stringify((tiers ?? []).map(({name}) => name.trim()).sort());
}
