import type {Calendar} from '#shared/loyalty/periods';
import type {Activity} from '#shared/model/activity';
import type {Money} from '#shared/model/money';

/** How often a payment completes a run of months, and from when on that is true: the start of the last month it pays for. */
export type Tenure = {readonly times: number; readonly since: number};

/** No membership is paid for longer at once. */
const MOST_COVERED = 120;

/**
 * So many calendar months in a row, each with at least `least` (all payments of a month together, one currency); then counted
 * anew from the next month on (C17). A payment for several months is one for each of them, an equal share: whoever pays a year
 * has completed it when its last month begins. Payments come in the order of their time.
 */
export function tenureOf(months: number, least: Money | undefined, calendar: Calendar): (activity: Activity) => Tenure {
  const paid = new Map<number, number>();
  let last = Number.NEGATIVE_INFINITY;
  let run = 0;
  return ({at, amount, months: told = 1}) => {
    const covered = Math.min(told, MOST_COVERED);
    const share = shareOf(amount, least, covered);
    let [times, completedIn] = [0, 0];
    const first = calendar.periodAt('month', at);
    for (let month = first; share > 0 && month < first + covered; month++) {
      const before = paid.get(month) ?? 0;
      paid.set(month, before + share);
      const needed = least?.minorUnits ?? 0;
      const isPaid = before + share >= needed && (before === 0 || before < needed);
      if (!isPaid || month <= last) continue;
      run = month === last + 1 ? run + 1 : 1;
      last = month;
      if (run < months) continue;
      [run, times, completedIn] = [0, times + 1, month];
    }
    return {times, since: completedIn > first ? calendar.startOf('month', completedIn) : at};
  };
}

/** What a payment gives each of its months; 0: nothing that counts. Without a least amount any payment does, known or not. */
function shareOf(amount: Money | undefined, least: Money | undefined, covered: number): number {
  if (least === undefined) return amount === undefined || amount.minorUnits > 0 ? 1 : 0;
  return amount?.currency === least.currency ? amount.minorUnits / covered : 0;
}
