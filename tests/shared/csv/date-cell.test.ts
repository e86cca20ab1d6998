import {describe, expect, it} from 'vitest';
import {timeCell} from '#shared/csv/cells';
import {dateCell} from '#shared/csv/date-cell';

describe('dateCell', () => {
  it.each([
    ['2026-11-03', Date.UTC(2026, 10, 3)],
    ['2026/11/03 14:05', Date.UTC(2026, 10, 3, 14, 5)],
    ['03/11/2026', Date.UTC(2026, 10, 3)],
    ['3.11.26', Date.UTC(2026, 10, 3)],
    ['13/02/2026', Date.UTC(2026, 1, 13)],
    ['02/13/2026', Date.UTC(2026, 1, 13)],
    ['03/11/2026 14h05', Date.UTC(2026, 10, 3, 14, 5)],
    ['3 Nov 2026', Date.UTC(2026, 10, 3)],
    ['Nov. 3, 2026, 2:05 PM', Date.UTC(2026, 10, 3, 14, 5)],
    ['Tuesday, November 3rd, 2026 12:00 a.m.', Date.UTC(2026, 10, 3)],
    ['1er février 2026', Date.UTC(2026, 1, 1)],
    ['3 août 2026', Date.UTC(2026, 7, 3)],
    ['3 de septiembre de 2026', Date.UTC(2026, 8, 3)],
    ['15 dic 2026', Date.UTC(2026, 11, 15)],
  ])('reads %s', (text, at) => {
    expect(dateCell(text, 'day-first')).toBe(at);
  });

  it('goes by the order where both numbers can be a month', () => {
    expect(dateCell('03/11/2026', 'month-first')).toBe(Date.UTC(2026, 2, 11));
  });

  it.each(['soon', '31/02/2026', '30 Feb 2026', '2026-13-01', '12', '1/2/345', 'May'])('takes %s for no date', text => {
    expect(dateCell(text, 'day-first')).toBeNaN();
  });

  it.each(['', ' -- ', 'N/A', undefined])('takes %j for nothing said', text => {
    expect(dateCell(text, 'day-first')).toBeUndefined();
  });
});

describe('timeCell', () => {
  it.each([
    ['2026-05-30T21:37:38.143-08:00', Date.UTC(2026, 4, 31, 5, 37, 38)],
    ['2026-05-30 21:37:38 +0530', Date.UTC(2026, 4, 30, 16, 7, 38)],
    ['2023-03-24 10:23:10 UTC', Date.UTC(2023, 2, 24, 10, 23, 10)],
    ['2023-04-05 06:07:08.123456', Date.UTC(2023, 3, 5, 6, 7, 8)],
    ['2026-07-01T13:04:30Z', Date.UTC(2026, 6, 1, 13, 4, 30)],
    ['2025-01-03 10:00', Date.UTC(2025, 0, 3, 10)],
  ])('reads %s with its zone, in UTC where it has none', (text, at) => {
    expect(timeCell(text)).toBe(at);
  });

  it('takes a day that is not there for no date', () => {
    expect(timeCell('2026-02-30')).toBeNaN();
    expect(timeCell('2026-13-01')).toBeNaN();
  });
});
