import type {Calendar} from '#shared/loyalty/periods';
import type {Period, Rule} from '#shared/model/rule';

type Cap = NonNullable<Rule['caps']>[number];

/** What was given to one person so far: sums by period, for each kind of period that any version of the rule asks about. */
export type Given = readonly {readonly periods: number[]; readonly sums: number[]}[];

/** Cuts an award to what is left, and takes that. */
export type TakeUpTo = (points: number, at: number, given: Given) => number;

/**
 * What one rule may still give one person: of several caps the tightest counts. Points that a rule takes are never capped.
 * Awards come in the order of their time.
 *
 * @param pers - the kinds of periods of `given`
 */
export function capsOf(caps: readonly Cap[], pers: readonly Period[], calendar: Calendar): TakeUpTo {
  const most = pers.map(per => Math.min(...caps.flatMap(cap => (cap.per === per ? cap.points : []))));
  return (points, at, given) => {
    if (points <= 0) return points;
    let left = points;
    const places = given.map(({periods, sums}, which) => {
      const period = calendar.periodAt(pers[which] ?? 'ever', at);
      // A clock that is put back over midnight returns to the day before: so the last one is not always the one.
      let place = periods.length - 1;
      while (place >= 0 && periods[place] !== period) place--;
      if (place < 0) place = periods.push(period) - 1;
      left = Math.min(left, (most[which] ?? left) - (sums[place] ?? 0));
      return place;
    });
    // A version before may have given more than this one allows.
    left = Math.max(0, left);
    for (const [which, {sums}] of given.entries()) {
      const place = places[which] ?? 0;
      sums[place] = (sums[place] ?? 0) + left;
    }
    return left;
  };
}
