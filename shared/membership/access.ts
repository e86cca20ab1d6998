import {deciding, reasonOf, type StatusReason} from '#shared/membership/reason';
import {hasLostTier} from '#shared/membership/tiers';
import type {RecordKey} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';

/** Whether a person has the access of a paid membership at some moment, and if not, the one reason to tell them. */
export type Access =
  | {readonly has: true}
  /** `has` undefined: the vendor does not say whether a refunded member keeps the access. */
  | {
      readonly has: false | undefined;
      readonly why: 'declined' | 'ended' | 'refunded' | 'fraud' | 'lost-tier' | 'free' | 'no-membership';
      /** The record that it is about; absent where no record tells of a membership. */
      readonly record?: RecordKey | undefined;
      readonly at?: number | undefined;
    };

const WHY = {
  'charge-declined': 'declined',
  'vendor-declined': 'declined',
  'access-ended': 'ended',
  'charge-refunded': 'refunded',
  'charge-fraud': 'fraud',
} as const satisfies Partial<Record<StatusReason['because'], string>>;

/** "Why no access", in one sentence's worth (ARM-10, ARM-18, ARM-21). Access anywhere is access. */
export function accessOf({records}: Pick<Supporter, 'records'>, now: number): Access {
  const all = records.flatMap(({key, fields}) => {
    const reason = reasonOf(key, fields, now);
    return reason === undefined ? [] : {reason, fields};
  });
  const open = all.filter(({reason}) => reason.because === 'vendor-active' || reason.because === 'paid-until');
  const lost = open.find(({fields}) => hasLostTier(fields));
  if (open.some(({fields}) => !hasLostTier(fields))) return {has: true};
  if (lost !== undefined) return {has: false, why: 'lost-tier', record: lost.reason.record};
  const closed = all.map(({reason}) => reason).filter(({because}) => because in WHY);
  const reason = deciding(closed);
  if (reason !== undefined) return closedBy(reason);
  const [free] = all;
  return free === undefined ? {has: false, why: 'no-membership'} : {has: false, why: 'free', record: free.reason.record};
}

function closedBy({because, record, at}: StatusReason): Access {
  const why = WHY[because as keyof typeof WHY];
  return {has: why === 'refunded' ? undefined : false, why, record, at};
}
