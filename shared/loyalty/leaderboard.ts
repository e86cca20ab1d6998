import type {Points} from '#shared/loyalty/counted-points';
import {calendarOf} from '#shared/loyalty/periods';
import {publicName} from '#shared/loyalty/public-name';
import {type Span, type SpanKind, spanAt} from '#shared/loyalty/spans';
import {DRAW, GRANT} from '#shared/model/account';
import {compareText} from '#shared/model/compare';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import {DAY_MS, EPOCH_2020_MS} from '#shared/model/time';

export type RankPlan = Pick<ProgrammePlan, 'rules' | 'timeZone'>;
/** A supporter's document, or what rankings need of it. */
export type Rankable = Pick<Supporter, 'id' | 'points' | 'name' | 'unscored' | 'rankedAs'>;

/** Which points count. */
export type RankingOf = {
  /** Epoch milliseconds, [from, to); absent: from the first on, up to the last. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** The vendor part of record keys, `site`. Only points of rules that name it count. */
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
 * the points first, then the lower id. Points are kept by day, so days decide, not minutes; a day (UTC) belongs to the period in
 * whose calendar it stands.
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
  return ({id, points, name, unscored, rankedAs}) => {
    if (unscored !== undefined || rankedAs === 'hidden') return undefined;
    const sum = sumOf(points.filter(isCounted));
    return sum.points > 0 ? {id, ...sum, name: publicName(name?.value, rankedAs)} : undefined;
  };
}

/** The second half: in their order, with their ranks. Sorts `found` itself. */
export function rankedOf(found: Entrant[]): Ranked[] {
  found.sort((left, right) => right.points - left.points || left.reached - right.reached || compareText(left.id, right.id));
  let rank = 0;
  return found.map((person, place) => {
    const isLikeBefore = found[place - 1]?.points === person.points;
    if (!isLikeBefore) rank = place + 1;
    return {...person, rank, tied: isLikeBefore || found[place + 1]?.points === person.points};
  });
}

type Point = Points[number];

function countedIn({from, to, channel}: RankingOf, plan: RankPlan): (point: Point) => boolean {
  const dayOf = scoreDays(plan);
  const first = from === undefined ? Number.NEGATIVE_INFINITY : dayOf(from);
  const end = to === undefined ? Number.POSITIVE_INFINITY : dayOf(to - 1) + 1;
  const left = new Set([DRAW, ...plan.rules.flatMap(rule => (rule.signal === true ? rule.id : []))]);
  const channels = new Map(plan.rules.map(rule => [rule.id, rule.channel]));
  const isThere = (rule: string) => channelOf(rule, channels) === channel;
  return ([day, rule]) => day >= first && day < end && !left.has(rule) && (channel === undefined || isThere(rule));
}

/** Steps of a sequence are pages of the creator's site; points by hand are of no channel. */
function channelOf(rule: string, channels: ReadonlyMap<string, string | undefined>): string | undefined {
  if (rule === GRANT) return undefined;
  return rule.startsWith('#sequence/') ? 'site' : channels.get(rule);
}

/** The day since 2020-01-01 that the programme's calendar shows at an instant. */
function scoreDays({timeZone}: RankPlan): (at: number) => number {
  const calendar = calendarOf(timeZone);
  return at => calendar.periodAt('day', at) - EPOCH_2020_MS / DAY_MS;
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
