import {describe, expect, it} from 'vitest';
import {type DrawPlan, drawOf, drawsDue, nextDrawAt} from '#shared/loyalty/draw';
import {prizesOf} from '#shared/loyalty/give-prizes';
import type {Rankable} from '#shared/loyalty/leaderboard';
import {drawOfGrant, prizeId, ruleOfGrant} from '#shared/loyalty/prize';
import {DRAW, GRANT} from '#shared/model/account';
import {drawSchema} from '#shared/model/draw';
import {DAY_MS, dayOf} from '#shared/model/time';

const PLAN: DrawPlan = {
  rules: [{id: 'pay', action: 'paid', points: 10}],
  draws: [
    {per: 'week', points: 20},
    {per: 'month', points: 100},
  ],
};
const utc = (date: string) => Date.parse(date);
const id = (letter: string) => letter.repeat(20);
const person = (letter: string, ...points: [string, number][]): Rankable => ({
  id: id(letter),
  points: points.map(([date, amount]) => [dayOf(utc(date)), 'pay', amount]),
});
const WEEK = {per: 'week' as const, start: utc('2026-11-16'), end: utc('2026-11-23')};

describe('draws of the most engaged', () => {
  it('are due a day after each week and month is over, none before they were planned (LOY-22, LOY-23)', () => {
    const since = utc('2026-11-18T10:00Z');
    expect(nextDrawAt(PLAN, since)).toBe(utc('2026-11-24'));
    expect(drawsDue(PLAN, {since, now: utc('2026-11-24') - 1})).toEqual([]);
    expect(drawsDue(PLAN, {since, now: utc('2026-11-24')})).toEqual([{...WEEK, points: 20}]);
    const slept = drawsDue(PLAN, {since, now: utc('2026-12-09')}).map(
      ({per, start}) => `${per} ${new Date(start).toISOString().slice(0, 10)}`,
    );
    expect(slept).toEqual(['week 2026-11-16', 'week 2026-11-23', 'month 2026-11-01', 'week 2026-11-30']);
    expect(nextDrawAt({...PLAN, draws: []}, since)).toBeUndefined();
  });

  it('are each due once, however often the clock is looked at', () => {
    let since = utc('2026-11-18T10:00Z');
    const seen: string[] = [];
    for (let now = since; now < utc('2027-02-01'); now += 7 * 60 * 60_000) {
      const due = drawsDue(PLAN, {since, now});
      seen.push(...due.map(({per, start}) => `${per} ${start}`));
      if (due.length > 0) since = now - DAY_MS;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter(one => one.startsWith('week'))).toHaveLength(10);
    expect(seen.filter(one => one.startsWith('month'))).toHaveLength(2);
  });

  it('end weeks and months by the programme’s clocks', () => {
    const plan = {...PLAN, timeZone: 'America/Los_Angeles'};
    expect(nextDrawAt(plan, utc('2026-11-18T10:00Z'))).toBe(utc('2026-11-24T00:00-08:00'));
    const [planned] = drawsDue(plan, {since: utc('2026-11-18T10:00Z'), now: utc('2026-11-24T08:00Z')});
    expect(planned?.start).toBe(utc('2026-11-16T00:00-08:00'));
  });

  it('name whoever has most points of the period, and who tied (LOY-22, LOY-42)', () => {
    const people = [
      person('a', ['2026-11-15', 500], ['2026-11-17', 10]),
      person('b', ['2026-11-18', 30]),
      person('c', ['2026-11-20', 30]),
    ];
    const draw = drawOf(people, WEEK, PLAN);
    expect(drawSchema.parse(draw)).toEqual({
      id: 'week-2026-11-16',
      per: 'week',
      start: WEEK.start,
      end: WEEK.end,
      winners: [{supporter: id('b'), points: 30, tied: true}],
    });
    expect(drawOf([], WEEK, PLAN).winners).toEqual([]);
  });

  it('let all win who had the same points on the same day, at most ten', () => {
    const people = Array.from({length: 12}, (_, place) => person(String.fromCharCode(97 + place), ['2026-11-18', 30]));
    expect(drawOf(people.slice(0, 3).reverse(), WEEK, PLAN).winners.map(({supporter}) => supporter[0])).toEqual(['a', 'b', 'c']);
    expect(drawOf(people, WEEK, PLAN).winners).toHaveLength(10);
  });

  it('give each winner the points once, as a grant whose id tells the draw, and no ranking counts it (LOY-42)', () => {
    const draw = drawOf([person('b', ['2026-11-18', 30])], WEEK, PLAN);
    const [prize, ...others] = prizesOf(draw, 20, 99);
    expect(others).toEqual([]);
    expect(prize).toMatchObject({kind: 'grant', supporter: id('b'), points: 20, at: 99, reason: 'week-2026-11-16'});
    expect(prize?.id).toBe(prizeId(draw, id('b')));
    expect(drawOfGrant(prize?.id ?? '')).toBe('week-2026-11-16');
    expect(ruleOfGrant(prize?.id ?? '')).toBe(DRAW);
    expect(drawOfGrant('6f1c2f4e')).toBeUndefined();
    expect(ruleOfGrant('6f1c2f4e')).toBe(GRANT);
    expect(prizesOf(draw, 0, 99)).toEqual([]);
  });
});
