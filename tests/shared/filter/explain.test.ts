import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {explain, leaving} from '#shared/filter/explain';
import {parseFilter} from '#shared/filter/syntax';
import type {Filter} from '#shared/filter/tree';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {fits} from '../../contract/filter-reference.ts';
import {filterArbitrary, plainArbitrary} from '../../fixtures/arbitrary-filter.ts';
import {LANGUAGE} from '../../fixtures/filter-language.ts';
import {plainColumns} from '../../fixtures/plain-columns.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const context = {now: NOW, zone: 'UTC', programme: DEFAULT_PROGRAMME, currency: 'EUR'};

function treeOf(text: string): Filter {
  const parsed = parseFilter(text, {catalogue: LANGUAGE});
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.tree;
}

const people = [
  {
    cells: new Map([
      ['name', 'Ada'],
      ['state', 'active'],
    ]),
    rows: new Map([['order', [{cells: new Map([['product', 'Mug']])}, {cells: new Map([['product', 'Sticker']])}]]]),
  },
  {cells: new Map([['state', 'declined']])},
  {cells: new Map([['state', 'active']])},
];

describe('why a filter fits somebody or nobody (C43, F7)', () => {
  it('says for each condition whether it holds, and the value', () => {
    const tree = treeOf('state:active -name:ada order[product:mug] in:"Declined ones"');
    const segments = new Map([['declined ones', {tree: treeOf('state:declined')}]]);
    const {holds, parts} = explain(tree, plainColumns(LANGUAGE, people), 0, {...context, segments});
    expect(holds).toBe(false);
    expect(parts.map(part => part.holds)).toEqual([true, false, true, false]);
    expect(parts[0]?.value).toEqual(['active']);
    expect(parts[1]?.parts[0]).toMatchObject({holds: true, value: ['Ada']});
    expect(parts[2]?.rows).toEqual({holding: 1, all: 2});
    expect(parts[3]?.parts[0]).toMatchObject({holds: false, value: ['active']});
  });

  it('agrees with the reference on every part', () => {
    const drawn = fc.tuple(filterArbitrary(LANGUAGE), plainArbitrary(LANGUAGE, NOW));
    fc.assert(
      fc.property(drawn, ([filter, person]) => {
        const check = ({tree, holds, parts}: ReturnType<typeof explain>): void => {
          expect(holds).toBe(fits(tree, person, {...context, catalogue: LANGUAGE}));
          parts.forEach(check);
        };
        check(explain(filter, plainColumns(LANGUAGE, [person]), 0, context));
      }),
      {numRuns: 500, seed: 20261127},
    );
  });

  it('says how many each condition leaves out by itself, and how many there would be without it', () => {
    const found = leaving(treeOf('state:declined name:ada'), plainColumns(LANGUAGE, people), context);
    expect(found.map(({leavesOut, without}) => [leavesOut, without])).toEqual([
      [2, 1],
      [2, 1],
    ]);
  });
});
