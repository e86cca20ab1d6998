import type {ProgrammePlan} from '#shared/model/programme';
import type {Reward} from '#shared/model/reward';
import type {Supporter} from '#shared/model/supporter';

/** Why a reward cannot be had now, the first reason that holds; the home decides, this is said before. */
export type NotNow = 'not-on-sale' | 'level' | 'each' | 'stock' | 'balance';

type Shop = {
  readonly supporter: Supporter;
  readonly plan: Pick<ProgrammePlan, 'levels'>;
  readonly taken: Readonly<Record<string, number>> | undefined;
  readonly now: number;
};

export function canRedeem(
  reward: Reward,
  {supporter: {account}, plan: {levels = []}, taken = {}, now}: Shop,
): NotNow | undefined {
  const {id, from, until, level, each, stock, cost} = reward;
  if ((from !== undefined && now < from) || (until !== undefined && now >= until)) return 'not-on-sale';
  const wanted = levels.findIndex(one => one.id === level);
  const held = levels.findIndex(one => one.id === account?.level?.id);
  if (level !== undefined && (wanted === -1 || held < wanted)) return 'level';
  const had = (account?.redemptions ?? []).filter(one => one.reward === id && one.state !== 'cancelled').length;
  if (each !== undefined && had >= each) return 'each';
  if (stock !== undefined && (taken[id] ?? 0) >= stock) return 'stock';
  return (account?.balance ?? 0) < cost ? 'balance' : undefined;
}
