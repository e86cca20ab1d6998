import {scoreOf, weightOf} from '#shared/loyalty/score';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';

/** What one more activity would do to a score today. */
export type Raise = {readonly rule: string; readonly by: number; readonly to: number};

const MOST = 4;

/**
 * What would raise a score (F25): one activity more of each rule that counts today, the most first. Rules that need several
 * activities, or none more, promise nothing.
 */
export function raisesOf({v, unscored}: Pick<Supporter, 'v' | 'unscored'>, programme: Programme, now: number): readonly Raise[] {
  if (unscored !== undefined) return [];
  const score = scoreOf(v, programme, now);
  const w = v === null ? 0 : weightOf(v, programme.halfLifeDays, now);
  return programme.rules
    .filter(({from, until, points, tenure, count, first, pendingDays}) => {
      const isLive = (from === undefined || now >= from) && (until === undefined || now < until);
      return isLive && points > 0 && tenure === undefined && count === undefined && first !== true && pendingDays === undefined;
    })
    .map(({id, points}) => {
      const to = Math.floor((100 * (w + points)) / (w + points + programme.w50) + 0.5);
      return {rule: id, by: to - score, to};
    })
    .filter(({by}) => by > 0)
    .sort((left, right) => right.by - left.by || (left.rule < right.rule ? -1 : 1))
    .slice(0, MOST);
}
