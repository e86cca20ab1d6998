import type {ProgrammePlan} from '#shared/model/programme';

/**
 * Whether anything but the creator's own score may come of what is done on a channel (T13): no badge, for one, is made of a
 * private signal.
 */
export function rewardableBy({rules}: Pick<ProgrammePlan, 'rules'>): (channel: string, action: string) => boolean {
  const signals = rules.filter(({signal}) => signal === true);
  return (channel, action) =>
    !signals.some(rule => rule.action === action && (rule.channel === undefined || rule.channel === channel));
}
