import {describe, expect, it} from 'vitest';
import {subjectOf} from '#shared/filter/fields';
import {type SupporterColumns, supporterColumns} from '#shared/filter/supporter-columns';
import {firstSort} from '../../../../extension/views/data/first-sort.ts';
import {nameOrder} from '../../../../extension/views/data/name-order.ts';
import {sortPeople} from '../../../../extension/views/data/sort-people.ts';
import {type Person, supporter} from '../../mirror/people.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;
const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});
const eur = (minorUnits: number) => ({minorUnits, currency: 'EUR'});
const gold = {paid: true, tiers: [{name: 'Gold'}]};

const PEOPLE: readonly Person[] = [
  {number: 0, name: 'Élodie Zimmer', v: 20, fields: {...gold, pledge: usd(2000), lifetime: usd(9000), joinedAt: NOW - 5 * DAY}},
  {
    number: 1,
    name: 'ada Adler',
    v: 30,
    fields: {...gold, lastChargeStatus: 'declined', pledge: usd(2000), joinedAt: NOW - 900 * DAY},
  },
  {number: 2, name: 'Zoë Ada', v: null, fields: {paid: false}},
  {number: 3, email: 'nobody@adler.example', v: 10},
  {number: 4, name: 'Bob', v: 25, fields: {paid: true, tiers: [{name: 'Bronze'}], pledge: usd(500), lifetime: usd(90_000)}},
  {
    number: 5,
    name: 'Bob',
    v: 25,
    fields: {paid: true, tiers: [{name: 'Silver'}], pledge: eur(900), lifetime: eur(99_999), cancelledAt: NOW - DAY},
  },
  {number: 6, name: 'Cleo', v: 5, fields: {paid: true, tiers: [{name: 'Silver'}], pledge: usd(12_000), cadenceMonths: 12}},
];

function columnsOf(people: readonly Person[]): SupporterColumns {
  const columns = supporterColumns();
  for (const [ordinal, person] of people.entries()) columns.set(ordinal, subjectOf(supporter(person), NOW));
  columns.now = NOW;
  return columns;
}

/** Ids in the tests count like ordinals. */
const byOrdinal = (left: number, right: number) => left - right;

function sorted(columns: SupporterColumns, by: string, descending: boolean, people = PEOPLE.map((_, ordinal) => ordinal)) {
  const order = nameOrder(columns, byOrdinal, 'en');
  return [...sortPeople(columns, people, {sort: {by, descending}, order, language: 'en'})];
}

describe('the order of a list', () => {
  const columns = columnsOf(PEOPLE);

  it.each([
    ['score', true, [1, 4, 5, 0, 3, 6, 2]],
    ['score', false, [6, 3, 0, 4, 5, 1, 2]],
    ['name', false, [1, 4, 5, 6, 0, 2, 3]],
    ['name', true, [2, 0, 6, 4, 5, 1, 3]],
    ['email', true, [6, 5, 4, 2, 1, 0, 3]],
  ] as const)('by %s, descending %s: equals by name, then by id, and those without last', (by, descending, order) => {
    expect(sorted(columns, by, descending)).toEqual(order);
  });

  it('by status begins with money at risk (ARM-45)', () => {
    expect(sorted(columns, 'state', false)).toEqual([1, 4, 6, 0, 2, 5, 3]);
    expect(sorted(columns, 'state', true).slice(0, 1)).toEqual([5]);
  });

  it('by tier goes by price, a yearly pledge counting by the month (ARM-81)', () => {
    expect(sorted(columns, 'tier', false)).toEqual([4, 5, 6, 1, 0, 2, 3]);
    expect(sorted(columns, 'tier', true).slice(0, 4)).toEqual([1, 0, 5, 6]);
  });

  it('by join date shows the newest or the longest-standing first (ARM-50, ARM-85)', () => {
    expect(sorted(columns, 'joined', true).slice(0, 2)).toEqual([0, 1]);
    expect(sorted(columns, 'joined', false).slice(0, 2)).toEqual([1, 0]);
  });

  it('begins with the newest by what vendors tell of, the most loyal where they tell of nothing (ARM-50)', () => {
    expect(firstSort(columns)).toEqual({by: 'joined', descending: true});
    expect(firstSort(columnsOf([{number: 0, fields: {pledgeStartAt: NOW}}])).by).toBe('pledge-start');
    expect(firstSort(columnsOf([{number: 0}])).by).toBe('score');
  });

  it('by amount never compares two currencies: the creator’s own first (ARM-86)', () => {
    expect(sorted(columns, 'pledge', true)).toEqual([6, 1, 0, 4, 5, 2, 3]);
    expect(sorted(columns, 'pledge', false)).toEqual([4, 1, 0, 6, 5, 2, 3]);
    expect(sorted(columns, 'lifetime', true).slice(0, 3)).toEqual([4, 0, 5]);
  });

  it('by a place that follows from another column puts those without last', () => {
    expect(sorted(columns, 'rank', false)).toEqual([1, 4, 5, 0, 3, 6, 2]);
  });

  it('by a column that nobody has any more goes by name', () => {
    expect(sorted(columns, 'custom.gone', true)).toEqual([1, 4, 5, 6, 0, 2, 3]);
  });

  it('holds only the people who were asked for', () => {
    expect(sorted(columns, 'name', false, [3, 1])).toEqual([1, 3]);
  });

  it('sorts by a vendor’s own column as what it holds (ARM-59)', () => {
    const sizes = ['10', '9', undefined, '100'];
    const people = sizes.map((size, number) => ({number, fields: size === undefined ? {} : {custom: {Size: size}}}));
    expect(sorted(columnsOf(people), 'custom.size', false, [0, 1, 2, 3])).toEqual([1, 0, 3, 2]);
  });
});

describe('100,000 people', () => {
  const SIZE = 100_000;
  const columns = columnsOf(
    Array.from({length: SIZE}, (_, number) => ({
      number,
      name: `${String.fromCharCode(65 + ((number * 7) % 26))}${(number * 7919) % SIZE} É`,
      v: number % 977,
      fields: {...gold, joinedAt: NOW - ((number * 7919) % SIZE) * 60_000, pledge: usd((number % 9) * 500)},
    })),
  );
  const order = nameOrder(columns, byOrdinal, 'en');
  const all = Uint32Array.from({length: SIZE}, (_, ordinal) => ordinal);

  it.each(['joined', 'pledge', 'tier', 'state', 'score', 'name'])('are in order by %s within the blink of an eye', by => {
    const started = process.cpuUsage();
    const list = sortPeople(columns, all, {sort: {by, descending: true}, order, language: 'en'});
    // 40 to 80 ms; time in which the machine does something else does not count.
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
    expect(new Set(list).size).toBe(SIZE);
  });
});
