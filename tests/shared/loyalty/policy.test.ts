import {describe, expect, it} from 'vitest';
import {award} from '#shared/loyalty/award';
import {compileRules} from '#shared/loyalty/compile-rules';
import {complexity, MOST_ACTIONS, policyOf, refusedRules} from '#shared/loyalty/policy';
import type {Action} from '#shared/model/action';
import {ACTIONS} from '#shared/model/action';
import type {Rule} from '#shared/model/rule';

const rule = (more: Partial<Rule> & Pick<Rule, 'action'>): Rule => ({id: 'rule', points: 5, ...more});
const pointsOn = (channel: string, of: Rule) =>
  award([{record: `${channel}/page/user/1`, key: 'one', at: 0, action: of.action}], compileRules({rules: [of]}), {
    tags: [],
  }).reduce((sum, {points}) => sum + points, 0);

describe('policyOf', () => {
  it('asks before likes, comments, follows and views on Facebook, Instagram and YouTube are paid for, and dates the rule (T13)', () => {
    for (const channel of ['facebook', 'instagram', 'youtube']) {
      const owner = channel === 'youtube' ? 'youtube' : 'meta';
      for (const action of ['liked', 'commented', 'followed', 'watched'] as const)
        expect(policyOf(channel, action)).toEqual({rewardable: 'ask', rule: owner, read: '2026-11'});
    }
  });

  it('lets Meta’s users be rewarded for what Meta allows: promotions and check-ins (T13, LOY-48)', () => {
    expect(policyOf('facebook', 'checked-in').rewardable).toBe('yes');
    expect(policyOf('facebook', 'signed-up').rewardable).toBe('yes');
    expect(policyOf('facebook', 'saved').rewardable).toBe('ask');
  });

  it('never pays for a share, on any channel, and does for who joined because of one (T13)', () => {
    for (const channel of [undefined, 'facebook', 'site', 'ghost', 'bluesky', 'offline'])
      expect(policyOf(channel, 'shared')).toEqual({rewardable: 'no', rule: 'shares', read: '2026-11'});
    expect(policyOf('site', 'referred')).toEqual({rewardable: 'yes'});
  });

  it('makes no profile of what people do on Discord, and asks before paying for being there (T13)', () => {
    expect(policyOf('discord', 'commented')).toEqual({rewardable: 'no', rule: 'discord', read: '2026-11'});
    expect(policyOf('discord', 'joined')).toEqual({rewardable: 'ask', rule: 'discord', read: '2026-11'});
  });

  it('leaves every action on the creator’s own ground free but shares (T13)', () => {
    for (const channel of ['site', 'offline', 'ghost', 'patreon', 'mailchimp'])
      for (const action of ACTIONS) expect(policyOf(channel, action).rewardable).toBe(action === 'shared' ? 'no' : 'yes');
  });
});

describe('award within the rules of channels', () => {
  it('gives no points for what is forbidden or was not accepted, whoever wrote the rule (T13)', () => {
    const likes = rule({channel: 'facebook', action: 'liked'});
    expect(pointsOn('facebook', likes)).toBe(0);
    expect(pointsOn('facebook', {...likes, accepted: 1})).toBe(5);
    expect(pointsOn('facebook', {...likes, signal: true})).toBe(5);
    expect(pointsOn('facebook', rule({channel: 'facebook', action: 'shared', accepted: 1}))).toBe(0);
    expect(pointsOn('discord', rule({channel: 'discord', action: 'attended', accepted: 1}))).toBe(0);
  });

  it('counts a rule for wherever it happens only where it may be paid for (T13)', () => {
    const comments = rule({action: 'commented'});
    expect(['ghost', 'facebook', 'youtube', 'discord'].map(channel => pointsOn(channel, comments))).toEqual([5, 0, 0, 0]);
    const accepted = {...comments, accepted: 1};
    expect(['ghost', 'facebook', 'youtube', 'discord'].map(channel => pointsOn(channel, accepted))).toEqual([5, 5, 5, 0]);
    expect(pointsOn('discord', rule({action: 'joined'}))).toBe(0);
    expect(pointsOn('ghost', rule({action: 'joined'}))).toBe(5);
  });

  it('names the rules that give no points, because they are forbidden or nobody was asked yet (T13)', () => {
    const rules = [
      rule({id: 'a', channel: 'facebook', action: 'liked'}),
      rule({id: 'b', channel: 'facebook', action: 'liked', signal: true}),
      rule({id: 'c', channel: 'facebook', action: 'liked', accepted: 1}),
      rule({id: 'd', action: 'shared', accepted: 1}),
      rule({id: 'e', action: 'paid'}),
      rule({id: 'f', channel: 'facebook', action: 'liked', points: 0}),
      rule({id: 'g', action: 'commented'}),
    ];
    expect(refusedRules(rules).map(({rule: {id}, policy}) => [id, policy.rewardable])).toEqual([
      ['a', 'ask'],
      ['d', 'no'],
    ]);
  });
});

describe('complexity', () => {
  const actions: Action[] = ['paid', 'joined', 'subscribed', 'bought', 'attended', 'referred', 'reviewed', 'downloaded'];
  const rules = actions.map((action, place) => rule({id: `r${place}`, action}));

  it('warns of more things to do than people keep in mind (LOY-64)', () => {
    expect(complexity({rules: rules.slice(0, MOST_ACTIONS)}, 0)).toEqual({actions: 7, conditional: 0, isTooMuch: false});
    expect(complexity({rules}, 0)).toEqual({actions: 8, conditional: 0, isTooMuch: true});
  });

  it('counts an action once, a sequence as one, and neither private signals nor what is over (LOY-64)', () => {
    const steps = [1, 2].map(n => ({id: `${n}`, name: `${n}`, page: `/${n}`, opensAt: 0}));
    const plan = {
      rules: [
        rule({action: 'paid'}),
        rule({id: 'twelve', action: 'paid', tenure: {months: 12}}),
        rule({id: 'site', action: 'paid', channel: 'site'}),
        rule({id: 'private', action: 'liked', signal: true}),
        rule({id: 'over', action: 'bought', until: 10}),
      ],
      sequences: [{id: 's', name: 'Calendar', from: 0, steps}],
    };
    expect(complexity(plan, 10)).toEqual({actions: 3, conditional: 1, isTooMuch: false});
  });
});
