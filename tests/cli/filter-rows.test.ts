import {describe, expect, it} from 'vitest';
import {describeProblem, filterRows} from './filter-rows.ts';

const options = {now: Date.parse('2026-11-20T12:00:00Z'), zone: 'UTC'};

function ids(data: unknown, text: string, zone = 'UTC'): readonly (string | number)[] {
  const outcome = filterRows(data, text, {...options, zone});
  if (!outcome.ok) throw new Error(describeProblem(text, outcome.problem));
  return outcome.ids;
}

const GHOST = [
  {
    id: 'a1',
    name: 'Zoë Müller',
    email: 'zoe@example.org',
    status: 'paid',
    email_count: 12,
    created_at: '2026-11-01T08:00:00.000Z',
    labels: [{name: 'VIP', slug: 'vip'}],
    subscriptions: [{status: 'active', price: {amount: 5, currency: 'USD'}}],
    geolocation: null,
  },
  {
    id: 'b2',
    name: 'Adam',
    email: 'adam@example.com',
    status: 'free',
    email_count: 0,
    created_at: '2025-01-15T08:00:00.000Z',
    labels: [],
    subscriptions: [],
  },
];

const SHOP: readonly unknown[] = [
  {
    customer: {first_name: 'Ada', address: {city: 'Paris', zip: '01234'}},
    tags: ['wholesale', 'VIP'],
    accepts: true,
    created: 1_760_000_000,
    orders: [
      {product: 'Sticker pack', total: '20.50', paidAt: '2026-10-01'},
      {product: 'Mug', total: 9},
    ],
  },
  {
    customer: {first_name: 'Bob', address: {city: 'Lyon', zip: '69001'}},
    tags: 'vip',
    accepts: false,
    orders: [{product: 'Sticker', total: 5}],
  },
  {customer: {first_name: 'Eve'}, tags: [], created: 1_790_000_000, score: 'n/a', constructor: 1},
];

describe('npm run filter on the JSON of others', () => {
  it.each([
    ['status:paid', ['a1']],
    ['name:zoe', ['a1']],
    ['name:adam', ['b2']],
    ['name:=Adam', ['b2']],
    ['mueller', ['a1']],
    ['muler', ['a1']],
    ['email:*@example.org', ['a1']],
    ['created_at:<30d', ['a1']],
    ['created_at:2025', ['b2']],
    ['email_count:>=1 email_count:<13', ['a1']],
    ['label[name:vip]', ['a1']],
    ['labels[slug:vip]', ['a1']],
    ['-label[name:*]', ['b2']],
    ['subscription[status:active price:>=5USD]', ['a1']],
  ])('reads members of Ghost: %s', (text, expected) => {
    expect(ids(GHOST, text)).toEqual(expected);
  });

  it.each([
    ['customer.address.city:paris', [0]],
    ['customer.address.zip:01234', [0]],
    ['customer.first_name:(ada, eve)', [0, 2]],
    ['tags:vip', [0, 1]],
    ['-tags:*', [2]],
    ['accepts:yes', [0]],
    ['accepts:no', [1, 2]],
    ['order[product:sticker total:>20]', [0]],
    ['orders[total:>=5]:2', [0]],
    ['order[total:>100]:0', [0, 1, 2]],
    ['order[paidAt:2026-10]', [0]],
    ['created:2025-10', [0]],
    ['created:*', [0, 2]],
    ['wholesale or lyon', [0, 1]],
  ])('reads customers of a shop, and gives indexes where there are no ids: %s', (text, expected) => {
    expect(ids(SHOP, text)).toEqual(expected);
  });

  it('lets most values decide over a type and takes the others as empty', () => {
    const rows = [{age: 30}, {age: '41'}, {age: 'unknown'}, {age: null}, {age: 25}, {age: [7]}];
    expect(ids(rows, 'age:7')).toEqual([5]);
    expect(ids(rows.slice(0, 5), 'age:>=30')).toEqual([0, 1]);
    expect(ids(rows.slice(0, 5), '-age:*')).toEqual([2, 3]);
  });

  it('reads dates in the zone, at half hours and where clocks change', () => {
    const rows = [{at: '2026-03-29T00:30:00'}, {at: '2026-03-28T18:45:00Z'}, {at: '2026-03-29'}, {at: '2026-02-31'}];
    expect(ids(rows, 'at:2026-03-29', 'Asia/Kolkata')).toEqual([0, 1, 2]);
    expect(ids(rows, 'at:2026-03-29', 'Europe/Paris')).toEqual([0, 2]);
    expect(ids(rows, 'at:*', 'Europe/Paris')).toEqual([0, 1, 2]);
  });

  it('never compares across currencies and says how many it left out', () => {
    const rows = ['EUR', 'EUR', 'USD'].map((currency, at) => ({paid: {amount: 10 + at, currency}}));
    expect(filterRows(rows, 'paid:>=11', options)).toEqual({
      ok: true,
      ids: [1],
      notes: [{kind: 'currency', field: 'paid', currency: 'EUR', leftOut: 1}],
    });
  });

  it('says where a filter is wrong, and what was meant', () => {
    const outcome = filterRows(GHOST, 'status:paid emial:ada', options);
    expect(outcome).toMatchObject({ok: false, problem: {at: 12, code: 'unknown-field', suggestion: 'email'}});
    if (!outcome.ok) expect(describeProblem('status:paid emial:ada', outcome.problem)).toContain('\n            ^\n');
  });

  it('takes the empty array, the empty filter, and refuses what is no array of objects', () => {
    expect(ids([], '')).toEqual([]);
    expect(ids(GHOST, '')).toEqual(['a1', 'b2']);
    expect(() => ids({}, '')).toThrow('array of objects');
    expect(() => ids([1], '')).toThrow('number 0');
  });
});
