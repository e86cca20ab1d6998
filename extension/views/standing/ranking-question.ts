import {startOfDay} from '#shared/filter/calendar';
import type {RankingOf} from '#shared/loyalty/leaderboard';
import {rankingSpan} from '#shared/loyalty/leaderboard';
import {zoneOf} from '#shared/loyalty/spans';
import type {ProgrammePlan} from '#shared/model/programme';
import {DAY_MS} from '#shared/model/time';
import type {LoyaltyRoute} from '../loyalty/loyalty-route';

export const PERIODS = ['month', 'last-month', 'week', 'last-week', 'all', 'dates'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** What a ranking is of: `show=PERIOD` or `show=PERIOD.CHANNEL` in the address, `from=FIRST_LAST` the days of `dates`. */
export type RankingQuestion = {
  readonly period: PeriodName;
  readonly channel: string | undefined;
  /** `YYYY-MM-DD`, both days included. */
  readonly days: readonly [first: string, last: string] | undefined;
};

const DAY = /^\d{4}-\d\d-\d\d$/;

export function readQuestion({show = '', from = ''}: Pick<LoyaltyRoute, 'show' | 'from'>): RankingQuestion {
  const [name, channel] = show.split('.');
  const [first = '', last = ''] = from.split('_');
  const period = PERIODS.find(one => one === name) ?? 'month';
  const days = DAY.test(first) && DAY.test(last) ? ([first, last] as const) : undefined;
  return {period, channel: channel || undefined, days: period === 'dates' ? days : undefined};
}

export function printQuestion({period, channel, days}: RankingQuestion): {show: string | undefined; from: string | undefined} {
  const show = channel === undefined ? period : `${period}.${channel}`;
  return {show: show === 'month' ? undefined : show, from: days === undefined ? undefined : days.join('_')};
}

/** The instants that it is about; days that were typed are of the programme's calendar, by which points are kept. */
export function spanOfQuestion({period, channel, days}: RankingQuestion, plan: ProgrammePlan, now: number): RankingOf {
  const of = channel === undefined ? {} : {channel};
  if (period === 'all') return of;
  if (period === 'dates') {
    if (days === undefined) return of;
    const startOf = (day: string, after = 0) => startOfDay(Date.parse(day) / DAY_MS + after, zoneOf(plan));
    return {...of, from: startOf(days[0]), to: startOf(days[1], 1)};
  }
  const kind = period.endsWith('week') ? 'week' : 'month';
  const {start, end} = rankingSpan(kind, now, {plan, back: period.startsWith('last') ? 1 : 0});
  return {...of, from: start, to: end};
}
