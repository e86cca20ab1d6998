import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {addParts, backTest, EMPTY_PART, POINT_BINS, type Tested} from '#shared/loyalty/back-test';
import {decayedLog} from '#shared/loyalty/score';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import {dayOf} from '#shared/model/time';
import {previewPartSchema} from '#shared/protocol/preview';
import {NOW} from '../../fixtures/arbitrary.ts';

const TODAY = dayOf(NOW);
const before: Programme = {...DEFAULT_PROGRAMME, levels: [{id: 'friend', name: 'Friend', from: 20}]};
const after: Programme = {
  ...before,
  rules: [...before.rules, {id: 'likes', action: 'liked', points: 3, signal: true}],
  levels: [
    {id: 'friend', name: 'Friend', from: 20},
    {id: 'patron', name: 'Patron', from: 100},
  ],
};

const rated = (points: Supporter['points'], more: Partial<Supporter> = {}) => ({
  points,
  v: decayedLog(points, before.halfLifeDays),
  ...more,
});
const tested = (letter: string, was: Supporter['points'], is: Supporter['points']): Tested => ({
  id: letter.repeat(20),
  before: rated(was),
  after: rated(is),
});

describe('a preview of another plan', () => {
  it('says who gains and who loses, how levels move and which rule moves whom (LOY-25, F26)', () => {
    const people = [
      tested('a', [[TODAY, 'payments', 10]], [[TODAY, 'payments', 120]]),
      tested(
        'b',
        [
          [TODAY, 'payments', 30],
          [TODAY, 'newsletter', 20],
        ],
        [[TODAY, 'payments', 30]],
      ),
      tested(
        'c',
        [[TODAY, 'payments', 50]],
        [
          [TODAY, 'likes', 9],
          [TODAY, 'payments', 50],
        ],
      ),
      tested('d', [], []),
    ];
    const part = backTest(people, {before, after}, NOW);
    expect(previewPartSchema.parse(part)).toEqual(part);
    expect(part).toMatchObject({
      people: 4,
      gains: {people: 1, points: 110},
      loses: {people: 1, points: 20},
      points: {before: 110, after: 200},
      scored: {before: 3, after: 3},
      moved: [
        {id: 'a'.repeat(20), before: 10, after: 120, level: {from: null, to: 'patron'}},
        {id: 'b'.repeat(20), before: 50, after: 30},
      ],
    });
    expect(part.moves).toEqual([
      {from: 'friend', to: 'friend', people: 2},
      {from: null, to: 'patron', people: 1},
      {from: null, to: null, people: 1},
    ]);
    expect(part.rules).toEqual([
      {rule: 'likes', before: 0, after: 9, people: 1},
      {rule: 'newsletter', before: 20, after: 0, people: 1},
      {rule: 'payments', before: 90, after: 200, people: 1},
    ]);
  });

  it('counts points that wait, and nobody who wants no score', () => {
    const waiting = {
      ...tested('a', [], []),
      after: rated([], {account: {balance: 0, earned: 0, pending: {points: 10, until: NOW + 1}}}),
    };
    const unscored = {...tested('b', [], [[TODAY, 'payments', 10]]), after: rated([[TODAY, 'payments', 10]], {unscored: 1})};
    expect(backTest([waiting, unscored], {before, after}, NOW)).toMatchObject({people: 1, gains: {people: 1, points: 10}});
  });

  it('counts what lapses as lost, says what lapses next and when first, and names whose level alone moves (LOY-25, F26)', () => {
    const lapsing = (at: number, points: number) => ({lapsing: {points, at}});
    const earned: Supporter['points'] = [[TODAY, 'payments', 30]];
    const people = [
      {
        ...{id: 'a'.repeat(20), before: rated(earned, {account: {balance: 30, earned: 30}})},
        after: rated(earned, {account: {balance: 10, earned: 30, ...lapsing(NOW + 2, 10)}}),
      },
      {
        ...{id: 'b'.repeat(20), before: rated(earned, {account: {balance: 30, earned: 30}})},
        after: rated(earned, {account: {balance: 30, earned: 30, ...lapsing(NOW + 1, 5)}}),
      },
    ];
    const part = backTest(people, {before, after: {...after, levels: []}}, NOW);
    expect(part).toMatchObject({loses: {people: 1, points: 20}, points: {before: 60, after: 40}});
    expect(part.lapsing).toEqual({before: {people: 0, points: 0, at: null}, after: {people: 2, points: 15, at: NOW + 1}});
    expect(part.moved).toEqual([
      {id: 'a'.repeat(20), before: 30, after: 10, level: {from: 'friend', to: null}},
      {id: 'b'.repeat(20), before: 30, after: 30, level: {from: 'friend', to: null}},
    ]);
  });

  it('puts everybody into one bin before and one after (F26)', () => {
    const part = backTest(
      [tested('a', [[TODAY, 'payments', -5]], []), tested('b', [[TODAY, 'payments', 100]], [[TODAY, 'payments', 99_999]])],
      {before, after},
      NOW,
    );
    const bin = (from: number) => POINT_BINS.indexOf(from);
    expect(part.totals.before[0]).toBe(1);
    expect(part.totals.before[bin(100)]).toBe(1);
    expect(part.totals.after[bin(10_000)]).toBe(1);
    expect(part.scores.before).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect(part.scores.after).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('adds up to the same whatever blocks people are looked at in (F26)', () => {
    const pointsArbitrary = fc.array(
      fc.tuple(
        fc.integer({min: TODAY - 50, max: TODAY}),
        fc.constantFrom('payments', 'likes', '#grant'),
        fc.integer({min: -20, max: 80}),
      ),
      {maxLength: 4},
    );
    const sorted = (points: Supporter['points']) => [...points].sort(([left], [right]) => left - right);
    const people = fc
      .array(fc.tuple(pointsArbitrary, pointsArbitrary), {maxLength: 25})
      .map(all => all.map(([was, is], place) => tested(String.fromCharCode(97 + place), sorted(was), sorted(is))));
    fc.assert(
      fc.property(people, fc.integer({min: 0, max: 25}), (all, cut) => {
        const whole = backTest(all, {before, after}, NOW);
        const parts = [backTest(all.slice(0, cut), {before, after}, NOW), backTest(all.slice(cut), {before, after}, NOW)];
        expect(parts.reduce(addParts, EMPTY_PART)).toEqual(whole);
        expect([...parts].reverse().reduce(addParts, EMPTY_PART)).toEqual(whole);
        const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
        for (const counts of [whole.scores.before, whole.scores.after, whole.totals.before, whole.totals.after])
          expect(sum(counts)).toBe(whole.people);
        expect(sum(whole.moves.map(({people: moved}) => moved))).toBe(whole.people);
        expect(whole.points.after - whole.points.before).toBe(whole.gains.points - whole.loses.points);
      }),
      {numRuns: 300, seed: 20261123},
    );
  });
});
