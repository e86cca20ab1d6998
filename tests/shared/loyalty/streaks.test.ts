import {describe, expect, it} from 'vitest';
import {calendarOf} from '#shared/loyalty/periods';
import {type StreakOf, streakOf} from '#shared/loyalty/streaks';
import type {Activity} from '#shared/model/activity';

const paid = (date: string, minorUnits = 500, currency = 'EUR'): Activity => ({
  record: 'patreon/campaign/user/1',
  key: `paid/${date}`,
  at: Date.parse(date),
  action: 'paid',
  amount: {minorUnits, currency},
});
const monthly = (length: number, more: Partial<StreakOf> = {}): StreakOf => ({
  per: 'month',
  length,
  calendar: calendarOf('UTC'),
  ...more,
});

describe('streaks', () => {
  it('count months in a row, whatever day of them, and say when the last one made it whole (F23, C17)', () => {
    const months = ['2026-03-02T00:00Z', '2026-01-31T00:00Z', '2026-02-01T00:00Z'].map(date => paid(date));
    expect(streakOf(months, monthly(3), Date.parse('2026-04-10T00:00Z'))).toEqual({
      at: Date.parse('2026-03-02T00:00Z'),
      running: 3,
      breaksAt: Date.parse('2026-05-01T00:00Z'),
    });
  });

  it('break once a whole month has passed without, and begin anew', () => {
    const months = ['2026-01-05T00:00Z', '2026-02-05T00:00Z', '2026-04-05T00:00Z'].map(date => paid(date));
    const at = (date: string) => streakOf(months, monthly(3), Date.parse(date));
    expect(at('2026-04-06T00:00Z')).toMatchObject({at: undefined, running: 1});
    expect(at('2026-05-31T23:59Z').running).toBe(1);
    expect(at('2026-06-01T00:00Z')).toEqual({at: undefined, running: 0, breaksAt: null});
  });

  it('ask the amount of each month in one currency, all payments of it together (C17)', () => {
    const amount = {minorUnits: 1_000, currency: 'EUR'};
    const halves = [paid('2026-01-05T00:00Z'), paid('2026-01-20T00:00Z'), paid('2026-02-03T00:00Z', 1_000)];
    expect(streakOf(halves, monthly(2, {amount}), Date.parse('2026-02-10T00:00Z')).at).toBe(Date.parse('2026-02-03T00:00Z'));
    const dollars = [paid('2026-01-05T00:00Z', 9_000, 'USD'), paid('2026-02-03T00:00Z', 1_000)];
    expect(streakOf(dollars, monthly(2, {amount}), Date.parse('2026-02-10T00:00Z')).at).toBeUndefined();
  });

  it('begin days, weeks and months in the programme’s time zone', () => {
    // 31 January, 23:30 in Los Angeles, is February in UTC.
    const ends = [paid('2026-02-01T07:30Z'), paid('2026-02-20T00:00Z')];
    const zone = (name: string) => streakOf(ends, monthly(2, {calendar: calendarOf(name)}), Date.parse('2026-02-21T00:00Z'));
    expect(zone('America/Los_Angeles').at).toBe(Date.parse('2026-02-20T00:00Z'));
    expect(zone('UTC').at).toBeUndefined();
    // Sunday and Monday are two weeks.
    const weeks = [paid('2026-11-22T12:00Z'), paid('2026-11-23T12:00Z')];
    expect(streakOf(weeks, monthly(2, {per: 'week'}), Date.parse('2026-11-24T00:00Z')).at).toBe(Date.parse('2026-11-23T12:00Z'));
    expect(streakOf(weeks, monthly(2, {per: 'day'}), Date.parse('2026-11-24T00:00Z')).running).toBe(2);
  });
});
