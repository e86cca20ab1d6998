import type {Calendar} from '#shared/loyalty/periods';
import type {Rule} from '#shared/model/rule';

type Cap = NonNullable<Rule['caps']>[number];

/** Cuts an award to what is left, and takes that. */
export type TakeUpTo = (points: number, at: number) => number;

/**
 * What one rule may still give one person: of several caps the tightest counts. Points that a rule takes are never capped.
 * Awards come in the order of their time.
 */
export function capsOf(caps: readonly Cap[], calendar: Calendar): TakeUpTo {
  const given = caps.map(cap => ({cap, periods: [] as number[], sums: [] as number[]}));
  return (points, at) => {
    if (points <= 0) return points;
    let left = points;
    const places = given.map(({cap, periods, sums}) => {
      const period = calendar.periodAt(cap.per, at);
      // A clock that is put back over midnight returns to the day before: so the last one is not always the one.
      let place = periods.length - 1;
      while (place >= 0 && periods[place] !== period) place--;
      if (place < 0) place = periods.push(period) - 1;
      left = Math.min(left, cap.points - (sums[place] ?? 0));
      return place;
    });
    for (const [which, {sums}] of given.entries()) {
      const place = places[which] ?? 0;
      sums[place] = (sums[place] ?? 0) + left;
    }
    return left;
  };
}
