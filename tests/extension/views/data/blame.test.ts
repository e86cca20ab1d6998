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
  it('names what each condition leaves out, the most first, and the filter without it (F7)', () => {
    const counts: Record<string, number> = {
      'tier:Gold newsletter:subscribed': 3,
      'tier:Gold state:declined': 57,
      'state:declined newsletter:subscribed': 0,
    };
    const found = blame(tree('tier:Gold state:declined newsletter:subscribed'), part => counts[printFilter(part)] ?? 0);
    expect(found).toEqual({
      condition: 'newsletter:subscribed',
      leavesOut: 57,
      without: 'tier:Gold state:declined',
      others: [{condition: 'state:declined', leavesOut: 3, without: 'tier:Gold newsletter:subscribed'}],
    });
  });

  it('blames a single condition for everyone', () => {
    expect(blame(tree('tier:Platinum'), () => 412)).toEqual({
      condition: 'tier:Platinum',
      leavesOut: 412,
      without: '',
      others: [],
    });
  });

  it('names none when dropping any single one would still leave nobody', () => {
    expect(blame(tree('tier:Gold state:declined'), () => 0)).toBeUndefined();
  });
});
