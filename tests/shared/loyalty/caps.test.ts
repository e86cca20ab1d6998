import {describe, expect, it} from 'vitest';
import {capsOf} from '#shared/loyalty/caps';
import {calendarOf} from '#shared/loyalty/periods';
import {earned} from './award-with.ts';

describe('caps', () => {
  it('cuts the last award of a day to fit and begins anew the next day', () => {
    const did = ['08', '09', '10', '11'].map(hour => ({on: `2026-11-20T${hour}:00:00Z`}));
    expect(earned({caps: [{per: 'day', points: 25}]}, [...did, {on: '2026-11-21'}])).toEqual({0: 10, 1: 10, 2: 5, 4: 10});
  });

  it('lets the tightest of several caps count', () => {
    const did = Array.from({length: 10}, (_, day) => ({on: `2026-11-${String(day + 2).padStart(2, '0')}`}));
    // Monday the 2nd to Sunday the 8th, then from Monday the 9th; 55 in the month.
    expect(
      earned(
        {
          caps: [
            {per: 'week', points: 30},
            {per: 'month', points: 55},
          ],
        },
        did,
      ),
    ).toEqual({
      0: 10,
      1: 10,
      2: 10,
      7: 10,
      8: 10,
      9: 5,
    });
  });

  it('holds for ever where it says so', () => {
    const did = ['2020-01-01', '2023-06-01', '2026-11-01'].map(on => ({on}));
    expect(earned({caps: [{per: 'ever', points: 12}]}, did)).toEqual({0: 10, 1: 2});
  });

  it('ends its months at midnight of the programme’s time zone', () => {
    const did = [{on: '2026-10-31T12:00:00Z'}, {on: '2026-11-01T03:59:59Z'}, {on: '2026-11-01T04:00:00Z'}];
    const caps = [{per: 'month' as const, points: 10}];
    expect(earned({caps}, did, {timeZone: 'America/New_York'})).toEqual({0: 10, 2: 10});
    expect(earned({caps}, did)).toEqual({0: 10, 1: 10});
  });

  it('never caps what a rule takes, and gives nothing back for it', () => {
    const did = ['08', '09', '10'].map(hour => ({on: `2026-11-20T${hour}:00:00Z`}));
    expect(earned({points: -10, caps: [{per: 'day', points: 5}]}, did)).toEqual({0: -10, 1: -10, 2: -10});
  });

  it('counts all records of a person together', () => {
    const did = [{on: '2026-11-20'}, {on: '2026-11-20', record: 'ghost/site/member/1'}];
    expect(
      earned({caps: [{per: 'day', points: 15}]}, [
        {...did[0], on: '2026-11-20', key: 'p'},
        {...did[1], on: '2026-11-20', key: 'g'},
      ]),
    ).toEqual({
      g: 10,
      p: 5,
    });
  });

  it('remembers a day that a clock put back over midnight returns to', () => {
    // St. John's clocks went back from 0:01 to 23:01 of the day before.
    const takeUpTo = capsOf([{per: 'day', points: 10}], ['day'], calendarOf('America/St_Johns'));
    const given = [{periods: [], sums: []}];
    const take = (points: number, at: number) => takeUpTo(points, at, given);
    const [before, between, after] = ['2010-11-07T02:00:00Z', '2010-11-07T02:30:30Z', '2010-11-07T03:00:00Z'].map(Date.parse);
    expect([take(10, before ?? 0), take(10, between ?? 0), take(10, after ?? 0)]).toEqual([10, 10, 0]);
  });
});
