import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Engagement} from '#shared/model/engagement';
import type {Supporter} from '#shared/model/supporter';
import {NOW} from '../../fixtures/arbitrary.ts';
import {DAY, doing, LOYALTY, LoyaltyHome} from '../../fixtures/loyalty-home.ts';
import {engagementArbitrary, expectSums, VENDORS} from '../../fixtures/points.ts';

const RUNS = {numRuns: 60, seed: 20261123};

const stream = fc.array(fc.record({vendor: fc.constantFrom(...VENDORS), person: fc.nat(1), activity: engagementArbitrary}), {
  minLength: 1,
  maxLength: 25,
});

/** Net points of each (rule, activity) of a person, those of 0 left out. */
function netOf(home: LoyaltyHome): string[] {
  return [...home.records.values()]
    .flatMap(({key, standing}) =>
      standing.filter(({points}) => points !== 0).map(net => `${key} ${net.rule} ${net.activity} ${net.points}`),
    )
    .sort();
}

const accounts = (home: LoyaltyHome) => home.people().map(({id, account, points, v}) => ({id, account, points, v}));

describe('the ledger of a person', () => {
  it('comes out the same for any shuffled, repeated, late stream in any batches (C28, F20)', () => {
    fc.assert(
      fc.property(
        stream,
        fc.array(fc.nat(), {minLength: 1, maxLength: 40}),
        fc.integer({min: 1, max: 4}),
        (told, order, size) => {
          // One key of one record is told in one way: the freshest word on it.
          const known = new Map(told.map(one => [`${one.vendor} ${one.person} ${one.activity.key}`, one]));
          const all = [...known.values()];
          const straight = new LoyaltyHome();
          for (const {vendor, person} of all) straight.ingest([doing(vendor, person, [])]);
          for (const {vendor, person, activity} of all) straight.ingest([doing(vendor, person, [activity])]);
          const mixed = new LoyaltyHome();
          for (const {vendor, person} of all) mixed.ingest([doing(vendor, person, [])]);
          const shuffled = [...order.map(at => all[at % all.length]), ...[...all].reverse()].flatMap(one => one ?? []);
          for (let at = 0; at < shuffled.length; at += size)
            mixed.ingest(shuffled.slice(at, at + size).map(({vendor, person, activity}) => doing(vendor, person, [activity])));
          expect(netOf(mixed)).toEqual(netOf(straight));
          expect(accounts(mixed)).toEqual(accounts(straight));
          expectSums(mixed);
        },
      ),
      RUNS,
    );
  });

  it('writes nothing when everything is told again (C28)', () => {
    const home = new LoyaltyHome();
    const reading = doing('site', 0, [{key: 'review/1', at: NOW - DAY, action: 'reviewed'}]);
    home.ingest([reading]);
    home.send({kind: 'grant', supporter: home.person('site').id, points: 30, reason: 'Thank you'});
    const {written} = home;
    home.ingest([reading]);
    home.derive();
    expect(home.written).toBe(written);
    expect(home.person('site').account).toMatchObject({balance: 70, earned: 70});
  });

  it('pays once for an activity that is deleted and made again (C28)', () => {
    const home = new LoyaltyHome();
    const like: Engagement = {key: 'review/1', at: NOW - DAY, action: 'reviewed'};
    home.ingest([doing('site', 0, [like])]);
    home.ingest([doing('site', 0, [{...like, undone: true}], NOW + 1)]);
    expect(home.person('site').account?.balance ?? 0).toBe(0);
    home.ingest([doing('site', 0, [like], NOW + 2)]);
    expect(home.person('site').account?.balance).toBe(40);
    expect(home.ledger.map(({points, n}) => [points, n])).toEqual([
      [40, 0],
      [-40, 1],
      [40, 2],
    ]);
  });

  it('takes caps over all of a person’s records, and gives them back when the person is two again (C25, F32)', () => {
    const home = new LoyaltyHome();
    const comment = (number: number): Engagement => ({key: `comment/${number}`, at: NOW - number, action: 'commented'});
    home.ingest([doing('site', 0, [comment(1), comment(2)]), {...doing('mailchimp', 1, [comment(1), comment(2)])}]);
    expect(home.person('site').account?.balance).toBe(20);
    const [left, right] = [home.person('site').id, home.person('mailchimp', 1).id];
    home.send({kind: 'decide', word: 'same', left: [left], right: [right], id: 'decision-1'});
    expect(home.people().map(({account}) => account?.balance)).toEqual([25]);
    home.send({kind: 'undecide', decision: 'decision-1', left: [left], right: [right]});
    expect(home.people().map(({account}) => account?.balance)).toEqual([20, 20]);
    expectSums(home);
  });

  it('counts a private signal in the score alone (T13)', () => {
    const home = new LoyaltyHome();
    home.ingest([doing('site', 0, [{key: 'like/1', at: NOW - DAY, action: 'liked'}])]);
    const person = home.person('site');
    expect(person.points.map(([, rule, points]) => [rule, points])).toEqual([['likes', 7]]);
    expect(person.account).toEqual({balance: 0, earned: 0});
    expect(home.balanceAt(person)).toBe(0);
  });

  it('shows what is pending and counts it when its time has come (F21)', () => {
    const home = new LoyaltyHome();
    home.ingest([doing('site', 0, [{key: 'event/1', at: NOW - DAY, action: 'attended'}])]);
    const until = NOW + 13 * DAY;
    expect(home.person('site').account).toEqual({balance: 0, earned: 0, pending: {points: 60, until}});
    expect(home.person('site').due).toBe(until);
    home.at = until;
    home.derive();
    expect(home.person('site').account).toEqual({balance: 60, earned: 60});
    expect(home.person('site').points).toHaveLength(1);
  });

  it('has no account for whoever wants no score, and it back when they do (T13)', () => {
    const home = new LoyaltyHome();
    home.ingest([doing('site', 0, [{key: 'review/1', at: NOW - DAY, action: 'reviewed'}])]);
    const supporter = home.person('site').id;
    home.send({kind: 'unscore', supporter});
    expect(home.person('site').account).toBeUndefined();
    expect(home.send({kind: 'redeem', supporter, reward: 'code'})).toBe('balance');
    home.send({kind: 'score-again', supporter});
    expect(home.person('site').account?.balance).toBe(40);
  });

  it('keeps what a rule that was ended paid, and takes back what one that was removed did (C28)', () => {
    const home = new LoyaltyHome();
    home.ingest([doing('site', 0, [{key: 'review/1', at: NOW - DAY, action: 'reviewed'}])]);
    home.programme = {...LOYALTY, rules: LOYALTY.rules.map(rule => ({...rule, until: NOW}))};
    home.derive();
    expect(home.person('site').account?.balance).toBe(40);
    home.programme = {...LOYALTY, rules: []};
    home.derive();
    expect(home.balanceAt(home.people()[0] as Supporter)).toBe(0);
    home.programme = LOYALTY;
    home.derive();
    expect(home.person('site').account?.balance).toBe(40);
    expectSums(home);
  });
});
