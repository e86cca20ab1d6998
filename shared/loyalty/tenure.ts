import type {Calendar} from '#shared/loyalty/periods';
import type {Activity} from '#shared/model/activity';
import type {Money} from '#shared/model/money';

/** How often a payment completes a run of months, and from when on that is true: the start of the last month it pays for. */
export type Tenure = {readonly times: number; readonly since: number};

/** What was paid by one person so far. */
export type Paid = {
  /** By month: the currency of the least amount that was asked for then, and the sum. */
  readonly byMonth: Map<number, {readonly currency: string | undefined; readonly sum: number}>;
  /** The last month that counted. */
  last: number;
  /** Months in a row up to it since the last that completed a run. */
  run: number;
};

export function nothingPaid(): Paid {
  return {byMonth: new Map(), last: Number.NEGATIVE_INFINITY, run: 0};
}

/** No membership is paid for longer at once. */
const MOST_COVERED = 120;

/**
 * So many calendar months in a row, each with at least `least` (all payments of a month together, one currency); then counted
 * anew from the next month on (C17). A payment for several months is one for each of them, an equal share: whoever pays a year
 * has completed it when its last month begins. Payments come in the order of their time.
 *
 * Only payments that the rule counts are seen, so none before its `from`. What versions before it counted goes on: a month that
 * counted for one is not asked again by the next, and a run that is as long as a smaller number asks for is completed by the next
 * month, once.
 */
export function tenureOf(
  months: number,
  least: Money | undefined,
  calendar: Calendar,
): (activity: Activity, paid: Paid) => Tenure {
  const [currency, needed] = [least?.currency, least?.minorUnits ?? 0];
  return ({at, amount, months: told = 1}, paid) => {
    const covered = Math.min(told, MOST_COVERED);
    const share = shareOf(amount, least, covered);
    let [times, completedIn] = [0, 0];
    const first = calendar.periodAt('month', at);
    for (let month = first; share > 0 && month < first + covered; month++) {
      const before = paid.byMonth.get(month);
      const sum = share + (before?.currency === currency ? (before?.sum ?? 0) : 0);
      paid.byMonth.set(month, {currency, sum});
      if (sum < needed || month <= paid.last) continue;
      paid.run = month === paid.last + 1 ? paid.run + 1 : 1;
      paid.last = month;
      if (paid.run < months) continue;
      [paid.run, times, completedIn] = [0, times + 1, month];
    }
    return {times, since: completedIn > first ? calendar.startOf('month', completedIn) : at};
  };
}

/** What a payment gives each of its months; 0: nothing that counts. Without a least amount any payment does, known or not. */
function shareOf(amount: Money | undefined, least: Money | undefined, covered: number): number {
  if (least === undefined) return amount === undefined || amount.minorUnits > 0 ? 1 : 0;
  return amount?.currency === least.currency ? amount.minorUnits / covered : 0;
}
