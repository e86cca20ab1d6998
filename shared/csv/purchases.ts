import type {Reading} from '#shared/model/record';

/** As many orders, or activities, as a reading may carry; more of one buyer are a script's. */
const MOST_OF_ONE = 2_000;

/** Both lines of a buyer as one reading: of the purchases each, of the buyer what the later purchase says. */
export function joinPurchases(known: Reading, next: Reading): Reading {
  const [older, newer] = lastOf(next) >= lastOf(known) ? [known, next] : [next, known];
  const identifiers = [...newer.identifiers, ...older.identifiers];
  const orders = newest([...(known.orders ?? []), ...(next.orders ?? [])], ({id}) => id);
  const activities = newest([...(known.activities ?? []), ...(next.activities ?? [])], ({key}) => key);
  return {
    ...newer,
    identifiers: identifiers.filter((each, place) => identifiers.findIndex(({value}) => value === each.value) === place),
    fields: {...older.fields, ...newer.fields},
    ...(orders.length === 0 ? {} : {orders}),
    ...(activities.length === 0 ? {} : {activities}),
  };
}

/** Each once, the later line's word. */
function newest<T>(all: readonly T[], idOf: (one: T) => string): T[] {
  return [...new Map(all.map(one => [idOf(one), one])).values()].slice(0, MOST_OF_ONE);
}

function lastOf({orders = [], activities = []}: Reading): number {
  return [...orders, ...activities].reduce((last, {at}) => Math.max(last, at), 0);
}
