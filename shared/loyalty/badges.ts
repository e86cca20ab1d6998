import {countedPoints, type Points} from '#shared/loyalty/counted-points';
import {firstReached, nextLevel} from '#shared/loyalty/levels';
import {calendarOf} from '#shared/loyalty/periods';
import {type ProgrammeDays, programmeDays} from '#shared/loyalty/programme-days';
import {rewardableBy} from '#shared/loyalty/rewardable';
import {type Streak, streakOf} from '#shared/loyalty/streaks';
import type {Account} from '#shared/model/account';
import type {Activity} from '#shared/model/activity';
import type {ProgrammePlan} from '#shared/model/programme';
import {vendorOf} from '#shared/model/record-key';
import type {Badge} from '#shared/model/reward';

export type BadgePlan = Pick<ProgrammePlan, 'rules' | 'badges' | 'levels' | 'levelPolicy' | 'timeZone' | 'sequences'>;

/** What else of a person badges are for. */
export type BadgeFacts = {
  readonly points: Points;
  readonly sequences: NonNullable<Account['sequences']>;
  /** Badges given by the creator's hand or by a reward, with the date. */
  readonly given: readonly {readonly id: string; readonly at: number}[];
};

export type Badges = {
  readonly badges: NonNullable<Account['badges']>;
  readonly progress: NonNullable<Account['progress']>;
  /** When this changes by the clock alone: a streak breaks. */
  readonly due: number | null;
};

type Earned = {readonly at?: number | undefined; readonly have: number; readonly of: number; readonly due?: number | null};

/**
 * The badges that a person has, with the date of each, and how far they are with the others (LOY-70, F23). A function of what was
 * done: a badge goes with the activities that it was for, and stays when a level is left or a streak breaks. Hidden ones say
 * nothing of themselves before they are there.
 */
export function badgesOf(activities: readonly Activity[], facts: BadgeFacts, on: {plan: BadgePlan; now: number}): Badges {
  const {plan, now} = on;
  const badges: {id: string; at: number}[] = [];
  const progress: {id: string; have: number; of: number}[] = [];
  const dues: number[] = [];
  if ((plan.badges ?? []).length === 0) return {badges, progress, due: null};
  // Of a private signal no badge is made (T13).
  const isRewardable = rewardableBy(plan);
  const known = activities.filter(({at, record, action}) => at <= now && isRewardable(vendorOf(record), action));
  for (const badge of plan.badges ?? []) {
    const earned = earnedOf(badge, {activities: known, facts, plan, now});
    const given = facts.given.flatMap(({id, at}) => (id === badge.id ? at : []));
    const dates = earned.at === undefined ? given : [...given, earned.at];
    if (dates.length > 0) badges.push({id: badge.id, at: Math.min(...dates)});
    else if (earned.have > 0) {
      if (badge.hidden !== true) progress.push({id: badge.id, have: earned.have, of: earned.of});
      if (typeof earned.due === 'number') dues.push(earned.due);
    }
  }
  return {badges, progress, due: dues.length === 0 ? null : Math.min(...dues)};
}

type Known = {
  readonly activities: readonly Activity[];
  readonly facts: BadgeFacts;
  readonly plan: BadgePlan;
  readonly now: number;
};

function earnedOf({for: what}: Badge, known: Known): Earned {
  const {facts, plan, now} = known;
  switch (what.kind) {
    case 'count': {
      const dates = ofAction(what, known).map(({at}) => at);
      dates.sort((left, right) => left - right);
      return {at: dates[what.times - 1], have: dates.length, of: what.times};
    }
    case 'streak': {
      const {per, length, amount} = what;
      const streak: Streak = streakOf(ofAction(what, known), {per, length, amount, calendar: calendarOf(plan.timeZone)}, now);
      return {at: streak.at, have: streak.running, of: length, due: streak.breaksAt};
    }
    case 'points':
      return pointsReached(countedPoints(facts.points, plan), what.points, {days: programmeDays(plan), now});
    case 'level': {
      const level = plan.levels?.find(({id}) => id === what.level);
      if (level === undefined) return {have: 0, of: 0};
      const at = firstReached(facts.points, plan, {level: level.id, now});
      return {at, have: at === undefined ? measureOf(facts.points, plan, now) : level.from, of: level.from};
    }
    case 'sequence': {
      const steps = plan.sequences?.find(({id}) => id === what.sequence)?.steps.length ?? 0;
      const {done = 0, at} = facts.sequences.find(({id}) => id === what.sequence) ?? {};
      return {at: steps > 0 && done >= steps ? at : undefined, have: done, of: steps};
    }
    case 'hand':
      return {have: 0, of: 0};
  }
}

function ofAction({channel, action}: {channel?: string | undefined; action: string}, {activities}: Known): Activity[] {
  return activities.filter(done => done.action === action && (channel === undefined || vendorOf(done.record) === channel));
}

/** The day on which the sum was full for the first time. */
function pointsReached(points: Points, wanted: number, {days, now}: {days: ProgrammeDays; now: number}): Earned {
  const today = days.dayAt(now);
  let sum = 0;
  let at: number | undefined;
  for (const [day, , amount] of byDay(points)) {
    if (day > today) break;
    sum += amount;
    if (at === undefined && sum >= wanted) at = days.startOf(day);
  }
  return {at, have: sum, of: wanted};
}

/** All of a day are one step: in what order a day's points came is not kept. */
function byDay(points: Points): Points {
  const sums = new Map<number, number>();
  for (const [day, , amount] of points) sums.set(day, (sums.get(day) ?? 0) + amount);
  return [...sums].sort(([left], [right]) => left - right).map(([day, sum]) => [day, '', sum]);
}

function measureOf(points: Points, plan: BadgePlan, now: number): number {
  const next = nextLevel(points, plan, now);
  return next === undefined ? 0 : next.level.from - next.missing;
}
