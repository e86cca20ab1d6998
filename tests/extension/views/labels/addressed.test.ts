import {describe, expect, it} from 'vitest';
import type {PostalAddress} from '#shared/model/record';
import {addressed, inLabelOrder, type LabelOrder} from '../../../../extension/views/labels/addressed.ts';
import {ridNumber, supporter} from '../../mirror/people.ts';

const person = (number: number, name: string, address: PostalAddress | undefined) =>
  supporter({number, name, fields: address === undefined ? {} : {address}});

const PEOPLE = [
  person(1, 'Zoe', {street: 'A 1', zip: '10', country: 'US'}),
  person(2, 'Ada', {street: 'B 1', zip: '9', country: 'United States'}),
  person(3, 'Éva', {street: 'C 1', zip: '100', country: 'DE'}),
  person(4, 'Bob', {city: 'Ulm'}),
  person(5, 'Cy', undefined),
];

describe('who gets a label', () => {
  it('is everyone with a street; the others are counted and can be listed (C16)', () => {
    const {found, without} = addressed(PEOPLE);
    expect(found.map(({name}) => name)).toEqual(['Zoe', 'Ada', 'Éva']);
    expect(without).toEqual([ridNumber(4), ridNumber(5)]);
  });

  it.each<[order: LabelOrder, names: string[]]>([
    ['list', ['Zoe', 'Ada', 'Éva']],
    ['name', ['Ada', 'Éva', 'Zoe']],
    ['zip', ['Ada', 'Zoe', 'Éva']],
    ['country', ['Éva', 'Ada', 'Zoe']],
  ])('stands in the order of the %s', (order, names) => {
    expect(inLabelOrder(addressed(PEOPLE).found, order, 'en').map(({name}) => name)).toEqual(names);
  });
});
