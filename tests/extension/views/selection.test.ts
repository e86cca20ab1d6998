import {describe, expect, it} from 'vitest';
import {add, bitsOf, ordinals} from '#shared/filter/bits';
import {figures, NOBODY, type People, rebased, selected} from '../../../extension/views/selection.ts';

function people(ids: readonly string[], at: string): People {
  return {
    size: ids.length,
    at,
    idOf: ordinal => ids[ordinal],
    ordinalOf: id => (ids.includes(id) ? ids.indexOf(id) : undefined),
  };
}

const before = people(['ada', 'bob', 'cleo', 'dan'], '1');

function bits(...wanted: number[]) {
  const made = bitsOf(4);
  for (const ordinal of wanted) add(made, ordinal);
  return made;
}

describe('the selection', () => {
  it('takes people in and out one by one, in ranges and all at once (ARM-33, ARM-34)', () => {
    const one = selected(NOBODY, [1], true, before);
    const all = selected(one, [0, 1, 2, 3], true, before);
    const less = selected(all, [0, 3], false, before);
    expect([one, all, less].map(({ids}) => [...ids].sort())).toEqual([['bob'], ['ada', 'bob', 'cleo', 'dan'], ['bob', 'cleo']]);
    expect(ordinals(less.bits)).toEqual([1, 2]);
    expect(one.ids.size).toBe(1);
  });

  it('stays with another filter and says how many it leaves out', () => {
    const two = selected(NOBODY, [1, 2], true, before);
    expect(figures(two, bits(2, 3))).toEqual({selected: 2, outside: 1});
    expect(figures(NOBODY, bits(0))).toEqual({selected: 0, outside: 0});
  });

  it('follows people to other places, and forgets who is gone', () => {
    const two = selected(NOBODY, [1, 2], true, before);
    const after = people(['cleo', 'eve', 'ada'], '2');
    const moved = rebased(two, after);
    expect([...moved.ids]).toEqual(['cleo']);
    expect(ordinals(moved.bits)).toEqual([0]);
    expect(rebased(moved, after)).toBe(moved);
  });
});
