import {describe, expect, it} from 'vitest';
import {award} from '#shared/loyalty/award';
import {compileRules} from '#shared/loyalty/compile-rules';
import type {Action} from '#shared/model/action';
import type {Rule} from '#shared/model/rule';
import {activitiesOf, earned, targetsOf} from './award-with.ts';

const at = (text: string) => Date.parse(`${text}T00:00:00Z`);

describe('a rule of the programme', () => {
  /** What one activity earns by a rule for this channel and action, and what it earns elsewhere or done otherwise. */
  function counted(channel: string, action: Action, more: Partial<Rule> = {}): number[] {
    const on = [
      {on: '2026-11-20', record: `${channel}/a/b/1`, key: 'here'},
      {on: '2026-11-20', record: 'elsewhere/a/b/1', key: 'elsewhere'},
    ];
    const rules: Rule[] = [{id: 'rule', points: 7, channel, action, ...more}];
    const other: Action = action === 'received' ? 'opened' : 'received';
    const did = [...activitiesOf(on, action), ...activitiesOf([{...on[0], on: '2026-11-20', key: 'other'}], other)];
    return award(did, compileRules({rules}), {tags: []}).map(({points}) => points);
  }

  it('counts what is done on Facebook, as a signal or accepted: likes, comments, follows, saves, views (LOY-17, LOY-18, LOY-19, LOY-45, LOY-46, LOY-47, LOY-48, LOY-49)', () => {
    for (const action of ['liked', 'commented', 'followed', 'saved', 'watched'] as const) {
      expect(counted('facebook', action, {signal: true})).toEqual([7]);
      expect(counted('facebook', action, {accepted: 1})).toEqual([7]);
      expect(counted('facebook', action)).toEqual([]);
    }
    expect(counted('facebook', 'checked-in')).toEqual([7]);
  });

  it('counts what is done on the site: visits, downloads, reviews (LOY-50, LOY-51, LOY-52)', () => {
    for (const action of ['visited', 'downloaded', 'reviewed'] as const) expect(counted('site', action)).toEqual([7]);
  });

  it('counts what is done in the store: purchases, reviews, referrals (LOY-53, LOY-54, LOY-55)', () => {
    for (const action of ['bought', 'reviewed', 'referred'] as const) expect(counted('gumroad', action)).toEqual([7]);
  });

  it('counts contests: sign-ups and invitations, and shares as a signal alone (LOY-56, LOY-57, LOY-58)', () => {
    for (const action of ['signed-up', 'invited'] as const) expect(counted('site', action)).toEqual([7]);
    expect(counted('site', 'shared')).toEqual([]);
    expect(counted('site', 'shared', {signal: true})).toEqual([7]);
  });

  it('counts mail: subscriptions and promo codes (LOY-59, LOY-60)', () => {
    expect(counted('mailchimp', 'subscribed')).toEqual([7]);
    expect(counted('site', 'redeemed')).toEqual([7]);
  });

  it('counts what people tell of themselves: place, preferences, wishes (LOY-61, LOY-62, LOY-63)', () => {
    for (const action of ['located', 'preferred', 'wished'] as const) expect(counted('site', action)).toEqual([7]);
  });

  it('counts what happens off the net: events and purchases at a counter (LOY-84)', () => {
    for (const action of ['attended', 'bought', 'visited'] as const) expect(counted('offline', action)).toEqual([7]);
  });

  it('decides what counts and how much, one rule for each action on each channel (LOY-25, LOY-74, LOY-75)', () => {
    const rules: Rule[] = [
      {id: 'site', channel: 'site', action: 'visited', points: 1},
      {id: 'counter', channel: 'offline', action: 'visited', points: 20},
      {id: 'anywhere', action: 'visited', points: 100},
      {id: 'none', action: 'visited', points: 0},
    ];
    const did = activitiesOf([{on: '2026-11-20', record: 'offline/shop/visitor/1'}], 'visited');
    const targets = award(did, compileRules({rules}), {tags: []});
    expect(targets.map(({rule, points}) => [rule, points])).toEqual([
      ['counter', 20],
      ['anywhere', 100],
    ]);
  });

  it('counts only the named subjects, whatever their case (LOY-50)', () => {
    const did = [{on: '2026-11-01', subject: '/Guide'}, {on: '2026-11-02', subject: '/guide/2'}, {on: '2026-11-03'}];
    expect(earned({action: 'visited', when: {subjects: ['/guide']}}, did)).toEqual({0: 10});
  });

  it('asks for the amount in its own currency (LOY-76)', () => {
    const amounts = [499, 500, 501].map((minorUnits, day) => ({
      on: `2026-11-0${day + 1}`,
      amount: {minorUnits, currency: 'EUR'},
    }));
    const when = {amount: {minorUnits: 500, currency: 'EUR'}};
    expect(
      earned({when}, [...amounts, {on: '2026-11-09', amount: {minorUnits: 900, currency: 'USD'}}, {on: '2026-11-10'}]),
    ).toEqual({
      1: 10,
      2: 10,
    });
  });

  it('asks for the tier at the time and for what was seen', () => {
    const tiers = [{name: 'Gold', from: at('2026-02-01')}];
    const did = [{on: '2026-01-15'}, {on: '2026-02-15'}, {on: '2026-03-15', estimated: true}];
    expect(earned({when: {tiers: ['gold', 'platinum']}}, did, {tiers})).toEqual({1: 10, 2: 10});
    expect(earned({when: {seenOnly: true}}, did)).toEqual({0: 10, 1: 10});
  });

  it('counts from its first instant up to, not at, its last, and only while its campaign runs (LOY-65, LOY-77)', () => {
    const did = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map(date => ({on: `${date}T00:00:00Z`}));
    expect(earned({from: at('2026-11-01'), until: at('2026-11-30')}, did)).toEqual({1: 10});
    const campaigns = [
      {id: 'autumn', name: 'Autumn', from: at('2026-11-01'), until: at('2026-12-01')},
      {id: 'other', name: 'Other', until: at('2026-01-01')},
    ];
    expect(earned({campaign: 'autumn'}, did, {campaigns})).toEqual({1: 10, 2: 10});
    expect(earned({campaign: 'autumn', from: at('2026-11-15')}, did, {campaigns})).toEqual({2: 10});
    expect(earned({campaign: 'other'}, did, {campaigns})).toEqual({});
  });

  it('runs several campaigns side by side, each with its own reward (LOY-65)', () => {
    const rules: Rule[] = [
      {id: 'a', campaign: 'autumn', action: 'paid', points: 1},
      {id: 'b', campaign: 'year', action: 'paid', points: 2},
    ];
    const campaigns = [
      {id: 'autumn', name: 'Autumn', from: at('2026-11-01')},
      {id: 'year', name: 'Year', from: at('2026-01-01')},
    ];
    const targets = award(activitiesOf([{on: '2026-06-01'}, {on: '2026-11-02'}]), compileRules({rules, campaigns}), {tags: []});
    expect(targets.map(({activity, rule, points}) => `${activity} ${rule} ${points}`)).toEqual(['0 b 2', '1 a 1', '1 b 2']);
  });

  it('earns once for each person, on whichever of their records that was first', () => {
    const did = [
      {on: '2026-11-03', key: 'late'},
      {on: '2026-11-02', key: 'early', record: 'ghost/site/member/1'},
    ];
    expect(earned({first: true}, did)).toEqual({early: 10});
    expect(earned({first: true, count: {every: 2}}, [...did, {on: '2026-11-04'}, {on: '2026-11-05'}])).toEqual({late: 10});
  });

  it('waits between activities that count, to the very hour', () => {
    const did = [
      '2026-11-01T00:00:00Z',
      '2026-11-01T23:59:59Z',
      '2026-11-02T00:00:00Z',
      '2026-11-02T12:00:00Z',
      '2026-11-03T01:00:00Z',
    ];
    expect(
      earned(
        {cooldownHours: 24},
        did.map(on => ({on})),
      ),
    ).toEqual({0: 10, 2: 10, 4: 10});
  });

  it('keeps points waiting for as many days as it says', () => {
    const [target] = targetsOf({pendingDays: 14}, [{on: '2026-11-01T06:00:00Z'}]);
    expect(target?.pendingUntil).toBe(Date.parse('2026-11-15T06:00:00Z'));
    expect(targetsOf({}, [{on: '2026-11-01'}])[0]).not.toHaveProperty('pendingUntil');
  });

  it('may take points, and never more than a million either way', () => {
    expect(earned({points: -3}, [{on: '2026-11-01'}])).toEqual({0: -3});
    const huge = {points: 1_000_000, multipliers: [{by: 'tag' as const, name: 'vip', times: 100}]};
    expect(earned(huge, [{on: '2026-11-01'}], {tags: [{name: 'VIP', at: 0}]})).toEqual({0: 1_000_000});
    expect(earned({points: -1_000_000, count: {every: 2}}, [{on: '2026-11-01', units: 1_000}])).toEqual({0: -1_000_000});
  });

  it('leaves out what has no date', () => {
    const did = activitiesOf([{on: '2026-11-01'}]).map(activity => ({...activity, at: Number.NaN}));
    expect(award(did, compileRules({rules: [{id: 'rule', action: 'paid', points: 1}]}), {tags: []})).toEqual([]);
  });
});
