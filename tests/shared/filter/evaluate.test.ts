import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {count, has} from '#shared/filter/bits';
import type {Cell} from '#shared/filter/catalogue';
import {evaluate} from '#shared/filter/evaluate';
import {subjectOf} from '#shared/filter/fields';
import {type SupporterColumns, supporterColumns} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import type {Filter} from '#shared/filter/tree';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {RecordFields} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import {fits} from '../../contract/filter-reference.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {filterArbitrary, plainArbitrary} from '../../fixtures/arbitrary-filter.ts';
import {LANGUAGE} from '../../fixtures/filter-language.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';
import {plainColumns} from '../../fixtures/plain-columns.ts';

const DAY_MS = 86_400_000;
const context = {now: NOW, programme: DEFAULT_PROGRAMME};

function columnsOf(people: readonly Supporter[]): SupporterColumns {
  const columns = supporterColumns();
  for (const [ordinal, person] of people.entries()) columns.set(ordinal, subjectOf(person, NOW));
  return columns;
}

function person(fields: RecordFields): Supporter {
  const home = new MemoryHome(NOW);
  home.ingest([{key: 'patreon/campaign/user/1', source: 'file', asOf: NOW, identifiers: [], fields}]);
  const [only] = home.people();
  if (only === undefined) throw new Error('nobody');
  return only;
}

function treeOf(text: string): Filter {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.tree;
}

function matches(text: string, fields: RecordFields): boolean {
  return has(evaluate(treeOf(text), columnsOf([person(fields)]), context).bits, 0);
}

const segments = new Map<string, Filter>([
  ['vips', {kind: 'test', field: 'tag', test: {op: 'is', values: ['vip']}}],
  [
    'rich vips',
    {
      kind: 'and',
      parts: [
        {kind: 'segment', name: 'VIPs'},
        {kind: 'test', field: 'pledge', test: {op: '>', value: '12'}},
      ],
    },
  ],
]);
const named = new Map([...segments].map(([name, tree]) => [name, {tree}]));
const drawn = filterArbitrary(LANGUAGE, ['VIPs', 'Rich VIPs']);
const subject = plainArbitrary(LANGUAGE, NOW);

describe('evaluate', () => {
  it('agrees with the reference on 10,000 drawn people and filters', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe');
    fc.assert(
      fc.property(fc.array(subject, {minLength: 1, maxLength: 40}), drawn, zones, (people, filter, zone) => {
        const all = {...context, zone, currency: 'EUR'};
        const {bits} = evaluate(filter, plainColumns(LANGUAGE, people), {...all, segments: named});
        const expected = people.map(one => fits(filter, one, {...all, catalogue: LANGUAGE, segments}));
        expect(people.map((_, ordinal) => has(bits, ordinal))).toEqual(expected);
      }),
      {numRuns: 10_000, seed: 20261123},
    );
  }, 120_000);

  it('agrees with itself after people were changed, taken out and stored', () => {
    const change = fc.tuple(fc.nat(30), fc.option(subject, {nil: undefined}));
    fc.assert(
      fc.property(fc.array(subject, {maxLength: 30}), fc.array(change, {maxLength: 20}), drawn, (people, changes, filter) => {
        const columns = plainColumns(LANGUAGE, people);
        const now = [...people];
        evaluate(filter, columns, context);
        for (const [ordinal, one] of changes) {
          columns.set(ordinal, one);
          now[ordinal] = one as (typeof now)[number];
        }
        const fresh = plainColumns(LANGUAGE);
        for (const [ordinal, one] of now.entries()) if (one !== undefined) fresh.set(ordinal, one);
        const restored = plainColumns(LANGUAGE);
        expect(restored.restore(structuredClone(columns.dump()))).toBe(true);
        const all = {...context, currency: 'USD', segments: named};
        const found = [columns, fresh, restored].map(one => now.map((_, at) => has(evaluate(filter, one, all).bits, at)));
        expect(found[0]).toEqual(found[1]);
        expect(found[2]).toEqual(found[1]);
        for (const [ordinal, one] of changes) restored.set(ordinal, one);
        const again = now.map((_, at) => has(evaluate(filter, restored, all).bits, at));
        expect(again).toEqual(found[1]);
      }),
      {numRuns: 1_000, seed: 20261124},
    );
  }, 60_000);

  it('agrees with the reference where a column is asked so often that it keeps sets of people', () => {
    const pool = fc.sample(subject, {numRuns: 150, seed: 20261125});
    // In an order of its own, so that neighbours differ.
    const people = Array.from({length: 6_000}, (_, at) => pool[(at * 7919 + (at >> 5)) % pool.length] ?? {cells: new Map()});
    const columns = plainColumns(LANGUAGE, people);
    const all = {...context, currency: 'EUR'};
    for (const filter of fc.sample(drawn, {numRuns: 400, seed: 20261126})) {
      const answers = new Map(pool.map(one => [one, fits(filter, one, {...all, zone: 'UTC', catalogue: LANGUAGE, segments})]));
      const {bits} = evaluate(filter, columns, {...all, segments: named});
      const wrong = people.findIndex((one, at) => has(bits, at) !== answers.get(one));
      expect([wrong, filter]).toEqual([-1, filter]);
    }
  }, 60_000);

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
    columns.set(5, subjectOf(person({name: 'Bela'}), NOW));
    columns.set(0, undefined);
    const {bits} = evaluate({kind: 'and', parts: []}, columns, context);
    expect([0, 1, 5].map(ordinal => has(bits, ordinal))).toEqual([false, false, true]);
  });

  it('compares money within one currency and says how many have another one (ARM-53, ARM-68)', () => {
    const pledges = [usd(500), usd(1500), {minorUnits: 2000, currency: 'EUR'}, {minorUnits: 900, currency: 'USD'}];
    const columns = columnsOf(pledges.map(pledge => person({pledge})));
    const {bits, notes} = evaluate(treeOf('pledge:>=9'), columns, context);
    expect([0, 1, 2, 3].map(ordinal => has(bits, ordinal))).toEqual([false, true, false, true]);
    expect(notes).toEqual([{kind: 'currency', field: 'pledge', currency: 'USD', leftOut: 1}]);
    const euro = evaluate(treeOf('pledge:>=9EUR'), columns, context);
    expect([0, 1, 2, 3].map(ordinal => has(euro.bits, ordinal))).toEqual([false, false, true, false]);
    expect(euro.notes).toEqual([]);
  });

  it('answers lists of 1,000 words, addresses and numbers about as fast as one value', () => {
    const people = Array.from({length: 20_000}, (_, at) => {
      return {
        cells: new Map<string, Cell>([
          ['email', `p${at}@example.org`],
          ['tag', [`t${at % 3000}`]],
          ['months', at],
        ]),
      };
    });
    const columns = plainColumns(LANGUAGE, people);
    const values = Array.from({length: 1_000}, (_, at) => at * 7);
    const lists: Filter[] = [
      {kind: 'test', field: 'tag', test: {op: 'is', values: values.map(at => `t${at}`)}},
      {kind: 'test', field: 'email', test: {op: 'exactly', values: values.map(at => `p${at}@example.org`)}},
      {kind: 'test', field: 'months', test: {op: 'is', values: values.map(String)}},
    ];
    for (const filter of lists) evaluate(filter, columns, context);
    const start = process.cpuUsage();
    const found = lists.map(filter => count(evaluate(filter, columns, context).bits));
    expect(process.cpuUsage(start).user).toBeLessThan(500_000);
    expect(found).toEqual([286 * 7 + 143 * 6, 1_000, 1_000]);
  });

  it('finds nobody in a saved filter that there is not, or that names itself, and says so', () => {
    const columns = columnsOf([person({name: 'Ada'})]);
    const loop: Filter = {kind: 'segment', name: 'Loop'};
    const {bits, notes} = evaluate({kind: 'or', parts: [loop, {kind: 'segment', name: 'Nowhere'}]}, columns, {
      ...context,
      segments: new Map([['loop', {tree: loop}]]),
    });
    expect(has(bits, 0)).toBe(false);
    expect(notes).toEqual([
      {kind: 'segment', name: 'Loop', problem: 'cycle'},
      {kind: 'segment', name: 'Nowhere', problem: 'unknown'},
    ]);
  });
});
