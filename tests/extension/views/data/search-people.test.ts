import {describe, expect, it} from 'vitest';
import {searchPeople} from '../../../../extension/views/data/search-people.ts';
import {Community, member} from '../../../fixtures/community.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const bought = {
  id: 'GR-10234',
  product: 'Art of Stickers',
  at: NOW,
  status: 'complete',
  paid: {minorUnits: 5, currency: 'USD'},
} as const;

const community = new Community({
  now: NOW,
  readings: [
    member('Zoë Müller', {email: 'zoe@example.org', note: 'knows Lovelace'}, {orders: [bought]}),
    member(
      'Ada Lovelace',
      {email: 'ada@example.org'},
      {
        identifiers: [{type: 'discord-user', value: '80351110224678912', strength: 'strong'}],
      },
    ),
    ...Array.from({length: 600}, (_, number) => member(`Person ${number}`, {})),
    member('Last One', {email: 'last@example.org'}),
  ],
});
const found = (query: string) => searchPeople(community.columns, query, 5).best.map(ordinal => community.nameAt(ordinal));

describe('the search of popup and page', () => {
  it('finds everybody, not a page of them (ARM-67)', () => {
    expect(found('person 599')).toEqual(['Person 599']);
    expect(found('last')).toEqual(['Last One']);
  });

  it('takes name, e-mail, Discord id, order id and product (F12, ARM-68, ARM-69, ARM-70, SAL-3, SAL-5)', () => {
    expect(found('muller')).toEqual(['Zoë Müller']);
    expect(found('ada@example')).toEqual(['Ada Lovelace']);
    expect(found('80351110224678912')).toEqual(['Ada Lovelace']);
    expect(found('gr-10234')).toEqual(['Zoë Müller']);
    expect(found('stickers')).toEqual(['Zoë Müller']);
  });

  it('forgives one typing error in a word (F12)', () => {
    expect(found('lovelase')).toEqual(expect.arrayContaining(['Ada Lovelace']));
  });

  it('puts a name before a note that names it', () => {
    expect(found('lovelace')).toEqual(['Ada Lovelace', 'Zoë Müller']);
  });
});
