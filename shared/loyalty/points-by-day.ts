import {LAPSED, REDEEMED} from '#shared/model/account';
import {compareText} from '#shared/model/compare';
import type {Supporter} from '#shared/model/supporter';
import {dayOf} from '#shared/model/time';

/**
 * Exact sums of what was earned and granted, by (day, rule), ascending; sums of 0 left out. Whoever spent points or let them lapse
 * is no less loyal.
 */
export function pointsByDay(
  net: Iterable<{readonly rule: string; readonly at: number; readonly points: number}>,
): Supporter['points'] {
  const sums = new Map<string, [number, string, number]>();
  for (const {rule, at, points} of net) {
    if (rule === REDEEMED || rule === LAPSED) continue;
    const day = dayOf(at);
    const key = `${day} ${rule}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, [day, rule, points]);
    else sum[2] += points;
  }
  return [...sums.values()]
    .filter(([, , points]) => points !== 0)
    .sort(([leftDay, leftRule], [rightDay, rightRule]) => leftDay - rightDay || compareText(leftRule, rightRule));
}
