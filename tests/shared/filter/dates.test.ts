import {describe, expect, it} from 'vitest';
import {DATE_WORDS, dateSpans, isDate} from '#shared/filter/dates';
import type {Test} from '#shared/filter/tree';

const instant = (text: string) => new Date(text).getTime();
const iso = (at: number) => (Number.isFinite(at) ? new Date(at).toISOString() : undefined);

/** The spans of a test, as written. */
function spans(test: Exclude<Test, {op: 'any'}>, now: string, zone: string) {
  return dateSpans(test, {now: instant(now), zone}).map(({from, until}) => [iso(from), iso(until)]);
}
const within = (value: string, now: string, zone = 'UTC') => spans({op: 'is', values: [value]}, now, zone)[0];

const fits = (test: Exclude<Test, {op: 'any'}>, at: string, now: string, zone: string) =>
  dateSpans(test, {now: instant(now), zone}).some(({from, until}) => instant(at) >= from && instant(at) < until);

describe('dates in a filter', () => {
  const NOW = '2026-11-25T12:00:00Z';
  it.each([
    ['today', '2026-11-25', '2026-11-26'],
    ['yesterday', '2026-11-24', '2026-11-25'],
    ['tomorrow', '2026-11-26', '2026-11-27'],
    ['this-week', '2026-11-23', '2026-11-30'],
    ['last-week', '2026-11-16', '2026-11-23'],
    ['next-week', '2026-11-30', '2026-12-07'],
    ['this-month', '2026-11-01', '2026-12-01'],
    ['last-month', '2026-10-01', '2026-11-01'],
    ['next-month', '2026-12-01', '2027-01-01'],
    ['this-quarter', '2026-10-01', '2027-01-01'],
    ['last-quarter', '2026-07-01', '2026-10-01'],
    ['next-quarter', '2027-01-01', '2027-04-01'],
    ['this-year', '2026-01-01', '2027-01-01'],
    ['last-year', '2025-01-01', '2026-01-01'],
    ['2026', '2026-01-01', '2027-01-01'],
    ['2026-05', '2026-05-01', '2026-06-01'],
    ['2024-02-29', '2024-02-29', '2024-03-01'],
    ['30d', '2026-10-26', '2026-10-27'],
    ['2w', '2026-11-11', '2026-11-12'],
    ['in-7d', '2026-12-02', '2026-12-03'],
    ['in-1m', '2026-12-25', '2026-12-26'],
  ])('%s is from %s until %s (ARM-52, ARM-53)', (value, from, until) => {
    expect(within(value, NOW)).toEqual([`${from}T00:00:00.000Z`, `${until}T00:00:00.000Z`]);
  });

  it('since a weekday is up to now, from today when it is that day (ARM-52)', () => {
    expect(within('since-monday', NOW)).toEqual(['2026-11-23T00:00:00.000Z', '2026-11-25T12:00:00.001Z']);
    expect(within('since-wednesday', NOW)).toEqual(['2026-11-25T00:00:00.000Z', '2026-11-25T12:00:00.001Z']);
    expect(within('since-thursday', NOW)?.[0]).toBe('2026-11-19T00:00:00.000Z');
  });

  it.each([
    ['2026-03-31T09:00:00Z', '1m', '2026-02-28T09:00:00.001Z'],
    ['2028-03-31T09:00:00Z', '1m', '2028-02-29T09:00:00.001Z'],
    ['2026-05-31T09:00:00Z', '3m', '2026-02-28T09:00:00.001Z'],
    ['2028-02-29T09:00:00Z', '1y', '2027-02-28T09:00:00.001Z'],
    ['2026-01-31T09:00:00Z', '2m', '2025-11-30T09:00:00.001Z'],
  ])('at %s, less than %s ago is after %s: the month’s last day where it has no such day (C22)', (now, value, from) => {
    expect(spans({op: '<', value}, now, 'UTC')[0]?.[0]).toBe(from);
  });

  it('is the day of the zone, not of UTC, so that nobody is off by one (C22, ARM-42, ARM-49)', () => {
    // Five past eight in the evening in New York is the next day in UTC.
    const late = '2026-11-26T01:05:00Z';
    const test = {op: 'is', values: ['today']} as const;
    expect(fits(test, '2026-11-25T06:00:00Z', late, 'America/New_York')).toBe(true);
    expect(fits(test, '2026-11-25T06:00:00Z', late, 'UTC')).toBe(false);
    // The last half hour of a month in Kolkata, whose month has begun before that of UTC.
    const month = {op: 'is', values: ['2026-05']} as const;
    expect(fits(month, '2026-04-30T18:30:00Z', late, 'Asia/Kolkata')).toBe(true);
    expect(fits(month, '2026-04-30T18:29:59.999Z', late, 'Asia/Kolkata')).toBe(false);
    expect(fits(month, '2026-05-31T18:29:59.999Z', late, 'Asia/Kolkata')).toBe(true);
    expect(fits(month, '2026-05-31T18:30:00Z', late, 'Asia/Kolkata')).toBe(false);
  });

  it('counts calendar days over the change of the clocks (C22)', () => {
    // Thirty days of which one has 25 hours: the same time of day.
    expect(spans({op: '<', value: '30d'}, '2026-11-15T17:00:00Z', 'America/New_York')[0]?.[0]).toBe('2026-10-16T16:00:00.001Z');
    expect(within('yesterday', '2026-03-30T10:00:00Z', 'Europe/Paris')).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
    expect(within('1d', '2026-11-02T10:00:00Z', 'America/New_York')).toEqual([
      '2026-11-01T04:00:00.000Z',
      '2026-11-02T05:00:00.000Z',
    ]);
  });

  it.each([
    ['<', '30d', '2026-10-26T12:00:00.001Z', '2026-11-25T12:00:00.001Z'],
    ['<=', '30d', '2026-10-26T12:00:00.000Z', '2026-11-25T12:00:00.001Z'],
    ['>', '30d', undefined, '2026-10-26T12:00:00.000Z'],
    ['>=', '30d', undefined, '2026-10-26T12:00:00.001Z'],
    ['<', 'in-7d', '2026-11-25T00:00:00.000Z', '2026-12-02T12:00:00.000Z'],
    ['<=', 'in-7d', '2026-11-25T00:00:00.000Z', '2026-12-02T12:00:00.001Z'],
    ['>', 'in-7d', '2026-12-02T12:00:00.001Z', undefined],
    ['<', '2026-05', undefined, '2026-05-01T00:00:00.000Z'],
    ['<=', '2026-05', undefined, '2026-06-01T00:00:00.000Z'],
    ['>', '2026-05', '2026-06-01T00:00:00.000Z', undefined],
    ['>=', '2026-05', '2026-05-01T00:00:00.000Z', undefined],
    ['>=', 'last-month', '2026-10-01T00:00:00.000Z', undefined],
  ] as const)('%s%s is from %s until %s (ARM-43, ARM-53)', (op, value, from, until) => {
    expect(spans({op, value}, NOW, 'UTC')).toEqual([[from, until]]);
  });

  it('takes both ends of a range whole, in either order (ARM-43, ARM-53)', () => {
    const expected = [['2026-04-30T22:00:00.000Z', '2026-07-31T22:00:00.000Z']];
    expect(spans({op: 'range', from: '2026-05', to: '2026-07-31'}, NOW, 'Europe/Paris')).toEqual(expected);
    expect(spans({op: 'range', from: '2026-07-31', to: '2026-05'}, NOW, 'Europe/Paris')).toEqual(expected);
    expect(spans({op: 'range', from: '60d', to: '30d'}, NOW, 'UTC')).toEqual([
      ['2026-09-26T12:00:00.000Z', '2026-10-26T12:00:00.001Z'],
    ]);
  });

  it.each([
    ...[
      '2026-02-29',
      '2026-02-31',
      '2026-04-31',
      '2026-00',
      '2026-13',
      '2026-00-01',
      '2026-01-00',
      '2026-1-1',
      '0050',
      '20260501',
    ],
    ...[
      '',
      'soon',
      '30',
      '30x',
      'in-',
      'in-7',
      '-7d',
      '123456d',
      'this-day',
      'this-',
      'next-week-',
      'since-noday',
      'constructor',
    ],
    ...['toString', 'valueOf-week', 'last-toString'],
  ])('has no date %s', text => {
    expect(isDate(text)).toBe(false);
  });

  it('has every word that it offers', () => {
    expect(DATE_WORDS.filter(word => !isDate(word))).toEqual([]);
  });
});
