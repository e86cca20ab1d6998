import {describe, expect, it} from 'vitest';
import {fold} from '#shared/filter/fold';
import {parseFilter} from '#shared/filter/syntax';
import type {FilterProblem, FilterProblemCode} from '#shared/filter/tree';
import {filterProblemText} from '../../../extension/views/filter-problem-text.ts';
import {doubtText, noteTexts, type Remarks} from '../../../extension/views/filter-remark-text.ts';
import {LANGUAGE} from '../../fixtures/filter-language.ts';
import {speak} from '../../fixtures/i18n.ts';

/** A text for each thing that can be wrong. */
const WRONG: Readonly<Record<FilterProblemCode, string>> = {
  'unknown-field': 'teir:Gold',
  'unknown-table': 'ordr[product:x]',
  'unknown-value': 'state:declind',
  'unknown-unit': 'joined:<30j',
  'unknown-segment': 'in:Gold',
  'segment-cycle': 'in:VIPs',
  'two-currencies': 'pledge:1EUR..2USD',
  'unfit-operator': 'tier:>5',
  'expected-value': 'tier:',
  'expected-number': 'pledge:abc',
  'expected-count': 'order[]:many',
  'expected-date': 'joined:2026-02-31',
  'expected-closing': '(tier:Gold',
  unexpected: 'tier:Gold)',
  'too-long': 'x'.repeat(10_001),
  'too-deep': '('.repeat(60),
};

function problemOf(text: string): FilterProblem {
  const segments = new Map([[fold('VIPs'), {tree: {kind: 'text', text: 'x'} as const}]]);
  const parsed = parseFilter(text, {catalogue: LANGUAGE, segments, self: 'VIPs'});
  if (parsed.ok) throw new Error(`${text} is fine`);
  return parsed.problem;
}

describe('the words for what is wrong with a filter', () => {
  it.each(Object.entries(WRONG))('say %s in English, French and Spanish, each in its own', async (code, text) => {
    const problem = problemOf(text);
    expect(problem.code).toBe(code);
    const sentences: string[] = [];
    for (const language of ['en', 'fr', 'es'] as const) {
      await speak(language);
      const sentence = filterProblemText(problem);
      expect(sentence).toMatch(/^[\p{Lu}“«¿].*[.?:]$/u);
      expect(sentence).not.toMatch(/\$\d|undefined|“”|« {2}»|«»/);
      sentences.push(sentence);
    }
    expect(new Set(sentences).size).toBe(3);
  });

  it.each([
    ['teir:Gold', 'There is no field “teir”. Did you mean tier?'],
    ['state:xxxxxxx', '“xxxxxxx” is not one of its values. Possible: active, declined, cancelled, none.'],
    ['pledge:>1,000', 'A number belongs here, such as 12, 12.75, 12.75EUR. Did you mean 1000?'],
    ['joined:<30j', '“30j” has a unit that does not fit here. Did you mean 30d?'],
    ['joined:2026-02-31', 'A date or an age belongs here, such as 30d, in-7d, last-month, 2026-05, 2026-01-31.'],
    ['tier:>5', '“>” does not work here. Possible: tier:…, tier:=…, tier:~…, tier:…*, tier:*…, tier:*.'],
    ['(tier:Gold', 'A closing “)” is missing.'],
    ['order[product:x', 'A closing “]” is missing.'],
    ['in:Gold', 'There is no saved filter “Gold”. Possible: vips.'],
    ['-', 'Something is missing at the end.'],
  ])('of %s are %s', async (text, expected) => {
    await speak('en');
    expect(filterProblemText(problemOf(text))).toBe(expected);
  });

  it('tell of a filter that works which word nobody has, who is left out and which saved filter is empty', async () => {
    const remarks: Remarks = {
      doubts: [{at: 5, code: 'unknown-value', found: 'Sliver', suggestion: 'Silver'}],
      notes: [
        {kind: 'currency', field: 'pledge', currency: 'EUR', leftOut: 1234},
        {kind: 'segment', name: 'VIPs', problem: 'cycle'},
        {kind: 'segment', name: 'Old', problem: 'unknown'},
      ],
    };
    const texts: string[][] = [];
    for (const language of ['en', 'fr', 'es'] as const) {
      await speak(language);
      texts.push([...remarks.doubts.map(doubtText), ...noteTexts(remarks.notes, value => value.toLocaleString(language))]);
    }
    expect(texts[0]).toEqual([
      '“Sliver”: nobody has that. Did you mean Silver?',
      'pledge is compared in EUR. People left out, with amounts in other currencies only: 1,234; name a currency, as in 20USD, to look for them.',
      'The saved filter “VIPs” leads back to itself, so nobody is in it.',
      'The saved filter “Old” is gone or cannot be read, so nobody is in it.',
    ]);
    expect(new Set(texts.flat()).size).toBe(12);
  });

  it('name a dozen fields at most', async () => {
    await speak('en');
    expect(filterProblemText(problemOf('qqqqqqqqqqqq:1'))).toMatch(/Possible: name, .*, months, …\.$|Possible: name, .*, …\.$/);
  });
});
