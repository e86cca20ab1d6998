import {expect, it} from 'vitest';
import {mostLoyal} from '../../../../extension/views/data/most-loyal.ts';

const scores = [3, Number.NaN, 9, 3, -2, 9];
const columns = {number: (_: string, ordinal: number) => scores[ordinal] ?? Number.NaN};
const best = (most: number) => mostLoyal(columns, [0, 1, 2, 3, 4, 5], most);

it('puts the most loyal first, equals in the order of the data and whoever has no score last', () => {
  expect(best(10)).toEqual([2, 5, 0, 3, 4, 1]);
});

it('leaves out all beyond so many, however many are equal', () => {
  expect(best(3)).toEqual([2, 5, 0]);
  expect(best(1)).toEqual([2]);
  expect(mostLoyal(columns, [], 5)).toEqual([]);
});
