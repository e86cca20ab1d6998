import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {rank} from '../../../extension/palette/rank.ts';

const ITEMS = [
  {label: 'Declined'},
  {label: 'Not on the newsletter'},
  {label: 'Copy e-mail', more: 'address'},
  {label: 'Étiqueter', more: 'tag'},
  {label: 'Ada Adler', more: 'ada@example.org'},
  {label: 'Adele Winter', more: 'winter@example.org'},
];
const found = (query: string) => rank(query, ITEMS).map(({label}) => label);

describe('what a palette finds', () => {
  it('is everything in its order without a query', () => {
    expect(found('  ')).toEqual(ITEMS.map(({label}) => label));
  });

  it('begins with what begins with the query', () => {
    expect(found('ad')).toEqual(['Ada Adler', 'Adele Winter', 'Copy e-mail']);
    expect(found('winter')).toEqual(['Adele Winter']);
  });

  it('has every word of the query, in any order', () => {
    expect(found('news not')).toEqual(['Not on the newsletter']);
    expect(found('news gone')).toEqual([]);
  });

  it('does not ask for case, accents or hyphens', () => {
    expect(found('etiq')).toEqual(['Étiqueter']);
    expect(found('MAIL')).toEqual(['Copy e-mail']);
    expect(found('e-mail')).toEqual(['Copy e-mail']);
  });

  it('is found by its other words too, an address among them', () => {
    expect(found('tag')).toEqual(['Étiqueter']);
    expect(found('ada@example')).toEqual(['Ada Adler']);
  });

  it('is found by letters in order, from three on', () => {
    expect(found('dcl')).toEqual(['Declined']);
    expect(found('dz')).toEqual([]);
  });

  it('is never more than there is, and each once', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.record({label: fc.string(), more: fc.string()})), (query, items) => {
        const result = rank(query, items);
        expect(new Set(result).size).toBe(result.length);
        expect(items).toEqual(expect.arrayContaining(result));
      }),
    );
  });

  it('finds each by its whole label', () => {
    const label = fc.string({minLength: 1});
    fc.assert(
      fc.property(label, label, (one, other) => {
        expect(rank(one, [{label: other}, {label: one}])).toContainEqual({label: one});
      }),
    );
  });
});
