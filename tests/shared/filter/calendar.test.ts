import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {dayAt, instantOf, monthOfDay, monthStart, startOfDay, weekdayUpTo} from '#shared/filter/calendar';

const day = (text: string) => Date.parse(text) / 86_400_000;
const iso = (at: number) => new Date(at).toISOString();

const ZONES = [
  ...['UTC', 'America/New_York', 'Europe/Paris', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Chatham'],
  ...['America/St_Johns', 'America/Sao_Paulo', 'Asia/Beirut', 'America/Havana', 'Pacific/Apia', 'Africa/Monrovia'],
];

/** The day as the platform itself writes it, without our arithmetic. */
function shownDay(at: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit'});
  return format.format(at);
}

describe('the calendar', () => {
  it.each([
    ['UTC', '2026-05-31', '2026-05-31T00:00:00.000Z'],
    ['Asia/Kolkata', '2026-05-31', '2026-05-30T18:30:00.000Z'],
    ['Asia/Kathmandu', '2026-05-31', '2026-05-30T18:15:00.000Z'],
    ['Pacific/Chatham', '2026-01-01', '2025-12-31T10:15:00.000Z'],
    ['Europe/Paris', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Paris', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    ['America/New_York', '2026-11-02', '2026-11-02T05:00:00.000Z'],
    // Midnight was jumped over: the day began at one.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    ['Asia/Beirut', '2022-03-27', '2022-03-26T22:00:00.000Z'],
    // Midnight came twice: the first one counts.
    ['America/Havana', '2024-11-03', '2024-11-03T04:00:00.000Z'],
    // A jump from half past eleven to half past midnight.
    ['America/Toronto', '1919-03-31', '1919-03-31T04:30:00.000Z'],
    // Half an hour of summer time.
    ['Australia/Lord_Howe', '2026-04-06', '2026-04-05T13:30:00.000Z'],
  ])('begins the day in %s on %s at %s (C22)', (zone, text, expected) => {
    expect(iso(startOfDay(day(text), zone))).toBe(expected);
    expect(dayAt(startOfDay(day(text), zone), zone)).toBe(day(text));
  });

  it('has no 30 December 2011 in Samoa', () => {
    const [start, next] = [startOfDay(day('2011-12-30'), 'Pacific/Apia'), startOfDay(day('2011-12-31'), 'Pacific/Apia')];
    expect(start).toBe(next);
  });

  it('shows a time twice at the first, and one that is jumped over at the end of the jump (C22)', () => {
    expect(iso(instantOf(Date.parse('2026-11-01T01:30Z'), 'America/New_York'))).toBe('2026-11-01T05:30:00.000Z');
    expect(iso(instantOf(Date.parse('2026-03-29T02:30Z'), 'Europe/Paris'))).toBe('2026-03-29T01:00:00.000Z');
  });

  it('begins each day where the platform shows it first, in any zone (C22)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({min: day('1975-01-01'), max: day('2037-12-31')}), (zone, drawn) => {
        const start = startOfDay(drawn, zone);
        const text = new Date(drawn * 86_400_000).toISOString().slice(0, 10);
        if (zone === 'Pacific/Apia' && text === '2011-12-30') return;
        expect(shownDay(start, zone)).toBe(text);
        expect(shownDay(start - 1, zone) < text).toBe(true);
        expect(dayAt(start, zone)).toBe(drawn);
        expect(dayAt(start - 1, zone)).toBeLessThan(drawn);
      }),
      {numRuns: 1_500, seed: 20261122},
    );
  });

  it('counts months, and weeks from Monday', () => {
    expect(monthStart(2026 * 12 + 1)).toBe(day('2026-02-01'));
    expect(monthStart(2026 * 12 + 12)).toBe(day('2027-01-01'));
    expect(monthOfDay(day('2024-02-29'))).toBe(2024 * 12 + 1);
    expect(weekdayUpTo(day('2026-11-23'), 0)).toBe(day('2026-11-23'));
    expect(weekdayUpTo(day('2026-11-22'), 0)).toBe(day('2026-11-16'));
    expect(weekdayUpTo(day('1969-12-31'), 0)).toBe(day('1969-12-29'));
  });
});
