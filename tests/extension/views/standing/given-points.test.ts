import {describe, expect, it} from 'vitest';
import {pointsFor} from '../../../../extension/views/standing/given-points.ts';

describe('points by hand', () => {
  it('are the same for all, or bring each person back to 0 with an entry of their own (C25)', () => {
    const same = {points: 50, isToZero: false};
    expect([0, 120, -7, Number.NaN].map(balance => pointsFor(same, balance))).toEqual([50, 50, 50, 50]);
    const reset = {points: 50, isToZero: true};
    expect([0, 120, -7, Number.NaN].map(balance => pointsFor(reset, balance))).toEqual([0, -120, 7, 0]);
    // One grant carries a million at most; the rest stays for another.
    expect(pointsFor(reset, 1_500_000)).toBe(-1_000_000);
  });
});
