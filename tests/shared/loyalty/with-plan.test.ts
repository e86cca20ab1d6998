import {describe, expect, it} from 'vitest';
import {movedIn, rederiving, withPlan} from '#shared/loyalty/with-plan';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Programme, Rule} from '#shared/model/programme';

const paid: Rule = {id: 'paid', action: 'paid', points: 10};
const before: Programme = {...DEFAULT_PROGRAMME, w50: 70, calibratedAt: 5, calibratedOn: 30, taken: {mug: 2}, rev: 3};

describe('the creator’s new plan', () => {
  it('keeps what was measured and what is gone of rewards, and counts up', () => {
    const plan = {rules: [paid], halfLifeDays: 90, rev: 3};
    expect(withPlan(before, plan)).toEqual({...plan, rev: 4, w50: 70, calibratedAt: 5, calibratedOn: 30, taken: {mug: 2}});
  });

  it('says how many are to be derived anew, where anybody is', () => {
    expect(rederiving(before, 9).rederived).toEqual({done: 0, expected: 9});
    expect(rederiving(rederiving(before, 9), 0)).not.toHaveProperty('rederived');
  });
});

describe('a programme that moves into another home', () => {
  it('is derived from nothing there, and its rules replace only what they can', () => {
    const version: Rule = {...paid, id: 'next', from: 9, replaces: 'paid'};
    const rules = [paid, version, {...paid, id: 'lost', replaces: 'gone'}];
    expect(movedIn(rederiving({...before, rules}, 9))).toEqual({...before, rules: [paid, version, {...paid, id: 'lost'}]});
  });
});
