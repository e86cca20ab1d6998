import {describe, expect, it} from 'vitest';
import {CATALOGUE, FIELDS} from '#shared/filter/fields';
import {shapesOf} from '#shared/filter/parse-test';
import {READY_MADE, readyMade} from '#shared/filter/ready-made';
import {starterSegments} from '#shared/filter/starter-segments';
import {parseFilter} from '#shared/filter/syntax';
import {contactChannelSchema, contactPurposeSchema} from '#shared/model/contact';
import {actionSchema} from '#shared/model/engagement';
import {chargeStatusSchema, mailStateSchema, recordFieldsSchema} from '#shared/model/record';
import {Community, contact, emailOf, member} from '../../../fixtures/community.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const RESERVED = ['in', 'has', 'no', 'and', 'or', 'not'];

describe('the catalogue of fields', () => {
  it('has names that can be typed, each once, and none that means something else', () => {
    const names = FIELDS.map(({name}) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(
      names.filter(name => !/^[a-z]+(-[a-z0-9]+)*$/.test(name) || RESERVED.includes(name) || CATALOGUE.tables.has(name)),
    ).toEqual([]);
  });

  it('offers every way of asking every field, of people and of rows (F1)', () => {
    const people = new Community({now: NOW, readings: [member('Ada', {})]});
    const value = {text: 'x', set: 'x', number: '1', money: '1', score: '1', date: '30d', flag: 'yes'};
    const sampleOf = (field: (typeof FIELDS)[number]) => field.choices?.[0] ?? value[field.type as keyof typeof value];
    const asked = FIELDS.flatMap(field => shapesOf(field).map(shape => shape.replaceAll('…', sampleOf(field))));
    const rows = [...CATALOGUE.tables].flatMap(([table, fields]) => {
      return [...fields.values()].flatMap(field =>
        shapesOf(field).map(shape => `${table}[${shape.replaceAll('…', sampleOf(field as never))}]`),
      );
    });
    for (const text of [...asked, ...rows]) expect(() => people.found(text), text).not.toThrow();
    expect(asked.length).toBeGreaterThan(300);
  });

  it('knows the same choices as the data', () => {
    const choicesOf = (name: string) => [...(CATALOGUE.fields.get(name)?.choices ?? [])].sort();
    const rowChoices = (table: string, name: string) => [...(CATALOGUE.tables.get(table)?.get(name)?.choices ?? [])].sort();
    expect(choicesOf('charge')).toEqual([...chargeStatusSchema.options].sort());
    expect(choicesOf('newsletter')).toEqual([...mailStateSchema.options].sort());
    expect(choicesOf('contacted-by')).toEqual([...contactChannelSchema.options].sort());
    expect(rowChoices('contact', 'channel')).toEqual([...contactChannelSchema.options].sort());
    expect(rowChoices('contact', 'purpose')).toEqual([...contactPurposeSchema.options].sort());
    expect(rowChoices('activity', 'action')).toEqual([...actionSchema.options].sort());
  });

  it('says of fields that vendors fill which of theirs it is', () => {
    const known = Object.keys(recordFieldsSchema.shape);
    expect(FIELDS.flatMap(({from}) => from ?? []).filter(from => !known.includes(from))).toEqual([]);
  });
});

describe('ready-made lists', () => {
  it('can all be read, and none is a starter once more', () => {
    const starters = starterSegments();
    for (const {filter} of [...READY_MADE, ...starters]) expect(parseFilter(filter), filter).toMatchObject({ok: true});
    const ids = [...READY_MADE, ...starters].map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const {needs, sort} of READY_MADE) {
      for (const name of [...needs, ...(sort === undefined ? [] : [sort.by])])
        expect(CATALOGUE.fields.has(name), name).toBe(true);
    }
  });

  it('come first where the data exist: no roles for a creator without a chat server', () => {
    const paying = {paid: true, vendorState: 'active', email: 'ada@example.org', joinedAt: NOW - 1} as const;
    const plain = new Community({now: NOW, readings: [member('Ada', paying)]});
    const some = readyMade(plain.columns, NOW).offered.map(({id}) => id);
    expect(some).toEqual(['longest-standing', 'anniversary-this-week', 'unpaid-with-email']);
    const rich = new Community({
      now: NOW,
      readings: [
        member('Ada', {...paying, roles: ['Patron']}, emailOf('ada@example.org')),
        contact('ada@example.org', {mailState: 'subscribed', mailOptInAt: NOW - 5}),
      ],
    });
    const {offered, others} = readyMade(rich.columns, NOW);
    expect(offered.map(({id}) => id)).toEqual(expect.arrayContaining(['role-without-pledge', 'member-not-subscribed']));
    expect(offered.length + others.length).toBe(READY_MADE.length);
  });
});
