import {describe, expect, it} from 'vitest';
import {readExport} from '#shared/csv/read-export';
import {catalogueOf} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import type {Purchase} from '#shared/model/purchase';
import {Community, emailOf, member} from '../../../fixtures/community.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const order = (id: string, product: string): Purchase => ({
  id,
  product,
  at: NOW,
  status: 'complete',
  paid: {minorUnits: 1000, currency: 'USD'},
});

const community = new Community({
  now: NOW,
  readings: [
    member(
      'Zoë Müller',
      {email: 'zoe@example.org'},
      {...emailOf('zoe@example.org'), orders: [order('GR-10234', 'Ebook Sticker Art')]},
    ),
    member(
      'Ada Lovelace',
      {email: 'ada@example.net', note: 'met at the fair'},
      {
        identifiers: [
          {type: 'discord-user', value: '80351110224678912', strength: 'strong'},
          {type: 'handle', account: 'discord', value: 'countess', strength: 'weak'},
          {type: 'handle', account: 'github', value: 'analytical', strength: 'weak'},
        ],
        orders: [order('GR-77', 'Café print')],
      },
    ),
    ...Array.from({length: 1_000}, (_, number) => member(`Person ${number}`, {email: `p${number}@example.com`})),
    member('Last One', {email: 'last@example.org'}),
  ],
  said: [
    {to: 'Last One', kind: 'tag', name: 'VIP 2026', on: true},
    {to: 'Last One', kind: 'note-add', text: 'sends biscuits'},
  ],
});
const found = (text: string) => community.found(text);

describe('a search', () => {
  it('covers all members, whichever page they would be on (ARM-67)', () => {
    expect(found('"last one"')).toEqual(['Last One']);
    expect(found('"person 999"')).toEqual(['Person 999']);
    expect(found('example.com')).toHaveLength(1_000);
  });

  it('finds by name (ARM-68)', () => {
    expect(found('lovelace')).toEqual(['Ada Lovelace']);
    expect(found('name:ada*')).toEqual(['Ada Lovelace']);
  });

  it('finds by e-mail (ARM-69)', () => {
    expect(found('ada@example.net')).toEqual(['Ada Lovelace']);
    expect(found('email:=zoe@example.org')).toEqual(['Zoë Müller']);
  });

  it('finds by Discord id and name (ARM-70)', () => {
    expect(found('80351110224678912')).toEqual(['Ada Lovelace']);
    expect(found('discord:countess')).toEqual(['Ada Lovelace']);
    expect(found('handle:analytical')).toEqual(['Ada Lovelace']);
  });

  it('finds by order id (SAL-3)', () => {
    expect(found('GR-10234')).toEqual(['Zoë Müller']);
    expect(found('order[id:=gr-77]')).toEqual(['Ada Lovelace']);
  });

  it('finds orders by their customer (SAL-4)', () => {
    expect(found('order[] zoe@example.org')).toEqual(['Zoë Müller']);
    expect(found('order[] müller')).toEqual(['Zoë Müller']);
  });

  it('finds by product (SAL-5)', () => {
    expect(found('"sticker art"')).toEqual(['Zoë Müller']);
    expect(found('product:print')).toEqual(['Ada Lovelace']);
  });

  it('forgives accents, case and one typing error in a word, and never in a number (F12)', () => {
    expect(found('cafe PRINT')).toEqual(['Ada Lovelace']);
    expect(found('muller')).toEqual(['Zoë Müller']);
    expect(found('lovelase')).toEqual(['Ada Lovelace']);
    expect(found('80351110224678913')).toEqual([]);
  });

  it('looks into notes and tags too (F12)', () => {
    expect(found('biscuits')).toEqual(['Last One']);
    expect(found('"the fair"')).toEqual(['Ada Lovelace']);
    expect(found('"vip 2026"')).toEqual(['Last One']);
  });
});

describe('columns of a file that nobody knew of', () => {
  const text = [
    'Name,Email,Patron Status,Patronage Since Date,User ID,Shirt Size,Seats,First Seen',
    'Ada,ada@example.org,Active patron,2025-01-03,1,M,2,2026-01-31',
    'Bela,bela@example.org,Active patron,2025-01-03,2,L,10,2026-11-19',
    'Cyd,cyd@example.org,Active patron,2025-01-03,3,,,',
  ].join('\n');
  const file = readExport({text, asOf: NOW});
  if (!file.ok) throw new Error(file.problem.code);
  const people = new Community({now: NOW, readings: file.readings});

  it('become fields of their own, as words, numbers and dates (ARM-59)', () => {
    expect(people.found('"custom.shirt size":m')).toEqual(['Ada']);
    expect(people.found('"custom.Shirt Size":(M, L)')).toEqual(['Ada', 'Bela']);
    expect(people.found('custom.seats:>2')).toEqual(['Bela']);
    expect(people.found('"custom.first seen":<7d')).toEqual(['Bela']);
    expect(people.found('-custom.seats:*')).toEqual(['Cyd']);
    expect(people.sorted('', '-custom.seats')).toEqual(['Bela', 'Ada', 'Cyd']);
  });

  it('are offered beside the others, and a misspelt one is suggested', () => {
    const catalogue = catalogueOf(people.columns);
    expect(catalogue.fields.get('custom.seats')).toEqual({name: 'custom.seats', type: 'number'});
    expect(parseFilter('custom.seat:2', {catalogue})).toMatchObject({ok: false, problem: {suggestion: 'custom.seats'}});
    expect(parseFilter('custom.seats:2')).toMatchObject({ok: false, problem: {code: 'unknown-field'}});
  });
});
