import {describe, expect, it} from 'vitest';
import {has} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import {namedFilters} from '#shared/filter/named-filters';
import {parseFilter} from '#shared/filter/syntax';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {NOW} from '../../fixtures/arbitrary.ts';
import {LANGUAGE} from '../../fixtures/filter-language.ts';
import {plainColumns} from '../../fixtures/plain-columns.ts';

const saved = [
  {name: 'VIPs', filter: 'tag:vip'},
  {name: 'Théâtre', filter: 'in:vips -name:bela'},
  {name: 'vips', filter: 'name:zoe'},
  {name: 'Broken', filter: 'teir:Gold'},
  {name: 'Round', filter: 'name:ada or in:About'},
  {name: 'About', filter: 'in:Round'},
];
const people = [
  {name: 'Ada', tag: ['VIP']},
  {name: 'Bela', tag: ['vip']},
  {name: 'Zoe', tag: []},
].map(cells => ({cells: new Map<string, string | string[]>(Object.entries(cells))}));

function found(text: string): {names: unknown[]; notes: unknown[]} {
  const segments = namedFilters(saved);
  const parsed = parseFilter(text, {catalogue: LANGUAGE});
  if (!parsed.ok) throw new Error(parsed.problem.code);
  const {bits, notes} = evaluate(parsed.tree, plainColumns(LANGUAGE, people), {now: NOW, programme: DEFAULT_PROGRAMME, segments});
  return {names: people.filter((_, at) => has(bits, at)).map(({cells}) => cells.get('name')), notes: [...notes]};
}

describe('a saved filter that names another', () => {
  it('takes in whom that one finds, by its name without case and accents (ARM-88, ARM-90)', () => {
    expect(found('in:VIPS').names).toEqual(['Ada', 'Bela']);
    expect(found('in:theatre').names).toEqual(['Ada']);
    expect(found('-in:"Théâtre"').names).toEqual(['Bela', 'Zoe']);
    expect(found('in:theatre or name:zoe').names).toEqual(['Ada', 'Zoe']);
  });

  it('finds nobody by one that there is not or that cannot be read, and says so', () => {
    expect(found('in:Nothing')).toEqual({names: [], notes: [{kind: 'segment', name: 'Nothing', problem: 'unknown'}]});
    expect(found('in:Broken')).toEqual({names: [], notes: [{kind: 'segment', name: 'Broken', problem: 'unknown'}]});
  });

  it('does not go round for ever when two name each other, and says so', () => {
    const {names, notes} = found('in:Round');
    expect(names).toEqual(['Ada']);
    expect(notes).toMatchObject([{kind: 'segment', problem: 'cycle'}]);
  });
});
