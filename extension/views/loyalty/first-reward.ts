import type {ProgrammePlan} from '#shared/model/programme';
import type {Rule} from '#shared/model/rule';
import {stateAt} from './rule-state';

/** More times than this and the first thing to get is felt to be out of reach: a year of monthly payments. */
export const MOST_TIMES = 12;

/**
 * How often somebody has to do what pays most until they get the first thing at all, a reward, a level or a badge: small ones that
 * come soon keep people going, one big prize does not (LOY-2, LOY-3). Undefined: there is nothing to get, or nothing pays.
 */
export function timesToFirst({rules, rewards = [], levels = [], badges = []}: ProgrammePlan, now: number): number | undefined {
  const paying = rules.filter(rule => !rule.signal && rule.points > 0 && stateAt(rule, now) === 'running');
  const most = Math.max(0, ...paying.map(pointsEach));
  const prices = [
    ...rewards.map(({cost}) => cost),
    ...levels.map(({from}) => from),
    ...badges.flatMap(badge => (badge.for.kind === 'points' ? badge.for.points : [])),
  ];
  const times = prices.filter(price => price > 0).map(price => (most === 0 ? undefined : Math.ceil(price / most)));
  const counted = badges.flatMap(badge => (badge.for.kind === 'count' ? badge.for.times : []));
  const all = [...times.flatMap(time => time ?? []), ...counted];
  return all.length === 0 ? undefined : Math.min(...all);
}

/** What a rule pays for one time: a third of it where every third counts, a twelfth where it takes twelve months. */
function pointsEach({points, count, tenure}: Rule): number {
  return points / (count?.every ?? 1) / (tenure?.months ?? 1);
}
