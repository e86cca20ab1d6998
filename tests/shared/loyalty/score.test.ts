import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {calibrate, decayedLog, leastV, scoreOf, waterfall, weightOf} from '#shared/loyalty/score';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import {dayOf} from '#shared/model/time';
import {NOW} from '../../fixtures/arbitrary.ts';

const programmeArbitrary: fc.Arbitrary<Programme> = fc
  .record({halfLifeDays: fc.integer({min: 7, max: 1_000}), w50: fc.double({min: 0.5, max: 5_000, noNaN: true})})
  .map(drawn => ({...DEFAULT_PROGRAMME, ...drawn}));

const pointsArbitrary = fc
  .array(
    fc.tuple(
      fc.integer({min: -700, max: dayOf(NOW)}),
      fc.constantFrom('payments', 'newsletter'),
      fc.integer({min: -5, max: 200}),
    ),
    {maxLength: 20},
  )
  .map(points => [...points].sort(([left], [right]) => left - right));

const person = (points: Supporter['points'], halfLifeDays: number): Supporter => ({
  id: 'a'.repeat(20),
  records: [],
  tags: [],
  notes: [],
  points,
  v: decayedLog(points, halfLifeDays),
  due: null,
});

describe('score', () => {
  it('halves after one half-life: the exact sum, decayed to any day', () => {
    const v = decayedLog([[100, 'payments', 80]], 50);
    expect(v).not.toBeNull();
    const now = Date.UTC(2020, 0, 1) + 150 * 86_400_000;
    expect(weightOf(v ?? 0, 50, now)).toBeCloseTo(40, 10);
  });

  it('forgets slowly, with no cliff: who gave for ten years and stopped a year ago still has a score, lower each month (C27)', () => {
    const stopped = dayOf(NOW) - 400;
    const years: Supporter['points'] = Array.from({length: 120}, (_, month) => [stopped - (119 - month) * 30, 'payments', 10]);
    const v = decayedLog(years, DEFAULT_PROGRAMME.halfLifeDays);
    const scores = [0, 30, 60, 90].map(days => scoreOf(v, DEFAULT_PROGRAMME, NOW + days * 86_400_000));
    expect(scores.every((score, at) => score > 0 && (at === 0 || score < (scores[at - 1] ?? 0)))).toBe(true);
  });

  it('is 50 for the weight of the median paying supporter and 0 without points', () => {
    const programme = {...DEFAULT_PROGRAMME, w50: 40, halfLifeDays: 50};
    const now = Date.UTC(2020, 0, 1) + 150 * 86_400_000;
    expect(scoreOf(decayedLog([[100, 'payments', 80]], 50), programme, now)).toBe(50);
    expect(scoreOf(decayedLog([], 50), programme, now)).toBe(0);
    expect(scoreOf(decayedLog([[100, 'payments', -80]], 50), programme, now)).toBe(0);
  });

  it('agrees with its own bound: score ≥ s exactly when v ≥ leastV(s)', () => {
    fc.assert(
      fc.property(pointsArbitrary, programmeArbitrary, fc.integer({min: -2, max: 102}), (points, programme, bound) => {
        const v = decayedLog(points, programme.halfLifeDays);
        const reached = bound <= 0 || (v !== null && v >= leastV(bound, programme, NOW));
        expect(reached).toBe(scoreOf(v, programme, NOW) >= bound);
      }),
      {numRuns: 5_000, seed: 20261120},
    );
  });

  it('orders people as v does', () => {
    fc.assert(
      fc.property(pointsArbitrary, pointsArbitrary, programmeArbitrary, (left, right, programme) => {
        const [low, high] = [left, right]
          .map(points => decayedLog(points, programme.halfLifeDays) ?? Number.NEGATIVE_INFINITY)
          .sort((a, b) => a - b);
        const score = (v: number | undefined) =>
          scoreOf(v === undefined || v === Number.NEGATIVE_INFINITY ? null : v, programme, NOW);
        expect(score(low)).toBeLessThanOrEqual(score(high));
      }),
      {seed: 20261120},
    );
  });

  it('explains itself in lines that add up to the number shown (LOY-82, C26, CRM-7)', () => {
    const positive = pointsArbitrary.map(points =>
      points.map(([day, rule, amount]): [number, string, number] => [day, rule, Math.abs(amount)]),
    );
    fc.assert(
      fc.property(positive, programmeArbitrary, (points, programme) => {
        const supporter = person(points, programme.halfLifeDays);
        const lines = waterfall(supporter, programme, NOW);
        expect(lines.reduce((sum, line) => sum + line.share, 0)).toBe(scoreOf(supporter.v, programme, NOW));
      }),
      {numRuns: 2_000, seed: 20261120},
    );
  });

  it('calibrates on the median, and on a fixed number where there are too few people', () => {
    const v = (weight: number) => Math.log2(weight) + dayOf(NOW) / 180;
    const weights = Array.from({length: 21}, (_, index) => v(index + 1));
    expect(calibrate(weights, 180, NOW).w50).toBeCloseTo(11, 9);
    expect(calibrate(weights, 180, NOW).calibratedOn).toBe(21);
    expect(calibrate(weights.slice(0, 19), 180, NOW)).toEqual({w50: 100, calibratedOn: 19});
  });
});
