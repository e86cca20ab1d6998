import {describe, expect, it} from 'vitest';
import {printFilter} from '#shared/filter/print';
import {parseFilter} from '#shared/filter/syntax';
import type {Filter} from '#shared/filter/tree';
import {blame} from '../../../../extension/views/data/blame.ts';

function tree(text: string): Filter {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.tree;
}

describe('when nobody matches', () => {
  const counted = (counts: Record<string, number>) => (part: Filter) => counts[printFilter(part)] ?? 0;

  it('names what each condition leaves out, the most first, and the filter without it (F7)', () => {
    const counts = {'tier:Gold newsletter:subscribed': 3, 'tier:Gold state:declined': 57, 'tier:Gold': 60};
    const found = blame(tree('tier:Gold state:declined newsletter:subscribed'), counted(counts));
    expect(found).toEqual([
      {condition: 'newsletter:subscribed', leavesOut: 57, fits: 0, without: 'tier:Gold state:declined'},
      {condition: 'state:declined', leavesOut: 3, fits: 0, without: 'tier:Gold newsletter:subscribed'},
      {condition: 'tier:Gold', leavesOut: 0, fits: 60, without: 'state:declined newsletter:subscribed'},
    ]);
  });

  it('blames a single condition for everyone (F7)', () => {
    expect(blame(tree('tier:Platinum'), counted({'': 412}))).toEqual([
      {condition: 'tier:Platinum', leavesOut: 412, fits: 0, without: ''},
    ]);
  });

  it('tells how many each fits by itself when dropping one would still leave nobody, the rarest first (F7)', () => {
    const found = blame(tree('tier:Gold state:declined'), counted({'tier:Gold': 0, 'state:declined': 0}));
    expect(found.map(({condition}) => condition)).toEqual(['tier:Gold', 'state:declined']);
    const other = blame(tree('(a or b) c'), counted({}));
    expect(other.map(({leavesOut, fits}) => [leavesOut, fits])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});
