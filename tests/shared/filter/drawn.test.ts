import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {has} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import {printFilter} from '#shared/filter/print';
import {parseFilter} from '#shared/filter/syntax';
import type {Filter} from '#shared/filter/tree';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {fits} from '../../contract/filter-reference.ts';
import {NOW} from '../../fixtures/arbitrary.ts';
import {filterArbitrary, plainArbitrary} from '../../fixtures/arbitrary-filter.ts';
import {LANGUAGE} from '../../fixtures/filter-language.ts';
import {plainColumns} from '../../fixtures/plain-columns.ts';

const names = ['VIPs', 'Round'];
const segments = new Map<string, Filter>([
  ['vips', {kind: 'test', field: 'tag', test: {op: 'is', values: ['vip']}}],
  // Leads back to itself: the evaluator must end, with nobody there.
  [
    'round',
    {
      kind: 'or',
      parts: [
        {kind: 'segment', name: 'VIPs'},
        {kind: 'not', part: {kind: 'segment', name: 'Round'}},
      ],
    },
  ],
]);
const named = new Map([...segments].map(([name, tree]) => [name, {tree}]));
const drawn = filterArbitrary(LANGUAGE, names);
const zones = fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe');
const people = fc.array(plainArbitrary(LANGUAGE, NOW), {minLength: 1, maxLength: 10});

/** What the text of a filter is read as. */
function read(text: string): Filter {
  const parsed = parseFilter(text, {catalogue: LANGUAGE, segments: named});
  if (!parsed.ok) throw new Error(`${text}\n${JSON.stringify(parsed.problem)}`);
  return parsed.tree;
}

describe('a drawn filter', () => {
  it('is read back as it was from what it prints, 10,000 times', () => {
    fc.assert(
      fc.property(drawn, filter => {
        const text = printFilter(filter);
        expect(read(text)).toEqual(filter);
        expect(printFilter(read(text))).toBe(text);
      }),
      {numRuns: 10_000, seed: 20261125},
    );
  });

  it('finds, read from its text, whom the reference finds, 10,000 times', () => {
    fc.assert(
      fc.property(people, drawn, zones, (found, filter, zone) => {
        const context = {now: NOW, programme: DEFAULT_PROGRAMME, zone, currency: 'EUR'};
        const {bits} = evaluate(read(printFilter(filter)), plainColumns(LANGUAGE, found), {...context, segments: named});
        const expected = found.map(one => fits(filter, one, {...context, catalogue: LANGUAGE, segments}));
        expect(found.map((_, ordinal) => has(bits, ordinal))).toEqual(expected);
      }),
      {numRuns: 10_000, seed: 20261126},
    );
  }, 60_000);
});
