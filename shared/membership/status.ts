import type {RecordFields, RecordKey} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import {monthOf} from '#shared/model/time';

export type MembershipKind = 'paid' | 'free' | 'none';
export type MembershipState = 'active' | 'cancelled' | 'declined' | 'refunded' | 'fraud' | 'none';
export type StatusFlag =
  | 'new-this-month'
  | 'leaving'
  | 'trial'
  | 'gifted'
  | 'complimentary'
  | 'masked'
  | 'refunded-not-cancelled';

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

export type Status = {
  readonly kind: MembershipKind;
  readonly state: MembershipState;
  readonly flags: readonly StatusFlag[];
  /** One per record that has a membership, in the order of the supporter's records. */
  readonly reasons: readonly StatusReason[];
  /** The earliest instant after now at which kind, state or flags change by the clock alone. */
  readonly due: number | null;
};

// What a person with several memberships is, overall: money at risk first, then access anywhere.
const PRECEDENCE: readonly MembershipState[] = ['declined', 'active', 'refunded', 'fraud', 'cancelled', 'none'];

/**
 * Kind, state and flags of a supporter's memberships at `now`, with reasons. A leaver stays active until access ends (trap T1,
 * ARM-12, ARM-13). Pure: both homes derive it, nobody stores it.
 */
export function deriveStatus(supporter: Pick<Supporter, 'records'>, now: number): Status {
  const members = supporter.records
    .map(record => ({
      fields: record.fields,
      reason: reasonOf(record.key, record.fields, now),
    }))
    .filter(member => member.reason !== undefined);
  const reasons = members.flatMap(member => member.reason ?? []);
  const paid = members.filter(({fields}) => isPaidMembership(fields)).flatMap(({reason}) => reason ?? []);
  const deciding = paid.length > 0 ? paid : reasons;
  const state = PRECEDENCE.find(candidate => deciding.some(reason => reason.state === candidate)) ?? 'none';
  const kind =
    paid.some(reason => reason.state !== 'cancelled') || (paid.length > 0 && paid.length === reasons.length)
      ? 'paid'
      : reasons.length > 0
        ? 'free'
        : 'none';
  return {
    kind,
    state: kind === 'free' && paid.length > 0 ? 'active' : state,
    flags: flagsOf(supporter, reasons, now),
    reasons,
    due: dueOf(supporter, now),
  };
}

function isPaidMembership(fields: RecordFields): boolean {
  return (
    fields.paid === true ||
    fields.vendorState === 'active' ||
    fields.vendorState === 'declined' ||
    fields.vendorState === 'former'
  );
}

function reasonOf(record: RecordKey, fields: RecordFields, now: number): StatusReason | undefined {
  const {lastChargeStatus, lastChargeAt, accessUntil, cancelledAt, vendorState} = fields;
  if (!isPaidMembership(fields)) {
    return fields.paid === false || vendorState === 'free' ? {record, state: 'active', because: 'free-member'} : undefined;
  }
  if (lastChargeStatus === 'fraud')
    return {
      record,
      state: 'fraud',
      because: 'charge-fraud',
      at: lastChargeAt,
    };
  if (lastChargeStatus === 'refunded')
    return {
      record,
      state: 'refunded',
      because: 'charge-refunded',
      at: lastChargeAt,
    };
  const leaving = vendorState === 'former' || cancelledAt !== undefined;
  if (leaving) {
    return accessUntil !== undefined && accessUntil > now
      ? {record, state: 'active', because: 'paid-until', at: accessUntil}
      : {
          record,
          state: 'cancelled',
          because: 'access-ended',
          at: accessUntil ?? cancelledAt,
        };
  }
  if (lastChargeStatus === 'declined')
    return {
      record,
      state: 'declined',
      because: 'charge-declined',
      at: lastChargeAt,
    };
  if (vendorState === 'declined')
    return {
      record,
      state: 'declined',
      because: 'vendor-declined',
      at: lastChargeAt,
    };
  return {record, state: 'active', because: 'vendor-active'};
}

function flagsOf(supporter: Pick<Supporter, 'records'>, reasons: readonly StatusReason[], now: number): StatusFlag[] {
  const fields = supporter.records.map(record => record.fields);
  const flags: StatusFlag[] = [];
  const joinedAt = firstJoin(supporter);
  if (joinedAt !== undefined && joinedAt <= now && monthOf(joinedAt) === monthOf(now)) flags.push('new-this-month');
  if (reasons.some(reason => reason.because === 'paid-until')) flags.push('leaving');
  if (fields.some(field => field.trial)) flags.push('trial');
  if (fields.some(field => field.gifted)) flags.push('gifted');
  if (fields.some(field => field.complimentary)) flags.push('complimentary');
  if (fields.length > 0 && fields.every(field => field.masked)) flags.push('masked');
  const refunded = reasons.filter(reason => reason.state === 'refunded').map(reason => reason.record);
  const goesOn = supporter.records.some(record => refunded.includes(record.key) && record.fields.vendorState === 'active');
  if (goesOn) flags.push('refunded-not-cancelled');
  return flags;
}

/** The first join that any vendor states; never the start of the latest pledge (trap T5). */
export function firstJoin(supporter: Pick<Supporter, 'records'>): number | undefined {
  const joins = supporter.records.flatMap(record => record.fields.joinedAt ?? []);
  return joins.length === 0 ? undefined : Math.min(...joins);
}

function dueOf(supporter: Pick<Supporter, 'records'>, now: number): number | null {
  const ends = supporter.records.flatMap(record => record.fields.accessUntil ?? []).filter(at => at > now);
  return ends.length === 0 ? null : Math.min(...ends);
}
