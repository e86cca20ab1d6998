import {describe, expect, it, vi} from 'vitest';
import {topAsDiscord, topAsText} from '#shared/loyalty/publish';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Reward} from '#shared/model/reward';
import type {Supporter} from '#shared/model/supporter';
import {dayOf} from '#shared/model/time';
import {canRedeem} from '../../../../extension/views/standing/can-redeem.ts';
import {imageLines} from '../../../../extension/views/standing/draw-ranking.ts';
import {figuresOf} from '../../../../extension/views/standing/figures.ts';
import {isForbidden} from '../../../../extension/views/standing/forbidden.ts';
import {inSlices} from '../../../../extension/views/standing/in-slices.ts';
import {levelCounts, levelProblem} from '../../../../extension/views/standing/level-counts.ts';
import {raisesOf} from '../../../../extension/views/standing/raise.ts';
import {hiddenFrom, publicNames, ranking, withNames} from '../../../../extension/views/standing/ranking.ts';
import {printQuestion, readQuestion, spanOfQuestion} from '../../../../extension/views/standing/ranking-question.ts';
import {redemptionRows} from '../../../../extension/views/standing/redemption-rows.ts';
import {shownOf} from '../../../../extension/views/standing/use-statement.ts';
import {drive, standingsOf} from './all-standings.ts';

vi.mock('#i18n', () => ({i18n: {t: (key: string) => key}}));
vi.mock('../../../../extension/messages.ts', () => ({sendMessage: vi.fn()}));

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY_MS = 86_400_000;
const ago = (days: number) => dayOf(NOW - days * DAY_MS);
const PLAN: ProgrammePlan = {
  rules: [
    {id: 'pay', action: 'paid', points: 10, channel: 'patreon'},
    {id: 'likes', action: 'liked', points: 1_000, channel: 'facebook', signal: true},
  ],
  halfLifeDays: 180,
  levels: [
    {id: 'friend', name: 'Friend', from: 50},
    {id: 'regular', name: 'Regular', from: 100},
  ],
};

type Has = Partial<Pick<Supporter, 'points' | 'account' | 'rankedAs' | 'unscored'>> & {readonly name?: string};

function person(id: string, {name, points = [], ...rest}: Has): Supporter {
  const by = {record: 'self/w/person/x', source: 'self' as const, asOf: 0};
  const said = name === undefined ? {} : {name: {value: name, by}};
  return {id, records: [], ...said, tags: [], notes: [], points, v: null, due: null, ...rest};
}

const PEOPLE = standingsOf([
  person('ada', {
    name: 'Ada Adler',
    points: [
      [ago(40), 'pay', 90],
      [ago(2), 'pay', 20],
    ],
    account: {
      ...{balance: 60, earned: 110, level: {id: 'regular', since: 0, next: null}},
      redemptions: [
        {id: 'r2', at: NOW - DAY_MS, reward: 'zine', name: 'Zine', cost: 50, state: 'open'},
        {id: 'r1', at: NOW - 9 * DAY_MS, reward: 'zine', name: 'Zine', cost: 30, state: 'cancelled'},
      ],
    },
  }),
  person('bob', {name: 'bob@example.org', points: [[ago(3), 'pay', 20]], account: {balance: 20, earned: 20}}),
  person('cy', {name: 'Cy Coe', rankedAs: 'hidden', points: [[ago(1), 'pay', 400]], account: {balance: 400, earned: 400}}),
  person('di', {
    name: 'Di Dunn',
    rankedAs: 'full',
    points: [
      [ago(1), 'likes', 5_000],
      [ago(1), 'pay', 5],
    ],
    account: {balance: 5, earned: 5},
  }),
  person('eve', {name: 'Eve Eck', unscored: 1}),
]);

const WORDS = {
  title: 'Top 10',
  unnamed: 'without a name',
  points: (count: number) => `${count} points`,
  tied: 'equal',
  more: (count: number) => `and ${count} more`,
};

describe('levels as they are edited', () => {
  it('are counted with thresholds that are not saved yet; signals and whoever wants no score count nowhere (LOY-24, LOY-72, T13)', () => {
    expect(drive(levelCounts(PEOPLE, PLAN, NOW))).toEqual([2, 0, 2]);
    const higher = {
      ...PLAN,
      levels: [
        {id: 'friend', name: 'Friend', from: 5},
        {id: 'regular', name: 'Regular', from: 300},
      ],
    };
    expect(drive(levelCounts(PEOPLE, higher, NOW))).toEqual([0, 3, 1]);
    const window = {...PLAN, levelPolicy: {by: 'window' as const, windowDays: 30, down: 'balance' as const}};
    expect(drive(levelCounts(PEOPLE, window, NOW))).toEqual([3, 0, 1]);
  });

  it('are refused without a name, with one name twice, and where one does not begin above the one before', () => {
    const level = (name: string, from: number) => ({id: `${name}${from}`, name, from});
    expect(levelProblem([level('A', 1), level(' ', 2)])).toEqual({kind: 'name', place: 1});
    expect(levelProblem([level('A', 1), level('a ', 2)])).toEqual({kind: 'sameName', place: 1});
    expect(levelProblem([level('A', 5), level('B', 5)])).toEqual({kind: 'ascending', place: 1});
    expect(levelProblem([level('A', 5), level('B', 6)])).toBeUndefined();
  });

  it('are counted in slices: a long count lets the window answer, and stops when nobody waits for it', async () => {
    let turns = 0;
    function* slow(): Generator<number, string> {
      for (let at = 0; at < 8; at++) {
        const until = performance.now() + 6;
        while (performance.now() < until);
        yield at;
      }
      return 'done';
    }
    const ticking = setInterval(() => (turns += 1), 0);
    expect(await inSlices(slow(), new AbortController().signal)).toBe('done');
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(1);
    expect(await inSlices(slow(), AbortSignal.abort())).toBeUndefined();
  });
});

describe('a ranking', () => {
  const all = withNames(drive(ranking(PEOPLE, {}, PLAN)), publicNames(PEOPLE));

  it('names people as they wish, leaves out who wants no place, and counts no private signal (LOY-41, LOY-73, F24, T13)', () => {
    expect(all.map(({rank, name, points}) => [rank, name, points])).toEqual([
      [1, 'Ada A.', 110],
      [2, undefined, 20],
      [3, 'Di Dunn', 5],
    ]);
    expect(hiddenFrom(PEOPLE)).toBe(2);
  });

  it('is of any period and of one channel', () => {
    const of = (from: number, channel?: string) =>
      drive(ranking(PEOPLE, {from: NOW - from * DAY_MS, to: NOW + DAY_MS, channel}, PLAN)).map(({id, rank}) => `${rank} ${id}`);
    expect(of(5)).toEqual(['1 bob', '1 ada', '3 di']);
    expect(of(100, 'patreon')).toEqual(['1 ada', '2 bob', '3 di']);
    expect(of(100, 'facebook')).toEqual([]);
  });

  it('is published as text, Discord message and image without any e-mail address (C26, F24)', () => {
    const texts = [topAsText(all, WORDS), topAsDiscord(all, WORDS), JSON.stringify(imageLines(all, WORDS))];
    for (const text of texts) {
      expect(text).toContain('without a name');
      expect(text).not.toMatch(/@|example|Adler/);
      expect(text).toContain('110 points');
    }
    expect(imageLines(all, WORDS).lines.map(({rank, name}) => `${rank} ${name}`)).toEqual([
      '1 Ada A.',
      '2 without a name',
      '3 Di Dunn',
    ]);
  });

  it('stands in the address with its period, channel and days, and reads back from it', () => {
    for (const question of [
      {period: 'last-month', channel: undefined, days: undefined},
      {period: 'week', channel: 'patreon', days: undefined},
      {period: 'dates', channel: undefined, days: ['2026-11-01', '2026-11-09']},
    ] as const) {
      const printed = printQuestion(question);
      expect(readQuestion(printed)).toEqual(question);
    }
    expect(readQuestion({show: 'never', from: 'x'})).toEqual({period: 'month', channel: undefined, days: undefined});
    const {from = 0, to = 0} = spanOfQuestion({period: 'last-month', channel: undefined, days: undefined}, PLAN, NOW);
    expect([from, to]).toEqual([Date.UTC(2026, 9, 1), Date.UTC(2026, 10, 1)]);
  });
});

describe('the figures', () => {
  it('add up what was issued and redeemed by month, what is open, and which rule moved whom (LOY-85)', () => {
    const figures = drive(figuresOf(PEOPLE, PLAN, NOW));
    expect(figures.months.slice(-2).map(({month, issued, redeemed}) => [month, issued, redeemed])).toEqual([
      ['2026-10', 90, 0],
      ['2026-11', 445, 50],
    ]);
    expect(figures.liability).toEqual({points: 485, people: 4});
    expect(figures.open).toBe(1);
    expect(figures.levels).toEqual([3, 0, 1]);
    expect(figures.rules.map(({rule, points, people, isSignal}) => [rule, points, people, isSignal])).toEqual([
      ['likes', 5_000, 1, true],
      ['pay', 535, 4, false],
    ]);
    expect(figures.rules[1]?.most.map(({id}) => id)).toEqual(['cy', 'ada', 'bob', 'di']);
  });
});

describe('badges', () => {
  it('are not made of what a channel’s owner forbids to reward, nor of a share anywhere (LOY-70, T13)', () => {
    expect(isForbidden('facebook', 'liked', PLAN)).toBe(true);
    expect(isForbidden('facebook', 'shared', PLAN)).toBe(true);
    expect(isForbidden(undefined, 'shared', PLAN)).toBe(true);
    expect(isForbidden(undefined, 'paid', PLAN)).toBe(false);
    expect(isForbidden('patreon', 'paid', PLAN)).toBe(false);
  });
});

describe('rewards', () => {
  const zine: Reward = {id: 'zine', name: 'Zine', kind: 'product', cost: 50};
  const ada = person('ada', {account: PEOPLE.people[0]?.account});
  const can = (more: Partial<Reward>, taken = {}) => canRedeem({...zine, ...more}, {supporter: ada, plan: PLAN, taken, now: NOW});

  it('say why one cannot be had before it is tried: not on sale, level, limit, stock, balance (LOY-71)', () => {
    expect(can({})).toBeUndefined();
    expect(can({from: NOW + 1})).toBe('not-on-sale');
    expect(can({until: NOW})).toBe('not-on-sale');
    expect(can({level: 'regular'})).toBeUndefined();
    expect(can({level: 'gone'})).toBe('level');
    expect(can({each: 1})).toBe('each');
    expect(can({stock: 3}, {zine: 3})).toBe('stock');
    expect(can({cost: 61})).toBe('balance');
  });

  it('that were redeemed are listed: what waits first, in the order in which it came', () => {
    expect(redemptionRows(PEOPLE, 'open').map(({id, person: name}) => [id, name])).toEqual([['r2', 'Ada Adler']]);
    expect(redemptionRows(PEOPLE, 'all').map(({id}) => id)).toEqual(['r2', 'r1']);
    expect(redemptionRows(PEOPLE, 'done')).toEqual([]);
    // What the creator says shows before the people are read again.
    const [open] = redemptionRows(PEOPLE, 'open');
    const said = new Map([[`${open?.supporter} r2`, 'done' as const]]);
    expect(redemptionRows(PEOPLE, 'open', said)).toEqual([]);
    expect(redemptionRows(PEOPLE, 'done', said).map(({id}) => id)).toEqual(['r2']);
  });
});

describe('a person', () => {
  it('is told what would raise the score: nothing of rules that are over or need more than one activity (F25)', () => {
    const programme = {
      ...{halfLifeDays: 180, w50: 100, calibratedAt: null, calibratedOn: 0},
      rules: [
        {id: 'pay', action: 'paid' as const, points: 100},
        {id: 'old', action: 'read' as const, points: 100, until: NOW - 1},
        {id: 'year', action: 'paid' as const, points: 100, tenure: {months: 12}},
        {id: 'small', action: 'opened' as const, points: 25},
      ],
    };
    expect(raisesOf({v: null}, programme, NOW)).toEqual([
      {rule: 'pay', by: 50, to: 50},
      {rule: 'small', by: 20, to: 20},
    ]);
    expect(raisesOf({v: null, unscored: 1}, programme, NOW)).toEqual([]);
  });

  it('has a statement whose lines add up to the balance, older ones as one sum and private signals in none (C24, LOY-82, T13)', () => {
    const entry = (n: number, rule: string, points: number) => ({
      record: 'patreon/1/user/1',
      rule,
      activity: `a${n}`,
      n: 0,
      at: n,
      points,
    });
    const entries = [entry(1, 'pay', 10), entry(2, 'likes', 1_000), entry(3, 'pay', 10), entry(4, '#redeemed', -15)];
    const {statement} = shownOf({opening: 100, entries, grants: []}, PLAN);
    expect(statement.opening).toBe(100);
    expect(statement.lines.map(({points, balance}) => [points, balance])).toEqual([
      [10, 110],
      [10, 120],
      [-15, 105],
    ]);
    expect(statement.balance).toBe(105);
  });
});
