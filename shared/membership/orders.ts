import {compareText} from '#shared/model/compare';
import type {Money} from '#shared/model/money';
import type {Order} from '#shared/model/order';
import {type Pile, pileUp} from '#shared/model/pile-up';
import type {Purchase} from '#shared/model/purchase';
import type {Reading, StoredOrder, StoredRecord} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';

/** Orders kept of one record, the newest. */
export const MOST_ORDERS = 5_000;
/** Orders that a person's document carries. */
const MOST_SHOWN = 200;

/**
 * The record with the orders of a reading: the freshest word on each id counts, whoever said it, and what the reading does not
 * name stays, as a file may cover one month only. A source that no longer has the buyer takes its own orders back.
 *
 * @returns the same object where nothing changes
 */
export function readOrders(record: StoredRecord, {source, asOf, orders = [], deleted}: Reading): StoredRecord {
  const known = record.orders ?? [];
  if (orders.length === 0 && !deleted) return record;
  const kept = pileUp(known, {told: orders, source, asOf, deleted}, PILE);
  if (kept === known) return record;
  const {orders: _, ...rest} = record;
  return kept.length === 0 ? rest : {...rest, orders: [...kept]};
}

const PILE: Pile<Purchase> = {idOf: ({id}) => id, most: MOST_ORDERS};

function factsOf({source: _, asOf: __, ...order}: StoredOrder): Omit<StoredOrder, 'source' | 'asOf'> {
  return order;
}

function newestFirst(left: Pick<Order, 'at' | 'id'>, right: Pick<Order, 'at' | 'id'>): number {
  return right.at - left.at || compareText(left.id, right.id);
}

/** What the records of a person bought, as their document says it; undefined: nothing. */
export function ordersOf(records: readonly StoredRecord[]): Supporter['orders'] {
  const all = records
    .flatMap(({key, orders = []}) => orders.map(order => ({...factsOf(order), record: key})))
    .sort((left, right) => newestFirst(left, right) || compareText(left.record, right.record));
  if (all.length === 0) return undefined;
  return {count: all.length, spent: spentOf(all), newest: all.slice(0, MOST_SHOWN)};
}

/** What stayed paid, by currency, in the order of their codes. */
function spentOf(orders: readonly Order[]): Money[] {
  const sums = new Map<string, number>();
  for (const {status, paid, refunded} of orders) {
    const stays = status === 'refunded' ? 0 : paid.minorUnits - (refunded?.minorUnits ?? 0);
    sums.set(paid.currency, (sums.get(paid.currency) ?? 0) + stays);
  }
  return [...sums].sort(([left], [right]) => compareText(left, right)).map(([currency, minorUnits]) => ({minorUnits, currency}));
}
