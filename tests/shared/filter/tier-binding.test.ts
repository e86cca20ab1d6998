import {describe, expect, it} from 'vitest';
import {printFilter} from '#shared/filter/print';
import {parseFilter} from '#shared/filter/syntax';
import {bind, type CurrentNames, renamed} from '#shared/filter/tier-binding';
import type {Filter} from '#shared/filter/tree';
import {LANGUAGE} from '../../fixtures/filter-language.ts';

function treeOf(text: string): Filter {
  const parsed = parseFilter(text, {catalogue: LANGUAGE});
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.tree;
}
const tiers = (names: Record<string, string>): CurrentNames => new Map([['tier', new Map(Object.entries(names))]]);

describe('a saved filter that names tiers', () => {
  const saved = tiers({p1: 'Gold', p2: 'Silver', g7: 'gold'});

  it('keeps the ids that its tier words named, not those of other words (ARM-79, ARM-80)', () => {
    const bindings = bind(treeOf('tier:(GOLD, Bronze) -tier:silver name:Gold tier:~gol order[product:Gold]'), saved);
    expect(bindings).toEqual(
      new Map([
        [
          'tier',
          new Map([
            ['gold', ['p1', 'g7']],
            ['silver', ['p2']],
          ]),
        ],
      ]),
    );
  });

  it.each([
    ['tier:Gold', {p1: 'Gold', p2: 'Silver', g7: 'gold'}, 'tier:Gold'],
    ['tier:GOLD', {p1: 'Aurum', p2: 'Silver', g7: 'Aurum'}, 'tier:Aurum'],
    ['tier:Gold', {p1: 'Aurum Plus', p2: 'Silver', g7: 'gold'}, 'tier:("Aurum Plus", Gold)'],
    ['tier:(Gold, Silver) state:active', {p1: 'Silver', p2: 'Gold', g7: 'Silver'}, 'tier:(Silver, Gold) state:active'],
    ['-(tier:Silver or vip)', {p1: 'Gold', p2: 'Argent'}, '-(tier:Argent or vip)'],
    // Gone at the vendor: people may still carry the old name.
    ['tier:Silver', {p1: 'Gold'}, 'tier:Silver'],
    ['tier:Bronze', {p1: 'Aurum', p3: 'Bronze'}, 'tier:Bronze'],
    ['tier:~gol', {p1: 'Aurum'}, 'tier:~gol'],
  ])('is shown with the names of today: %s with %j is %s (ARM-79, ARM-80)', (text, now, expected) => {
    const tree = treeOf(text);
    expect(printFilter(renamed(tree, bind(tree, saved), tiers(now)))).toBe(expected);
  });
});
