import type {Calendar} from '#shared/loyalty/periods';
import {type SpanKind, spanOf} from '#shared/loyalty/spans';
import type {Activity} from '#shared/model/activity';

export type StreakOf = {
  readonly per: SpanKind;
  /** How many days, weeks or months in a row. */
  readonly length: number;
  /** Paid at least this in each, all payments of it in this currency together (minor units). */
  readonly amount?: {readonly minorUnits: number; readonly currency: string} | undefined;
  readonly calendar: Calendar;
};

export type Streak = {
  /** When it was complete for the first time; undefined: not yet. */
  readonly at: number | undefined;
  /** How long the present one is: it goes on until a whole day, week or month has passed without. */
  readonly running: number;
  /** When the present one breaks if nothing happens; null: there is none. */
  readonly breaksAt: number | null;
};

/** Days, weeks or months in a row in each of which something was done (F23). The order of the activities does not matter. */
export function streakOf(activities: readonly Activity[], of: StreakOf, now: number): Streak {
  const {per, length, calendar} = of;
  const doneAt = spansDone(activities, of);
  const indices = [...doneAt.keys()].sort((left, right) => left - right);
  let [run, at]: [number, number | undefined] = [0, undefined];
  for (const [place, index] of indices.entries()) {
    run = indices[place - 1] === index - 1 ? run + 1 : 1;
    if (run === length && at === undefined) at = doneAt.get(index);
  }
  const last = indices.at(-1);
  if (last === undefined) return {at, running: 0, breaksAt: null};
  const breaksAt = spanOf(last + 1, per, calendar).end;
  return now < breaksAt ? {at, running: run, breaksAt} : {at, running: 0, breaksAt: null};
}

/** When each day, week or month was done: at its first activity, or at the payment that made its amount full. */
function spansDone(activities: readonly Activity[], {per, amount, calendar}: StreakOf): Map<number, number> {
  const doneAt = new Map<number, number>();
  const sums = new Map<number, number>();
  for (const activity of [...activities].sort((left, right) => left.at - right.at)) {
    if (amount !== undefined && activity.amount?.currency !== amount.currency) continue;
    const index = calendar.periodAt(per, activity.at);
    const sum = (sums.get(index) ?? 0) + (activity.amount?.minorUnits ?? 0);
    sums.set(index, sum);
    if (!doneAt.has(index) && (amount === undefined || sum >= amount.minorUnits)) doneAt.set(index, activity.at);
  }
  return doneAt;
}
