import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Points} from '#shared/loyalty/counted-points';
import {firstReached, isWarned, type LevelPlan, levelDue, levelOf, nextLevel} from '#shared/loyalty/levels';
import {dayStart} from '#shared/loyalty/score';
import type {LevelPolicy} from '#shared/model/reward';
import {DAY_MS} from '#shared/model/time';

const LEVELS = [
  {id: 'bronze', name: 'Bronze', from: 10},
  {id: 'silver', name: 'Silver', from: 50, benefits: ['A postcard']},
  {id: 'gold', name: 'Gold', from: 100},
];

const planOf = (levelPolicy?: LevelPolicy): LevelPlan => ({
  rules: [
    {id: 'pay', action: 'paid', points: 10},
    {id: 'likes', action: 'liked', points: 5, signal: true},
  ],
  levels: LEVELS,
  ...(levelPolicy === undefined ? {} : {levelPolicy}),
});
const window = (down: LevelPolicy['down'], warnDays?: number): LevelPlan =>
  planOf({by: 'window', windowDays: 30, down, ...(warnDays === undefined ? {} : {warnDays})});

/** Noon of a score day. */
const on = (day: number) => dayStart(day) + DAY_MS / 2;

describe('levels', () => {
  it('are reached as points accumulate, and say how far the next one is (LOY-24, LOY-72, LOY-81)', () => {
    const points: Points = [
      [100, 'pay', 40],
      [110, 'pay', 15],
    ];
    expect(levelOf(points, planOf(), on(105))).toEqual({id: 'bronze', since: dayStart(100), next: null});
    expect(nextLevel(points, planOf(), on(105))).toEqual({level: LEVELS[1], missing: 10});
    expect(levelOf(points, planOf(), on(110))).toEqual({id: 'silver', since: dayStart(110), next: null});
    expect(levelOf([], planOf(), on(110))).toBeUndefined();
    expect(nextLevel([[1, 'pay', 500]], planOf(), on(110))).toBeUndefined();
  });

  it('count no points of private signals (T13)', () => {
    expect(levelOf([[100, 'likes', 500]], planOf(), on(110))).toBeUndefined();
  });

  it('of a window are left at once by balance, one by one by one-down, and never by keep (F22)', () => {
    const points: Points = [[100, 'pay', 120]];
    expect(levelOf(points, window('balance'), on(129))).toEqual({
      id: 'gold',
      since: dayStart(100),
      until: dayStart(130),
      next: null,
    });
    expect(levelOf(points, window('balance'), on(130))).toBeUndefined();
    expect(levelOf(points, window('one-down'), on(129))?.next).toBe('silver');
    expect(levelOf(points, window('one-down'), on(130))).toEqual({
      id: 'silver',
      since: dayStart(130),
      until: dayStart(160),
      next: 'bronze',
    });
    expect(levelOf(points, window('one-down'), on(190))).toBeUndefined();
    expect(levelOf(points, window('keep'), on(5_000))).toEqual({id: 'gold', since: dayStart(100), next: null});
  });

  it('stop going down where points reach the level again (F22)', () => {
    const points: Points = [
      [100, 'pay', 120],
      [140, 'pay', 60],
    ];
    expect(levelOf(points, window('one-down'), on(165))).toMatchObject({
      id: 'silver',
      since: dayStart(130),
      until: dayStart(170),
    });
    expect(nextLevel(points, window('one-down'), on(165))).toEqual({level: LEVELS[2], missing: 40});
  });

  it('go with what is taken back, even where they are kept', () => {
    expect(levelOf([[100, 'pay', 120]], window('keep'), on(101))?.id).toBe('gold');
    expect(levelOf([[100, 'pay', 20]], window('keep'), on(101))?.id).toBe('bronze');
  });

  it('warn so many days before they go', () => {
    const plan = window('balance', 7);
    const level = levelOf([[100, 'pay', 120]], plan, on(101));
    expect(level).toBeDefined();
    if (level === undefined) return;
    expect(isWarned(level, plan.levelPolicy, dayStart(123) - 1)).toBe(false);
    expect(isWarned(level, plan.levelPolicy, dayStart(123))).toBe(true);
    expect(isWarned(level, {by: 'window', down: 'balance', warnDays: 0}, dayStart(129))).toBe(false);
    expect(isWarned(level, {by: 'window', down: 'balance'}, dayStart(100))).toBe(true);
    expect(isWarned({...level, until: undefined}, plan.levelPolicy, dayStart(129))).toBe(false);
  });

  it('remember when one was first reached though it was left since', () => {
    const points: Points = [[100, 'pay', 60]];
    expect(firstReached(points, window('balance'), {level: 'bronze', now: on(200)})).toBe(dayStart(100));
    expect(firstReached(points, window('balance'), {level: 'silver', now: on(99)})).toBeUndefined();
    expect(firstReached(points, window('balance'), {level: 'gold', now: on(200)})).toBeUndefined();
    expect(firstReached(points, window('balance'), {level: 'unknown', now: on(200)})).toBeUndefined();
  });

  const pointsArbitrary: fc.Arbitrary<Points> = fc
    .array(
      fc.tuple(fc.integer({min: 0, max: 200}), fc.constantFrom('pay', 'likes', '#grant'), fc.integer({min: -60, max: 120})),
      {
        maxLength: 15,
      },
    )
    .map(points => [...points].sort(([left], [right]) => left - right));
  const planArbitrary = fc
    .record({
      by: fc.constantFrom('lifetime' as const, 'window' as const),
      down: fc.constantFrom('keep' as const, 'one-down' as const, 'balance' as const),
      windowDays: fc.integer({min: 7, max: 60}),
      timeZone: fc.constantFrom('UTC', 'America/New_York', 'America/Santiago', 'Australia/Lord_Howe'),
    })
    .map(({timeZone, ...policy}): LevelPlan => ({...planOf(policy), timeZone}));

  it('change when they say and not before, in any zone: the clock alone moves nobody unannounced (F22)', () => {
    fc.assert(
      fc.property(pointsArbitrary, planArbitrary, fc.integer({min: 201, max: 260}), (points, plan, day) => {
        const now = on(day);
        const due = levelDue(points, plan, now);
        const level = levelOf(points, plan, now)?.id;
        const before = due === null ? on(day + 400) : due - 1;
        expect(levelOf(points, plan, before)?.id).toBe(level);
        if (due !== null) expect(levelOf(points, plan, due)?.id).not.toBe(level);
      }),
      {numRuns: 800, seed: 20261123},
    );
  });

  it('do not depend on the order of a day’s points or on how they were split', () => {
    fc.assert(
      fc.property(pointsArbitrary, planArbitrary, fc.integer({min: 0, max: 300}), (points, plan, day) => {
        const split = points.flatMap(
          ([at, rule, amount]): Points => [
            [at, rule, amount - 1],
            [at, rule, 1],
          ],
        );
        const shuffled = [...split].reverse();
        expect(levelOf(shuffled, plan, on(day))).toEqual(levelOf(points, plan, on(day)));
      }),
      {numRuns: 500, seed: 20261123},
    );
  });

  it('reach at most what was ever earned, and balance exactly what the window holds', () => {
    fc.assert(
      fc.property(pointsArbitrary, fc.integer({min: 0, max: 300}), (points, day) => {
        const plan = window('balance');
        const held = points.filter(([at, rule]) => rule !== 'likes' && at <= day && at > day - 30);
        const sum = held.reduce((total, [, , amount]) => total + amount, 0);
        const expected = LEVELS.filter(({from}) => from <= sum).at(-1)?.id;
        expect(levelOf(points, plan, on(day))?.id).toBe(expected);
      }),
      {numRuns: 500, seed: 20261123},
    );
  });
});
