import type {Amount} from '#shared/filter/catalogue';
import {amountOf, largest, NO_AMOUNTS, words} from '#shared/filter/fields/read';
import type {SupporterField} from '#shared/filter/fields/subject';
import type {Money} from '#shared/model/money';
import type {RecordFields} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';

function spent({orders}: Supporter): readonly Amount[] {
  return orders === undefined ? NO_AMOUNTS : orders.spent.map(amountOf);
}

/** Memberships and orders together, currency by currency. */
function total(supporter: Supporter): readonly Amount[] {
  const lifetime = largest(supporter.records, fields => fields.lifetime);
  if (supporter.orders === undefined) return lifetime;
  const sums = new Map<string, number>();
  for (const {amount, currency} of [...lifetime, ...spent(supporter)]) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  // Sums of decimals: 0.1 + 0.2 is 0.3 here.
  return [...sums].map(([currency, amount]) => ({amount: Math.round(amount * 1000) / 1000, currency}));
}

/** A pledge of a year is a twelfth of it each month. */
function monthly({pledge, cadenceMonths = 1}: RecordFields): Money | undefined {
  if (pledge === undefined || cadenceMonths <= 1) return pledge;
  return {...pledge, minorUnits: Math.round(pledge.minorUnits / cadenceMonths)};
}

/** Amounts, each in its currency. */
export const MONEY_FIELDS: readonly SupporterField[] = [
  {
    name: 'pledge',
    type: 'money',
    group: 'money',
    from: 'pledge',
    read: ({supporter}) => largest(supporter.records, ({pledge}) => pledge),
  },
  {name: 'monthly', type: 'money', group: 'money', from: 'pledge', read: ({supporter}) => largest(supporter.records, monthly)},
  {
    name: 'maximum',
    type: 'money',
    group: 'money',
    from: 'monthlyMaximum',
    read: ({supporter}) => largest(supporter.records, ({monthlyMaximum}) => monthlyMaximum),
  },
  {
    name: 'lifetime',
    type: 'money',
    group: 'money',
    from: 'lifetime',
    read: ({supporter}) => largest(supporter.records, ({lifetime}) => lifetime),
  },
  {name: 'spent', type: 'money', group: 'money', read: ({supporter}) => spent(supporter)},
  {name: 'total', type: 'money', group: 'money', read: ({supporter}) => total(supporter)},
  {
    name: 'currency',
    type: 'set',
    group: 'money',
    read: ({supporter}) => words(supporter.records, ({fields}) => (fields.pledge ?? fields.lifetime)?.currency),
  },
];
