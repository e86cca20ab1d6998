import Papa from 'papaparse';
import {beforeAll, describe, expect, it} from 'vitest';
import {subjectOf} from '#shared/filter/fields';
import {supporterColumns} from '#shared/filter/supporter-columns';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Supporter} from '#shared/model/supporter';
import {columnsShown} from '../../../../extension/views/columns.ts';
import {dayOf, exportPeople, fileNameOf} from '../../../../extension/views/data/export-people.ts';
import {speak} from '../../../fixtures/i18n.ts';
import {supporter} from '../../mirror/people.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});
const eur = (minorUnits: number) => ({minorUnits, currency: 'EUR'});

const ADA: Supporter = {
  ...supporter({
    number: 0,
    name: '=cmd()',
    email: 'ada@example.org',
    fields: {paid: true, pledge: usd(1275), tiers: [{name: 'Gold'}, {name: 'Art; more'}], joinedAt: Date.UTC(2026, 4, 31, 9)},
  }),
  orders: {
    count: 2,
    spent: [usd(1000), eur(550)],
    newest: [
      {record: 'gumroad/shop/buyer/1', id: 'o1', product: '+Zine', at: NOW, status: 'complete', paid: usd(1000)},
      {record: 'gumroad/shop/buyer/1', id: 'o2', product: 'Poster', at: NOW, status: 'refunded', paid: eur(550)},
    ],
  },
};
const BOB = supporter({number: 1, name: 'Bob', fields: {paid: false, complimentary: true}});

function columnsOf(...people: Supporter[]) {
  const columns = supporterColumns();
  for (const [ordinal, person] of people.entries()) columns.set(ordinal, subjectOf(person, NOW));
  return columns;
}

async function written(chosen: readonly string[], lines: 'people' | 'orders' = 'people') {
  const columns = columnsOf(ADA, BOB);
  const wanted = {
    columns,
    ordinals: Uint32Array.from([1, 0]),
    fields: columnsShown(chosen, columns.fields),
    programme: DEFAULT_PROGRAMME,
    now: NOW,
  };
  const file = await exportPeople(wanted, lines, {signal: new AbortController().signal, tell: () => undefined});
  return file?.parts.join('') ?? '';
}

beforeAll(() => speak('en'));

describe('the list as a file', () => {
  it('holds the people of the list in its order, its columns in theirs, and e-mails (C43, ARM-73, ARM-74)', async () => {
    expect(await written(['email', 'kind', 'tier', 'joined'])).toBe(
      [
        '\uFEFFName,E-mail,Kind,Tier,Joined',
        'Bob,p1@example.org,free,,',
        `'=cmd(),ada@example.org,paid,"Art; more; Gold",2026-05-31T09:00:00Z`,
        '',
      ].join('\r\n'),
    );
  });

  it('writes amounts as decimals, a column for each currency that somebody has', async () => {
    const [header = [], bob, ada] = Papa.parse<string[]>((await written(['spent', 'pledge', 'lifetime', 'score'])).slice(1)).data;
    expect(header.slice(1, 4).map(text => text.slice(-5))).toEqual(['(EUR)', '(USD)', '(USD)']);
    expect(header).toHaveLength(6);
    expect(bob).toEqual(['Bob', '', '', '', '', '0']);
    expect(ada).toEqual(["'=cmd()", '5.5', '10', '12.75', '', '0']);
  });

  it('says its headers and words in the interface’s language', async () => {
    await speak('fr');
    const text = await written(['kind', 'welcomed']);
    await speak('en');
    expect(text).toContain('Nom,');
    expect(text).toContain('Bob,gratuit,non');
  });

  it('has a line for each order with who bought it (SAL-11)', async () => {
    const [header = [], ...orders] = Papa.parse<string[]>((await written(['email'], 'orders')).slice(1).trimEnd()).data;
    expect(header.slice(0, 4)).toEqual(['Name', 'E-mail', 'One order: Order id', 'One order: Product']);
    expect(orders.map(cells => cells.slice(1, 4))).toEqual([
      ['ada@example.org', 'o1', "'+Zine"],
      ['ada@example.org', 'o2', 'Poster'],
    ]);
  });

  it('tells how far it is, and stops when it is told to', async () => {
    const columns = columnsOf(BOB);
    const wanted = {columns, ordinals: new Uint32Array(10_000), fields: [], programme: DEFAULT_PROGRAMME, now: NOW};
    const told: number[] = [];
    const stop = new AbortController();
    const tell = (done: number) => {
      told.push(done);
      if (done === 4_000) stop.abort();
    };
    expect(await exportPeople(wanted, 'people', {signal: stop.signal, tell})).toBeUndefined();
    expect(told).toEqual([2_000, 4_000]);
  });

  it('is called after its list and its day', () => {
    const at = new Date(2026, 10, 5, 9).getTime();
    expect(fileNameOf('Gold & “très” /loyal', at, '.csv')).toBe('regulars-Gold-très-loyal-2026-11-05.csv');
    expect(fileNameOf('***', at, '.txt')).toBe('regulars-2026-11-05.txt');
    expect(dayOf(at)).toBe('2026-11-05');
  });
});
