import {policyOf} from '#shared/loyalty/policy';
import {rewardableBy} from '#shared/loyalty/rewardable';
import type {Action} from '#shared/model/action';
import type {ProgrammePlan} from '#shared/model/programme';

/** Whether a channel's owner forbids to reward what is done there, or the creator's own rules keep it for the score alone (T13). */
export function isForbidden(channel: string | undefined, action: Action, plan: Pick<ProgrammePlan, 'rules'>): boolean {
  // Forbidden everywhere: nobody could ever get it.
  if (channel === undefined) return policyOf(undefined, action).rewardable === 'no';
  return !rewardableBy(plan)(channel, action);
}
