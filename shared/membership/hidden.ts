import {reasonOf} from '#shared/membership/reason';
import type {HeldRecord} from '#shared/model/supporter';

/** Why a vendor hides a member's name or e-mail (ARM-23 to ARM-27). */
export type HiddenReason = 'blocked-by-you' | 'removed-for-terms' | 'asked-for-deletion' | 'no-longer-member' | 'blocked-you';

const REASONS: readonly HiddenReason[] = [
  'no-longer-member',
  'blocked-by-you',
  'removed-for-terms',
  'asked-for-deletion',
  'blocked-you',
];

/** What may lie behind a hidden name. Several can hold at once; no vendor says which. */
export type Hidden = {
  /** What the record itself shows: only that the membership is over. */
  readonly certain: readonly HiddenReason[];
  readonly possible: readonly HiddenReason[];
};

/**
 * The reasons for which a record may be masked; undefined where nothing is hidden. Never guesses: only the end of a membership
 * shows in the data, all others stay possible beside it (ARM-22).
 */
export function hiddenOf({key, fields}: Pick<HeldRecord, 'key' | 'fields'>, now: number): Hidden | undefined {
  if (fields.masked !== true) return undefined;
  const state = reasonOf(key, fields, now)?.state;
  const certain: HiddenReason[] = state === 'cancelled' ? ['no-longer-member'] : [];
  const excluded: HiddenReason[] = state === undefined ? [] : ['no-longer-member'];
  return {certain, possible: REASONS.filter(reason => !certain.includes(reason) && !excluded.includes(reason))};
}
