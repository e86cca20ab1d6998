import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {contrast, readableOn, textOn} from '../../../worker/public/colours.ts';

const colour = fc.integer({min: 0, max: 0xffffff}).map(value => `#${value.toString(16).padStart(6, '0')}`);

describe('the creator’s colour', () => {
  it('always has a text on it that can be read, and is moved until it stands out from the ground', () => {
    fc.assert(
      fc.property(colour, chosen => {
        expect(contrast(chosen, textOn(chosen))).toBeGreaterThanOrEqual(4.5);
        for (const ground of ['#ffffff', '#212326']) {
          expect(contrast(readableOn(chosen, ground, 3), ground)).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });

  it('stays as it is where it stands out already', () => {
    expect(readableOn('#c2410c', '#ffffff', 3)).toBe('#c2410c');
    expect([textOn('#ffe000'), textOn('#1e3a5f')]).toEqual(['#000000', '#ffffff']);
  });
});
