import type {Identifier} from '#shared/model/identifier';
import type {Reading} from '#shared/model/record';

/** Gathers a buyer's lines; each costs its own purchase alone, however many there were before. */
export type Buyer = {
  add(line: Reading): void;
  /** Every purchase, in the order of the file; each field as the latest purchase that has it says. */
  whole(): Reading;
};

/** @param first - sets key, source and as-of */
export function buyerOf(first: Reading): Buyer {
  const orders = new Map<string, NonNullable<Reading['orders']>[number]>();
  const activities = new Map<string, NonNullable<Reading['activities']>[number]>();
  let identifiers: readonly Identifier[] = [];
  let fields: Reading['fields'] = {};
  const saidAt = new Map<string, number>();
  let latest = Number.NEGATIVE_INFINITY;

  function add(line: Reading): void {
    const at = lastOf(line);
    const isLatest = at >= latest;
    latest = Math.max(latest, at);
    const news = Object.entries(line.fields).filter(([name]) => at >= (saidAt.get(name) ?? Number.NEGATIVE_INFINITY));
    for (const [name] of news) saidAt.set(name, at);
    fields = {...fields, ...Object.fromEntries(news)};
    identifiers = merged(isLatest ? [...line.identifiers, ...identifiers] : [...identifiers, ...line.identifiers]);
    for (const order of line.orders ?? []) orders.set(order.id, order);
    for (const activity of line.activities ?? []) activities.set(activity.key, activity);
  }

  add(first);
  return {
    add,
    whole: () => ({
      ...first,
      identifiers: [...identifiers],
      fields,
      ...(orders.size === 0 ? {} : {orders: [...orders.values()]}),
      ...(activities.size === 0 ? {} : {activities: [...activities.values()]}),
    }),
  };
}

function merged(identifiers: readonly Identifier[]): Identifier[] {
  return identifiers.filter(({value}, place) => identifiers.findIndex(other => other.value === value) === place);
}

function lastOf({orders = [], activities = []}: Reading): number {
  return [...orders, ...activities].reduce((last, {at}) => Math.max(last, at), 0);
}
