import {describe, expect, it} from 'vitest';
import {MOST_ORDERS, ordersOf, readOrders} from '#shared/membership/orders';
import type {Purchase} from '#shared/model/purchase';
import type {Reading, StoredRecord} from '#shared/model/record';
import {eur, ISO} from './held.ts';

const KEY = 'gumroad/shop/buyer/ada@example.org';
const empty: StoredRecord = {key: KEY, rid: 'a'.repeat(20), versions: [], standing: []};
const order = (id: string, day: string, said: Partial<Purchase> = {}): Purchase => ({
  id,
  product: 'Zine',
  at: ISO(day),
  status: 'complete',
  paid: eur(10),
  ...said,
});
const said = (asOf: string, orders: Purchase[], more: Partial<Reading> = {}): Reading => ({
  key: KEY,
  source: 'file',
  asOf: ISO(asOf),
  identifiers: [],
  fields: {},
  orders,
  ...more,
});
const ids = ({orders = []}: StoredRecord) => orders.map(({id, status}) => `${id} ${status}`);

describe('orders of a record (F19)', () => {
  const full = readOrders(empty, said('2026-11-01', [order('a', '2026-09-01'), order('b', '2026-10-01')]));

  it('stay when a later file covers a shorter period, newest first (SAL-7)', () => {
    const next = readOrders(full, said('2026-12-01', [order('c', '2026-11-20')]));
    expect(ids(next)).toEqual(['c complete', 'b complete', 'a complete']);
  });

  it('take a newer word by id, and no older one (SAL-8, SAL-9)', () => {
    const refunded = readOrders(full, said('2026-11-05', [order('b', '2026-10-01', {status: 'refunded'})], {source: 'api'}));
    expect(ids(refunded)).toEqual(['b refunded', 'a complete']);
    const late = readOrders(refunded, said('2026-11-02', [order('b', '2026-10-01'), order('0', '2026-01-01')]));
    expect(ids(late)).toEqual(['b refunded', 'a complete', '0 complete']);
  });

  it('said again change nothing at all', () => {
    expect(readOrders(full, said('2026-11-09', [order('a', '2026-09-01')]))).toBe(full);
    expect(readOrders(full, said('2026-11-09', []))).toBe(full);
  });

  it('go with the source that told them once it has the buyer no more', () => {
    const both = readOrders(full, said('2026-11-05', [order('z', '2026-11-04')], {source: 'api'}));
    expect(ids(readOrders(both, said('2026-11-06', [], {source: 'api', deleted: true})))).toEqual(ids(full));
    expect(readOrders(full, said('2026-11-06', [], {deleted: true})).orders).toBeUndefined();
  });

  it('are all kept, 5,000 of them, and of more the newest, whatever order they come in', () => {
    const many = Array.from({length: MOST_ORDERS + 20}, (_, n) =>
      order(String(n).padStart(100, '0'), '2026-01-01', {at: ISO('2026-01-01') + n}),
    );
    expect(readOrders(empty, said('2026-11-01', many.slice(20))).orders).toHaveLength(5_000);
    const [first, second] = [many.slice(0, 2_000), many.slice(2_000)].map(orders => said('2026-11-01', orders));
    if (first === undefined || second === undefined) throw new Error('two readings');
    const record = readOrders(readOrders(empty, first), second);
    expect(readOrders(readOrders(empty, second), first)).toEqual(record);
    expect(record.orders).toHaveLength(MOST_ORDERS);
    expect(record.orders?.[0]?.at).toBe(ISO('2026-01-01') + MOST_ORDERS + 19);
    expect(record.orders?.at(-1)?.at).toBe(ISO('2026-01-01') + 20);
  });
});

describe('orders of a person', () => {
  it('are counted over all records, refunds taken off, never two currencies together (SAL-10)', () => {
    const usd = {minorUnits: 500, currency: 'USD'};
    const one = readOrders(empty, said('2026-11-01', [order('a', '2026-09-01'), order('b', '2026-10-01', {refunded: eur(4)})]));
    const other = readOrders(
      {...empty, key: 'gumroad/other/buyer/ada@example.org'},
      said('2026-11-01', [order('a', '2026-09-15', {paid: usd}), order('c', '2026-09-20', {status: 'refunded'})]),
    );
    const orders = ordersOf([one, other]);
    expect(orders?.count).toBe(4);
    expect(orders?.spent).toEqual([eur(16), usd]);
    expect(orders?.newest.map(({id, record}) => `${record.split('/')[1]} ${id}`)).toEqual([
      'shop b',
      'other c',
      'other a',
      'shop a',
    ]);
    expect(ordersOf([empty])).toBeUndefined();
  });
});
