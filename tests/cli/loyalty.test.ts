import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {ROOT} from '../setup/root.ts';
import {balances, did, type Line, paidIn as paid, run, usd} from './run-case.ts';

const NOW = Date.parse('2026-11-20T00:00:00Z');

describe('npm run loyalty', () => {
  it('says of the README’s example what the README says', () => {
    const blocks =
      readFileSync(join(ROOT, 'README.md'), 'utf8')
        .split('## Loyalty\n')[1]
        ?.match(/^ {4}\{\n(?: {4}.*\n)+? {4}\}$/gm) ?? [];
    const [programme, activities] = blocks.map(block => JSON.parse(block) as Line);
    const report = run(programme ?? {}, activities);
    expect(report.people.map(({person, earned, balance}) => [person, earned, balance])).toEqual([
      ['ada', 22, 2],
      ['bob', 5, 5],
    ]);
    expect(report.people[0]?.redemptions?.map(({name}) => name)).toEqual(['Mug']);
    expect(report.refused).toEqual([]);
  });

  it('counts twelve months at one and ten at two, as creators did by hand (C17)', () => {
    const months = Array.from({length: 14}, (_, n) => `${2025 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`);
    const programme = {
      rules: [
        {id: 'twelve', action: 'paid', points: 100, tenure: {months: 12}, when: {amount: usd(100)}},
        {id: 'ten', action: 'paid', points: 70, tenure: {months: 10}, when: {amount: usd(200)}},
      ],
    };
    const activities = [
      ...months.map(month => paid('ada', month, {amount: usd(200)})),
      ...months.map((month, n) => paid('bob', month, {amount: usd(n < 6 ? 100 : 200)})),
      ...months.filter((_, n) => n !== 7).map(month => paid('cleo', month, {amount: usd(500)})),
    ];
    expect(balances(run(programme, activities))).toEqual({ada: 170, bob: 100, cleo: 0});
  });

  it('caps a month by the clock of the programme’s time zone', () => {
    const programme = {
      timeZone: 'America/New_York',
      rules: [{id: 'visits', action: 'visited', points: 4, caps: [{per: 'month', points: 10}]}],
    };
    const october = ['2026-10-30', '2026-10-31', '2026-11-01T03:59:00Z'].map(at => did('ada', 'visited', at));
    expect(balances(run(programme, october))).toEqual({ada: 10});
    expect(balances(run(programme, [...october, did('ada', 'visited', '2026-11-01T04:00:00Z')]))).toEqual({ada: 14});
  });

  it('goes on with what was counted and given when a rule is changed in mid-campaign (LOY-25)', () => {
    const programme = {
      rules: [
        {id: 'old', action: 'visited', points: 4, caps: [{per: 'month', points: 10}]},
        {id: 'new', action: 'visited', points: 6, caps: [{per: 'month', points: 15}], from: '2026-11-10', replaces: 'old'},
        {id: 'first', action: 'paid', points: 50, first: true, until: '2026-11-10'},
        {id: 'again', action: 'paid', points: 80, first: true, from: '2026-11-10', replaces: 'first'},
      ],
    };
    const activities = [
      ...['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-11', '2026-11-12'].map(at => did('ada', 'visited', at)),
      ...[paid('ada', '2026-11'), did('ada', 'paid', '2026-11-15'), did('bob', 'paid', '2026-11-15')],
    ];
    const report = run(programme, activities);
    expect(balances(report)).toEqual({ada: 10 + 5 + 50, bob: 80});
  });

  it('multiplies by tags and tiers while they are held, also a tier left years ago', () => {
    const programme = {
      rules: [
        {
          ...{id: 'paid', action: 'paid', points: 10},
          multipliers: [
            {by: 'tag', name: 'VIP', times: 3},
            {by: 'tier', name: 'Gold', times: 2},
          ],
        },
      ],
    };
    const people = [
      {
        person: 'ada',
        tags: [{name: 'vip', at: '2026-02-01'}],
        tiers: [{name: 'Gold', from: '2023-01-01', until: '2024-01-01'}],
      },
    ];
    const activities = ['2023-06', '2025-06', '2026-06'].map(month => paid('ada', month));
    expect(balances(run(programme, {activities, people}))).toEqual({ada: 20 + 10 + 30});
  });

  it('counts more activities than one record holds, and takes no id for a part of another', () => {
    const rules = [
      {id: 'visits', action: 'visited', points: 1},
      {id: 'daily', action: 'visited', points: 10, caps: [{per: 'day', points: 50}]},
    ];
    // A visit each minute: fifteen days, and six hours and forty minutes of a sixteenth.
    const many = Array.from({length: 22_000}, (_, minute) =>
      did('ada', 'visited', new Date(NOW - (minute + 1) * 60_000).toISOString()),
    );
    const report = run({rules}, [...many, did('ada~1', 'visited', '2026-01-01')]);
    expect(balances(report)).toEqual({ada: 22_000 + 16 * 50, 'ada~1': 11});
    expect(report.people[0]?.statement.at(-1)?.balance).toBe(22_000 + 16 * 50);
  });

  it('waits for what is pending, and tells nothing of what comes after now', () => {
    const programme = {rules: [{id: 'bought', action: 'bought', points: 10, pendingDays: 14}]};
    const activities = [
      did('ada', 'bought', '2026-11-01'),
      did('ada', 'bought', '2026-11-10'),
      did('ada', 'bought', '2026-11-21'),
    ];
    const [ada] = run(programme, activities).people;
    expect([ada?.balance, ada?.pending]).toEqual([10, {points: 10, until: Date.parse('2026-11-24T00:00:00Z')}]);
    expect(balances(run(programme, activities, Date.parse('2026-11-24T00:00:00Z')))).toEqual({ada: 20});
  });

  it('redeems in the order of time, never more than there is, and gives back what was cancelled (LOY-71)', () => {
    const programme = {
      rules: [{id: 'paid', action: 'paid', points: 10}],
      rewards: [{id: 'mug', name: 'Mug', kind: 'product', cost: 10, stock: 1}],
    };
    const activities = [...['2026-01', '2026-03'].map(month => paid('ada', month)), paid('bob', '2026-01')];
    const redemptions = [
      {person: 'bob', reward: 'mug', at: '2026-02-02'},
      {person: 'ada', reward: 'mug', at: '2026-02-01', cancelledAt: '2026-02-03'},
      {person: 'bob', reward: 'mug', at: '2026-02-04'},
      {person: 'bob', reward: 'mug', at: '2026-02-05'},
      {person: 'ada', reward: 'cap', at: '2026-02-06'},
    ];
    const report = run(programme, {activities, redemptions});
    expect(balances(report)).toEqual({ada: 20, bob: 0});
    expect(report.refused.map(({person, at, because}) => [person, new Date(at).getUTCDate(), because])).toEqual([
      ['bob', 2, 'stock'],
      ['bob', 5, 'stock'],
      ['ada', 6, 'not-on-sale'],
    ]);
    const early = {activities, redemptions: [{person: 'ada', reward: 'mug', at: '2026-01-01'}]};
    expect(run(programme, early).refused.map(({because}) => because)).toEqual(['balance']);
  });

  it('knows levels, badges and what is on the way (LOY-24, LOY-70, LOY-72)', () => {
    const programme = {
      rules: [{id: 'paid', action: 'paid', points: 10}],
      levels: [
        {id: 'friend', name: 'Friend', from: 20},
        {id: 'patron', name: 'Patron', from: 40},
      ],
      badges: [
        {id: 'three', name: 'Three', for: {kind: 'count', action: 'paid', times: 3}},
        {id: 'year', name: 'Four months in a row', for: {kind: 'streak', action: 'paid', per: 'month', length: 4}},
        {id: 'friend', name: 'Friend', for: {kind: 'level', level: 'friend'}},
      ],
    };
    const activities = ['2026-07', '2026-10', '2026-11'].map(month => paid('ada', month));
    const [ada] = run(programme, activities).people;
    expect(ada?.level).toMatchObject({id: 'friend', since: Date.parse('2026-10-05T00:00:00Z')});
    expect(ada?.badges?.map(({id, at}) => [id, new Date(at).toISOString().slice(0, 10)])).toEqual([
      ['three', '2026-11-05'],
      ['friend', '2026-10-05'],
    ]);
    expect(ada?.progress).toEqual([{id: 'year', have: 2, of: 4}]);
  });

  it('lets points lapse, the oldest first, at their date and not before', () => {
    const programme = {
      rules: [{id: 'paid', action: 'paid', points: 10}],
      expiry: {days: 100, since: '2026-01-01', graceDays: 0, reinstateDays: 0},
    };
    const activities = [paid('ada', '2026-01'), paid('ada', '2026-03')];
    const at = (date: string) => run(programme, activities, Date.parse(`${date}T00:00:00Z`)).people[0]?.balance;
    // 100 days after 5 January and after 5 March.
    expect(['2026-04-14', '2026-04-16', '2026-06-12', '2026-06-14'].map(at)).toEqual([20, 10, 10, 0]);
  });

  it('knows who is how far along a sequence of pages (LOY-5, LOY-11)', () => {
    const steps = ['one', 'two'].map((id, day) => ({id, name: id, page: `/${id}`, opensAt: `2026-11-0${day + 1}`, points: 5}));
    const programme = {rules: [], sequences: [{id: 'advent', name: 'Advent', from: '2026-11-01', steps, points: 20}]};
    const visit = (person: string, page: string, at: string) => did(person, 'visited', at, {subject: page});
    const activities = [
      ...[visit('ada', '/one', '2026-11-03'), visit('ada', '/two', '2026-11-04')],
      ...[visit('bob', '/two', '2026-11-04')],
      ...[visit('cleo', '/one', '2026-11-03'), visit('cleo', '/two', '2026-11-01')],
    ];
    const report = run(programme, activities);
    expect(balances(report)).toEqual({ada: 30, bob: 0, cleo: 5});
    expect(report.people[0]?.sequences).toEqual([{id: 'advent', done: 2, at: Date.parse('2026-11-04T00:00:00Z')}]);
  });

  it('explains every balance by a statement that adds up to it (LOY-82, C24)', () => {
    const programme = {
      rules: [
        {id: 'paid', action: 'paid', points: 10},
        {id: 'like', action: 'liked', points: 5, signal: true},
      ],
    };
    const report = run(programme, {
      activities: [paid('ada', '2026-01'), did('ada', 'liked', '2026-01-02')],
      grants: [{person: 'ada', points: -3, at: '2026-02-01', reason: 'too many'}],
    });
    const [ada] = report.people;
    expect(ada?.statement.map(({rule, points, balance}) => [rule, points, balance])).toEqual([
      ['paid', 10, 10],
      ['#grant', -3, 7],
    ]);
    expect(ada?.balance).toBe(7);
  });

  it('names what a channel’s owner forbids, and pays nothing for it (T13)', () => {
    const programme = {rules: [{id: 'likes', channel: 'facebook', action: 'liked', points: 5}]};
    const activities = [{person: 'ada', channel: 'facebook', action: 'liked', at: '2026-11-01'}];
    const report = run(programme, activities);
    expect(balances(report)).toEqual({ada: 0});
    expect(report.rules.refused).toEqual([{rule: 'likes', owner: 'meta', rewardable: 'ask', read: '2026-11'}]);
    expect(balances(run({rules: [{...programme.rules[0], accepted: '2026-01-01'}]}, activities))).toEqual({ada: 5});
  });

  it('says the same whatever the order of the lines, and however often one with a key is there (C24)', () => {
    const programme = {
      rules: [
        {id: 'paid', action: 'paid', points: 10, caps: [{per: 'month', points: 15}]},
        {id: 'visits', action: 'visited', points: 3, count: {every: 2}},
        {id: 'first', action: 'visited', points: 7, first: true},
      ],
      rewards: [{id: 'mug', name: 'Mug', kind: 'product', cost: 12}],
    };
    const activity = fc.record({
      person: fc.constantFrom('ada', 'bob'),
      channel: fc.constantFrom('site', 'patreon'),
      action: fc.constantFrom('paid', 'visited'),
      at: fc.integer({min: 1, max: 60}).map(day => new Date(NOW - day * 86_400_000).toISOString()),
      key: fc.integer({min: 0, max: 12}).map(String),
      undone: fc.constantFrom(undefined, undefined, undefined, true),
    });
    const redemptions = [
      {person: 'ada', reward: 'mug', at: '2026-11-10'},
      {person: 'bob', reward: 'mug', at: '2026-10-20'},
    ];
    const both = fc
      .array(activity, {maxLength: 25})
      .chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], {minLength: list.length * 2})));
    fc.assert(
      fc.property(both, ([list, shuffled]) => {
        const plain = (activities: unknown) => JSON.parse(JSON.stringify({activities, redemptions}));
        expect(run(programme, plain(shuffled))).toEqual(run(programme, plain(list)));
      }),
      {numRuns: 60, seed: 20261123},
    );
  });
});
