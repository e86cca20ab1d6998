import {describe, expect, it} from 'vitest';
import {readPeople} from './loyalty-input.ts';
import {reportOf} from './loyalty-report.ts';
import {readProgramme} from './programme-input.ts';

// Other people's cases, worked out by hand: what each comes to stands in the comment beside it.

type Line = Record<string, unknown>;
type Given = {programme: Line; activities: unknown; now?: string};

function run({programme, activities, now = '2026-11-20'}: Given) {
  const report = reportOf(readPeople(activities), readProgramme(programme), Date.parse(`${now.slice(0, 10)}T00:00:00Z`));
  for (const {balance, statement} of report.people) expect(statement.reduce((sum, {points}) => sum + points, 0)).toBe(balance);
  return report;
}

type Report = ReturnType<typeof run>;

const balances = ({people}: Report) => Object.fromEntries(people.map(({person, balance}) => [person, balance]));
const did = (person: string, action: string, at: string, more: Line = {}): Line => ({
  person,
  channel: 'site',
  action,
  at,
  ...more,
});
const paid = (person: string, at: string, more: Line = {}) => did(person, 'paid', at, {channel: 'patreon', ...more});
const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});

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
    expect(balances(run({programme, activities: autumn.map(at => did('ada', 'commented', at))}))).toEqual({ada: 8});
    // 29 March ends at 22:00 UTC: three on it, one after it.
    const spring = ['2026-03-28T23:30:00Z', '2026-03-29T10:00:00Z', '2026-03-29T21:30:00Z', '2026-03-29T22:30:00Z'];
    expect(balances(run({programme, activities: spring.map(at => did('ada', 'commented', at))}))).toEqual({ada: 6});
  });

  it('cuts the last award of a month to fit, where November begins thirteen hours early', () => {
    const programme = {
      timeZone: 'Pacific/Auckland',
      rules: [{id: 'c', action: 'commented', points: 7, caps: [{per: 'month', points: 10}]}],
    };
    const activities = ['2026-10-31T10:00:00Z', '2026-10-31T10:30:00Z', '2026-10-31T11:00:00Z'].map(at =>
      did('ada', 'commented', at),
    );
    expect(run({programme, activities}).people[0]?.net.map(({points}) => points)).toEqual([7, 3, 7]);
  });

  it('begins weeks on Monday, and caps for ever beside them', () => {
    const caps = [
      {per: 'week', points: 4},
      {per: 'ever', points: 8},
    ];
    const programme = {rules: [{id: 'c', action: 'commented', points: 3, caps}]};
    // Sunday 3 + 1, Monday 3 + 1, a week later nothing is left.
    const dates = ['2026-11-01T20:00', '2026-11-01T21:00', '2026-11-02T01:00', '2026-11-02T02:00', '2026-11-09T02:00'];
    expect(balances(run({programme, activities: dates.map(at => did('ada', 'commented', at))}))).toEqual({ada: 8});
  });
});

describe('other people’s cases of payments', () => {
  it('counts months by the clock: what was paid late on the 31st is of the next month (C17)', () => {
    const programme = {timeZone: 'Europe/Paris', rules: [{id: 't', action: 'paid', points: 30, tenure: {months: 3}}]};
    const late = ['2026-01-31T23:30:00Z', '2026-02-28T12:00:00Z', '2026-03-31T12:00:00Z'].map(at => paid('ada', at));
    const inTime = ['2026-01-31T12:00:00Z', '2026-02-28T12:00:00Z', '2026-03-31T12:00:00Z'].map(at => paid('bob', at));
    expect(balances(run({programme, activities: [...late, ...inTime]}))).toEqual({ada: 0, bob: 30});
  });

  it('takes a payment for a year as twelve, and completes them when the last one begins (C17)', () => {
    const programme = {rules: [{id: 't', action: 'paid', points: 100, tenure: {months: 12}, when: {amount: usd(100)}}]};
    const activities = [
      paid('ada', '2025-12-05', {amount: usd(1200), months: 12}),
      paid('bob', '2025-11-05', {amount: usd(1200), months: 12}),
      paid('cleo', '2025-11-05', {amount: usd(1100), months: 12}),
      paid('dan', '2025-11-05', {amount: usd(1200), months: 12, undoneAt: '2026-04-01'}),
    ];
    expect(balances(run({programme, activities, now: '2026-10-31'}))).toEqual({ada: 0, bob: 100, cleo: 0, dan: 0});
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
    expect(balances(run({programme, activities}))).toEqual({ada: 30, bob: 0, cleo: 0});
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
    const before = run({programme, activities: {activities: refunded, redemptions}, now: '2026-11-09'});
    const after = run({programme, activities: {activities: refunded, redemptions}});
    const later = run({programme, activities: {activities: [...refunded, paid('ada', '2026-11-15')], redemptions}});
    expect([before, after, later].map(({people}) => people[0]?.balance)).toEqual([0, -20, 0]);
    expect(after.people[0]).toMatchObject({earned: 0, redeemed: 20, net: [{rule: '#redeemed', points: -20}]});
    expect(after.refused).toEqual([]);
  });

  it('counts what was deleted and came again once, whatever the order of the lines (C28)', () => {
    const lines = [paid('ada', '2026-11-01', {key: 'k'}), paid('ada', '2026-11-02', {key: 'k', undone: true})];
    const again = [...lines, paid('ada', '2026-11-03', {key: 'k'})];
    expect(balances(run({programme, activities: lines}))).toEqual({ada: 0});
    for (const activities of [again, again.toReversed(), [...again, ...again]]) {
      const [ada] = run({programme, activities}).people;
      expect(ada?.net).toEqual([{channel: 'patreon', rule: 'paid', activity: 'k', points: 20}]);
    }
  });

  it('takes the earliest of two dates, and pays a chargeback back though its points have lapsed', () => {
    const twice = [paid('ada', '2026-11-03', {key: 'k'}), paid('ada', '2026-11-01', {key: 'k'})];
    expect(run({programme, activities: twice}).people[0]?.statement.map(({at}) => new Date(at).getUTCDate())).toEqual([1]);
    const expiry = {days: 30, since: '2026-01-01', graceDays: 0, reinstateDays: 0};
    const charged = [paid('ada', '2026-01-05', {undoneAt: '2026-06-01'}), paid('ada', '2026-11-15')];
    expect(run({programme: {...programme, expiry}, activities: charged}).people[0]).toMatchObject({balance: 20, lapsed: 0});
  });

  it('makes two ids one person, who redeems what both earned, and two again with the same sum (C28)', () => {
    const first = {rules: [{id: 'f', action: 'paid', points: 10, first: true}], rewards: [{...programme.rewards[0], cost: 10}]};
    const activities = [paid('ada', '2026-11-01'), paid('bob', '2026-11-02')];
    const merges = [{people: ['bob', 'ada'], at: '2026-11-03', undoneAt: '2026-11-10'}];
    const at = (now: string) =>
      run({programme: first, activities: {activities, merges, redemptions: [{...redemptions[0], person: 'bob'}]}, now});
    expect(balances(at('2026-11-03'))).toEqual({ada: 10});
    expect(at('2026-11-09').people.map(({also, balance, redeemed}) => [also, balance, redeemed])).toEqual([[['bob'], 0, 10]]);
    expect(at('2026-11-11').totals).toEqual({balance: 10, earned: 20, redeemed: 10, lapsed: 0, pending: 0});
  });

  it('forgets whoever was erased, and not that the last mug is gone', () => {
    const activities = [paid('ada', '2026-11-01'), paid('bob', '2026-11-01'), paid('ada', '2026-11-15')];
    const people = [{person: 'ada', erasedAt: '2026-11-06'}];
    const all = [...redemptions, {...redemptions[0], person: 'bob', at: '2026-11-10'}, {...redemptions[0], at: '2026-11-16'}];
    const report = run({programme, activities: {activities, people, redemptions: all}});
    expect(balances(report)).toEqual({bob: 20});
    expect(report.refused.map(({person, because}) => [person, because])).toEqual([
      ['bob', 'stock'],
      ['ada', 'nobody'],
    ]);
  });
});

describe('other people’s cases of what points are worth', () => {
  it('spends the oldest first, lapses the rest of it, and gives back to whoever returns (F21)', () => {
    const expiry = {days: 100, since: '2026-01-01', graceDays: 0, reinstateDays: 0};
    const programme = {
      rules: [{id: 'p', action: 'paid', points: 10}],
      rewards: [{id: 'm', name: 'M', kind: 'product', cost: 15}],
    };
    const activities = ['2026-01-05', '2026-02-05', '2026-08-20'].map(at => paid('ada', at));
    const redemptions = [{person: 'ada', reward: 'm', at: '2026-02-10'}];
    const spent = run({programme: {...programme, expiry}, activities: {activities, redemptions}, now: '2026-09-01'});
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
    expect(balances(run({programme: back, activities: returning, now: '2026-04-21'}))).toEqual({ada: 20, bob: 10});
  });

  it('leaves levels by each policy on its day (F22)', () => {
    const levels = [10, 20, 30].map(from => ({id: `l${from}`, name: `${from}`, from}));
    const activities = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-03-01'].map(at => paid('ada', at));
    const levelAt = (down: string) => (now: string) =>
      run({
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
    expect(run({programme, activities, now: '2026-11-09'}).draws).toEqual([]);
    const report = run({programme, activities, now: '2026-11-10'});
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
    const report = run({programme, activities: {activities, people}});
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
    const report = run({programme: {rules: [units, among]}, activities});
    expect(balances(report)).toEqual({each: 51, poster: 0, seven: 100, three: 50, two: 0});
    expect(report.rules.points).toEqual([
      {rule: 'units', points: 200, activities: 3, people: 3},
      {rule: 'among', points: 1, activities: 1, people: 1},
    ]);
  });

  it('says where a rule for wherever it happens pays nothing (T13)', () => {
    const programme = {rules: [{id: 'likes', action: 'liked', points: 3}]};
    const activities = ['youtube', 'site'].map(channel => did('ada', 'liked', '2026-11-01', {channel}));
    const report = run({programme, activities});
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
    const report = run({programme, activities});
    expect(balances(report)).toEqual({7: 15});
    const eight = Date.parse('2026-11-01T08:00:00Z');
    expect(report.people[0]?.statement.flatMap(({rule, at}) => (rule === 'v' ? at : []))).toEqual(dates.map(() => eight));
  });

  it('may be empty, large, or of strange names', () => {
    const rules = [{id: 'v', action: 'visited', points: 1, caps: [{per: 'day', points: 3}]}];
    expect(run({programme: {rules: []}, activities: {}}).people).toEqual([]);
    // 500 people, 40 visits each, four a day: three count on each of ten days.
    const many = Array.from({length: 20_000}, (_, n) =>
      did(`p${n % 500}`, 'visited', new Date(Date.UTC(2026, 9, 1) + Math.floor(n / 500) * 6 * 3_600_000).toISOString()),
    );
    expect(run({programme: {rules}, activities: many}).totals.balance).toBe(500 * 30);
    const names = ['Zoë 🦊/x~1', 'a@b.c', '__proto__'].map(person => did(person, 'visited', '2026-11-01'));
    expect(run({programme: {rules}, activities: names}).people.map(({balance}) => balance)).toEqual([1, 1, 1]);
  });
});
