import {describe, expect, it} from 'vitest';
import {CATALOGUE} from '#shared/filter/fields';
import {parseFilter} from '#shared/filter/syntax';
import {withSuggestion} from '../../../../extension/views/builder/apply-suggestion.ts';
import {complete} from '../../../../extension/views/builder/completion.ts';
import type {Kit} from '../../../../extension/views/builder/kit.ts';

const WORDS: Record<string, [string, number][]> = {
  tier: [
    ['Gold', 40],
    ['Gold & Silver', 2],
    ['Silver', 9],
  ],
};
const kit: Kit = {
  catalogue: CATALOGUE,
  fields: table =>
    [...(table === undefined ? CATALOGUE.fields : (CATALOGUE.tables.get(table) ?? new Map())).keys()].map(value => ({
      value,
      label: value === 'state' ? 'Status' : value,
      help: 'Something',
    })),
  words: (_table, field) => (WORDS[field] ?? []).map(([value, count]) => ({value, label: value, count})),
  currencies: ['EUR'],
  named: [{value: 'My VIPs', label: 'My VIPs'}],
  tables: [{value: 'order', label: 'One order'}],
  count: () => 0,
  today: '2026-11-20',
};

/** The texts that taking each option would give; the caret stands at `|`. */
function offers(text: string): string[] {
  const caret = text.indexOf('|');
  const plain = text.replace('|', '');
  const found = complete(plain, caret, kit);
  return (found?.options ?? []).map(({value}) => plain.slice(0, found?.from) + value + plain.slice(found?.to));
}

describe('what a filter field offers at the caret', () => {
  it.each([
    ['pled|', ['pledge:', 'pledge-start:']],
    ['tier:Gold -newsl|', ['tier:Gold -newsletter:', 'tier:Gold -newsletters:']],
    ['tier:|', ['tier:Gold', 'tier:"Gold & Silver"', 'tier:Silver']],
    ['tier:si|', ['tier:Silver']],
    ['tier:(Gold, si|', ['tier:(Gold, Silver']],
    ['tier:"Gold &|', ['tier:"Gold & Silver"']],
    ['in:m|', ['in:"My VIPs"']],
    ['order[prod|', ['order[product:']],
    ['order[product:x] ord|', ['order[product:x] orders:', 'order[product:x] order[']],
    ['joined:this-m|', ['joined:this-month']],
    ['no-tier:|', ['no-tier:yes', 'no-tier:no']],
    ['has:pledg|', ['has:pledge', 'has:pledge-start']],
  ])('completes %s (F6)', (text, wanted) => {
    expect(offers(text).slice(0, wanted.length)).toEqual(wanted);
  });

  it.each(['|', 'tier:Gold |', 'tier:Gold|', 'name:ad|', 'xyzzy|', 'tier:"Gold"|'])('offers nothing at %s', text => {
    expect(offers(text)).toEqual([]);
  });

  it('finds a field by its words on screen too', () => {
    expect(offers('statu|')).toContain('state:');
  });
});

describe('a suggestion', () => {
  it.each([
    ['teir:Gold', 'tier:Gold'],
    ['order[prodct:x]', 'order[product:x]'],
    ['state:"activ"', 'state:active'],
    ['pledge:>12,75', 'pledge:>12.75'],
    ['pledge:=>5', 'pledge:>=5'],
    ['joined:<30days', 'joined:<30d'],
    ['name:a teir:x', 'name:a tier:x'],
  ])('in %s is put in its place', (text, wanted) => {
    const parsed = parseFilter(text);
    if (parsed.ok) throw new Error('no problem');
    expect(withSuggestion(text, parsed.problem)).toBe(wanted);
  });

  it('for a word that nobody has is quoted where need be', () => {
    const parsed = parseFilter('tier:"Gold & Silvr"', {wordsOf: () => ['Gold & Silver']});
    if (!parsed.ok) throw new Error(parsed.problem.code);
    const [doubt] = parsed.doubts ?? [];
    if (doubt === undefined) throw new Error('no doubt');
    expect(withSuggestion('tier:"Gold & Silvr"', doubt)).toBe('tier:"Gold & Silver"');
  });
});
