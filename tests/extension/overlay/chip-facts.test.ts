import {describe, expect, it} from 'vitest';
import {factsIn, widthWith} from '../../../extension/overlay/chip-facts.ts';

describe('room beside the score', () => {
  it('is for two columns in a wide cell, for none in a narrow one', () => {
    expect([1_000, 440, 437, 300, 270, 100, 0].map(factsIn)).toEqual([2, 2, 2, 1, 0, 0, 0]);
  });

  it('never takes more than what the page’s own text leaves', () => {
    for (let width = 0; width < 1_200; width += 7) {
      const facts = factsIn(width);
      if (facts > 0) expect(widthWith(facts)).toBeLessThanOrEqual(width * 0.55);
    }
  });
});
