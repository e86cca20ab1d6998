import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {leaderboard, type Rankable, type RankPlan, rankingSpan} from '#shared/loyalty/leaderboard';
import {topAsDiscord, topAsText, topOf} from '#shared/loyalty/publish';
import {DRAW, GRANT} from '#shared/model/account';
import {dayOf} from '#shared/model/time';

const PLAN: RankPlan = {
  rules: [
    {id: 'pay', action: 'paid', points: 10, channel: 'patreon'},
    {id: 'read', action: 'read', points: 1, channel: 'site'},
    {id: 'likes', action: 'liked', points: 5, channel: 'facebook', signal: true},
  ],
};
const NOW = Date.UTC(2026, 10, 20, 12);
const TODAY = dayOf(NOW);

const id = (letter: string) => letter.repeat(20);
const person = (letter: string, points: Rankable['points'], more: Partial<Rankable> = {}): Rankable => ({
  id: id(letter),
  points,
  name: {value: `Person ${letter.toUpperCase()}`, by: {record: 'patreon/c/user/1', source: 'api', asOf: 1}},
  ...more,
});
const ranks = (people: Rankable[], of = {}, plan = PLAN) =>
  leaderboard(people, of, plan).map(({id: [letter], rank, points, tied}) => `${rank}${tied ? '=' : ''} ${letter} ${points}`);

describe('rankings', () => {
  it('let equal points share a rank: first whoever had them first, then the lower id (LOY-73, F24)', () => {
    const people = [
      person('c', [[TODAY, 'pay', 30]]),
      person('b', [
        [TODAY - 1, 'pay', 20],
        [TODAY, 'pay', 10],
      ]),
      person('a', [[TODAY - 3, 'pay', 30]]),
      person('d', [[TODAY, 'pay', 90]]),
      person('e', [[TODAY, 'read', 1]]),
    ];
    expect(ranks(people)).toEqual(['1 d 90', '2= a 30', '2= b 30', '2= c 30', '5 e 1']);
    expect(ranks([...people].reverse())).toEqual(ranks(people));
  });

  it('leave out private signals, prizes of earlier rankings and whoever is left with nothing (T13)', () => {
    expect(
      ranks([person('a', [[TODAY, 'likes', 90]]), person('b', [[TODAY, DRAW, 50]]), person('c', [[TODAY, 'pay', -5]])]),
    ).toEqual([]);
    expect(
      ranks([
        person('a', [
          [TODAY, 'likes', 90],
          [TODAY, GRANT, 3],
        ]),
      ]),
    ).toEqual(['1 a 3']);
  });

  it('leave out whoever wants no score or no place in rankings (LOY-73)', () => {
    const points: Rankable['points'] = [[TODAY, 'pay', 10]];
    expect(ranks([person('a', points, {unscored: 1}), person('b', points, {rankedAs: 'hidden'}), person('c', points)])).toEqual([
      '1 c 10',
    ]);
  });

  it('are of one channel where asked: by the rules that name it, by steps of a sequence on the site, never by hand', () => {
    const people = [
      person('a', [
        [TODAY, 'pay', 10],
        [TODAY, 'read', 2],
      ]),
      person('b', [
        [TODAY, 'read', 5],
        [TODAY, '#sequence/walk', 4],
        [TODAY, GRANT, 50],
      ]),
    ];
    expect(ranks(people, {channel: 'site'})).toEqual(['1 b 9', '2 a 2']);
    expect(ranks(people, {channel: 'patreon'})).toEqual(['1 a 10']);
  });

  it('are of a week, a month or any period in the programme’s time zone (LOY-41, F24)', () => {
    const plan = {...PLAN, timeZone: 'America/Los_Angeles'};
    const month = rankingSpan('month', NOW, {plan});
    expect(month).toEqual({start: Date.parse('2026-11-01T00:00-07:00'), end: Date.parse('2026-12-01T00:00-08:00')});
    const week = rankingSpan('week', NOW, {plan, back: 1});
    expect(week).toEqual({start: Date.parse('2026-11-09T00:00-08:00'), end: Date.parse('2026-11-16T00:00-08:00')});
    const on = (date: string) => dayOf(Date.parse(date));
    const people = [
      person('a', [
        [on('2026-10-31'), 'pay', 1],
        [on('2026-11-01'), 'pay', 2],
        [on('2026-11-30'), 'pay', 4],
        [on('2026-12-01'), 'pay', 8],
      ]),
    ];
    expect(ranks(people, {from: month.start, to: month.end}, plan)).toEqual(['1 a 6']);
    expect(ranks(people, {to: month.start}, plan)).toEqual(['1 a 1']);
    expect(ranks(people, {from: month.end}, plan)).toEqual(['1 a 8']);
  });

  it('add up: each person once, ranks never before fewer points, as many points as counted', () => {
    const peopleArbitrary = fc
      .array(
        fc.array(
          fc.tuple(
            fc.integer({min: TODAY - 20, max: TODAY}),
            fc.constantFrom('pay', 'read', 'likes'),
            fc.integer({min: -5, max: 20}),
          ),
        ),
        {maxLength: 20},
      )
      .map(all =>
        all.map((points, place) =>
          person(
            String.fromCharCode(97 + place),
            points.sort(([left], [right]) => left - right),
          ),
        ),
      );
    fc.assert(
      fc.property(peopleArbitrary, fc.integer({min: 0, max: 20}), (people, back) => {
        const from = NOW - back * 86_400_000;
        const ranked = leaderboard(people, {from}, PLAN);
        expect(new Set(ranked.map(one => one.id)).size).toBe(ranked.length);
        for (const [place, one] of ranked.entries()) {
          const own = people.find(known => known.id === one.id)?.points ?? [];
          expect(one.points).toBe(
            own.filter(([day, rule]) => day >= dayOf(from) && rule !== 'likes').reduce((sum, [, , points]) => sum + points, 0),
          );
          expect(one.rank).toBe(1 + ranked.filter(other => other.points > one.points).length);
          expect(one.tied).toBe(ranked.some(other => other !== one && other.points === one.points));
          expect(one.points).toBeLessThanOrEqual(ranked[place - 1]?.points ?? Number.POSITIVE_INFINITY);
        }
      }),
      {numRuns: 500, seed: 20261123},
    );
  });
});

describe('a published top 10', () => {
  const words = {
    title: 'Top 10 of *November*',
    unnamed: 'A supporter',
    points: (count: number) => `${count} points`,
    tied: 'tied',
    more: (count: number) => `and ${count} more with as many`,
  };

  it('is text with ties stated and no address in it (LOY-41, C26, J6)', () => {
    const named = (letter: string, points: number, value: string) =>
      person(letter, [[TODAY, 'pay', points]], {name: {value, by: {record: 'patreon/c/user/1', source: 'api', asOf: 1}}});
    const ranked = leaderboard([named('a', 30, 'Ada Adler'), named('b', 30, 'bela@example.org'), named('c', 10, 'Cy')], {}, PLAN);
    expect(topAsText(ranked, words)).toBe(
      'Top 10 of *November*\n\n1. Ada A. · 30 points (tied)\n1. A supporter · 30 points (tied)\n3. Cy · 10 points',
    );
  });

  it('as a Discord message pings nobody and keeps its form whatever names hold (J6)', () => {
    const names = ['@everyone', '<@123456>', '**Bold** _i_', '# Big', 'https://evil.example'];
    const people = names.map((value, place) =>
      person(String.fromCharCode(97 + place), [[TODAY, 'pay', 50 - place]], {
        rankedAs: 'full',
        name: {value, by: {record: 'patreon/c/user/1', source: 'api', asOf: 1}},
      }),
    );
    const text = topAsDiscord(leaderboard(people, {}, PLAN), words);
    expect(text.startsWith('**Top 10 of \\*November\\***\n1\\. ')).toBe(true);
    expect(text).not.toMatch(/@everyone|<@|https:\/\/|(?<!\\)\*\*Bold/);
    expect(text.split('\n')).toHaveLength(6);
  });

  it('says how many more share the last one’s points, and fits into a message', () => {
    const people = Array.from({length: 14}, (_, place) =>
      person(String.fromCharCode(97 + place), [[TODAY, 'pay', place < 8 ? 90 - place : 5]]),
    );
    const ranked = leaderboard(people, {}, PLAN);
    expect(topOf(ranked)).toMatchObject({more: 4});
    expect(topAsText(ranked, words)).toContain('and 4 more with as many');
    const long = ranked.map(one => ({...one, name: 'x'.repeat(400)}));
    expect(topAsDiscord(long, words).length).toBeLessThanOrEqual(2_000);
  });
});
