import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {components} from '#shared/identity/components';

describe('components', () => {
  it('gives every node the least node that it hangs together with', () => {
    expect([...components(6, [1, 5, 2], [5, 4, 0])]).toEqual([0, 1, 0, 3, 1, 1]);
    expect([...components(0, [], [])]).toEqual([]);
  });

  it('agrees with a walk over the links, whatever they are', () => {
    const graph = fc
      .integer({min: 1, max: 40})
      .chain(size => fc.tuple(fc.constant(size), fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), {maxLength: 60})));
    fc.assert(
      fc.property(graph, ([size, links]) => {
        const walked = Array.from({length: size}, (_, node) => node);
        for (let round = 0; round < size; round++) {
          for (const [one, other] of links) {
            const least = Math.min(walked[one] ?? 0, walked[other] ?? 0);
            walked[one] = least;
            walked[other] = least;
          }
        }
        const [left, right] = [links.map(([one]) => one), links.map(([, other]) => other)];
        expect([...components(size, left, right)]).toEqual(walked);
      }),
      {numRuns: 2_000, seed: 20261123},
    );
  });
});
