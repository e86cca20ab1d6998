import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {buyerOf} from '#shared/csv/purchases';
import type {Reading} from '#shared/model/record';
import {NOW} from '../../fixtures/arbitrary.ts';

const DAY = 86_400_000;

function line(day: number, name: string, id = `o${day}`): Reading {
  return {
    key: 'gumroad/shop/buyer/ada@example.org',
    source: 'file',
    asOf: NOW,
    identifiers: [
      {type: 'email', value: 'ada@example.org', strength: 'strong'},
      {type: 'email', value: `${name}@example.org`, strength: 'weak'},
    ],
    fields: {name, ...(day % 2 === 0 ? {note: `note ${day}`} : {})},
    orders: [{id, product: 'Zine', at: day * DAY, status: 'complete', paid: {minorUnits: 500, currency: 'EUR'}}],
    activities: [{key: `paid/${id}`, at: day * DAY, action: 'paid'}],
  };
}

function whole([first, ...more]: readonly Reading[]): Reading {
  if (first === undefined) throw new Error('a buyer has a line');
  const buyer = buyerOf(first);
  for (const one of more) buyer.add(one);
  return buyer.whole();
}

describe('a buyer of several lines', () => {
  it('is what the latest purchase says, and keeps what only an earlier one did', () => {
    const {fields, identifiers, orders} = whole([line(4, 'Middle'), line(9, 'Late'), line(2, 'Early')]);
    expect(fields).toEqual({name: 'Late', note: 'note 4'});
    expect(identifiers.map(({value}) => value)).toEqual([
      'ada@example.org',
      'Late@example.org',
      'Middle@example.org',
      'Early@example.org',
    ]);
    expect(orders?.map(({id}) => id)).toEqual(['o4', 'o9', 'o2']);
  });

  it('is the same person in any order of the lines', () => {
    const lines = [line(1, 'One'), line(2, 'Two'), line(3, 'Three'), line(4, 'Four'), line(5, 'Five')];
    const said = ({fields, orders = []}: Reading) => [fields.name, fields.note, orders.map(({id}) => id).sort()];
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, {minLength: lines.length}), shuffled => {
        expect(said(whole(shuffled))).toEqual(said(whole(lines)));
      }),
    );
  });

  it('has each purchase once, by the later line', () => {
    const {orders} = whole([line(1, 'Ada', 'same'), {...line(1, 'Ada', 'same'), orders: [{...refunded('same')}]}]);
    expect(orders?.map(({id, status}) => [id, status])).toEqual([['same', 'refunded']]);
  });

  it('carries every purchase, however many there are', () => {
    const lines = Array.from({length: 6_000}, (_, day) => line(day, 'Ada'));
    const {orders, activities} = whole(lines);
    expect([orders?.length, activities?.length]).toEqual([6_000, 6_000]);
    expect([orders?.[0]?.id, orders?.at(-1)?.id]).toEqual(['o0', 'o5999']);
  });
});

function refunded(id: string) {
  return {id, product: 'Zine', at: DAY, status: 'refunded' as const, paid: {minorUnits: 500, currency: 'EUR'}};
}
