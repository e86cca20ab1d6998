import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {has} from '#shared/filter/bits';
import {Columns} from '#shared/filter/columns';
import {evaluate} from '#shared/filter/evaluate';
import {parseFilter} from '#shared/filter/syntax';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {RecordFields} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import {fitsPerson} from '../../contract/filter-reference.ts';
import {NOW, readingArbitrary} from '../../fixtures/arbitrary.ts';
import {filterArbitrary} from '../../fixtures/arbitrary-filter.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';

const DAY_MS = 86_400_000;
const context = {now: NOW, programme: DEFAULT_PROGRAMME};

function columnsOf(people: readonly Supporter[]): Columns {
  const columns = new Columns();
  for (const [ordinal, person] of people.entries()) columns.set(ordinal, person, NOW);
  return columns;
}

function person(fields: RecordFields): Supporter {
  const home = new MemoryHome(NOW);
  home.ingest([{key: 'patreon/campaign/user/1', source: 'file', asOf: NOW, identifiers: [], fields}]);
  const [only] = home.people();
  if (only === undefined) throw new Error('nobody');
  return only;
}

function matches(text: string, fields: RecordFields): boolean {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return has(evaluate(parsed.tree, columnsOf([person(fields)]), context), 0);
}

describe('evaluate', () => {
  it('agrees with the reference on drawn people and filters, before and after being stored', () => {
    fc.assert(
      fc.property(fc.array(readingArbitrary, {minLength: 1, maxLength: 20}), filterArbitrary, (readings, filter) => {
        const home = new MemoryHome(NOW);
        home.ingest(readings);
        const people = home.people();
        const columns = columnsOf(people);
        const expected = people.map(known => fitsPerson(filter, known, NOW, DEFAULT_PROGRAMME));
        expect(people.map((_, ordinal) => has(evaluate(filter, columns, context), ordinal))).toEqual(expected);
        const restored = Columns.restore(structuredClone(columns.dump()));
        if (restored === undefined) throw new Error('not restored');
        expect(people.map((_, ordinal) => has(evaluate(filter, restored, context), ordinal))).toEqual(expected);
      }),
      {numRuns: 2_000, seed: 20261120},
    );
  });

  const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});
  it.each([
    ['pledge:>=12.75', {pledge: usd(1275)}, true],
    ['pledge:>12.75', {pledge: usd(1275)}, false],
    ['pledge:<12.75', {pledge: usd(1275)}, false],
    ['pledge:<12.75', {pledge: usd(1274)}, true],
    ['pledge:<=12.75', {pledge: usd(1275)}, true],
    ['pledge:5..12', {pledge: usd(500)}, true],
    ['lifetime:>100', {lifetime: usd(10_001)}, true],
    ['pledge:>=1000', {pledge: {minorUnits: 1000, currency: 'JPY'}}, true],
    ['joined:<30d', {joinedAt: NOW - 29 * DAY_MS}, true],
    ['joined:<30d', {joinedAt: NOW - 30 * DAY_MS}, false],
    ['joined:2026-11-01..2026-11-30', {joinedAt: Date.UTC(2026, 10, 30, 23, 59)}, true],
    ['tier:Gold', {tiers: [{name: 'gold'}]}, true],
    ['tier:(Gold, Silver)', {tiers: [{name: 'Bronze'}, {name: 'Silver'}]}, true],
    ['-tier:*', {}, true],
    ['newsletter:subscribed', {mailState: 'subscribed'}, true],
    ['-newsletter:subscribed', {}, true],
    ['state:declined', {paid: true, lastChargeStatus: 'declined'}, true],
    ['cafe', {name: 'Café Société'}, true],
    ['score:0', {}, true],
    ['score:<1', {}, true],
    ['score:>0', {}, false],
  ] as const)('%s on %j is %s (ARM-39, ARM-40, ARM-53, ARM-68, ARM-77, ARM-79)', (text, fields, expected) => {
    expect(matches(text, fields as RecordFields)).toBe(expected);
  });

  it('leaves out empty places', () => {
    const columns = columnsOf([person({name: 'Ada'})]);
    columns.set(5, person({name: 'Bela'}), NOW);
    columns.set(0, undefined, NOW);
    const bits = evaluate({kind: 'and', parts: []}, columns, context);
    expect([0, 1, 5].map(ordinal => has(bits, ordinal))).toEqual([false, false, true]);
  });
});
