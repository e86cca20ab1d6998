import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {MOST_POINTS, multiplied} from '#shared/loyalty/multipliers';
import {earned} from './award-with.ts';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const did = [{on: '2026-01-15'}, {on: '2026-02-15'}, {on: '2026-03-15'}];

describe('multipliers', () => {
  it('multiply for somebody on a tier while they are on it', () => {
    const rule = {multipliers: [{by: 'tier' as const, name: 'Gold', times: 2}]};
    const tiers = [
      {name: 'Silver', from: day('2025-01-01'), until: day('2026-02-01')},
      {name: 'gold', from: day('2026-02-01'), until: day('2026-03-01')},
    ];
    expect(earned(rule, did, {tiers})).toEqual({0: 10, 1: 20, 2: 10});
  });

  it('multiply by a tag from the day it was put on', () => {
    const rule = {multipliers: [{by: 'tag' as const, name: 'VIP ', times: 3}]};
    expect(earned(rule, did, {tags: [{name: 'vip', at: day('2026-02-15')}]})).toEqual({0: 10, 1: 30, 2: 30});
    expect(earned(rule, did, {tags: []})).toEqual({0: 10, 1: 10, 2: 10});
  });

  it('take the highest of several and never both', () => {
    const rule = {
      points: 15,
      multipliers: [
        {by: 'tag' as const, name: 'half', times: 0.5},
        {by: 'tag' as const, name: 'more', times: 1.5},
        {by: 'tier' as const, name: 'Gold', times: 1.2},
      ],
    };
    const tiers = [{name: 'Gold', from: 0}];
    const of = (...names: string[]) => earned(rule, did.slice(0, 1), {tiers, tags: names.map(name => ({name, at: 0}))});
    expect(of('half', 'more')).toEqual({0: 22});
    expect(of('half')).toEqual({0: 18});
    expect(earned(rule, did.slice(0, 1), {tags: [{name: 'half', at: 0}]})).toEqual({0: 7});
  });

  it('give nothing where the highest is 0', () => {
    const rule = {multipliers: [{by: 'tag' as const, name: 'team', times: 0}]};
    expect(earned(rule, did, {tags: [{name: 'team', at: 0}]})).toEqual({});
  });

  it('round down as decimal fractions do, not as binary ones', () => {
    expect([multiplied(100, 1.15), multiplied(10, 1.1), multiplied(3, 0.333333), multiplied(1, 0.99)]).toEqual([115, 11, 0, 0]);
    fc.assert(
      fc.property(fc.integer({min: -1_000_000, max: 1_000_000}), fc.integer({min: 0, max: 10_000}), (points, hundredths) => {
        const exact = BigInt(points) * BigInt(hundredths);
        const floor = exact / 100n - (exact % 100n < 0n ? 1n : 0n);
        const bounded = floor > 1_000_000n ? 1_000_000n : floor < -1_000_000n ? -1_000_000n : floor;
        expect(BigInt(multiplied(points, hundredths / 100))).toBe(bounded);
      }),
      {numRuns: 3_000, seed: 20261123},
    );
  });

  it('stay within a million, whatever they multiply', () => {
    expect(multiplied(1_000_000, 100)).toBe(MOST_POINTS);
    expect(multiplied(-1_000_000, 100)).toBe(-MOST_POINTS);
  });
});
