import type {RecordFields, RecordKey} from '#shared/model/record';

export type MembershipState = 'active' | 'cancelled' | 'declined' | 'refunded' | 'fraud' | 'none';

/** Why a record has its state; the words for the creator come from the locale. */
export type StatusReason = {
  readonly record: RecordKey;
  readonly state: MembershipState;
  readonly because:
    | 'charge-fraud'
    | 'charge-refunded'
    | 'charge-declined'
    | 'vendor-declined'
    | 'access-ended'
    | 'paid-until'
    | 'vendor-active'
    | 'free-member';
  /** The date that the reason turns on, where there is one. */
  readonly at?: number | undefined;
};

// What a person with several memberships is, overall: money at risk first, then access anywhere.
const PRECEDENCE: readonly MembershipState[] = ['declined', 'active', 'refunded', 'fraud', 'cancelled', 'none'];

/** The reason that speaks for all: the first of those that come first in the precedence. */
export function deciding(reasons: readonly StatusReason[]): StatusReason | undefined {
  for (const state of PRECEDENCE) {
    const found = reasons.find(reason => reason.state === state);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a record tells of a paid membership, running or not. A word that we do not know is none (C45). */
export function isPaidMembership({paid, vendorState}: RecordFields): boolean {
  return paid === true || vendorState === 'active' || vendorState === 'declined' || vendorState === 'former';
}

/** A record's own state at `now`, with why; undefined where it tells of no membership. */
export function reasonOf(record: RecordKey, fields: RecordFields, now: number): StatusReason | undefined {
  const {lastChargeStatus, lastChargeAt, accessUntil, cancelledAt, vendorState} = fields;
  if (!isPaidMembership(fields)) {
    return fields.paid === false || vendorState === 'free' ? {record, state: 'active', because: 'free-member'} : undefined;
  }
  if (lastChargeStatus === 'fraud') return {record, state: 'fraud', because: 'charge-fraud', at: lastChargeAt};
  if (lastChargeStatus === 'refunded') return {record, state: 'refunded', because: 'charge-refunded', at: lastChargeAt};
  if (vendorState === 'former' || cancelledAt !== undefined) {
    return accessUntil !== undefined && accessUntil > now
      ? {record, state: 'active', because: 'paid-until', at: accessUntil}
      : {record, state: 'cancelled', because: 'access-ended', at: accessUntil ?? cancelledAt};
  }
  if (lastChargeStatus === 'declined') return {record, state: 'declined', because: 'charge-declined', at: lastChargeAt};
  if (vendorState === 'declined') return {record, state: 'declined', because: 'vendor-declined', at: lastChargeAt};
  return {record, state: 'active', because: 'vendor-active'};
}
