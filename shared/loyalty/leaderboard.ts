import {channelOfPoints, onlyVendor} from '#shared/loyalty/channel-of-points';
import type {Points} from '#shared/loyalty/counted-points';
import {calendarOf} from '#shared/loyalty/periods';
import {programmeDays} from '#shared/loyalty/programme-days';
import {publicName} from '#shared/loyalty/public-name';
import {type Span, type SpanKind, spanAt} from '#shared/loyalty/spans';
import {DRAW} from '#shared/model/account';
import {compareText} from '#shared/model/compare';
import type {ProgrammePlan} from '#shared/model/programme';
import type {RecordKey} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';

export type RankPlan = Pick<ProgrammePlan, 'rules' | 'timeZone'>;
/** A supporter's document, or what rankings need of it. */
export type Rankable = Pick<Supporter, 'id' | 'points' | 'name' | 'unscored' | 'rankedAs'> & {
  /** Needed for a ranking of one channel, where the points do not say theirs. */
  readonly records?: readonly {readonly key: RecordKey}[];
};

/** Which points count. */
export type RankingOf = {
  /** Epoch milliseconds, [from, to); absent: from the first on, up to the last. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** The vendor part of record keys, `site`: only what was earned there counts, by rules of that channel and of any. */
  readonly channel?: string | undefined;
};

export type Ranked = {
  readonly id: string;
  /** Equal points share a rank: 1, 1, 3. */
  readonly rank: number;
  /** Somebody else has as many points. */
  readonly tied: boolean;
  readonly points: number;
  /** The day (since 2020-01-01) on which the person first had so many. */
  readonly reached: number;
  /** What others may read; undefined: the person has no name that may be shown. */
  readonly name: string | undefined;
};

/** The day, week or month that an instant lies in, or one that is `back` before it, in the programme's time zone. */
export function rankingSpan(kind: SpanKind, now: number, {plan, back = 0}: {plan: RankPlan; back?: number}): Span {
  return spanAt(now, kind, {calendar: calendarOf(plan.timeZone), back});
}

/**
 * Who has how many points (LOY-41, LOY-73, F24). Points of private signals count for nobody (T13); neither do the prizes of earlier
 * rankings. Whoever wants no score or no place in rankings has none; nobody is ranked without points.
 *
 * The tie rule: equal points share the rank, and the next rank is left out as often (1, 1, 3). Within a rank stands first who had
 * the points first, then the lower id. Points are kept by the days of the programme's calendar, so days decide, not minutes.
 */
export function leaderboard(people: Iterable<Rankable>, of: RankingOf, plan: RankPlan): Ranked[] {
  const entrant = entrantOf(of, plan);
  const found: Entrant[] = [];
  for (const person of people) {
    const one = entrant(person);
    if (one !== undefined) found.push(one);
  }
  return rankedOf(found);
}

/** What one person brings to a ranking. */
export type Entrant = Omit<Ranked, 'rank' | 'tied'>;

/** The first half of `leaderboard`, person by person, for whoever may not hold a window up; undefined: no place in it. */
export function entrantOf(of: RankingOf, plan: RankPlan): (person: Rankable) => Entrant | undefined {
  const isCounted = countedIn(of, plan);
  return ({id, points, name, unscored, rankedAs, records}) => {
    if (unscored !== undefined || rankedAs === 'hidden') return undefined;
    const only = of.channel === undefined ? undefined : onlyVendor(records);
    const sum = sumOf(points.filter(point => isCounted(point, only)));
    return sum.points > 0 ? {id, ...sum, name: publicName(name?.value, rankedAs)} : undefined;
  };
}

/** The second half: in their order, with their ranks. Sorts `found` itself. */
export function rankedOf(found: Entrant[]): Ranked[] {
  return [...withRanks(found.sort(inRank))];
}

/** Who stands first. */
export function inRank(left: Entrant, right: Entrant): number {
  return right.points - left.points || left.reached - right.reached || compareText(left.id, right.id);
}

/** People in the order of `inRank`, one by one with their ranks. */
export function* withRanks(sorted: readonly Entrant[]): Generator<Ranked> {
  let rank = 0;
  for (const [place, person] of sorted.entries()) {
    const isLikeBefore = sorted[place - 1]?.points === person.points;
    if (!isLikeBefore) rank = place + 1;
    yield {...person, rank, tied: isLikeBefore || sorted[place + 1]?.points === person.points};
  }
}

type Point = Points[number];

function countedIn({from, to, channel}: RankingOf, plan: RankPlan): (point: Point, only: string | undefined) => boolean {
  const {dayAt} = programmeDays(plan);
  const first = from === undefined ? Number.NEGATIVE_INFINITY : dayAt(from);
  const end = to === undefined ? Number.POSITIVE_INFINITY : dayAt(to - 1) + 1;
  const left = new Set([DRAW, ...plan.rules.flatMap(rule => (rule.signal === true ? rule.id : []))]);
  const channelOf = channelOfPoints(plan);
  return (point, only) => {
    const [day, rule] = point;
    if (day < first || day >= end || left.has(rule)) return false;
    return channel === undefined || channelOf(point, only) === channel;
  };
}

/** The sum, and the first day on which it was as much: points ascend by day. */
function sumOf(points: Points): {points: number; reached: number} {
  const total = points.reduce((sum, [, , amount]) => sum + amount, 0);
  let sum = 0;
  for (const [place, [day, , amount]] of points.entries()) {
    sum += amount;
    const isDayOver = points[place + 1]?.[0] !== day;
    if (isDayOver && sum >= total) return {points: total, reached: day};
  }
  return {points: total, reached: 0};
}
