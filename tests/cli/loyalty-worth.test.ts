import {describe, expect, it} from 'vitest';
import {balances, did, paid, runCase, usd} from './run-case.ts';

// Other people's cases, worked out by hand: what each comes to stands in the comment beside it.

describe('other people’s cases of what points are worth', () => {
  it('spends the oldest first, lapses the rest of it, and gives back to whoever returns (F21)', () => {
    const expiry = {days: 100, since: '2026-01-01', graceDays: 0, reinstateDays: 0};
    const programme = {
      rules: [{id: 'p', action: 'paid', points: 10}],
      rewards: [{id: 'm', name: 'M', kind: 'product', cost: 15}],
    };
    const activities = ['2026-01-05', '2026-02-05', '2026-08-20'].map(at => paid('ada', at));
    const redemptions = [{person: 'ada', reward: 'm', at: '2026-02-10'}];
    const spent = runCase({programme: {...programme, expiry}, activities: {activities, redemptions}, now: '2026-09-01'});
    expect(spent.people[0]?.statement.map(({rule, points}) => [rule, points])).toEqual([
      ...[
        ['p', 10],
        ['p', 10],
      ],
      ...[
        ['#redeemed', -15],
        ['#lapsed', -5],
        ['p', 10],
      ],
    ]);
    // Of 1 March, lapsed on the 31st: on 5 April that is five days ago, on the 20th twenty.
    const back = {...programme, expiry: {...expiry, days: 30, reinstateDays: 10}};
    const returning = ['ada', 'bob'].flatMap(person => [
      paid(person, '2026-03-01'),
      paid(person, person === 'ada' ? '2026-04-05' : '2026-04-20'),
    ]);
    expect(balances(runCase({programme: back, activities: returning, now: '2026-04-21'}))).toEqual({ada: 20, bob: 10});
  });

  it('leaves levels by each policy on its day (F22)', () => {
    const levels = [10, 20, 30].map(from => ({id: `l${from}`, name: `${from}`, from}));
    const activities = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-03-01'].map(at => paid('ada', at));
    const levelAt = (down: string) => (now: string) =>
      runCase({
        programme: {
          rules: [{id: 'p', action: 'paid', points: 10}],
          levels,
          levelPolicy: {by: 'window', windowDays: 30, down},
        },
        activities,
        now,
      }).people[0]?.level?.id;
    const dates = ['2026-01-07', '2026-02-04', '2026-02-06', '2026-03-05', '2026-03-06', '2026-03-31', '2026-04-05'];
    expect(dates.map(levelAt('keep'))).toEqual(dates.map(() => 'l30'));
    // 30 points; 20 from 4 February, 10 the day after, none from the 6th; 10 again from 1 to 30 March.
    expect(dates.map(levelAt('balance'))).toEqual(['l30', 'l20', undefined, 'l10', 'l10', undefined, undefined]);
    // One down on 4 February, the next on 6 March at the earliest, and after that on 5 April.
    expect(dates.map(levelAt('one-down'))).toEqual(['l30', 'l20', 'l20', 'l20', 'l10', 'l10', undefined]);
  });

  it('draws the most engaged a day after the week, each of equals with the whole prize, which ranks nobody (LOY-22)', () => {
    const programme = {rules: [{id: 'v', action: 'visited', points: 10}], draws: [{per: 'week', points: 5}]};
    const visits = [
      ['ada', '03'],
      ['bob', '03'],
      ['cleo', '04'],
      ['ada', '10'],
    ];
    const activities = visits.map(([person = '', day]) => did(person, 'visited', `2026-11-${day}`));
    expect(runCase({programme, activities, now: '2026-11-09'}).draws).toEqual([]);
    const report = runCase({programme, activities, now: '2026-11-10'});
    expect(report.draws?.map(({id, winners}) => [id, winners.map(({person}) => person)])).toEqual([
      ['week-2026-11-02', ['ada', 'bob']],
    ]);
    expect(balances(report)).toEqual({ada: 25, bob: 15, cleo: 10});
    expect(report.rankings.ever?.map(({person, points}) => [person, points])).toEqual([
      ['ada', 20],
      ['bob', 10],
      ['cleo', 10],
    ]);
  });

  it('names people in rankings as they wish, and leaves out whoever wants no place or no score (F24)', () => {
    const programme = {rules: [{id: 'p', action: 'paid', points: 10}]};
    const activities = ['ada', 'bob', 'cleo', 'dan'].map((person, day) => paid(person, `2026-11-0${day + 2}`));
    const people = [
      {person: 'ada', name: 'Ada Augusta', rankedAs: 'full'},
      {person: 'bob', name: 'Bob Brown'},
      {person: 'cleo', name: 'Cleo Clark', unscored: true},
      {person: 'dan', name: 'Dan Dark', rankedAs: 'hidden'},
    ];
    const report = runCase({programme, activities: {activities, people}});
    expect(report.rankings.ever?.map(({name, rank, tied}) => [name, rank, tied])).toEqual([
      ['Ada Augusta', 1, true],
      ['Bob B.', 1, true],
    ]);
    expect(report.people[2]).toMatchObject({unscored: true, balance: 0, statement: []});
  });

  it('reads both meanings of more than two of these products (LOY-76)', () => {
    const when = {subjects: ['Mug', 'Shirt', 'Pin']};
    const units = {id: 'units', action: 'bought', points: 50, count: {every: 3}, when};
    const among = {...units, id: 'among', points: 1, count: {every: 3, distinct: true}};
    const bought = (person: string, subject: string, count = 1) => did(person, 'bought', '2026-11-01', {subject, units: count});
    const activities = [
      ...[bought('two', 'mug', 2), bought('three', 'Mug', 3), bought('seven', 'Pin', 7), bought('poster', 'Poster', 9)],
      ...['MUG', 'Shirt', 'Pin'].map(subject => bought('each', subject)),
    ];
    const report = runCase({programme: {rules: [units, among]}, activities});
    expect(balances(report)).toEqual({each: 51, poster: 0, seven: 100, three: 50, two: 0});
    expect(report.rules.points).toEqual([
      {rule: 'units', points: 200, activities: 3, people: 3},
      {rule: 'among', points: 1, activities: 1, people: 1},
    ]);
  });

  it('adds up what one person does on the site, in the newsletter and offline, to one balance and level (LOY-43, LOY-44)', () => {
    const programme = {
      timeZone: 'Europe/Madrid',
      rules: [
        {id: 'news', channel: 'kit', action: 'subscribed', points: 15, first: true},
        {id: 'pages', channel: 'site', action: 'visited', points: 2, caps: [{per: 'day', points: 4}]},
        {id: 'stall', channel: 'offline', action: 'attended', points: 30},
      ],
      levels: [{id: 'friend', name: 'Friend', from: 50}],
    };
    const activities = [
      did('ada', 'subscribed', '2026-11-01', {channel: 'kit'}),
      ...['2026-11-02T10:00', '2026-11-02T11:00', '2026-11-02T12:00', '2026-11-03T10:00'].map(at => did('ada', 'visited', at)),
      did('ada', 'attended', '2026-11-05', {channel: 'offline'}),
      did('bob', 'attended', '2026-11-05', {channel: 'offline'}),
    ];
    // Ada 15 + 2 + 2 + 2 + 30, Bob 30.
    const report = runCase({programme, activities});
    expect(report.people.map(({balance, level}) => [balance, level?.id])).toEqual([
      [51, 'friend'],
      [30, undefined],
    ]);
    expect(report.totals).toMatchObject({balance: 81, earned: 81});
  });

  it('says where a rule for wherever it happens pays nothing (T13)', () => {
    const programme = {rules: [{id: 'likes', action: 'liked', points: 3}]};
    const activities = ['youtube', 'site'].map(channel => did('ada', 'liked', '2026-11-01', {channel}));
    const report = runCase({programme, activities});
    expect(balances(report)).toEqual({ada: 3});
    expect(report.rules.refused).toEqual([
      {rule: 'likes', channel: 'youtube', owner: 'youtube', rewardable: 'ask', read: '2026-11'},
    ]);
  });
});

describe('other people’s files', () => {
  it('may write dates, ids, channels and currencies as they have them', () => {
    const programme = {
      rules: [
        {id: 'v', channel: 'Site', action: 'visited', points: 1},
        {id: 'p', action: 'paid', points: 10, when: {amount: usd(500)}},
      ],
    };
    const dates = ['2026-11-01 10:00:00+02:00', '2026-11-01T10:00:00+0200', '1793520000000', 1793520000000, '2026-11-01t08:00z'];
    const activities = [
      ...dates.map(at => ({person: 7, channel: 'SITE', action: 'visited', at})),
      {person: '7', action: 'paid', at: '2026-11-01', amount: {minorUnits: 500, currency: 'usd'}},
    ];
    const report = runCase({programme, activities});
    expect(balances(report)).toEqual({7: 15});
    const eight = Date.parse('2026-11-01T08:00:00Z');
    expect(report.people[0]?.statement.flatMap(({rule, at}) => (rule === 'v' ? at : []))).toEqual(dates.map(() => eight));
  });

  it('may use the key of an order for what is paid and what is bought, and take one of them back', () => {
    const rules = [
      {id: 'p', action: 'paid', points: 10},
      {id: 'b', action: 'bought', points: 3},
    ];
    const order = ['paid', 'bought', 'paid'].map(action => did('ada', action, '2026-11-01', {key: 'o1'}));
    expect(balances(runCase({programme: {rules}, activities: order}))).toEqual({ada: 13});
    const refund = did('ada', 'paid', '2026-11-05', {key: 'o1', undone: true});
    expect(runCase({programme: {rules}, activities: [refund, ...order]}).people[0]?.net).toEqual([
      {channel: 'site', rule: 'b', activity: 'o1/bought', points: 3},
    ]);
  });

  it('may be empty, large, or of strange names', () => {
    const rules = [{id: 'v', action: 'visited', points: 1, caps: [{per: 'day', points: 3}]}];
    expect(runCase({programme: {rules: []}, activities: {}}).people).toEqual([]);
    // 500 people, 40 visits each, four a day: three count on each of ten days.
    const many = Array.from({length: 20_000}, (_, n) =>
      did(`p${n % 500}`, 'visited', new Date(Date.UTC(2026, 9, 1) + Math.floor(n / 500) * 6 * 3_600_000).toISOString()),
    );
    expect(runCase({programme: {rules}, activities: many}).totals.balance).toBe(500 * 30);
    const names = ['Zoë 🦊/x~1', 'a@b.c', '__proto__'].map(person => did(person, 'visited', '2026-11-01'));
    expect(runCase({programme: {rules}, activities: names}).people.map(({balance}) => balance)).toEqual([1, 1, 1]);
  });
});
