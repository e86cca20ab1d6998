import {LAPSED, REDEEMED} from '#shared/model/account';
import {compareText} from '#shared/model/compare';
import type {Supporter} from '#shared/model/supporter';

type Net = {
  readonly rule: string;
  readonly at: number;
  readonly points: number;
  /** Where the document has to say it, see `Supporter.points`. */
  readonly vendor?: string | undefined;
};
type Point = Supporter['points'][number];

/**
 * Exact sums of what was earned and granted, by (day, rule, vendor), ascending; sums of 0 left out. Whoever spent points or let
 * them lapse is no less loyal.
 *
 * @param dayAt - the day since 2020-01-01 of an instant
 */
export function pointsByDay(net: Iterable<Net>, dayAt: (at: number) => number): Supporter['points'] {
  const sums = new Map<string, Point>();
  for (const {rule, at, points, vendor} of net) {
    if (rule === REDEEMED || rule === LAPSED) continue;
    const day = dayAt(at);
    const key = vendor === undefined ? `${day} ${rule}` : `${day} ${rule} ${vendor}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, vendor === undefined ? [day, rule, points] : [day, rule, points, vendor]);
    else sum[2] += points;
  }
  return [...sums.values()].filter(([, , points]) => points !== 0).sort(inOrder);
}

function inOrder([leftDay, leftRule, , leftVendor = '']: Point, [rightDay, rightRule, , rightVendor = '']: Point): number {
  return leftDay - rightDay || compareText(leftRule, rightRule) || compareText(leftVendor, rightVendor);
}
