import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {CATALOGUE} from '#shared/filter/fields';
import {printFilter} from '#shared/filter/print';
import {parseFilter} from '#shared/filter/syntax';
import type {Filter} from '#shared/filter/tree';
import {type BuilderNode, newTest, replaced, rootOf, treeOf} from '../../../../extension/views/builder/builder-tree.ts';
import {operatorOf, operatorsOf, testOf, valuesFor, valuesOf} from '../../../../extension/views/builder/operators.ts';
import {filterArbitrary} from '../../../fixtures/arbitrary-filter.ts';

function parsed(text: string): Filter {
  const result = parseFilter(text);
  if (!result.ok) throw new Error(`${text}: ${result.problem.code}`);
  return result.tree;
}

const kindsIn = (nodes: readonly BuilderNode[]): string[] =>
  nodes.flatMap(node => [
    node.kind,
    ...kindsIn(node.kind === 'group' ? node.parts : node.kind === 'some' ? node.inside.parts : []),
  ]);

describe('the filter builder', () => {
  it('gives every filter back as it was (F3, ARM-32)', () => {
    fc.assert(
      fc.property(filterArbitrary(CATALOGUE, ['VIPs']), tree => {
        // As the creator has it: through its text.
        const read = parsed(printFilter(tree));
        expect(treeOf(rootOf(read, CATALOGUE))).toEqual(read);
      }),
      {numRuns: 2000},
    );
  });

  it('shows groups, tables with a count, saved filters and free text as rows (F3)', () => {
    const {parts} = rootOf(parsed('-(tier:Gold or score:>80) order[product:sticker paid:>20]:>2 in:VIPs lovelace'), CATALOGUE);
    expect(parts.map(({kind, not}) => [kind, not])).toEqual([
      ['group', true],
      ['some', false],
      ['segment', false],
      ['text', false],
    ]);
    expect(kindsIn(parts)).toEqual(['group', 'test', 'test', 'some', 'test', 'test', 'segment', 'text']);
  });

  it.each(['-(-tier:Gold)', 'joined:(2026-05, 2026-07)', 'pledge:(5, 10)', 'no-tier:(yes, no)', '() or tier:Gold'])(
    'keeps %s as a row of text when another row changes',
    text => {
      const root = rootOf(parsed(`(${text}) state:active`), CATALOGUE);
      expect(kindsIn(root.parts)).toContain('raw');
      const state = root.parts.at(-1);
      if (state === undefined) throw new Error('no row');
      const next = treeOf(replaced(root, state.id, undefined));
      expect(printFilter(next)).toBe(printFilter(parsed(text)));
    },
  );

  it('leaves out a row that has no value yet, and keeps the others', () => {
    const root = rootOf(parsed('tier:Gold'), CATALOGUE);
    const field = CATALOGUE.fields.get('pledge');
    if (field === undefined) throw new Error('no field');
    const added = {...root, parts: [...root.parts, newTest(field, 'more', '2026-11-20')]};
    expect(printFilter(treeOf(added))).toBe('tier:Gold');
  });
});

describe('the operators of a row', () => {
  const field = (name: string) => {
    const found = CATALOGUE.fields.get(name);
    if (found === undefined) throw new Error(`no field ${name}`);
    return found;
  };

  it.each([...CATALOGUE.fields.values()].map(({name, type}) => [name, type]))('give %s (%s) what the language can say', name => {
    const one = field(name);
    const value = {choice: one.choices?.[0], date: '2026-05-31', number: '5', money: '5', score: '50'}[one.type as 'date'] ?? 'x';
    for (const operator of operatorsOf(one)) {
      const values = valuesFor(operator, operator === 'range' ? [value, value] : [value], '2026-11-20');
      const test = testOf(one, operator, values);
      if (test === undefined) throw new Error(`${name} ${operator} is not complete`);
      expect(operatorOf(one, test)).toBe(operator);
      const tree: Filter = {kind: 'test', field: name, test};
      expect(parsed(printFilter(tree))).toEqual(tree);
    }
  });

  it.each([
    ['pledge', 'more', ['12,75']],
    ['pledge', 'range', ['5', '']],
    ['joined', 'is', ['2026-02-31']],
    ['kind', 'is', ['payed']],
    ['tier', 'is', ['  ']],
  ] as const)('make no test of %s %s %j', (name, operator, values) => {
    expect(testOf(field(name), operator, values)).toBeUndefined();
  });

  it('put both ends of a range in one currency, and carry values from one operator to the next', () => {
    expect(testOf(field('pledge'), 'range', ['5', '20USD'])).toEqual({op: 'range', from: '5USD', to: '20USD'});
    expect(valuesFor('ahead', ['30d'], '2026-11-20')).toEqual(['in-30d']);
    expect(valuesFor('before', ['30d'], '2026-11-20')).toEqual(['2026-11-20']);
    expect(valuesOf({op: 'range', from: '1', to: '2'})).toEqual(['1', '2']);
  });
});
