import {reasonOf} from '#shared/membership/reason';
import type {HeldRecord} from '#shared/model/supporter';

/** Whom a post is for: everyone on the web, every member, those who pay, or those who do not. */
export type Audience = 'public' | 'members' | 'paid' | 'free';

/**
 * The posts that a record's membership opens at `now`. Paid-only and free-only exclude one another (ARM-6, ARM-8); whoever lost
 * access to a paid membership is no free member by that, and sees what is public (ARM-18).
 */
export function audiencesOf({key, fields}: Pick<HeldRecord, 'key' | 'fields'>, now: number): readonly Audience[] {
  const reason = reasonOf(key, fields, now);
  if (reason?.state !== 'active') return ['public'];
  return ['public', 'members', reason.because === 'free-member' ? 'free' : 'paid'];
}
