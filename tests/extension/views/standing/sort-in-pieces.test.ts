import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {leaderboard, type Rankable} from '#shared/loyalty/leaderboard';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import {ranking} from '../../../../extension/views/standing/ranking.ts';
import {sortInPieces} from '../../../../extension/views/standing/sort-in-pieces.ts';
import {createStandings} from '../../../../extension/views/standing/standings.ts';

type One = {readonly key: number; readonly place: number};

/** @returns what came out, and how often two were compared in the longest piece */
function drive<T>(work: Generator<unknown, T>, compared: () => number): {result: T; most: number} {
  let [before, most] = [compared(), 0];
  for (;;) {
    const {done, value} = work.next();
    most = Math.max(most, compared() - before);
    before = compared();
    if (done === true) return {result: value as T, most};
  }
}

describe('sorting in pieces', () => {
  it('is the browser’s own sort, equal ones in the order in which they came', () => {
    const lists = fc.array(fc.nat(40), {maxLength: 3_000, size: 'max'});
    fc.assert(
      fc.property(lists, keys => {
        const items = keys.map((key, place): One => ({key, place}));
        const byKey = (left: One, right: One) => left.key - right.key;
        expect(drive(sortInPieces(items, byKey), () => 0).result).toEqual(items.toSorted(byKey));
      }),
      {numRuns: 200, seed: 20261123},
    );
  });

  it('compares as often in its longest piece for 200,000 people as for 2,000', () => {
    const most = [2_000, 200_000].map(size => {
      let compared = 0;
      const items = Array.from({length: size}, (_, place): One => ({key: (place * 7_919) % 104_729, place}));
      const byKey = (left: One, right: One) => {
        compared += 1;
        return left.key - right.key;
      };
      return drive(sortInPieces(items, byKey), () => compared).most;
    });
    expect(Math.max(...most)).toBeLessThan(512 * 10);
    expect(most[1]).toBeLessThanOrEqual(1.2 * (most[0] ?? 0));
  });

  it('gives a window’s ranking the ranks that everybody is ranked by, ties too (LOY-73, F24)', () => {
    const plan: ProgrammePlan = {rules: [{id: 'pay', action: 'paid', points: 1}], halfLifeDays: 180};
    const people = Array.from({length: 3_000}, (_, number): Supporter => {
      const points: Supporter['points'] = [[number % 31, 'pay', (number * 7) % 90]];
      return {id: `person-${number}`, records: [], tags: [], notes: [], points, v: null, due: null};
    });
    const standings = createStandings();
    for (const person of people) standings.add(person);
    const {result} = drive(ranking(standings.done(), {}, plan), () => 0);
    expect(result).toEqual(leaderboard(people satisfies Rankable[], {}, plan));
    expect(result.some(({tied}) => tied)).toBe(true);
  });
});
