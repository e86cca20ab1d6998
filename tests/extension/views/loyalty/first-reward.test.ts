import {describe, expect, it} from 'vitest';
import type {ProgrammePlan} from '#shared/model/programme';
import {MOST_TIMES, timesToFirst} from '../../../../extension/views/loyalty/first-reward.ts';

const NOW = Date.UTC(2026, 10, 20);
const paid = {id: 'p', action: 'paid', points: 10} as const;
const print = {id: 'r', name: 'Print', kind: 'product', cost: 100} as const;
const plan = (part: Partial<ProgrammePlan>): ProgrammePlan => ({rules: [paid], halfLifeDays: 180, ...part});
const times = (part: Partial<ProgrammePlan>) => timesToFirst(plan(part), NOW);

describe('the first thing to get', () => {
  it('is within reach of a few times of what people do, or the creator is told how far it is (LOY-2, LOY-3)', () => {
    expect(times({rewards: [print]})).toBe(10);
    expect(times({rewards: [{...print, cost: 5_000}]})).toBe(500);
    expect(times({rewards: [{...print, cost: 5_000}], levels: [{id: 'l', name: 'Friend', from: 25}]})).toBe(3);
    expect(times({rewards: [{...print, cost: 121}]})).toBeGreaterThan(MOST_TIMES);
  });

  it('is as far as what pays most leads, a count or months in a row by their part', () => {
    const rewards = [print];
    expect(times({rules: [paid, {...paid, id: 'c', points: 60, count: {every: 3}}], rewards})).toBe(5);
    expect(times({rules: [{...paid, points: 120, tenure: {months: 12}}], rewards})).toBe(10);
  });

  it('is nothing where there is nothing to get, where nothing pays, and of what is over or a private signal', () => {
    expect(times({})).toBeUndefined();
    expect(times({rules: [], rewards: [print]})).toBeUndefined();
    expect(
      times({
        rules: [
          {...paid, signal: true},
          {...paid, id: 'o', until: NOW},
        ],
        rewards: [print],
      }),
    ).toBeUndefined();
    expect(times({rewards: [{...print, cost: 0}]})).toBeUndefined();
  });

  it('may be a badge, of points or of times', () => {
    const badge = {id: 'b', name: 'Three', for: {kind: 'count', action: 'paid', times: 3}} as const;
    expect(times({rewards: [print], badges: [badge]})).toBe(3);
    expect(times({badges: [{...badge, for: {kind: 'points', points: 40}}]})).toBe(4);
  });
});
