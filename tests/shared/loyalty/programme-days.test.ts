import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {drawOf, drawsDue} from '#shared/loyalty/draw';
import {leaderboard, rankingSpan} from '#shared/loyalty/leaderboard';
import {programmeDays} from '#shared/loyalty/programme-days';
import {decayedLog} from '#shared/loyalty/score';
import type {Engagement} from '#shared/model/engagement';
import type {Programme} from '#shared/model/programme';
import {vendorOf} from '#shared/model/record-key';
import {doing, LOYALTY, LoyaltyHome} from '../../fixtures/loyalty-home.ts';

/** Clocks are changed in all of them but two; in some by half an hour, at midnight, or by leaving a day out. */
const ZONES = [
  'UTC',
  'America/New_York',
  'Europe/Paris',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Santiago',
  'Africa/Casablanca',
];
const RULES: Programme['rules'] = [
  {id: 'comments', action: 'commented', points: 3},
  {id: 'reviews', channel: 'ghost', action: 'reviewed', points: 7},
  {id: 'likes', action: 'liked', points: 100, signal: true},
];
const VENDORS = ['ghost', 'patreon', 'mailchimp'];
const FROM = Date.parse('2025-09-01T00:00:00Z');
const TO = Date.parse('2026-11-01T00:00:00Z');

const programmeIn = (timeZone: string, more: Partial<Programme> = {}): Programme => ({
  ...LOYALTY,
  rules: RULES,
  timeZone,
  ...more,
});

/** The month on the wall, told by Intl alone. */
const wallMonth = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', {timeZone, year: 'numeric', month: '2-digit'}).format(at);

const comment = (key: string, date: string): Engagement => ({key, at: Date.parse(date), action: 'commented', subject: 'post'});

describe('points by the days of the programme’s calendar', () => {
  it('count a comment of the last evening of October in New York in October’s ranking and draw (LOY-22, LOY-23, LOY-41)', () => {
    const home = new LoyaltyHome(programmeIn('America/New_York', {draws: [{per: 'month', points: 5}]}));
    home.ingest([
      doing('ghost', 1, [comment('late', '2026-10-31T23:30:00-04:00')]),
      doing('ghost', 2, [comment('next', '2026-11-01T00:00:00-04:00')]),
    ]);
    const november = Date.parse('2026-11-20T12:00:00Z');
    const ids = (back: number) => {
      const {start, end} = rankingSpan('month', november, {plan: home.programme, back});
      return leaderboard(home.people(), {from: start, to: end}, home.programme).map(({id}) => id);
    };
    expect(ids(1)).toEqual([home.person('ghost', 1).id]);
    expect(ids(0)).toEqual([home.person('ghost', 2).id]);
    const [due] = drawsDue(home.programme, {since: Date.parse('2026-10-10'), now: november});
    if (due === undefined) throw new Error('no draw is due');
    expect(drawOf(home.people(), due, home.programme)).toMatchObject({
      id: 'month-2026-10-01',
      winners: [{supporter: home.person('ghost', 1).id}],
    });
  });

  it('hold a level of a window until its last day is over in the programme’s zone (F22)', () => {
    const levels = [{id: 'friend', name: 'Friend', from: 3}];
    const home = new LoyaltyHome(
      programmeIn('America/New_York', {levels, levelPolicy: {by: 'window', windowDays: 30, down: 'balance'}}),
    );
    home.at = Date.parse('2026-11-20T12:00:00Z');
    home.ingest([doing('ghost', 1, [comment('late', '2026-10-31T23:30:00-04:00')])]);
    const {account, due} = home.person('ghost', 1);
    const until = Date.parse('2026-11-30T00:00:00-05:00');
    expect(account?.level).toEqual({id: 'friend', since: Date.parse('2026-10-31T00:00:00-04:00'), until, next: null});
    expect(due).toBe(until);
    home.at = until;
    home.derive();
    expect(home.person('ghost', 1).account).not.toHaveProperty('level');
  });

  it('leave the score the same number in every zone', () => {
    const scores = ZONES.map(zone => {
      const home = new LoyaltyHome(programmeIn(zone));
      home.ingest([doing('ghost', 1, [comment('a', '2026-10-31T03:30:00Z'), comment('b', '2026-09-30T22:30:00Z')])]);
      return home.person('ghost', 1);
    });
    expect(new Set(scores.map(({v}) => v)).size).toBe(1);
    expect(new Set(scores.map(({points}) => JSON.stringify(points))).size).toBeGreaterThan(1);
  });

  const engagement = fc
    .record({
      number: fc.nat(60),
      at: fc.oneof(
        fc.integer({min: FROM, max: TO}),
        // The hours around the end of a month, where zones differ.
        fc
          .record({month: fc.integer({min: 9, max: 22}), minutes: fc.integer({min: -1_000, max: 1_000})})
          .map(({month, minutes}) => Date.UTC(2025, month) + minutes * 60_000),
      ),
      action: fc.constantFrom('commented' as const, 'reviewed' as const, 'liked' as const),
    })
    .map(({number, at, action}): Engagement => ({key: `${action}/${number}`, at, action, subject: `post ${number}`}));
  const doings = fc.array(fc.record({vendor: fc.constantFrom(...VENDORS), person: fc.nat(3), done: fc.array(engagement)}), {
    minLength: 1,
    maxLength: 8,
  });

  it('add up to what was earned, and a month’s ranking to what was done in it, in any zone (LOY-41, LOY-73)', () => {
    fc.assert(
      fc.property(doings, fc.constantFrom(...ZONES), fc.integer({min: 9, max: 22}), (all, zone, month) => {
        const home = new LoyaltyHome(programmeIn(zone));
        for (const [place, {vendor, person, done}] of all.entries()) home.ingest([doing(vendor, person, done, FROM + place)]);
        const middle = Date.UTC(2025, month, 15);
        const {start, end} = rankingSpan('month', middle, {plan: home.programme});
        const standingOf = (id: string) =>
          (home.supporters.get(id)?.records ?? []).flatMap(({key}) =>
            (home.records.get(key)?.standing ?? []).map(net => ({...net, vendor: vendorOf(key)})),
          );
        const counted = (id: string) => standingOf(id).filter(({rule}) => rule !== 'likes');
        const sum = (rows: readonly {readonly points: number}[]) => rows.reduce((total, {points}) => total + points, 0);
        for (const {id, points, account} of home.people()) {
          const earned = points.filter(([, rule]) => rule !== 'likes').map(([, , amount]) => ({points: amount}));
          expect(sum(earned)).toBe(account?.earned ?? 0);
          expect(sum(counted(id))).toBe(account?.earned ?? 0);
        }
        for (const channel of [undefined, ...VENDORS]) {
          const ranked = leaderboard(home.people(), {from: start, to: end, channel}, home.programme);
          const wanted = home.people().flatMap(({id}) => {
            const own = counted(id).filter(
              ({at, vendor}) => wallMonth(at, zone) === wallMonth(middle, zone) && (channel === undefined || vendor === channel),
            );
            return sum(own) > 0 ? [[id, sum(own)] as const] : [];
          });
          expect(new Map(ranked.map(({id, points}) => [id, points]))).toEqual(new Map(wanted));
        }
      }),
      {numRuns: 150, seed: 20261123},
    );
  });

  it('begin at the instant that their calendar says, and lie in themselves', () => {
    fc.assert(
      fc.property(fc.integer({min: FROM, max: TO}), fc.constantFrom(...ZONES), (at, timeZone) => {
        const {dayAt, startOf} = programmeDays({timeZone});
        const day = dayAt(at);
        expect(startOf(day)).toBeLessThanOrEqual(at);
        expect(startOf(day + 1)).toBeGreaterThan(at);
        expect(dayAt(startOf(day))).toBe(day);
        expect(dayAt(startOf(day) - 1)).toBe(day - 1);
      }),
      {numRuns: 2_000, seed: 20261123},
    );
  });
});

describe('points of a rule of anywhere', () => {
  it('name the vendor only where the person’s records are of several (LOY-41, LOY-73, F24)', () => {
    const home = new LoyaltyHome(programmeIn('UTC'));
    const at = '2026-10-10T10:00:00Z';
    home.ingest([
      doing('ghost', 1, [comment('a', at)]),
      doing('ghost', 2, [comment('a', at), {key: 'r', at: Date.parse(at), action: 'reviewed'}]),
      doing('patreon', 2, [comment('a', at)]),
    ]);
    const day = programmeDays({}).dayAt(Date.parse(at));
    expect(home.person('ghost', 1).points).toEqual([[day, 'comments', 3]]);
    expect(home.person('ghost', 2).points).toEqual([
      [day, 'comments', 3, 'ghost'],
      [day, 'comments', 3, 'patreon'],
      [day, 'reviews', 7],
    ]);
    const ranks = (channel: string) =>
      leaderboard(home.people(), {channel}, home.programme).map(({id, points, rank}) => [id, points, rank]);
    const [one, two] = [home.person('ghost', 1).id, home.person('ghost', 2).id];
    expect(ranks('ghost')).toEqual([
      [two, 10, 1],
      [one, 3, 2],
    ]);
    expect(ranks('patreon')).toEqual([[two, 3, 1]]);
    expect(ranks('mailchimp')).toEqual([]);
  });

  it('weigh in the score as much as if they had no vendor', () => {
    const home = new LoyaltyHome(programmeIn('UTC'));
    const at = Date.parse('2026-10-10T10:00:00Z');
    home.ingest([doing('ghost', 2, [comment('a', '2026-10-10')]), doing('patreon', 2, [comment('b', '2026-10-10')])]);
    const day = programmeDays({}).dayAt(at);
    expect(home.person('ghost', 2).v).toBe(decayedLog([[day, 'comments', 6]], LOYALTY.halfLifeDays));
  });
});
