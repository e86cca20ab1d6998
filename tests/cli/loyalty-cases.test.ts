import {describe, expect, it} from 'vitest';
import {balances, did, paid, runCase, usd} from './run-case.ts';

// Other people's cases, worked out by hand: what each comes to stands in the comment beside it.

describe('other people’s cases of periods', () => {
  it('caps days of 25 and of 23 hours by the clocks of their place', () => {
    const programme = {
      timeZone: 'Europe/Paris',
      rules: [{id: 'c', action: 'commented', points: 2, caps: [{per: 'day', points: 4}]}],
    };
    // In Paris the 25th is from the 24th 22:00 to the 25th 23:00 UTC: 2 on the 24th, 4 of 6 on the 25th, 2 on the 26th.
    const autumn = [
      '2026-10-24T21:59:00Z',
      '2026-10-24T22:01:00Z',
      '2026-10-25T01:30:00Z',
      '2026-10-25T22:59:00Z',
      '2026-10-25T23:01:00Z',
    ];
    expect(balances(runCase({programme, activities: autumn.map(at => did('ada', 'commented', at))}))).toEqual({ada: 8});
    // 29 March ends at 22:00 UTC: three on it, one after it.
    const spring = ['2026-03-28T23:30:00Z', '2026-03-29T10:00:00Z', '2026-03-29T21:30:00Z', '2026-03-29T22:30:00Z'];
    expect(balances(runCase({programme, activities: spring.map(at => did('ada', 'commented', at))}))).toEqual({ada: 6});
  });

  it('cuts the last award of a month to fit, where November begins thirteen hours early', () => {
    const programme = {
      timeZone: 'Pacific/Auckland',
      rules: [{id: 'c', action: 'commented', points: 7, caps: [{per: 'month', points: 10}]}],
    };
    const activities = ['2026-10-31T10:00:00Z', '2026-10-31T10:30:00Z', '2026-10-31T11:00:00Z'].map(at =>
      did('ada', 'commented', at),
    );
    expect(runCase({programme, activities}).people[0]?.net.map(({points}) => points)).toEqual([7, 3, 7]);
  });

  it('begins weeks on Monday, and caps for ever beside them', () => {
    const caps = [
      {per: 'week', points: 4},
      {per: 'ever', points: 8},
    ];
    const programme = {rules: [{id: 'c', action: 'commented', points: 3, caps}]};
    // Sunday 3 + 1, Monday 3 + 1, a week later nothing is left.
    const dates = ['2026-11-01T20:00', '2026-11-01T21:00', '2026-11-02T01:00', '2026-11-02T02:00', '2026-11-09T02:00'];
    expect(balances(runCase({programme, activities: dates.map(at => did('ada', 'commented', at))}))).toEqual({ada: 8});
  });
});

describe('other people’s cases of payments', () => {
  it('counts months by the clock: what was paid late on the 31st is of the next month (C17)', () => {
    const programme = {timeZone: 'Europe/Paris', rules: [{id: 't', action: 'paid', points: 30, tenure: {months: 3}}]};
    const late = ['2026-01-31T23:30:00Z', '2026-02-28T12:00:00Z', '2026-03-31T12:00:00Z'].map(at => paid('ada', at));
    const inTime = ['2026-01-31T12:00:00Z', '2026-02-28T12:00:00Z', '2026-03-31T12:00:00Z'].map(at => paid('bob', at));
    expect(balances(runCase({programme, activities: [...late, ...inTime]}))).toEqual({ada: 0, bob: 30});
  });

  it('takes a payment for a year as twelve, and completes them when the last one begins (C17)', () => {
    const programme = {rules: [{id: 't', action: 'paid', points: 100, tenure: {months: 12}, when: {amount: usd(100)}}]};
    const activities = [
      paid('ada', '2025-12-05', {amount: usd(1200), months: 12}),
      paid('bob', '2025-11-05', {amount: usd(1200), months: 12}),
      paid('cleo', '2025-11-05', {amount: usd(1100), months: 12}),
      paid('dan', '2025-11-05', {amount: usd(1200), months: 12, undoneAt: '2026-04-01'}),
    ];
    expect(balances(runCase({programme, activities, now: '2026-10-31'}))).toEqual({ada: 0, bob: 100, cleo: 0, dan: 0});
  });

  it('breaks a row of months at another currency and at a refund, not at a changed price (C17)', () => {
    const programme = {rules: [{id: 't', action: 'paid', points: 30, tenure: {months: 3}, when: {amount: usd(200)}}]};
    const euro = {minorUnits: 500, currency: 'eur'};
    const activities = [
      ...[paid('ada', '2026-01-05', {amount: usd(500)}), paid('ada', '2026-02-05', {amount: usd(200)})],
      paid('ada', '2026-03-05', {amount: usd(300)}),
      ...[paid('bob', '2026-01-05', {amount: usd(500)}), paid('bob', '2026-02-05', {amount: euro})],
      paid('bob', '2026-03-05', {amount: usd(500)}),
      ...[paid('cleo', '2026-01-05', {amount: usd(500)}), paid('cleo', '2026-03-05', {amount: usd(500)})],
      paid('cleo', '2026-02-05', {amount: usd(500), undoneAt: '2026-02-20'}),
    ];
    expect(balances(runCase({programme, activities}))).toEqual({ada: 30, bob: 0, cleo: 0});
  });
});

describe('other people’s cases of what is taken back', () => {
  const programme = {
    rules: [{id: 'paid', action: 'paid', points: 20}],
    rewards: [{id: 'mug', name: 'Mug', kind: 'product', cost: 20, stock: 1}],
  };
  const redemptions = [{person: 'ada', reward: 'mug', at: '2026-11-05'}];

  it('lets a refund after a redemption leave a debt, which the next payment earns off (C28)', () => {
    const refunded = [paid('ada', '2026-11-01', {key: 'k'}), paid('ada', '2026-11-10', {key: 'k', undone: true})];
    const before = runCase({programme, activities: {activities: refunded, redemptions}, now: '2026-11-09'});
    const after = runCase({programme, activities: {activities: refunded, redemptions}});
    const later = runCase({programme, activities: {activities: [...refunded, paid('ada', '2026-11-15')], redemptions}});
    expect([before, after, later].map(({people}) => people[0]?.balance)).toEqual([0, -20, 0]);
    expect(after.people[0]).toMatchObject({earned: 0, redeemed: 20, net: [{rule: '#redeemed', points: -20}]});
    expect(after.refused).toEqual([]);
  });

  it('counts what was deleted and came again once, whatever the order of the lines (C28)', () => {
    const lines = [paid('ada', '2026-11-01', {key: 'k'}), paid('ada', '2026-11-02', {key: 'k', undone: true})];
    const again = [...lines, paid('ada', '2026-11-03', {key: 'k'})];
    expect(balances(runCase({programme, activities: lines}))).toEqual({ada: 0});
    for (const activities of [again, again.toReversed(), [...again, ...again]]) {
      const [ada] = runCase({programme, activities}).people;
      expect(ada?.net).toEqual([{channel: 'patreon', rule: 'paid', activity: 'k', points: 20}]);
    }
  });

  it('takes the earliest of two dates, and pays a chargeback back though its points have lapsed', () => {
    const twice = [paid('ada', '2026-11-03', {key: 'k'}), paid('ada', '2026-11-01', {key: 'k'})];
    expect(runCase({programme, activities: twice}).people[0]?.statement.map(({at}) => new Date(at).getUTCDate())).toEqual([1]);
    const expiry = {days: 30, since: '2026-01-01', graceDays: 0, reinstateDays: 0};
    const charged = [paid('ada', '2026-01-05', {undoneAt: '2026-06-01'}), paid('ada', '2026-11-15')];
    expect(runCase({programme: {...programme, expiry}, activities: charged}).people[0]).toMatchObject({balance: 20, lapsed: 0});
  });

  it('makes two ids one person, who redeems what both earned, and two again with the same sum (C28)', () => {
    const first = {rules: [{id: 'f', action: 'paid', points: 10, first: true}], rewards: [{...programme.rewards[0], cost: 10}]};
    const activities = [paid('ada', '2026-11-01'), paid('bob', '2026-11-02')];
    const merges = [{people: ['bob', 'ada'], at: '2026-11-03', undoneAt: '2026-11-10'}];
    const at = (now: string) =>
      runCase({programme: first, activities: {activities, merges, redemptions: [{...redemptions[0], person: 'bob'}]}, now});
    expect(balances(at('2026-11-03'))).toEqual({ada: 10});
    expect(at('2026-11-09').people.map(({also, balance, redeemed}) => [also, balance, redeemed])).toEqual([[['bob'], 0, 10]]);
    expect(at('2026-11-11').totals).toEqual({balance: 10, earned: 20, redeemed: 10, lapsed: 0, pending: 0});
  });

  it('forgets whoever was erased, and not that the last mug is gone', () => {
    const activities = [paid('ada', '2026-11-01'), paid('bob', '2026-11-01'), paid('ada', '2026-11-15')];
    const people = [{person: 'ada', erasedAt: '2026-11-06'}];
    const all = [...redemptions, {...redemptions[0], person: 'bob', at: '2026-11-10'}, {...redemptions[0], at: '2026-11-16'}];
    const report = runCase({programme, activities: {activities, people, redemptions: all}});
    expect(balances(report)).toEqual({bob: 20});
    expect(report.refused.map(({person, because}) => [person, because])).toEqual([
      ['bob', 'stock'],
      ['ada', 'nobody'],
    ]);
  });
});
