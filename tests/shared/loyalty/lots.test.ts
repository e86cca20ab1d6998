import {describe, expect, it} from 'vitest';
import type {Target} from '#shared/loyalty/award';
import {lapsesOf} from '#shared/loyalty/lots';
import type {Expiry} from '#shared/model/programme';
import {NOW} from '../../fixtures/arbitrary.ts';
import {DAY, doing, LOYALTY, LoyaltyHome} from '../../fixtures/loyalty-home.ts';

const EXPIRY: Expiry = {days: 100, since: NOW - 1_000 * DAY, graceDays: 0, reinstateDays: 30};

/** A home whose points lapse, with one person who was given points so many days ago. */
function homeWith(grants: readonly (readonly [daysAgo: number, points: number])[], expiry: Expiry = EXPIRY): LoyaltyHome {
  const home = new LoyaltyHome();
  home.ingest([doing('site', 0, [])]);
  const supporter = [...home.records.values()][0]?.rid ?? '';
  for (const [daysAgo, points] of grants) {
    home.at = NOW - daysAgo * DAY;
    home.send({kind: 'grant', supporter, points, reason: 'At the fair'});
  }
  home.at = NOW;
  home.programme = {...LOYALTY, expiry};
  home.ingest([], [], {due: [supporter]});
  return home;
}

describe('points that lapse (F21, C28)', () => {
  it('go the oldest first, each lot on its own day, and say which is next', () => {
    const home = homeWith([
      [120, 10],
      [60, 20],
      [50, 40],
    ]);
    const person = home.person('site');
    expect(person.account).toEqual({balance: 60, earned: 70, lapsing: {points: 20, at: NOW + 40 * DAY}});
    expect(person.due).toBe(NOW + 40 * DAY);
    expect(home.balanceAt(person, NOW - 20 * DAY - 1)).toBe(70);
    expect(home.balanceAt(person, NOW - 20 * DAY)).toBe(60);
    // The score knows nothing of it.
    expect(person.points.reduce((sum, [, , points]) => sum + points, 0)).toBe(70);
  });

  it('are not taken from what was redeemed before: the oldest are spent first', () => {
    const home = homeWith([
      [120, 30],
      [10, 30],
    ]);
    const supporter = home.person('site').id;
    home.programme = LOYALTY;
    home.at = NOW - 110 * DAY;
    expect(home.send({kind: 'redeem', supporter, reward: 'code'})).toBeUndefined();
    home.at = NOW;
    home.programme = {...LOYALTY, expiry: {...EXPIRY, reinstateDays: 0}};
    home.derive();
    expect(home.ledger.filter(({rule}) => rule === '#lapsed').reduce((sum, {points}) => sum + points, 0)).toBe(-10);
    expect(home.person('site').account?.balance).toBe(30);
  });

  it('are fewer where the oldest that are left were spent, though newer ones were there', () => {
    const home = homeWith([
      [80, 30],
      [50, 30],
    ]);
    expect(home.send({kind: 'redeem', supporter: home.person('site').id, reward: 'code'})).toBeUndefined();
    expect(home.person('site').account).toMatchObject({balance: 40, lapsing: {points: 10, at: NOW + 20 * DAY}});
    home.at = NOW + 20 * DAY;
    home.derive();
    expect(home.person('site').account).toMatchObject({balance: 30, lapsing: {points: 30, at: NOW + 50 * DAY}});
  });

  it('are paid first for what was spent and not there: by the next points, which then lapse no more', () => {
    const one = (daysAgo: number, points: number): Target => ({
      ...{record: 'site/a/person/1', rule: 'visits', activity: `visit/${daysAgo}`, points},
      at: NOW - daysAgo * DAY,
    });
    const targets = [one(150, 10), one(140, -30), one(50, 25)];
    expect(lapsesOf(targets, EXPIRY, NOW)).toEqual({targets: [], next: {points: 5, at: NOW + 50 * DAY}});
    const [lapsed, ...more] = lapsesOf(targets, EXPIRY, NOW + 50 * DAY).targets;
    expect([lapsed?.points, more]).toEqual([-5, []]);
  });

  it('wait for the grace period after the creator switched it on', () => {
    const home = homeWith([[500, 10]], {...EXPIRY, since: NOW, graceDays: 14});
    expect(home.person('site').account).toMatchObject({balance: 10, lapsing: {points: 10, at: NOW + 14 * DAY}});
    home.at = NOW + 14 * DAY;
    home.derive();
    expect(home.person('site').account).toEqual({balance: 0, earned: 10});
  });

  it('come back when something is earned in time, and say so on both days', () => {
    const home = homeWith([
      [120, 10],
      [5, 1],
    ]);
    const person = home.person('site');
    expect(person.account).toMatchObject({balance: 11, lapsing: {points: 11, at: NOW + 95 * DAY}});
    expect([NOW - 21 * DAY, NOW - 20 * DAY, NOW - 5 * DAY].map(at => home.balanceAt(person, at))).toEqual([10, 0, 11]);
  });

  it('are gone when something is earned too late, and what lapsed may lapse again after it came back', () => {
    const late = homeWith([
      [200, 10],
      [5, 1],
    ]);
    expect(late.person('site').account?.balance).toBe(1);
    const twice = homeWith([
      [250, 10],
      [140, 1],
    ]);
    expect(twice.person('site').account).toMatchObject({balance: 0, earned: 11});
    expect(twice.balanceAt(twice.person('site'), NOW - 139 * DAY)).toBe(11);
  });

  it('write no more for each award the longer somebody goes on, and keep every point of the last days', () => {
    const targets = Array.from(
      {length: 2_000},
      (_, day): Target => ({
        record: 'site/a/person/1',
        rule: 'visits',
        activity: `visit/${day}`,
        at: NOW - (2_000 - day) * DAY,
        points: 3,
      }),
    );
    const lapses = lapsesOf(targets, {...EXPIRY, days: 30}, NOW - 1);
    // Each lot lapses once, into the lot of whatever was earned next.
    expect(lapses.targets.length).toBeLessThanOrEqual(2 * targets.length);
    const lapsed = lapses.targets.reduce((sum, {points}) => sum + points, 0);
    expect(new Set(lapses.targets.map(({activity}) => activity)).size).toBe(lapses.targets.length);
    expect(targets.length * 3 + lapsed).toBe(6_000);
  });

  it('all come back when expiry is switched off, by reversals', () => {
    const home = homeWith([[120, 10]]);
    home.programme = LOYALTY;
    home.derive();
    expect(home.person('site').account).toEqual({balance: 10, earned: 10});
    expect(home.balanceAt(home.person('site'), NOW - 10 * DAY)).toBe(10);
  });
});
