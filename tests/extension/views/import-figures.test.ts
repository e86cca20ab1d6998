import {describe, expect, it} from 'vitest';
import {figuresOf} from '../../../extension/views/import-figures.ts';
import {timeLeft} from '../../../extension/views/import-state.ts';
import {parseRoute} from '../../../extension/views/route.ts';
import {ridNumber} from '../mirror/people.ts';

const nobody = {added: [], joined: [], left: [], declined: [], recovered: []};

describe('what an import says', () => {
  it('names who moved, and each number opens exactly these people', () => {
    const [one, two, three] = [ridNumber(1), ridNumber(2), ridNumber(3)];
    const figures = figuresOf({moves: {...nobody, joined: [one, two], declined: [three]}, changed: 7, unchanged: 1});
    expect(figures.map(({kind, count}) => [kind, count])).toEqual([
      ['joined', 2],
      ['declined', 1],
    ]);
    expect(parseRoute(figures[0]?.path ?? '')).toMatchObject({view: 'supporters', people: [one, two]});
  });

  it('opens the whole list where the people are too many for an address', () => {
    const added = Array.from({length: 2_001}, (_, number) => ridNumber(number));
    const [figure] = figuresOf({moves: {...nobody, added}, changed: 0, unchanged: 0});
    expect(figure).toEqual({kind: 'added', count: 2_001, path: '#/supporters'});
  });

  it('says how many changed when nobody moved, and that nothing is new when nothing changed', () => {
    expect(figuresOf({moves: nobody, changed: 3, unchanged: 5})).toEqual([{kind: 'changed', count: 3}]);
    expect(figuresOf({moves: nobody, changed: 0, unchanged: 5})).toEqual([{kind: 'same', count: 5}]);
  });

  it('says how many erased people were left out (F47)', () => {
    const figures = figuresOf({moves: {...nobody, joined: [ridNumber(1)]}, changed: 0, unchanged: 5, erased: 2});
    expect(figures.map(({kind, count}) => [kind, count])).toEqual([
      ['joined', 1],
      ['erased', 2],
    ]);
  });

  it('says how many the vendor had erased already', () => {
    expect(figuresOf({moves: nobody, changed: 1, unchanged: 5, erasedThere: 2}).map(({kind, count}) => [kind, count])).toEqual([
      ['changed', 1],
      ['erasedThere', 2],
    ]);
  });

  it('says how many rows the private server could not hold together', () => {
    expect(figuresOf({moves: nobody, changed: 1, unchanged: 5, tooLarge: 2})).toEqual([
      {kind: 'changed', count: 1},
      {kind: 'tooLarge', count: 2},
    ]);
  });
});

describe('the time left', () => {
  it('follows the speed so far', () => {
    expect(timeLeft({done: 250, total: 1_000, startedAt: 0}, 1_000)).toBe(3_000);
  });

  it.each([
    ['nothing is done', {done: 0, total: 10, startedAt: 0}, 1_000],
    ['everything is done', {done: 10, total: 10, startedAt: 0}, 1_000],
    ['it is too early', {done: 5, total: 10, startedAt: 0}, 499],
  ])('is not told while %s', (_, state, now) => {
    expect(timeLeft(state, now)).toBeUndefined();
  });

  it('tells whose roles are out of step with their pledges, each with its list (J5)', () => {
    const outOfStep = [
      {kind: 'roleWithoutPledge' as const, count: 2, filter: 'role:* -kind:paid'},
      {kind: 'pledgeWithoutRole' as const, count: 0, filter: 'kind:paid -role:*'},
    ];
    const moves = {added: [], joined: [], left: [], declined: [], recovered: []};
    expect(figuresOf({moves, outOfStep, changed: 3, unchanged: 0})).toEqual([
      {kind: 'changed', count: 3},
      {kind: 'roleWithoutPledge', count: 2, path: '#/supporters?filter=role%3A*+-kind%3Apaid'},
    ]);
  });
});
