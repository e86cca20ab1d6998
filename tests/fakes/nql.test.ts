import {describe, expect, it} from 'vitest';
import {parseNql} from './nql.ts';

const row = {
  status: ['free'],
  label: ['vip', 'wave-1'],
  email: ['ada@example.org'],
  updated_at: ['2026-11-01 09:00:00'],
  name: ["O'Brien"],
};

describe('Ghost’s filter language', () => {
  it.each([
    ['status:free', true],
    ['status:-free', false],
    ['label:vip', true],
    ['label:wave-1', true],
    ['label:[press,wave-1]', true],
    ['label:-[press,wave-2]', true],
    ['label:-vip', false],
    ['status:paid,label:vip', true],
    ['status:paid+label:vip', false],
    ['(status:paid,label:vip)+status:free', true],
    ["updated_at:>'2026-10-31 00:00:00'", true],
    ["updated_at:>'2026-11-01 09:00:00'", false],
    ["updated_at:>='2026-11-01T09:00:00.000Z'", true],
    ["email:~'ADA'", true],
    ["email:~^'da@'", false],
    ["name:'O\\'Brien'", true],
    ['count.active_stripe_customers:>1', false],
  ])('%s', (filter, expected) => {
    expect(parseNql(filter)(row)).toBe(expected);
  });

  it.each(['foo[bar', 'status', 'status:', '(status:free', 'status:free+'])('refuses %s', filter => {
    expect(() => parseNql(filter)).toThrow(SyntaxError);
  });
});
