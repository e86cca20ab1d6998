import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {printFilter} from '#shared/filter/print';
import {parseFilter} from '#shared/filter/syntax';
import type {Filter} from '#shared/filter/tree';
import {LANGUAGE} from '../../fixtures/filter-language.ts';

const parse = (text: string) => parseFilter(text, {catalogue: LANGUAGE});
const canonical = (text: string) => {
  const parsed = parse(text);
  return parsed.ok ? printFilter(parsed.tree) : parsed.problem;
};

describe('the filter language', () => {
  it.each([
    ['tier:Gold   pledge:>=12.75 joined:<30d', 'tier:Gold pledge:>=12.75 joined:<30d'],
    ['(state:declined OR score:>80) tier:"Inner circle"', '(state:declined or score:>80) tier:"Inner circle"'],
    ['NOT tag:vip', '-tag:vip'],
    ['tag:(a,b , c)', 'tag:(a, b, c)'],
    ['State:Declined', 'state:declined'],
    ['joined:2026-01-01..2026-01-31', 'joined:2026-01-01..2026-01-31'],
    ['joined:This-Month', 'joined:this-month'],
    ['', ''],
    ['ada', 'ada'],
    ['a and b', 'a b'],
    ['((a b))', 'a b'],
    ['name:=ada', 'name:=ada'],
    ['name:~ada', 'name:ada'],
    ['name:*ada*', 'name:ada'],
    ['name:ada*', 'name:ada*'],
    ['name:*"de Souza"', 'name:*"de Souza"'],
    ['name:"Ada L"*', 'name:"Ada L"*'],
    ['name:(ada*, bela*)', 'name:(ada*, bela*)'],
    ['name:(ada*, bela, *z)', 'name:ada* or name:bela or name:*z'],
    ['name:="ada*"', 'name:="ada*"'],
    ['tier:=Gold', 'tier:Gold'],
    ['tier:~gol', 'tier:~gol'],
    ['tier:*gol*', 'tier:~gol'],
    ['tier:~(gol, sil)', 'tier:~(gol, sil)'],
    ['state:dec*', 'state:dec*'],
    ['pledge:=5', 'pledge:5'],
    ['pledge:(-5, -1)', 'pledge:(-5, -1)'],
    ['pledge:-5..-1', 'pledge:-5..-1'],
    ['pledge:>=12.75eur', 'pledge:>=12.75EUR'],
    ['pledge:"12.75 EUR"', 'pledge:12.75EUR'],
    ['lifetime:100..500usd', 'lifetime:100USD..500USD'],
    ['lifetime:100GBP..500', 'lifetime:100GBP..500GBP'],
    ['open-rate:>50%', 'open-rate:>50'],
    ['gifted:TRUE', 'gifted:yes'],
    ['has:email', 'email:*'],
    ['no:email', '-email:*'],
    ['has:order', 'order[]'],
    ['no:order', '-order[]'],
    ['order[product:sticker total:>20]', 'order[product:sticker total:>20]'],
    ['order[product:sticker]:>2', 'order[product:sticker]:>2'],
    ['order[]:=0', 'order[]:0'],
    ['-Order[ status:refunded or mug ]:>=1 ada', '-order[status:refunded or mug]:>=1 ada'],
    ['in:"VIPs"', 'in:VIPs'],
    ['-in:("Inner circle", VIPs)', '-(in:"Inner circle" or in:VIPs)'],
    ['"custom.shirt size":L', '"custom.shirt size":L'],
    ['tier:* -name:ada', 'tier:* -name:ada'],
    ['next-charge:<in-7d', 'next-charge:<in-7d'],
  ])('prints %s as %s, which stays (ARM-39, ARM-40, ARM-43, ARM-53, ARM-79, ARM-80)', (text, expected) => {
    expect(canonical(text)).toBe(expected);
    expect(canonical(expected)).toBe(expected);
  });

  it('keeps what brackets, stars and marks meant outside their new places', () => {
    const text = (found: string): Filter => ({kind: 'text', text: found});
    expect(parse('[vip] =x ~y *z foo[bar')).toEqual({
      ok: true,
      tree: {kind: 'and', parts: ['[vip]', '=x', '~y', '*z', 'foo[bar'].map(text)},
    });
    expect(parse('tag:[vip]')).toEqual({
      ok: true,
      tree: {kind: 'test', field: 'tag', test: {op: 'is', values: ['[vip]']}},
    });
    expect(parse('tag:(=a, -b)')).toEqual({
      ok: true,
      tree: {kind: 'test', field: 'tag', test: {op: 'is', values: ['=a', '-b']}},
    });
    expect(parse('order kind')).toEqual({ok: true, tree: {kind: 'and', parts: [text('order'), text('kind')]}});
  });

  it.each([
    ['teir:Gold', {at: 0, code: 'unknown-field', suggestion: 'tier'}],
    ['a has:emial', {at: 6, code: 'unknown-field', suggestion: 'email'}],
    ['ordr[product:x]', {at: 0, code: 'unknown-table', found: 'ordr', suggestion: 'order'}],
    ['order[prodct:x]', {at: 6, code: 'unknown-field', suggestion: 'product'}],
    ['order[tier:Gold]', {at: 6, code: 'unknown-field', expected: ['product', 'id', 'status', 'total', 'at']}],
    ['order[order[]]', {at: 6, code: 'unexpected'}],
    ['order[in:VIPs]', {at: 6, code: 'unknown-field'}],
    ['order[product:x', {at: 15, code: 'expected-closing', expected: [']']}],
    ['order[(product:x]', {at: 16, code: 'expected-closing', expected: [')']}],
    ['order[]:many', {at: 8, code: 'expected-count'}],
    ['order[]:>1.5', {at: 9, code: 'expected-count', expected: ['2', '>2']}],
    ['state:declind', {at: 6, code: 'unknown-value', suggestion: 'declined'}],
    ['state:(active, xxxxx)', {at: 15, code: 'unknown-value', expected: ['active', 'declined', 'cancelled', 'none']}],
    ['gifted:maybe', {at: 7, code: 'unknown-value', expected: ['yes', 'no']}],
    ['pledge:>=abc', {at: 9, code: 'expected-number', found: 'abc'}],
    ['pledge:NaN', {at: 7, code: 'expected-number'}],
    [`pledge:${'9'.repeat(400)}`, {at: 7, code: 'expected-number'}],
    ['pledge:1,000', {at: 7, code: 'expected-number', found: '1,000', suggestion: '1000'}],
    ['pledge:>12,75', {at: 8, code: 'expected-number', found: '12,75', suggestion: '12.75'}],
    ["pledge:1'000", {at: 7, code: 'expected-number', suggestion: '1000'}],
    ['pledge:5EURO', {at: 7, code: 'unknown-unit', suggestion: '5EUR'}],
    ['pledge:1EUR..2USD', {at: 13, code: 'two-currencies', expected: ['EUR']}],
    ['months:50%', {at: 7, code: 'unknown-unit', found: '50%'}],
    ['joined:2026-02-31', {at: 7, code: 'expected-date'}],
    ['joined:2026-13', {at: 7, code: 'expected-date'}],
    ['joined:<30j', {at: 8, code: 'unknown-unit', suggestion: '30d'}],
    ['joined:<"30 days"', {at: 8, code: 'unknown-unit', suggestion: '30d'}],
    ['joined:yesterdy', {at: 7, code: 'expected-date', suggestion: 'yesterday'}],
    ['joined:"last week"', {at: 7, code: 'expected-date', suggestion: 'last-week'}],
    ['(tier:Gold', {at: 10, code: 'expected-closing', expected: [')']}],
    ['tier:(Gold', {at: 10, code: 'expected-closing'}],
    ['tier:Gold)', {at: 9, code: 'unexpected'}],
    ['tier:', {at: 5, code: 'expected-value'}],
    ['tier:**', {at: 6, code: 'expected-value'}],
    ['tier:>5', {at: 5, code: 'unfit-operator', found: '>'}],
    ['pledge:~5', {at: 7, code: 'unfit-operator'}],
    ['pledge:5*', {at: 8, code: 'unfit-operator', found: '*'}],
    ['pledge:=>5', {at: 7, code: 'unfit-operator', found: '=>', suggestion: '>='}],
    ['gifted:yes..no', {at: 10, code: 'unfit-operator', expected: ['gifted:yes', 'gifted:no']}],
    ['name:a..b', {at: 6, code: 'unfit-operator'}],
    ['a or', {at: 2, code: 'unexpected', found: 'or'}],
    ['-', {at: 1, code: 'unexpected'}],
    ['<b>ada</b>', {at: 0, code: 'unexpected', found: '<'}],
    ["' OR 1=1; --", {at: 12, code: 'unexpected'}],
    ['👩‍🚀 teir:Gold', {at: 6, code: 'unknown-field'}],
    [`${'('.repeat(80)}a`, {code: 'too-deep'}],
    [`${'-'.repeat(80)}a`, {code: 'too-deep'}],
    ['x'.repeat(10_001), {at: 10_000, code: 'too-long'}],
  ])('refuses %s at the right place, and says what would fit', (text, problem) => {
    expect(canonical(text)).toMatchObject(problem);
  });

  it('knows the saved filters that a text names, and refuses one that leads back to it', () => {
    const segments = new Map<string, Filter>([
      ['vips', {kind: 'segment', name: 'Gold'}],
      ['gold', {kind: 'not', part: {kind: 'some', of: 'order', part: {kind: 'or', parts: [{kind: 'segment', name: 'Théâtre'}]}}}],
      ['theatre', {kind: 'text', text: 'x'}],
    ]);
    const named = new Map([...segments].map(([name, tree]) => [name, {tree}]));
    const found = (text: string, self?: string) =>
      parseFilter(text, {catalogue: LANGUAGE, segments: named, ...(self ? {self} : {})});
    expect(found('in:VIPS')).toMatchObject({ok: true});
    expect(found('a in:VIP')).toMatchObject({ok: false, problem: {at: 5, code: 'unknown-segment', suggestion: 'vips'}});
    expect(found('a in:VIPs', 'theatre')).toMatchObject({ok: false, problem: {at: 5, code: 'segment-cycle', found: 'VIPs'}});
    expect(found('in:VIPs', 'vips')).toMatchObject({problem: {at: 3, code: 'segment-cycle'}});
    expect(found('in:Theatre', 'Gold')).toMatchObject({ok: true});
  });

  it('doubts a tier that nobody has, without refusing it (ARM-79)', () => {
    const wordsOf = (field: string) => {
      if (field !== 'tier' && field !== 'tag') throw new Error(field);
      return field === 'tier' ? ['Gold', 'Silver'] : [];
    };
    const found = (text: string) => parseFilter(text, {catalogue: LANGUAGE, wordsOf});
    expect(found('tier:(gold, Sliver) tag:x')).toMatchObject({
      ok: true,
      doubts: [{at: 12, code: 'unknown-value', found: 'Sliver', suggestion: 'Silver'}],
    });
    expect(found('tier:gold')).not.toHaveProperty('doubts');
    expect(found('activity[kind:liked]')).not.toHaveProperty('doubts');
  });

  const random = fc.oneof(
    fc.string({maxLength: 60}),
    fc
      .array(
        fc.constantFrom(
          ...[
            'tier',
            'name',
            'pledge',
            'joined',
            'order',
            'in',
            'has',
            'gifted',
            ':',
            '[',
            ']',
            '(',
            ')',
            '"',
            '*',
            '~',
            '=',
            '<',
            '>=',
          ],
          ...['..', '-', ',', ' ', 'or', 'not', 'and', '5', '12EUR', '30d', 'yes', 'Gold', '\\', '%', 'é', '👩‍🚀'],
        ),
        {maxLength: 25},
      )
      .map(parts => parts.join('')),
  );

  it('never throws, whatever is typed, and reads what it prints', () => {
    fc.assert(
      fc.property(random, text => {
        const parsed = parse(text);
        if (!parsed.ok) expect(parsed.problem.at).toBeLessThanOrEqual(text.length);
        else expect(parse(printFilter(parsed.tree))).toEqual(parsed);
      }),
      {numRuns: 5_000, seed: 20261120},
    );
  });
});
