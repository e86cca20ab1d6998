import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {calendarOf, isTimeZone} from '#shared/loyalty/periods';

const at = (text: string) => Date.parse(text);
const ZONES = [
  'UTC',
  'America/New_York',
  'Europe/Paris',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'America/Sao_Paulo',
  'Pacific/Apia',
];

/** The date on the wall, as Intl itself writes it. */
function wallDate(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {timeZone, year: 'numeric', month: '2-digit', day: '2-digit'}).format(instant);
}

describe('calendarOf', () => {
  it('begins months at midnight of the time zone, at both ends', () => {
    const {periodAt} = calendarOf('America/New_York');
    const month = (text: string) => periodAt('month', at(text));
    expect(month('2026-11-01T03:59:59.999Z')).toBe(2026 * 12 + 9);
    expect(month('2026-11-01T04:00:00Z')).toBe(2026 * 12 + 10);
    // Winter time by then.
    expect(month('2026-12-01T04:59:59.999Z')).toBe(2026 * 12 + 10);
    expect(month('2026-12-01T05:00:00Z')).toBe(2026 * 12 + 11);
  });

  it('begins weeks on Monday', () => {
    const {periodAt, startOf} = calendarOf('Europe/Paris');
    const sunday = periodAt('week', at('2026-11-22T22:59:59Z'));
    expect(periodAt('week', at('2026-11-22T23:00:00Z'))).toBe(sunday + 1);
    expect(startOf('week', sunday + 1)).toBe(at('2026-11-22T23:00:00Z'));
    expect(calendarOf().periodAt('week', at('1969-12-29T00:00:00Z'))).toBe(0);
  });

  it('knows days of 23 and of 25 hours', () => {
    const {periodAt, startOf} = calendarOf('Europe/Paris');
    const spring = periodAt('day', at('2026-03-29T12:00:00Z'));
    const autumn = periodAt('day', at('2026-10-25T12:00:00Z'));
    expect(startOf('day', spring + 1) - startOf('day', spring)).toBe(23 * 3_600_000);
    expect(startOf('day', autumn + 1) - startOf('day', autumn)).toBe(25 * 3_600_000);
    expect(periodAt('day', at('2026-10-25T22:59:59Z'))).toBe(autumn);
  });

  it('begins a day that has no midnight with its first instant', () => {
    const {periodAt, startOf} = calendarOf('America/Sao_Paulo');
    const day = periodAt('day', at('2018-11-04T12:00:00Z'));
    expect(startOf('day', day)).toBe(at('2018-11-04T03:00:00Z'));
    expect(periodAt('day', startOf('day', day) - 1)).toBe(day - 1);
  });

  it('takes a zone that nobody knows for UTC, and says so where it is asked', () => {
    expect(calendarOf('Mars/Olympus').periodAt('day', 0)).toBe(0);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
    expect(isTimeZone('Europe/Paris')).toBe(true);
  });

  it('agrees with the date on the wall, whatever the instant and the zone', () => {
    const instant = fc.integer({min: at('1970-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z')});
    fc.assert(
      fc.property(instant, fc.constantFrom(...ZONES), (time, zone) => {
        const {periodAt, startOf} = calendarOf(zone);
        const date = wallDate(time, zone);
        expect(new Date(periodAt('day', time) * 86_400_000).toISOString().slice(0, 10)).toBe(date);
        const month = periodAt('month', time);
        expect(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`).toBe(date.slice(0, 7));
        for (const per of ['day', 'week', 'month'] as const) {
          const period = periodAt(per, time);
          expect(startOf(per, period)).toBeLessThanOrEqual(time);
          expect(startOf(per, period + 1)).toBeGreaterThan(time);
          expect(periodAt(per, startOf(per, period))).toBe(period);
        }
      }),
      {numRuns: 1_500, seed: 20261123},
    );
  });
});
