import {rewardableBy} from '#shared/loyalty/rewardable';
import type {Action} from '#shared/model/action';
import type {ProgrammePlan} from '#shared/model/programme';

/** Whether a channel's owner forbids to reward what is done there, or the creator's own rules keep it for the score alone (T13). */
export function isForbidden(channel: string | undefined, action: Action, plan: Pick<ProgrammePlan, 'rules'>): boolean {
  return channel !== undefined && !rewardableBy(plan)(channel, action);
}
