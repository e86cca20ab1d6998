import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {LedgerEntry} from '#shared/loyalty/ledger';
import {statementOf} from '#shared/loyalty/statement';
import {REDEEMED} from '#shared/model/account';

const PLAN = {
  rules: [
    {id: 'pay', action: 'paid' as const, points: 10},
    {id: 'likes', action: 'liked' as const, points: 1, signal: true},
  ],
};
const entry = (at: number, points: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  record: 'patreon/c/user/1',
  rule: 'pay',
  activity: `paid/${at}`,
  n: 0,
  at,
  points,
  ...more,
});

describe('a statement', () => {
  it('lists what was earned, taken back and spent with a balance that adds up (C24, LOY-82)', () => {
    const entries = [
      entry(3, -15, {rule: REDEEMED, activity: 'r1'}),
      entry(2, 10),
      entry(2, -10, {n: 1}),
      entry(1, 20),
      entry(1, 5, {rule: 'likes'}),
    ];
    const {opening, lines, balance} = statementOf(entries, PLAN);
    expect(opening).toBe(0);
    expect(lines.map(line => [line.at, line.points, line.balance, line.reversal])).toEqual([
      [1, 20, 20, false],
      [2, 10, 30, false],
      [2, -10, 20, true],
      [3, -15, 5, false],
    ]);
    expect(balance).toBe(5);
  });

  it('adds up to the balance at every date, however entries are ordered and however many lines are shown (C24)', () => {
    const entries = fc.array(
      fc.record({
        record: fc.constantFrom('patreon/c/user/1', 'ghost/s/member/1'),
        rule: fc.constantFrom('pay', 'likes', '#grant', '#redeemed', '#lapsed'),
        activity: fc.constantFrom('one', 'two'),
        n: fc.integer({min: 0, max: 3}),
        at: fc.integer({min: 0, max: 9}),
        points: fc.integer({min: -50, max: 50}),
      }),
      {maxLength: 30},
    );
    fc.assert(
      fc.property(entries, fc.integer({min: 0, max: 30}), (drawn, most) => {
        const all = statementOf(drawn, PLAN);
        expect(
          statementOf([...drawn].reverse(), PLAN)
            .lines.map(({at, balance}) => [at, balance])
            .at(-1),
        ).toEqual(all.lines.map(({at, balance}) => [at, balance]).at(-1));
        for (let date = 0; date < 10; date++) {
          const counted = drawn.filter(({at, rule}) => at <= date && rule !== 'likes');
          const balance = counted.reduce((sum, {points}) => sum + points, 0);
          expect(all.lines.filter(({at}) => at <= date).at(-1)?.balance ?? 0).toBe(balance);
        }
        const {opening, lines, balance} = statementOf(drawn, PLAN, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        expect(balance).toBe(all.balance);
        expect(lines.reduce((sum, {points}) => sum + points, opening)).toBe(balance);
      }),
      {numRuns: 1_000, seed: 20261123},
    );
  });
});
