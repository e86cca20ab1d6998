import {describe, expect, it} from 'vitest';
import {byMonth} from '../../../../extension/views/panel/months.ts';

describe('things by month', () => {
  it('keep their order, and a month of two years is two months', () => {
    const at = (year: number, month: number, day: number) => ({at: new Date(year, month, day, 12).getTime()});
    const months = byMonth([at(2026, 10, 20), at(2026, 10, 2), at(2026, 9, 30), at(2025, 10, 1)]);
    expect(months.map(({start}) => new Date(start).toISOString().slice(0, 7))).toEqual(['2026-11', '2026-10', '2025-11']);
    expect(months.map(({entries}) => entries.length)).toEqual([2, 1, 1]);
    expect(byMonth([])).toEqual([]);
  });
});
