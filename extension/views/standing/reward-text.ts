import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Reward} from '#shared/model/reward';
import {formats} from '../language';

export const REWARD_KINDS = ['product', 'discount', 'shipping', 'download', 'badge', 'role', 'other'] as const;

/** "Discount code · from level Regular · one each · until 3 May". */
export function rewardLine(reward: Reward, plan: Pick<ProgrammePlan, 'levels' | 'badges'>, now: number): string {
  const {kind, level, each, from, until, gives} = reward;
  const {number, date} = formats();
  const named = kind === 'badge' ? plan.badges?.find(({id}) => id === gives)?.name : gives;
  const parts = [
    i18n.t(`standing.rewardKinds.${kind}`),
    named,
    level === undefined
      ? undefined
      : i18n.t('standing.rewards.fromLevel', [plan.levels?.find(({id}) => id === level)?.name ?? '…']),
    each === undefined ? undefined : i18n.t('standing.rewards.eachLine', each, [number(each)]),
    from === undefined || from <= now ? undefined : i18n.t('standing.rewards.fromDay', [date(from)]),
    until === undefined
      ? undefined
      : i18n.t(until <= now ? 'standing.rewards.ended' : 'standing.rewards.untilDay', [date(until - 1)]),
  ];
  return parts.filter(part => part !== undefined && part !== '').join(' · ');
}
