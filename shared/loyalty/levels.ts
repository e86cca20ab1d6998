import {dayAt as calendarDay} from '#shared/filter/calendar';
import {countedPoints, type Points} from '#shared/loyalty/counted-points';
import {programmeDays} from '#shared/loyalty/programme-days';
import {zoneOf} from '#shared/loyalty/spans';
import type {Account} from '#shared/model/account';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Level, LevelPolicy} from '#shared/model/reward';
import {DAY_MS, EPOCH_2020_MS} from '#shared/model/time';

export type LevelPlan = Pick<ProgrammePlan, 'rules' | 'levels' | 'levelPolicy' | 'timeZone'>;
export type ReachedLevel = NonNullable<Account['level']>;

export const DEFAULT_LEVEL_POLICY: LevelPolicy = {by: 'lifetime', down: 'keep'};
const DEFAULT_WINDOW_DAYS = 365;
/** Where the creator does not say how long before people are told. */
export const DEFAULT_WARN_DAYS = 30;

/** What counts towards levels on a day, and the level (its place in the list, -1: none) that it leads to. */
type Step = {readonly day: number; readonly measure: number; readonly index: number};

/**
 * The level that a person has. It is a function of the points, the plan and the day alone: whoever computes it, however often,
 * finds the same (F22). Points count from the day on which they were earned; those of a window go at the start of the day that is
 * `windowDays` later.
 *
 * Downgrade policies, once the points no longer reach the level: `keep` never goes down; `balance` goes to what they reach at once;
 * `one-down` goes down by one level at once, and by the next one `windowDays` later at the earliest, unless they reach it again.
 *
 * @param points - awards and grants; what was redeemed or has lapsed never takes a level away
 * @returns undefined where no level is reached or none is planned. `since` and `until` are starts of days in the programme's
 *   calendar; `until`: when it changes if nothing more is earned, and `next` to which one
 */
export function levelOf(points: Points, plan: LevelPlan, now: number): ReachedLevel | undefined {
  const {dayAt, startOf} = programmeDays(plan);
  const {levels, held, since, change} = trace(points, plan, dayAt(now));
  const level = levels[held.index];
  if (level === undefined) return undefined;
  const base = {id: level.id, since: startOf(since)};
  return change === undefined
    ? {...base, next: null}
    : {...base, until: startOf(change.day), next: levels[change.index]?.id ?? null};
}

/** When the level changes by the clock alone; null: it does not. */
export function levelDue(points: Points, plan: LevelPlan, now: number): number | null {
  const {dayAt, startOf} = programmeDays(plan);
  const today = dayAt(now);
  const {levels, change} = trace(points, plan, today);
  const ahead = points.flatMap(([day]) => (day > today ? day : []));
  const dues = change === undefined ? ahead : [...ahead, change.day];
  return levels.length === 0 || dues.length === 0 ? null : startOf(Math.min(...dues));
}

/** The level after the present one and how many points are missing for it (LOY-81); undefined where there is none above. */
export function nextLevel(points: Points, plan: LevelPlan, now: number): {level: Level; missing: number} | undefined {
  // One person at a time, in a browser's background that has no room for a calendar with a memory.
  const today = calendarDay(now, zoneOf(plan)) - EPOCH_2020_MS / DAY_MS;
  const {levels, held} = trace(points, plan, today);
  const level = levels.find(({from}, index) => index > held.index && from > held.measure);
  return level === undefined ? undefined : {level, missing: level.from - held.measure};
}

/** When a level, or one above it, was first reached, even if it was left since; undefined: never until now. */
export function firstReached(points: Points, plan: LevelPlan, of: {level: string; now: number}): number | undefined {
  const levels = ascending(plan);
  const wanted = levels.findIndex(({id}) => id === of.level);
  if (wanted < 0) return undefined;
  const {dayAt, startOf} = programmeDays(plan);
  const today = dayAt(of.now);
  for (const {day, index} of walk(earnedUntil(points, plan, today), plan)) {
    if (day > today) return undefined;
    if (index >= wanted) return startOf(day);
  }
  return undefined;
}

/** Whether person and creator are to be told by now that the level is about to go; never with 0 `warnDays`. */
export function isWarned(level: ReachedLevel, policy: LevelPolicy | undefined, now: number): boolean {
  const {warnDays = DEFAULT_WARN_DAYS} = policy ?? {};
  return warnDays > 0 && level.until !== undefined && now >= level.until - warnDays * DAY_MS;
}

type Trace = {
  readonly levels: readonly Level[];
  /** As of today. */
  readonly held: Step;
  /** The day since when the level is held without a break. */
  readonly since: number;
  /** The first change after today. */
  readonly change: Step | undefined;
};

function trace(points: Points, plan: LevelPlan, today: number): Trace {
  const levels = ascending(plan);
  let held: Step = {day: today, measure: 0, index: -1};
  let since = today;
  if (levels.length === 0) return {levels, held, since, change: undefined};
  for (const step of walk(earnedUntil(points, plan, today), plan)) {
    if (step.day > today) {
      if (step.index !== held.index) return {levels, held, since, change: step};
      continue;
    }
    if (step.index !== held.index) since = step.day;
    held = step;
  }
  return {levels, held, since, change: undefined};
}

/** What was earned on each day, none after `today`: of tomorrow nothing is known. */
function earnedUntil(points: Points, plan: LevelPlan, today: number): Points {
  return countedPoints(points, plan).filter(([day]) => day <= today);
}

function ascending({levels = []}: LevelPlan): readonly Level[] {
  return [...levels].sort((left, right) => left.from - right.from);
}

/** The levels from the first points on, a step for each day on which something can change. */
function* walk(points: Points, plan: LevelPlan): Generator<Step> {
  const levels = ascending(plan);
  const {down, windowDays = DEFAULT_WINDOW_DAYS} = plan.levelPolicy ?? DEFAULT_LEVEL_POLICY;
  const deltas = deltasOf(points, plan.levelPolicy ?? DEFAULT_LEVEL_POLICY);
  let measure = 0;
  let index = -1;
  let notBefore = Number.NEGATIVE_INFINITY;
  let [day, at] = [deltas[0]?.day, 0];
  while (day !== undefined) {
    for (let delta = deltas[at]; delta?.day === day; delta = deltas[++at]) measure += delta.points;
    const reached = levels.findLastIndex(({from}) => measure >= from);
    if (reached > index) {
      [index, notBefore] = [reached, Number.NEGATIVE_INFINITY];
    } else if (reached < index && down === 'balance') {
      index = reached;
    } else if (reached < index && down === 'one-down' && day >= notBefore) {
      [index, notBefore] = [index - 1, day + windowDays];
    }
    yield {day, measure, index};
    const isGoingDown = down === 'one-down' && reached < index;
    const days: number[] = [...(deltas[at] === undefined ? [] : [deltas[at]?.day ?? 0]), ...(isGoingDown ? [notBefore] : [])];
    day = days.length === 0 ? undefined : Math.min(...days);
  }
}

/** What comes on each day, and what goes once it is out of the window. */
function deltasOf(points: Points, {by, windowDays = DEFAULT_WINDOW_DAYS}: LevelPolicy): {day: number; points: number}[] {
  const coming = points.map(([day, , amount]) => ({day, points: amount}));
  const going = by === 'window' ? points.map(([day, , amount]) => ({day: day + windowDays, points: -amount})) : [];
  return [...coming, ...going].sort((left, right) => left.day - right.day);
}
