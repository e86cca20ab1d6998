import {describe, expect, it} from 'vitest';
import {award} from '#shared/loyalty/award';
import {compileRules} from '#shared/loyalty/compile-rules';
import {joinLineages, lineageOf} from '#shared/loyalty/lineage';
import type {Rule} from '#shared/model/rule';
import {activitiesOf, type Did} from './award-with.ts';

const CHANGE = '2026-11-20T12:00:00Z';

/** Points by activity key where a rule has other terms from noon of 20 November on. */
function earned(old: Partial<Rule>, next: Partial<Rule>, did: readonly Did[]): Record<string, number> {
  const at = Date.parse(CHANGE);
  const whole: Rule = {id: 'old', action: 'paid', points: 10, ...old};
  const rules: Rule[] = [
    {...whole, until: at},
    {...whole, ...next, id: 'new', from: at, replaces: 'old'},
  ];
  const targets = award(activitiesOf(did, whole.action), compileRules({rules}), {tags: []});
  return Object.fromEntries(targets.map(({activity, points}) => [activity, points]));
}

const hour = (of: number): Did => ({on: `2026-11-20T${String(of).padStart(2, '0')}:00:00Z`});

describe('a rule of which another version follows', () => {
  it('pays for the first time once, also where the one before paid each time', () => {
    expect(earned({first: true}, {points: 50}, [hour(8), hour(13)])).toEqual({0: 10});
    expect(earned({}, {first: true}, [hour(8), hour(9), hour(13)])).toEqual({0: 10, 1: 10});
    expect(earned({first: true}, {first: true}, [hour(13), hour(14)])).toEqual({0: 10});
  });

  it('has one cap a day on the day of the change, and none left where it is lowered below what was given', () => {
    const did = [8, 9, 10, 13, 14].map(hour);
    const caps = (points: number) => ({caps: [{per: 'day' as const, points}]});
    expect(earned(caps(25), {}, did)).toEqual({0: 10, 1: 10, 2: 5});
    expect(earned(caps(25), caps(30), did)).toEqual({0: 10, 1: 10, 2: 5, 3: 5});
    expect(earned(caps(25), caps(5), [...did, {on: '2026-11-21'}])).toEqual({0: 10, 1: 10, 2: 5, 5: 5});
  });

  it('counts against a cap what was given when there was none, or one of another period', () => {
    const did = [8, 9, 13, 14].map(hour);
    expect(earned({}, {caps: [{per: 'day', points: 25}]}, did)).toEqual({0: 10, 1: 10, 2: 5});
    expect(earned({caps: [{per: 'day', points: 15}]}, {caps: [{per: 'month', points: 20}]}, did)).toEqual({0: 10, 1: 5, 2: 5});
  });

  it('goes on with a count that was begun, and completes a smaller one that is reached already once', () => {
    const did = [8, 9, 13, 14, 15, 16].map(hour);
    const every = (number: number) => ({count: {every: number}});
    expect(earned(every(3), {}, did)).toEqual({2: 10, 5: 10});
    expect(earned(every(5), every(2), did.slice(1))).toEqual({1: 10, 3: 10});
    expect(earned(every(10), every(2), [6, 7, 8, 9, 13, 14, 15].map(hour))).toEqual({4: 10, 6: 10});
    expect(earned({}, every(2), did)).toEqual({0: 10, 1: 10, 3: 10, 5: 10});
  });

  it('knows the subjects that were seen, also by a version that did not ask for different ones', () => {
    const did = ['a', 'b', 'A', 'B', 'c', 'd'].map((subject, place) => ({...hour(place < 2 ? 8 + place : 11 + place), subject}));
    const distinct = {count: {every: 3, distinct: true}};
    expect(earned(distinct, {}, did)).toEqual({4: 10});
    expect(earned({}, {count: {every: 2, distinct: true}}, did)).toEqual({0: 10, 1: 10, 5: 10});
  });

  it('waits since the last activity that counted before the change', () => {
    const did = [10, 13, 15].map(hour);
    expect(earned({cooldownHours: 4}, {}, did)).toEqual({0: 10, 2: 10});
    expect(earned({}, {cooldownHours: 4}, did)).toEqual({0: 10, 2: 10});
  });

  it('goes on with months in a row, and asks no month again that counted', () => {
    const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});
    const did = (...amounts: number[]) =>
      amounts.map((amount, n) => ({on: `2026-${String(n + 7).padStart(2, '0')}-05`, amount: usd(amount)}));
    const tenure = (months: number, least: number) => ({tenure: {months}, when: {amount: usd(least)}});
    // July to November are before the change, December after it.
    expect(earned(tenure(6, 100), {}, did(100, 100, 100, 100, 100, 100))).toEqual({5: 10});
    expect(earned(tenure(12, 100), tenure(3, 100), did(100, 100, 100, 100, 100, 100))).toEqual({5: 10});
    expect(earned(tenure(6, 100), tenure(6, 200), did(100, 100, 100, 100, 100, 100))).toEqual({});
    const twice = [...did(100, 100), {on: '2026-11-19', amount: usd(100)}, {on: '2026-11-21', amount: usd(200)}];
    expect(earned(tenure(2, 100), tenure(1, 200), twice)).toEqual({1: 10});
  });

  it('adds nothing of one currency to another in the month of the change', () => {
    const of = (currency: string) => ({tenure: {months: 1}, when: {amount: {minorUnits: 500, currency}}});
    const did = [
      {on: '2026-11-10', amount: {minorUnits: 400, currency: 'USD'}},
      {on: '2026-11-25', amount: {minorUnits: 400, currency: 'EUR'}},
      {on: '2026-11-26', amount: {minorUnits: 100, currency: 'EUR'}},
    ];
    expect(earned(of('USD'), of('EUR'), did)).toEqual({2: 10});
  });

  it('sees nothing that the one before did not count, and nothing before that began', () => {
    const did = [
      {...hour(8), subject: 'x'},
      {...hour(9), subject: 'y'},
      {...hour(13), subject: 'y'},
    ];
    expect(earned({first: true, when: {subjects: ['z']}}, {when: undefined}, did)).toEqual({2: 10});
    expect(earned({count: {every: 2}, from: Date.parse('2026-11-20T08:30:00Z')}, {}, did)).toEqual({2: 10});
  });

  it('ends where the next begins, whatever it says itself', () => {
    const at = Date.parse(CHANGE);
    const rules: Rule[] = [
      {id: 'old', action: 'paid', points: 10},
      {id: 'new', action: 'paid', points: 20, campaign: 'c', replaces: 'old'},
    ];
    const campaigns = [{id: 'c', name: 'Winter', from: at}];
    const targets = award(activitiesOf([hour(11), hour(12)]), compileRules({rules, campaigns}), {tags: []});
    expect(targets.map(({rule, points}) => [rule, points])).toEqual([
      ['old', 10],
      ['new', 20],
    ]);
  });

  it('remembers what came before one that was taken out between, and goes on over one that gave nothing', () => {
    const did = [8, 13, 15].map(hour);
    const paid = (rules: Rule[]) =>
      award(activitiesOf(did), compileRules({rules}), {tags: []}).map(({rule, activity}) => `${rule} ${activity}`);
    const [noon, three] = [Date.parse(CHANGE), Date.parse('2026-11-20T14:00:00Z')];
    const base = {action: 'paid', first: true} as const;
    const one: Rule = {...base, id: 'one', points: 1, until: noon};
    const two: Rule = {...base, id: 'two', points: 0, from: noon, replaces: 'one'};
    const three_: Rule = {...base, id: 'three', points: 3, from: three, replaces: 'two'};
    expect(paid([one, two, three_])).toEqual(['one 0']);
    expect(paid([one, {...three_, replaces: 'one'}])).toEqual(['one 0']);
    // Nobody mended the link: the last version begins anew.
    expect(paid([one, three_])).toEqual(['one 0', 'three 2']);
  });
});

describe('links between rules', () => {
  const paid: Rule = {id: 'a', action: 'paid', points: 1};
  it.each<[string, Rule[], number, RegExp]>([
    ['names no rule', [{...paid, replaces: 'x'}], 0, /there is no rule "x"/],
    ['names itself', [{...paid, replaces: 'a'}], 0, /"a" goes back to this rule/],
    [
      'closes a circle',
      [
        {...paid, replaces: 'b'},
        {...paid, id: 'b', replaces: 'a'},
      ],
      1,
      /"a" goes back to this rule/,
    ],
    [
      'names a rule of another action',
      [paid, {...paid, id: 'b', action: 'bought', replaces: 'a'}],
      1,
      /"a" counts another action/,
    ],
    [
      'makes a rule that pays of a signal (T13)',
      [
        {...paid, signal: true},
        {...paid, id: 'b', replaces: 'a'},
      ],
      1,
      /a signal and a rule/,
    ],
    [
      'is the second to one rule',
      [paid, {...paid, id: 'b', replaces: 'a'}, {...paid, id: 'c', replaces: 'a'}],
      2,
      /"a" is replaced by "b" already/,
    ],
  ])('one that %s is told with its place and why', (_, rules, place, why) => {
    expect(lineageOf(rules).broken).toEqual([{place, why: expect.stringMatching(why)}]);
  });

  it('of two plans become one line where both go on from the same version, whose rules then pay once', () => {
    const [first, later] = [Date.parse('2026-11-20T10:00:00Z'), Date.parse('2026-11-20T14:00:00Z')];
    const old: Rule = {...paid, points: 1, until: first};
    const theirs: Rule = {...paid, id: 'theirs', points: 2, from: first, replaces: 'a'};
    const mine: Rule = {...paid, id: 'mine', points: 3, from: later, replaces: 'a'};
    const rules = joinLineages([old, theirs, mine, {...paid, id: 'lost', from: later, points: 4, replaces: 'gone'}]);
    expect(rules.map(({id, replaces}) => [id, replaces])).toEqual([
      ['a', undefined],
      ['theirs', 'a'],
      ['mine', 'theirs'],
      ['lost', undefined],
    ]);
    const targets = award(activitiesOf([9, 11, 15].map(hour)), compileRules({rules: rules.slice(0, 3)}), {tags: []});
    expect(targets.map(({points}) => points)).toEqual([1, 2, 3]);
    expect(joinLineages([old, {...mine, action: 'bought'}, theirs])[1]).not.toHaveProperty('replaces');
  });
});
