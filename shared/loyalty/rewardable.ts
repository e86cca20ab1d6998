import {policyOf} from '#shared/loyalty/policy';
import type {Action} from '#shared/model/action';
import type {ProgrammePlan} from '#shared/model/programme';

/**
 * Whether anything but the creator's own score may come of what is done on a channel (T13): no badge, for one, is made of a
 * private signal. What a channel's owner asks about counts where a rule that gives points for it was accepted; what the creator has
 * as a private signal alone counts nowhere.
 */
export function rewardableBy({rules}: Pick<ProgrammePlan, 'rules'>): (channel: string, action: Action) => boolean {
  const known = new Map<string, boolean>();
  const isRewardable = (channel: string, action: Action): boolean => {
    const {rewardable} = policyOf(channel, action);
    if (rewardable === 'no') return false;
    const own = rules.filter(rule => rule.action === action && (rule.channel === undefined || rule.channel === channel));
    if (rewardable === 'ask') return own.some(({signal, accepted}) => signal !== true && accepted !== undefined);
    return own.length === 0 || own.some(({signal}) => signal !== true);
  };
  // Asked for each of a person's activities, and there are few kinds.
  return (channel, action) => {
    const id = `${channel} ${action}`;
    const held = known.get(id) ?? isRewardable(channel, action);
    known.set(id, held);
    return held;
  };
}
