import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {sequenceFigures, sequenceOf, sequencesOf, sequenceTargets, type Visit, whoDid} from '#shared/loyalty/sequence';
import type {Sequence} from '#shared/model/reward';
import {DAY_MS} from '#shared/model/time';

const START = Date.UTC(2026, 8, 1);
const at = (day: number) => START + day * DAY_MS;

/** Three pages, a week between them (LOY-86). */
const SEQUENCE: Sequence = {
  id: 'walk',
  name: 'The walk',
  from: START,
  until: at(60),
  steps: [0, 7, 14].map((day, place) => ({
    id: `s${place + 1}`,
    name: `Page ${place + 1}`,
    page: `/walk/${place + 1}`,
    opensAt: at(day),
    points: 5,
  })),
  points: 50,
};
const visit = (step: number, day: number, more: Partial<Visit> = {}): Visit => ({
  record: 'site/host/visitor/1',
  at: at(day),
  action: 'visited',
  subject: `/walk/${step}`,
  ...more,
});
const done = (...visits: Visit[]) => sequenceOf(visits, SEQUENCE, at(30)).done;

describe('a sequence of pages', () => {
  it('is done step by step, and says which page is next and when it opens (F27, LOY-5, LOY-16, LOY-86)', () => {
    expect(sequenceOf([], SEQUENCE, at(3))).toEqual({done: 0, at: undefined, next: SEQUENCE.steps[0], opensAt: at(3)});
    expect(sequenceOf([visit(1, 2)], SEQUENCE, at(3))).toEqual({done: 1, at: at(2), next: SEQUENCE.steps[1], opensAt: at(7)});
    expect(sequenceOf([visit(1, 2), visit(2, 8), visit(3, 15)], SEQUENCE, at(30))).toEqual({
      done: 3,
      at: at(15),
      next: undefined,
      opensAt: undefined,
    });
  });

  it('has no jump: a later page counts only once those before it do (T10, LOY-6, LOY-7)', () => {
    expect(done(visit(3, 15))).toBe(0);
    expect(done(visit(1, 2), visit(3, 15))).toBe(1);
    expect(done(visit(2, 8), visit(3, 15))).toBe(0);
  });

  it('lets a missed step be caught up, and does not ask the later ones again (T10, LOY-14, LOY-15, LOY-16)', () => {
    const caughtUp = [visit(1, 2), visit(3, 15), visit(2, 20)];
    expect(sequenceOf(caughtUp, SEQUENCE, at(30))).toMatchObject({done: 3, at: at(20)});
    expect(sequenceOf(caughtUp, SEQUENCE, at(19))).toMatchObject({done: 1});
    // Two devices are two records of one person.
    expect(done(visit(1, 2), visit(2, 8, {record: 'site/host/visitor/2'}), visit(3, 15))).toBe(3);
  });

  it('opens a step only when it is live, and none before or after its time (LOY-10, LOY-86)', () => {
    expect(done(visit(1, 2), visit(2, 6))).toBe(1);
    expect(done(visit(1, -1))).toBe(0);
    expect(sequenceOf([visit(1, 61)], SEQUENCE, at(70))).toMatchObject({done: 0, opensAt: undefined});
    expect(sequenceOf([visit(1, 2)], SEQUENCE, at(1)).done).toBe(0);
  });

  it('knows its pages by their path, however an address is written', () => {
    for (const subject of ['https://ada.example/walk/1?utm=x', '/Walk/1/', '/walk/1#top', 'walk/1'])
      expect(done(visit(1, 2, {subject}))).toBe(1);
    expect(done(visit(1, 2, {subject: '/walk/11'}))).toBe(0);
    expect(done(visit(1, 2, {action: 'read'}))).toBe(0);
  });

  it('gives points for each step and for all of them, dated when they were done (LOY-8)', () => {
    const visits = [visit(1, 2), visit(3, 15), visit(2, 20, {record: 'site/host/visitor/2'})];
    const target = (activity: string, day: number, points: number, visitor: number) => ({
      record: `site/host/visitor/${visitor}`,
      rule: '#sequence/walk',
      activity,
      at: at(day),
      points,
    });
    expect(sequenceTargets(visits, SEQUENCE, at(30))).toEqual([
      target('step/s1', 2, 5, 1),
      target('step/s2', 20, 5, 2),
      target('step/s3', 20, 5, 2),
      target('all', 20, 50, 2),
    ]);
    expect(
      sequenceTargets([visit(1, 2)], {...SEQUENCE, steps: SEQUENCE.steps.map(({points: _, ...step}) => step)}, at(30)),
    ).toEqual([]);
    expect(sequencesOf(visits, [SEQUENCE], at(30))).toEqual([{id: 'walk', done: 3, at: at(20)}]);
    expect(sequencesOf([], [SEQUENCE], at(30))).toEqual([]);
  });

  it('comes out the same for visits that are shuffled, doubled or late, and more visits never undo a step (T10)', () => {
    const visits = fc.array(
      fc.record({step: fc.integer({min: 1, max: 3}), day: fc.integer({min: -3, max: 70}), device: fc.integer({min: 1, max: 2})}),
      {maxLength: 12},
    );
    fc.assert(
      fc.property(visits, visits, fc.integer({min: 0, max: 80}), (some, more, day) => {
        const of = (list: typeof some) => list.map(one => visit(one.step, one.day, {record: `site/host/visitor/${one.device}`}));
        const first = sequenceTargets(of(some), SEQUENCE, at(day));
        expect(sequenceTargets(of([...some, ...some].reverse()), SEQUENCE, at(day))).toEqual(first);
        const steps = sequenceOf(of(some), SEQUENCE, at(day)).done;
        expect(sequenceOf(of([...some, ...more]), SEQUENCE, at(day)).done).toBeGreaterThanOrEqual(steps);
        const reached = new Set(
          of(some)
            .filter(one => one.at <= at(day))
            .map(({subject}) => subject),
        );
        expect(steps).toBeLessThanOrEqual(reached.size);
      }),
      {numRuns: 2_000, seed: 20261123},
    );
  });

  it('lists who did all pages and who is at which, with what each cost (LOY-6, LOY-11, LOY-12, LOY-13)', () => {
    const walker = (letter: string, steps: number, day: number) => ({
      id: letter.repeat(20),
      account: {sequences: [{id: 'walk', done: steps, at: at(day)}]},
    });
    const people = [walker('a', 3, 20), walker('b', 1, 2), walker('c', 3, 15), {id: 'd'.repeat(20)}];
    expect(whoDid(people, SEQUENCE).map(({id}) => id[0])).toEqual(['c', 'a']);
    expect(whoDid(people, SEQUENCE, 1).map(({id}) => id[0])).toEqual(['b', 'c', 'a']);
    expect(sequenceFigures(people, SEQUENCE, {minorUnits: 1_001, currency: 'EUR'})).toEqual({
      reached: [3, 2, 2],
      conversion: 2 / 3,
      costEach: {minorUnits: 501, currency: 'EUR'},
    });
    expect(sequenceFigures([], SEQUENCE)).toEqual({reached: [0, 0, 0], conversion: undefined, costEach: undefined});
  });
});
