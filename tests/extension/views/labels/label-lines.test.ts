import {describe, expect, it} from 'vitest';
import type {PostalAddress} from '#shared/model/record';
import {countryOf, labelLines} from '../../../../extension/views/labels/label-lines.ts';

const lines = (address: PostalAddress, {language = 'en', home = '', name = 'Ada Adler'} = {}) =>
  labelLines(name, address, {language, home});

describe('the lines of a label', () => {
  it.each<[country: string, address: PostalAddress, expected: string[]]>([
    ['DE', {street: 'Lindenweg 1', zip: '89073', city: 'Ulm'}, ['Lindenweg 1', '89073 Ulm', 'GERMANY']],
    [
      'US',
      {street: '12 Oak St', city: 'Portland', state: 'OR', zip: '97201'},
      ['12 Oak St', 'Portland, OR 97201', 'UNITED STATES'],
    ],
    ['CA', {street: '1 King St', city: 'Toronto', state: 'ON', zip: 'M5H 1A1'}, ['1 King St', 'Toronto ON M5H 1A1', 'CANADA']],
    ['GB', {street: '5 High St', city: 'Oxford', zip: 'OX1 4AB'}, ['5 High St', 'Oxford', 'OX1 4AB', 'UNITED KINGDOM']],
    ['IT', {street: 'Via Roma 1', zip: '00184', city: 'Roma', state: 'RM'}, ['Via Roma 1', '00184 Roma (RM)', 'ITALY']],
    [
      'BR',
      {street: 'Rua A, 1', zip: '01310-100', city: 'São Paulo', state: 'SP'},
      ['Rua A, 1', '01310-100', 'São Paulo - SP', 'BRAZIL'],
    ],
    ['SE', {street: 'Gatan 1', zip: '111 22', city: 'Stockholm'}, ['Gatan 1', '111 22 Stockholm', 'SWEDEN']],
  ])('stand in the order that the post of %s wants', (country, address, expected) => {
    expect(lines({...address, country})).toEqual(['Ada Adler', ...expected]);
  });

  it('know a country by its name as files write it, and leave any other as it is', () => {
    expect(countryOf({country: ' United States '})).toBe('US');
    expect(countryOf({country: 'us'})).toBe('US');
    expect(countryOf({country: 'Elbonia'})).toBe('ELBONIA');
    expect(lines({street: 'Mud 1', city: 'Swamp', country: 'Elbonia'})).toEqual(['Ada Adler', 'Mud 1', 'Swamp', 'ELBONIA']);
  });

  it('name the country in the creator’s language, and leave out the one it is posted from', () => {
    const address = {street: 'Lindenweg 1', zip: '89073', city: 'Ulm', country: 'DE'};
    expect(lines(address, {language: 'fr'}).at(-1)).toBe('ALLEMAGNE');
    expect(lines(address, {home: 'DE'}).at(-1)).toBe('89073 Ulm');
  });

  it('begin with who is named in the address, take a street of several lines, and hold no empty one', () => {
    expect(lines({addressee: 'Studio Adler', street: 'Hof 3\nLindenweg 1', city: 'Ulm'})).toEqual([
      'Studio Adler',
      'Hof 3',
      'Lindenweg 1',
      'Ulm',
    ]);
    expect(lines({street: 'Lindenweg 1'}, {name: ''})).toEqual(['Lindenweg 1']);
  });
});
