import {describe, expect, it} from 'vitest';
import {formatsFor} from '../../../extension/views/format.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
// ICU puts narrow and unbreakable spaces into numbers and dates.
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formats of the interface language', () => {
  it.each([
    ['en', '12,345'],
    ['fr', '12 345'],
    ['es', '12.345'],
  ])('groups numbers as %s does', (language, text) => {
    expect(plain(formatsFor(language).number(12_345))).toBe(text);
  });

  it.each([
    ['en', 1250, 'EUR', '€12.50'],
    ['fr', 1250, 'EUR', '12,50 €'],
    ['es', 500, 'USD', '5,00 $'],
    ['en', 1250, 'JPY', '¥1,250'],
    ['en', -500, 'USD', '-$5.00'],
  ])('writes money in %s from minor units: %i %s', (language, minorUnits, currency, text) => {
    expect(plain(formatsFor(language).money({minorUnits, currency}))).toBe(text);
  });

  it.each([
    [0, 'now'],
    [-59_999, 'now'],
    [-2 * MINUTE, '2 min. ago'],
    [-59 * MINUTE, '59 min. ago'],
    [-HOUR, '1 hr. ago'],
    [-DAY, 'yesterday'],
    [DAY, 'tomorrow'],
    [-44 * DAY, '44 days ago'],
    [-46 * DAY, 'last mo.'],
    [-364 * DAY, '11 mo. ago'],
    [-800 * DAY, '2 yr. ago'],
    [3 * DAY, 'in 3 days'],
  ])('tells %i ms from now in its largest whole unit', (ms, text) => {
    expect(formatsFor('en').relative(NOW + ms, NOW)).toBe(text);
  });

  it('gives the clock alone today and the day as well on others', () => {
    const {clock} = formatsFor('en');
    expect(clock(NOW + 10 * MINUTE, NOW)).not.toContain('2026');
    expect(clock(NOW + 3 * DAY, NOW)).toContain('2026');
  });

  it.each([
    [1, '1 sec'],
    [39_100, '40 sec'],
    [61_000, '2 min'],
  ])('rounds a duration of %i ms up', (ms, text) => {
    expect(formatsFor('en').duration(ms)).toBe(text);
  });
});
