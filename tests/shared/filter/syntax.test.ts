import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {parseFilter, printFilter} from '#shared/filter/syntax';
import {filterArbitrary} from '../../fixtures/arbitrary-filter.ts';

const canonical = (text: string) => {
  const parsed = parseFilter(text);
  return parsed.ok ? printFilter(parsed.tree) : parsed.problem;
};

describe('the filter language', () => {
  it('reads back what it prints', () => {
    fc.assert(
      fc.property(filterArbitrary, filter => {
        expect(parseFilter(printFilter(filter))).toEqual({ok: true, tree: filter});
      }),
      {numRuns: 5_000, seed: 20261120},
    );
  });

  it.each([
    [
      'tier:Gold   pledge:>=12.75 joined:<30d -newsletter:subscribed',
      'tier:Gold pledge:>=12.75 joined:<30d -newsletter:subscribed',
    ],
    ['(state:declined OR score:>80) tier:"Inner circle"', '(state:declined or score:>80) tier:"Inner circle"'],
    ['NOT tag:vip', '-tag:vip'],
    ['tag:(a,b , c)', 'tag:(a, b, c)'],
    ['State:Declined', 'state:declined'],
    ['joined:2026-01-01..2026-01-31', 'joined:2026-01-01..2026-01-31'],
    ['', ''],
    ['ada', 'ada'],
  ])('prints %s as %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each([
    ['teir:Gold', {at: 0, code: 'unknown-field', suggestion: 'tier'}],
    ['state:declind', {at: 6, code: 'unknown-value', suggestion: 'declined'}],
    ['pledge:>=abc', {at: 9, code: 'expected-number', found: 'abc'}],
    ['joined:2026-02-31', {at: 7, code: 'expected-date'}],
    ['(tier:Gold', {at: 10, code: 'expected-closing'}],
    ['tier:Gold)', {at: 9, code: 'unexpected'}],
    ['tier:', {at: 5, code: 'expected-value'}],
    ['tier:>5', {at: 5, code: 'unexpected'}],
    ['a or', {at: 2, code: 'unexpected'}],
    ['-', {at: 1, code: 'unexpected'}],
    [`${'('.repeat(80)}a`, {code: 'too-deep'}],
    ['x'.repeat(10_001), {at: 10_000, code: 'too-long'}],
  ])('refuses %s at the right place', (text, problem) => {
    expect(canonical(text)).toMatchObject(problem);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({maxLength: 60}), text => {
        const parsed = parseFilter(text);
        if (!parsed.ok) expect(parsed.problem.at).toBeLessThanOrEqual(text.length);
        else expect(parseFilter(printFilter(parsed.tree))).toEqual(parsed);
      }),
      {numRuns: 3_000, seed: 20261120},
    );
  });
});
