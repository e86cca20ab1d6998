import {deciding, type MembershipState, reasonOf, type StatusReason} from '#shared/membership/reason';
import {hasCustomPledge, hasLostTier} from '#shared/membership/tiers';
import type {Supporter} from '#shared/model/supporter';
import {DAY_MS, monthEnd, monthOf} from '#shared/model/time';

export type {MembershipState, StatusReason} from '#shared/membership/reason';
export type MembershipKind = 'paid' | 'free' | 'none';
export type StatusFlag =
  | 'new-this-month'
  | 'leaving'
  | 'trial'
  | 'gifted'
  | 'complimentary'
  | 'masked'
  | 'refunded-not-cancelled'
  | 'deleted-tier'
  | 'custom-pledge';

export type Status = {
  readonly kind: MembershipKind;
  readonly state: MembershipState;
  readonly flags: readonly StatusFlag[];
  /** One per record that has a membership, in the order of the supporter's records. */
  readonly reasons: readonly StatusReason[];
  /** The earliest instant after now at which kind, state or flags change by the clock alone. */
  readonly due: number | null;
};

type Records = Pick<Supporter, 'records'>;

const LONGEST_MONTH_MS = 31 * DAY_MS;

/**
 * Kind, state and flags of a supporter's memberships at `now`, with reasons. A leaver stays active until access ends (trap T1,
 * ARM-12, ARM-13). Pure: both homes derive it, nobody stores it.
 */
export function deriveStatus(supporter: Records, now: number): Status {
  const status = statusAt(supporter, now);
  return {...status, due: dueOf(supporter, status, now)};
}

function statusAt(supporter: Records, now: number): Omit<Status, 'due'> {
  const reasons: StatusReason[] = [];
  for (const {key, fields} of supporter.records) {
    const reason = reasonOf(key, fields, now);
    if (reason !== undefined) reasons.push(reason);
  }
  const paid = reasons.filter(({because}) => because !== 'free-member');
  const isPaid = paid.some(({state}) => state !== 'cancelled') || (paid.length > 0 && paid.length === reasons.length);
  const kind = isPaid ? 'paid' : reasons.length > 0 ? 'free' : 'none';
  const state = kind === 'free' ? 'active' : (deciding(paid)?.state ?? 'none');
  return {kind, state, flags: flagsOf(supporter, reasons, now), reasons};
}

function flagsOf(supporter: Records, reasons: readonly StatusReason[], now: number): StatusFlag[] {
  const {records} = supporter;
  const flags: StatusFlag[] = [];
  const joinedAt = firstJoin(supporter);
  if (joinedAt !== undefined && joinedAt <= now && isRecent(joinedAt, now) && monthOf(joinedAt) === monthOf(now))
    flags.push('new-this-month');
  if (reasons.some(reason => reason.because === 'paid-until')) flags.push('leaving');
  if (records.some(({fields}) => fields.trial)) flags.push('trial');
  if (records.some(({fields}) => fields.gifted)) flags.push('gifted');
  if (records.some(({fields}) => fields.complimentary)) flags.push('complimentary');
  if (records.length > 0 && records.every(({fields}) => fields.masked)) flags.push('masked');
  const fieldsOf = (reason: StatusReason) => records.find(({key}) => key === reason.record)?.fields ?? {};
  const goesOn = reasons.some(reason => reason.state === 'refunded' && isSubscribed(fieldsOf(reason)));
  if (goesOn) flags.push('refunded-not-cancelled');
  const paying = reasons.filter(({state, because}) => because !== 'free-member' && state !== 'cancelled').map(fieldsOf);
  if (paying.some(hasLostTier)) flags.push('deleted-tier');
  if (paying.some(hasCustomPledge)) flags.push('custom-pledge');
  return flags;
}

/** The next charge is still to come, whatever happened to the last one. */
function isSubscribed({vendorState, cancelledAt}: Supporter['records'][number]['fields']): boolean {
  return vendorState === 'active' && cancelledAt === undefined;
}

/** The first join that any vendor states; never the start of the latest pledge (trap T5). */
export function firstJoin(supporter: Records): number | undefined {
  let first: number | undefined;
  for (const {fields} of supporter.records) {
    const {joinedAt} = fields;
    if (joinedAt !== undefined && (first === undefined || joinedAt < first)) first = joinedAt;
  }
  return first;
}

/** The instants at which the clock could change something, tried in turn: a date that changes nothing is not due. */
function dueOf(supporter: Records, status: Omit<Status, 'due'>, now: number): number | null {
  const joinedAt = firstJoin(supporter);
  const dates = supporter.records.flatMap(({fields}) => fields.accessUntil ?? []);
  if (joinedAt !== undefined && isRecent(joinedAt, now)) dates.push(joinedAt, monthEnd(joinedAt));
  if (dates.length === 0) return null;
  const ahead = dates.filter(at => at > now).sort((left, right) => left - right);
  return ahead.find(at => differs(status, statusAt(supporter, at))) ?? null;
}

/** May lie in the month of now, or in one to come. Calendars are slow, and most people joined long ago. */
function isRecent(joinedAt: number, now: number): boolean {
  return joinedAt > now - LONGEST_MONTH_MS;
}

function differs(left: Omit<Status, 'due'>, right: Omit<Status, 'due'>): boolean {
  return left.kind !== right.kind || left.state !== right.state || left.flags.join() !== right.flags.join();
}
