import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Rule} from '#shared/model/rule';
import {mergePlans, mergeThings} from '../../../../extension/views/loyalty/merge-plans.ts';
import {movesPeople} from '../../../../extension/views/loyalty/moves-people.ts';

const payments: Rule = {id: 'payments', action: 'paid', points: 10};
const base: ProgrammePlan = {
  rules: [payments, {id: 'newsletter', action: 'subscribed', points: 20, first: true}],
  halfLifeDays: 365,
  levels: [
    {id: 'friend', name: 'Friend', from: 100},
    {id: 'patron', name: 'Patron', from: 500},
  ],
  rev: 3,
};

const withRule = (plan: ProgrammePlan, change: Partial<Rule>): ProgrammePlan => ({
  ...plan,
  rules: plan.rules.map(rule => (rule.id === 'payments' ? {...rule, ...change} : rule)),
});

describe('two changes of one programme', () => {
  it('stand side by side where they are of different things, on the newer rev (LOY-75)', () => {
    const mine = {...base, rules: [...base.rules, {id: 'mine', action: 'visited' as const, points: 1}]};
    const theirs: ProgrammePlan = {...base, rev: 4, halfLifeDays: 90, campaigns: [{id: 'spring', name: 'Spring'}]};
    const {value, clashes} = mergePlans({base, mine, theirs}, 'mine');
    expect(clashes).toEqual([]);
    expect(value).toEqual({...theirs, rules: mine.rules});
  });

  it('stand side by side within one rule, where they are of different parts (LOY-75)', () => {
    const mine = withRule(base, {points: 12});
    const theirs = {...withRule(base, {caps: [{per: 'month', points: 30}]}), rev: 4};
    const {value, clashes} = mergePlans({base, mine, theirs}, 'mine');
    expect(clashes).toEqual([]);
    expect(value.rules[0]).toEqual({...payments, points: 12, caps: [{per: 'month', points: 30}]});
  });

  it('clash where both say another thing of the same, and hold as is chosen (LOY-75)', () => {
    const mine = withRule(base, {points: 12, name: 'Thanks'});
    const theirs = {...withRule(base, {points: 15, pendingDays: 3}), rev: 4};
    const pick = (side: 'mine' | 'theirs') => mergePlans({base, mine, theirs}, side);
    expect(pick('mine').clashes).toEqual(['rules payments']);
    expect(pick('mine').value.rules[0]).toEqual({...payments, points: 12, name: 'Thanks', pendingDays: 3});
    expect(pick('theirs').value.rules[0]).toEqual({...payments, points: 15, name: 'Thanks', pendingDays: 3});
  });

  it('do not take half of what a rule counts from each', () => {
    const mine: Rule = {...payments, tenure: {months: 12}};
    const theirs: Rule = {...payments, count: {every: 3}};
    expect(mergeThings({base: payments, mine, theirs}, 'theirs')).toEqual({value: theirs, clashes: ['action']});
  });

  it('clash where one removes what the other changes, and bring it back as it was changed', () => {
    const removed = {...base, rules: base.rules.slice(1), rev: 4};
    const changed = withRule(base, {points: 12});
    expect(mergePlans({base, mine: changed, theirs: removed}, 'mine')).toMatchObject({
      clashes: ['rules payments'],
      value: {rules: [{id: 'newsletter'}, {id: 'payments', points: 12}]},
    });
    expect(mergePlans({base, mine: removed, theirs: changed}, 'mine').value.rules.map(({id}) => id)).toEqual(['newsletter']);
  });

  it('of one rule from now on become one line of versions, so that nothing is paid twice (LOY-25)', () => {
    const version = (id: string, from: number, points: number): ProgrammePlan => ({
      ...withRule(base, {until: from}),
      rules: [...withRule(base, {until: from}).rules, {...payments, id, from, points, replaces: 'payments'}],
    });
    const {value, clashes} = mergePlans(
      {base, mine: version('mine', 90, 12), theirs: {...version('theirs', 50, 11), rev: 4}},
      'mine',
    );
    expect(clashes).toEqual(['rules payments']);
    expect(value.rules.map(({id, replaces}) => [id, replaces])).toEqual([
      ['payments', undefined],
      ['newsletter', undefined],
      ['theirs', 'payments'],
      ['mine', 'theirs'],
    ]);
  });

  it('keep levels ascending', () => {
    const [friend, patron] = base.levels ?? [];
    if (friend === undefined || patron === undefined) throw new Error('two levels');
    const mine = {...base, levels: [friend, {id: 'new', name: 'New', from: 300}, patron]};
    const theirs = {...base, levels: [friend, {...patron, from: 200}], rev: 4};
    expect(mergePlans({base, mine, theirs}, 'mine').value.levels?.map(({id}) => id)).toEqual(['friend', 'patron', 'new']);
  });

  it('come out as the one change where only one was made, whoever made it', () => {
    const rule = fc.record({id: fc.constantFrom('a', 'b', 'c'), action: fc.constant('paid' as const), points: fc.integer()});
    const plan = fc
      .record({
        rules: fc.uniqueArray(rule, {selector: ({id}) => id, maxLength: 3}),
        halfLifeDays: fc.integer({min: 7, max: 400}),
        expiry: fc.option(fc.record({days: fc.nat(), since: fc.nat(), graceDays: fc.nat(), reinstateDays: fc.nat()}), {
          nil: undefined,
        }),
      })
      .map(({expiry, ...made}): ProgrammePlan => ({...made, rev: 1, ...(expiry === undefined ? {} : {expiry})}));
    const rulesOf = ({rules, ...made}: ProgrammePlan) => ({...made, rules: new Map(rules.map(one => [one.id, one]))});
    fc.assert(
      fc.property(plan, plan, (before, after) => {
        for (const versions of [
          {base: before, mine: after, theirs: before},
          {base: before, mine: before, theirs: after},
        ]) {
          const {value, clashes} = mergePlans(versions, 'theirs');
          expect(clashes).toEqual([]);
          expect(rulesOf(value)).toEqual(rulesOf(after));
        }
      }),
      {seed: 20261123},
    );
  });
});

describe('what is shown before it is saved', () => {
  it('is whatever can move points or levels: rules, dates, levels, expiry, half-life (F26)', () => {
    const changes: ProgrammePlan[] = [
      withRule(base, {points: 11}),
      withRule(base, {until: 5}),
      {...base, levels: []},
      {...base, levelPolicy: {by: 'window', windowDays: 90, down: 'balance'}},
      {...base, halfLifeDays: 100},
      {...base, expiry: {days: 365, since: 1, graceDays: 30, reinstateDays: 30}},
      {...base, timeZone: 'Europe/Paris'},
    ];
    for (const after of changes) expect(movesPeople(base, after), JSON.stringify(after)).toBe(true);
  });

  it('is a campaign only as far as it has rules and they count at other times', () => {
    const spring = {id: 'spring', name: 'Spring'};
    const joined = {...withRule(base, {campaign: 'spring'}), campaigns: [spring]};
    expect(movesPeople(base, {...base, campaigns: [{...spring, from: 5}]})).toBe(false);
    expect(movesPeople(base, joined)).toBe(false);
    expect(movesPeople(joined, {...joined, campaigns: [{...spring, name: 'May', goal: 'More visits'}]})).toBe(false);
    expect(movesPeople(joined, {...joined, campaigns: [{...spring, until: 5}]})).toBe(true);
  });

  it('is not what only words or rewards change', () => {
    expect(movesPeople(base, withRule(base, {name: 'Thanks'}))).toBe(false);
    const renamed = base.levels?.map(level => ({...level, name: `${level.name}s`, benefits: ['A print']}));
    expect(movesPeople(base, {...base, levels: renamed, rewards: [{id: 'mug', name: 'Mug', kind: 'product', cost: 5}]})).toBe(
      false,
    );
    expect(movesPeople(DEFAULT_PROGRAMME, {...DEFAULT_PROGRAMME, badges: []})).toBe(false);
  });
});
