import {describe, expect, it} from 'vitest';
import type {Supporter} from '#shared/model/supporter';
import {fill, missingFields} from '#shared/reach/fill';
import {readTemplate} from '#shared/reach/template-text';
import {type Telling, valuesOf} from '#shared/reach/values-of';

const NOW = Date.UTC(2026, 10, 23);
const TELLING: Telling = {
  benefits: [{id: 'b', name: 'Sticker', tiers: [{name: 'Gold'}], each: 'once', source: 'typed', rev: 1}],
  links: {survey: '', form: 'https://forms.example/1', signUp: ''},
  language: 'fr',
  now: NOW,
};

function partsOf(text: string) {
  const read = readTemplate(text);
  if (!read.ok) throw new Error(read.problem.code);
  return read.parts;
}

function person(name: string | undefined, fields: Supporter['records'][number]['fields'] = {}): Supporter {
  const by = {record: 'patreon/1/user/1', source: 'file' as const, asOf: NOW};
  return {
    id: 'a'.repeat(20),
    records: [{key: 'patreon/1/user/1', rid: 'a'.repeat(20), sources: [], fields, identifiers: []}],
    ...(name === undefined ? {} : {name: {value: name, by}}),
    tags: [],
    notes: [],
    points: [],
    v: null,
    due: null,
  };
}

describe('a text for one person', () => {
  it('puts what is known in place of the fields', () => {
    expect(fill(partsOf('Hi {{first-name|there}}, {{tier}}'), {'first-name': 'Ada', tier: 'Gold'})).toEqual({
      text: 'Hi Ada, Gold',
      blank: [],
    });
  });

  it('uses what stands in for a field, and leaves no gap where nothing does', () => {
    expect(fill(partsOf('Hi {{first-name|there}}, thanks for {{tier}}.'), {})).toEqual({
      text: 'Hi there, thanks for.',
      blank: ['tier'],
    });
    expect(fill(partsOf('Bonjour {{first-name|}},'), {}).text).toBe('Bonjour,');
  });

  it('never takes a person’s own words for fields', () => {
    expect(fill(partsOf('Hi {{name}}'), {name: '{{tier}} <b>'}).text).toBe('Hi {{tier}} <b>');
  });

  it('counts of whom fields are not known before anything is sent', () => {
    const people = [{}, {'first-name': 'Ada'}, {'first-name': 'Bo', tier: 'Gold'}];
    expect(missingFields(partsOf('{{first-name|there}} {{tier}} {{first-name|there}}'), people)).toEqual([
      {key: 'first-name', count: 1, fallback: 'there'},
      {key: 'tier', count: 2, fallback: undefined},
    ]);
  });
});

describe('what a text can say of a person', () => {
  it('is their name, tier, months, amount in the text’s language, and what they are owed', () => {
    const ada = person('Ada  Adler', {
      paid: true,
      vendorState: 'active',
      tiers: [{name: 'Gold'}],
      pledge: {minorUnits: 1250, currency: 'EUR'},
      joinedAt: Date.UTC(2025, 9, 24),
      lastChargeAt: Date.UTC(2026, 10, 1),
      lastChargeStatus: 'paid',
    });
    expect(valuesOf(ada, TELLING)).toEqual({
      name: 'Ada Adler',
      'first-name': 'Ada',
      tier: 'Gold',
      months: '12',
      amount: '12,50\u00a0€',
      benefit: 'Sticker',
      'form-link': 'https://forms.example/1',
    });
    const page = (person: string) => `https://regulars.example/me/${person}`;
    expect(valuesOf(ada, {...TELLING, page})['page-link']).toBe(`https://regulars.example/me/${ada.id}`);
  });

  it.each([
    ['Dr. Ada Adler', 'Ada'],
    ['Adler, Ada', 'Ada'],
    ['Jean-Luc Picard', 'Jean-Luc'],
    ['O’Neil', 'O’Neil'],
    ['王 小明', '王'],
    ['ada_99', undefined],
    ['xXslayerXx', undefined],
    ['J. Smith', undefined],
    ['A Adler', undefined],
  ])('calls %s by the first name %s', (name, first) => {
    expect(valuesOf(person(name), TELLING)['first-name']).toBe(first);
  });

  it.each([undefined, '', '12345', 'ada@example.org', 'A***'])('greets nobody by %s', name => {
    expect(valuesOf(person(name), TELLING)).toEqual({'form-link': 'https://forms.example/1'});
  });
});
