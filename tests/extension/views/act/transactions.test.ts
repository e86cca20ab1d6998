import {describe, expect, it} from 'vitest';
import type {Connection} from '#shared/model/connection';
import type {Order} from '#shared/model/order';
import type {RecordFields, Source} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import {DAY_MS} from '#shared/model/time';
import {paymentsOf} from '../../../../extension/views/act/transactions.ts';
import {supporter} from '../../mirror/people.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const KEY = 'gumroad/account/buyer/ada';
const AT = {connections: [], sites: [], now: NOW};
const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});

function buyer(orders: readonly Partial<Order>[], fields: RecordFields = {}, source: Source = 'file'): Supporter {
  const base = supporter({number: 1, name: 'Ada', email: 'ada@example.org', source, fields});
  const newest = orders.map(
    (order, place): Order => ({
      id: `x${place}`,
      product: 'Zine',
      at: NOW - 3 * DAY_MS,
      status: 'complete',
      paid: usd(1210),
      record: KEY,
      ...order,
    }),
  );
  return {
    ...base,
    records: base.records.map(record => ({...record, key: KEY})),
    orders: {count: newest.length, spent: [], newest},
  };
}

const file = (asOf: number): Connection => ({
  id: 'file:gumroad',
  vendor: 'gumroad',
  label: 'sales.csv',
  state: 'idle',
  nextAt: null,
  lastCompleteAt: asOf,
  records: 1,
  skipped: 0,
});

describe('what a person paid', () => {
  it('is orders and the last charge of a membership, newest first (SAL-15, SAL-24)', () => {
    const fields = {pledge: usd(500), lastChargeAt: NOW - DAY_MS, lastChargeStatus: 'paid' as const};
    const payments = paymentsOf(buyer([{id: 'old', at: NOW - 100 * DAY_MS}, {id: 'new'}], fields), AT);
    expect(payments.map(({id, product}) => [id, product])).toEqual([
      [KEY, undefined],
      ['new', 'Zine'],
      ['old', 'Zine'],
    ]);
    expect(payments.map(({refund}) => refund.because)).toEqual(['balance-unknown', 'balance-unknown', 'too-old']);
  });

  it('leaves what was not given back yet, and says price and tax (T9, SAL-26)', () => {
    const [part] = paymentsOf(buyer([{price: usd(1000), refunded: usd(200)}]), AT);
    expect(part).toMatchObject({
      left: usd(1010),
      price: usd(1000),
      tax: usd(210),
      refund: {answer: 'check-balance', isPending: true},
    });
    const [all] = paymentsOf(buyer([{status: 'refunded', refunded: usd(1210)}]), AT);
    expect(all?.refund.because).toBe('already-refunded');
  });

  it('knows how old the file is that says so, and that an answer of the vendor itself is not (J8)', () => {
    const at = {connections: [file(NOW - 9.5 * DAY_MS)], sites: [], now: NOW};
    expect(paymentsOf(buyer([{}]), at)[0]?.fileDays).toBe(9);
    expect(paymentsOf(buyer([{}], {}, 'api'), at)[0]?.fileDays).toBeUndefined();
  });

  it('leads to the vendor’s own screen of the order, else of the person', () => {
    expect(paymentsOf(buyer([{id: 'x1'}]), AT)[0]?.address).toContain('query=x1');
  });
});
