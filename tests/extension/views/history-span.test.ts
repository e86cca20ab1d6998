import {describe, expect, it} from 'vitest';
import {dayOfText, spanOf, textOfDay} from '../../../extension/views/history-span.ts';

const NOW = Date.UTC(2027, 2, 31, 12);
const days = (name: Parameters<typeof spanOf>[0], typed = {}, now = NOW) => {
  const {from, until} = spanOf(name, typed, now);
  return `${textOfDay(from)} ${textOfDay(until - 1)}`;
};

describe('a span of days', () => {
  it('is a calendar month, also on the 31st, a week from Monday, or twelve months with this one', () => {
    expect(days('this-month')).toBe('2027-03-01 2027-03-31');
    expect(days('last-month')).toBe('2027-02-01 2027-02-28');
    expect(days('this-week')).toBe('2027-03-29 2027-04-04');
    expect(days('this-week', {}, Date.UTC(2027, 3, 4, 23))).toBe('2027-03-29 2027-04-04');
    expect(days('last-12-months')).toBe('2026-04-01 2027-03-31');
  });

  it('is what was typed, both days included, and a month until today where that is no date', () => {
    expect(days('dates', {from: '2027-01-05', until: '2027-01-05'})).toBe('2027-01-05 2027-01-05');
    expect(days('dates', {from: '2027-02-31', until: 'soon'})).toBe('2027-02-28 2027-03-31');
    expect(dayOfText('2027-02-31')).toBeUndefined();
  });
});
