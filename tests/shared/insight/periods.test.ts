import {describe, expect, it} from 'vitest';
import {isWhole, peopleByEvent, twoPeriods} from '#shared/insight/periods';

const DAY = 86_400_000;

describe('thirty days against the thirty before', () => {
  it('are whole days that touch, today the last of them', () => {
    const {last, before} = twoPeriods(Date.UTC(2026, 10, 23, 17, 30));
    expect(last).toEqual({from: Date.UTC(2026, 9, 25), until: Date.UTC(2026, 10, 24)});
    expect(before).toEqual({from: last.from - 30 * DAY, until: last.from});
  });

  it('count each person once, however often it happened to them', () => {
    const rows = [
      {id: 'a', event: 'joined'},
      {id: 'a', event: 'declined'},
      {id: 'a', event: 'declined'},
      {id: 'b', event: 'left'},
      {id: 'c', event: 'left'},
      {id: 'c', event: 'upgraded'},
    ] as const;
    expect(peopleByEvent(rows)).toEqual({joined: 1, rejoined: 0, left: 2, declined: 1});
  });

  it('are known only where the history reaches back to their first day', () => {
    const {last, before} = twoPeriods(Date.UTC(2026, 10, 23));
    expect([isWhole(last, last.from), isWhole(before, last.from), isWhole(last, undefined)]).toEqual([true, false, false]);
    expect(isWhole(last, last.from + 1)).toBe(false);
  });
});
