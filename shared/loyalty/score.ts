import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import {DAY_MS, dayOf, EPOCH_2020_MS} from '#shared/model/time';

/** Below this many active paying supporters a median says nothing: w50 is the fixed 100 points. */
export const MIN_CALIBRATION = 20;
export const FIXED_W50 = 100;

type Points = Supporter['points'];

/**
 * log2 of the sum of points decayed to day 0: v = log2(Σ_d S[d]·2^(d/H)), by log-sum-exp in ascending day order. It never
 * changes with time, so it is stored and can be sorted by.
 *
 * @param points - ascending by day
 * @returns null when the sum is not above 0
 */
export function decayedLog(points: Points, halfLifeDays: number): number | null {
  const top = points.reduce((most, [day]) => Math.max(most, day), Number.NEGATIVE_INFINITY) / halfLifeDays;
  let sum = 0;
  for (const [day, , amount] of points) sum += amount * 2 ** (day / halfLifeDays - top);
  return sum > 0 ? Math.log2(sum) + top : null;
}

/** Whole UTC days since 2020-01-01, the `today` of every formula. */
function today(now: number): number {
  return dayOf(now);
}

/** The decayed sum of points as of today: w = 2^(v − today/H). */
export function weightOf(v: number, halfLifeDays: number, now: number): number {
  return 2 ** (v - today(now) / halfLifeDays);
}

/** 0–100, how loyal now; 50 = as loyal as the median active paying supporter. */
export function scoreOf(v: number | null, programme: Programme, now: number): number {
  if (v === null) return 0;
  const w = weightOf(v, programme.halfLifeDays, now);
  if (w === Number.POSITIVE_INFINITY) return 100;
  return Math.floor((100 * w) / (w + programme.w50) + 0.5);
}

/** A person's score today; undefined where they want none. */
export function scoreOfPerson(person: Pick<Supporter, 'v' | 'unscored'>, programme: Programme, now: number): number | undefined {
  return person.unscored === undefined ? scoreOf(person.v, programme, now) : undefined;
}

/**
 * The least v that scores `score` or more today, so that a filter on the score is one comparison of a column:
 * score ≥ s ⇔ s ≤ 0, or s ≤ 100 and v ≥ the returned value.
 *
 * @returns −∞ for s ≤ 0 (everyone, null v included), +∞ for s > 100 (nobody)
 */
export function leastV(score: number, programme: Programme, now: number): number {
  if (score <= 0) return Number.NEGATIVE_INFINITY;
  if (score > 100) return Number.POSITIVE_INFINITY;
  return Math.log2((programme.w50 * (score - 0.5)) / (100.5 - score)) + today(now) / programme.halfLifeDays;
}

/** One line under a score: what a rule contributes to the number shown. */
export type ScoreLine = {readonly rule: string; readonly share: number};

/** The score by rule, in whole numbers that add up to it (largest remainder; ties by rule id). */
export function waterfall(supporter: Supporter, programme: Programme, now: number): ScoreLine[] {
  const score = scoreOf(supporter.v, programme, now);
  const {halfLifeDays, rules} = programme;
  const weights = new Map(rules.map(rule => [rule.id, 0]));
  for (const [day, rule, amount] of supporter.points) {
    weights.set(rule, (weights.get(rule) ?? 0) + amount * 2 ** ((day - today(now)) / halfLifeDays));
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (total <= 0 || score === 0) return [...weights.keys()].map(rule => ({rule, share: 0}));
  const exact = [...weights].map(([rule, weight]) => ({
    rule,
    part: (score * weight) / total,
  }));
  const floors = exact.map(({rule, part}) => ({
    rule,
    share: Math.floor(part),
    rest: part - Math.floor(part),
  }));
  let missing = score - floors.reduce((sum, line) => sum + line.share, 0);
  const byRest = [...floors].sort((left, right) => right.rest - left.rest || (left.rule < right.rule ? -1 : 1));
  for (const line of byRest) if (missing-- > 0) line.share += 1;
  return floors.map(({rule, share}) => ({rule, share}));
}

/**
 * w50: the median w of active paying supporters with w > 0.
 *
 * @param vs - their v, in any order
 */
export function calibrate(vs: readonly number[], halfLifeDays: number, now: number): Pick<Programme, 'w50' | 'calibratedOn'> {
  if (vs.length < MIN_CALIBRATION) return {w50: FIXED_W50, calibratedOn: vs.length};
  const sorted = [...vs].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? 0;
  const high = sorted[Math.floor(middle)] ?? low;
  const w50 = (weightOf(low, halfLifeDays, now) + weightOf(high, halfLifeDays, now)) / 2;
  return w50 > 0 && Number.isFinite(w50) ? {w50, calibratedOn: vs.length} : {w50: FIXED_W50, calibratedOn: 0};
}

/** The start of a score day, epoch milliseconds; for dates in explanations. */
export function dayStart(day: number): number {
  return EPOCH_2020_MS + day * DAY_MS;
}
