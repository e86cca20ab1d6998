import {describe, expect, it} from 'vitest';
import type {Rule} from '#shared/model/rule';
import {endRule, replaceRule} from '../../../../extension/views/loyalty/change-plan.ts';
import {versionNow} from '../../../../extension/views/loyalty/rule-versions.ts';

const payments: Rule = {id: 'payments', action: 'paid', points: 10};
const plan = {rules: [payments, {id: 'other', action: 'visited' as const, points: 1}], halfLifeDays: 365};

describe('a rule that another browser changed meanwhile', () => {
  it('is found as the version that follows it now, however often it was changed from now on (LOY-75)', () => {
    const once = replaceRule(plan, {...payments, points: 20}, {now: 1_000, freshId: 'second'});
    const [, second] = once.rules;
    if (second === undefined) throw new Error('a version');
    const twice = replaceRule(once, {...second, points: 30}, {now: 2_000, freshId: 'third'});
    expect(versionNow(once, payments)).toMatchObject({id: 'second', points: 20});
    expect(versionNow(twice, payments)).toMatchObject({id: 'third', points: 30});
    // What was ended before it was opened is that, and what follows it another rule.
    const [ended] = twice.rules;
    if (ended === undefined) throw new Error('the first version');
    expect(versionNow(twice, ended)).toBe(ended);
  });

  it('is found as it is where it was only changed, ended or removed', () => {
    const changed = {...plan, rules: [{...payments, points: 5}]};
    expect(versionNow(changed, payments)).toMatchObject({points: 5});
    expect(versionNow(endRule(plan, 'payments', 1_000), payments)).toMatchObject({id: 'payments', until: 1_000});
    expect(versionNow({rules: []}, payments)).toBeUndefined();
  });
});
