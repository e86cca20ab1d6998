import {type Bits, eachOf} from '#shared/filter/bits';
import type {AnyColumns} from '#shared/filter/columns';

/** What people pay each month in one currency. */
export type MonthlySum = {
  readonly currency: string;
  /** In the currency's major unit. */
  readonly amount: number;
  readonly people: number;
};

/**
 * The monthly amounts of these people, currency by currency, the one that most pay in first. They are never added to each other:
 * nobody told us what one is worth in another. Of several amounts of a person in one currency the largest counts, as the column has
 * it.
 */
export function monthlySums(columns: AnyColumns, people: Bits): MonthlySum[] {
  const column = columns.column('monthly');
  if (column.kind !== 'money') return [];
  const sums = [...column.currencies].map(([currency, amounts]) => {
    let [amount, payers] = [0, 0];
    eachOf(people, ordinal => {
      const own = amounts.at(ordinal);
      if (!(own > 0)) return;
      amount += own;
      payers += 1;
    });
    // Sums of decimals: 0.1 + 0.2 is 0.3 here.
    return {currency, amount: Math.round(amount * 1000) / 1000, people: payers};
  });
  return sums
    .filter(({people: payers}) => payers > 0)
    .sort((left, right) => right.people - left.people || (left.currency < right.currency ? -1 : 1));
}
