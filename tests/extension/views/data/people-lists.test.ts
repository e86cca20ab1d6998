import {describe, expect, it} from 'vitest';
import {subjectOf} from '#shared/filter/fields';
import {type SupporterColumns, supporterColumns} from '#shared/filter/supporter-columns';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {columnRow} from '../../../../extension/views/data/column-row.ts';
import {searchPeople} from '../../../../extension/views/data/search-people.ts';
import {personRow} from '../../../../extension/views/person-row.ts';
import {type Person, ridNumber, supporter} from '../../mirror/people.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});

const PEOPLE: readonly Person[] = [
  {number: 0, name: 'Élodie Zimmer', v: 20, fields: {paid: true, pledge: usd(500), tiers: [{name: 'Gold'}], joinedAt: NOW - 5}},
  {number: 1, name: 'ada Adler', v: 30, fields: {paid: true, lastChargeStatus: 'declined', pledge: usd(10_000)}},
  {number: 2, name: 'Zoë Ada', v: null, fields: {paid: false}},
  {number: 3, email: 'nobody@adler.example', v: 10},
  {number: 4, name: 'Bob', v: 25, fields: {paid: true, pledge: usd(500)}},
];

function columnsOf(people: readonly Person[]): SupporterColumns {
  const columns = supporterColumns();
  for (const [ordinal, person] of people.entries()) columns.set(ordinal, subjectOf(supporter(person), NOW));
  return columns;
}

describe('the search for people', () => {
  const columns = columnsOf(PEOPLE);

  it('puts the beginning of a name first, then of a further name, then an address, then anywhere', () => {
    expect(searchPeople(columns, 'ad', 10)).toEqual({best: [1, 2, 3], total: 3});
  });

  it('knows neither case nor accents', () => {
    expect(searchPeople(columns, 'ELODIE', 10).best).toEqual([0]);
    expect(searchPeople(columns, 'zoé', 10).best).toEqual([2]);
  });

  it('wants every word, in name or address', () => {
    expect(searchPeople(columns, 'adler ada', 10).best).toEqual([1]);
    expect(searchPeople(columns, 'bob p4@example', 10).best).toEqual([4]);
    expect(searchPeople(columns, 'bob ada', 10)).toEqual({best: [], total: 0});
  });

  it('counts those that it does not return', () => {
    expect(searchPeople(columns, 'example', 2)).toMatchObject({total: 5, best: {length: 2}});
  });

  it('does not find somebody who is gone', () => {
    const emptied = columnsOf(PEOPLE);
    emptied.set(4, undefined);
    expect(searchPeople(emptied, 'bob', 10).total).toBe(0);
  });
});

describe('a line about a person', () => {
  const programme = DEFAULT_PROGRAMME;

  it('says the same from columns as from the document, but for money and the tier’s vendor', () => {
    const columns = columnsOf(PEOPLE);
    for (const [ordinal, person] of PEOPLE.entries()) {
      const full = personRow(supporter(person), programme, NOW);
      const {pledge, lifetime, tier, status, email, ...rest} = full;
      const quick = columnRow(columns, {id: ridNumber(person.number), ordinal}, programme, NOW);
      expect(quick).toMatchObject({...rest, pledge: undefined, tier: tier && {name: tier.name}});
      expect(quick.email).toBe(person.email ?? `p${person.number}@example.org`);
      expect([quick.status.kind, quick.status.state]).toEqual([status.kind, status.state]);
    }
  });

  it('takes the tier of the paid record and the larger of two amounts', () => {
    const person = supporter({number: 1, also: [2], fields: {tiers: [{name: 'Free'}], pledge: usd(100)}});
    const [free, paid] = person.records;
    if (!free || !paid) throw new Error('two records');
    const records = [
      free,
      {...paid, key: 'patreon/one/user/2', fields: {...paid.fields, paid: true, tiers: [{name: 'Gold'}], pledge: usd(900)}},
    ];
    const row = personRow({...person, records}, programme, NOW);
    expect(row).toMatchObject({tier: {name: 'Gold', vendor: 'patreon'}, pledge: usd(900), vendors: ['ghost', 'patreon']});
  });
});
