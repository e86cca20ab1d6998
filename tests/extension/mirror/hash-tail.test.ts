import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {HashTail} from '../../../extension/mirror/hash-tail.ts';

function under(tail: HashTail, hash: number): number[] {
  const found: number[] = [];
  tail.find(hash, found);
  return found;
}

describe('the unsorted tail', () => {
  it('keeps the entries of a hash in the order in which they came, beside what a list holds already', () => {
    const tail = new HashTail();
    for (const entry of [7, 2, 9]) tail.add(2 ** 52 + 1, entry);
    tail.add(1, 4);
    const found = [100];
    tail.find(2 ** 52 + 1, found);
    expect(found).toEqual([100, 7, 2, 9]);
    expect(tail.size).toBe(4);
  });

  it('says every hash once for each entry that is left, in ascending order', () => {
    const tail = new HashTail();
    for (const [hash, entry] of [
      [30, 2],
      [10, 4],
      [30, 6],
      [20, 8],
    ] as const)
      tail.add(hash, entry);
    tail.remove(20, 4);
    expect([...tail.sortedHashes()]).toEqual([10, 30, 30]);
  });

  it('equals a list of pairs after any additions and removals', () => {
    // Few hashes, which share their low bits: chains of one slot.
    const hash = fc.integer({min: 0, max: 12}).map(number => number * 2 ** 32 + (number % 3));
    const step = fc.record({hash, ordinal: fc.integer({min: 0, max: 20}), strong: fc.boolean(), isGone: fc.boolean()});
    fc.assert(
      fc.property(fc.array(step, {maxLength: 600}), steps => {
        const tail = new HashTail();
        let naive: {hash: number; entry: number}[] = [];
        for (const {hash: at, ordinal, strong, isGone} of steps) {
          if (isGone) {
            tail.remove(at, ordinal);
            naive = naive.filter(one => one.hash !== at || one.entry >>> 1 !== ordinal);
          } else {
            const entry = 2 * ordinal + (strong ? 1 : 0);
            tail.add(at, entry);
            naive.push({hash: at, entry});
          }
        }
        expect(tail.size).toBe(naive.length);
        for (const at of new Set(steps.map(one => one.hash))) {
          expect(under(tail, at)).toEqual(naive.filter(one => one.hash === at).map(({entry}) => entry));
        }
      }),
      {numRuns: 60},
    );
  });
});
