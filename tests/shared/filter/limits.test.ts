import {describe, expect, it} from 'vitest';
import {printFilter} from '#shared/filter/print';
import {parseFilter} from '#shared/filter/syntax';
import {LANGUAGE} from '../../fixtures/filter-language.ts';

const parse = (text: string) => parseFilter(text, {catalogue: LANGUAGE});

/** The best of five, in milliseconds. */
function timeOf(run: () => void): number {
  const times = Array.from({length: 5}, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

const repeated = (part: string) => part.repeat(Math.floor(10_000 / part.length));
const LONG = [
  ...[
    'a',
    ' ',
    '"',
    '\\',
    '"\\',
    '(',
    ')',
    '[',
    ']',
    '-',
    ':',
    ',',
    '*',
    '~',
    '=',
    '<',
    '.',
    '..',
    '(a ',
    'a or ',
    'not ',
    'order[',
  ],
  ...[
    'order[] ',
    'tier:a ',
    'tier:*a ',
    'tag:[',
    'has:',
    'in:',
    'pledge:1',
    '1,',
    "1'",
    'é',
    '\u0301',
    '👩‍🚀',
    '\ud83d',
    '<b>',
    "' OR 1=1 --",
  ],
].map(repeated);
const VALUES = [
  ...['1', '1,', "1'", '1.', '-', '9EUR', 'in-', '30', '1 ', ' ', 'a', 'last-', '2026-'].map(
    part => `"${part.repeat(9_000 / part.length)} x"`,
  ),
];

describe('a filter text at its limits', () => {
  it('is answered in the time of a normal filter, whatever 10,000 characters it has', () => {
    for (const text of LONG) expect([text.slice(0, 10), timeOf(() => parse(text)) < 60]).toEqual([text.slice(0, 10), true]);
    for (const field of ['pledge', 'joined', 'state', 'gifted', 'open-rate', 'score']) {
      for (const value of VALUES) {
        const text = `${field}:${value}`;
        expect([text.slice(0, 20), timeOf(() => parse(text)) < 60]).toEqual([text.slice(0, 20), true]);
        expect(parse(text)).toMatchObject({ok: false, problem: {at: field.length + 1}});
      }
    }
  });

  it('may be 10,000 characters long', () => {
    expect(parse(repeated('name:ada* '))).toMatchObject({ok: true});
    expect(parse(`${repeated('name:ada* ')} `)).toMatchObject({ok: false, problem: {code: 'too-long', at: 10_000}});
  });

  it('may list 1,000 values (ARM-80)', () => {
    const values = Array.from({length: 1_000}, (_, index) => `t${index}`);
    const parsed = parse(`tier:(${values.join(',')})`);
    expect(parsed).toEqual({ok: true, tree: {kind: 'test', field: 'tier', test: {op: 'is', values}}});
  });

  it.each([
    ['(', ')'],
    ['-', ''],
    ['not ', ''],
    ['-(', ')'],
  ])('may nest fifty %s, not more', (open, close) => {
    const nested = (times: number) => open.repeat(times) + 'ada'.concat(close.repeat(times));
    const most = open === '-(' ? 25 : 50;
    const parsed = parse(nested(most));
    expect(parsed).toMatchObject({ok: true});
    if (parsed.ok) expect(parse(printFilter(parsed.tree))).toEqual(parsed);
    expect(parse(nested(most + 1))).toMatchObject({ok: false, problem: {code: 'too-deep'}});
  });

  it.each(['no:email', 'no:order', 'in:(a, b)', 'name:(a*, b)'])('keeps %s readable at the depth of fifty once printed', text => {
    for (const depth of [48, 49, 50]) {
      const parsed = parse(`${'-'.repeat(depth)}${text}`);
      if (parsed.ok) expect(parse(printFilter(parsed.tree))).toEqual(parsed);
      else expect(parsed.problem.code).toBe('too-deep');
    }
  });
});
