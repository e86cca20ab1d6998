import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Engagement} from '#shared/model/engagement';
import type {Supporter} from '#shared/model/supporter';
import {NOW} from '../../fixtures/arbitrary.ts';
import {DAY, doing, LOYALTY, LoyaltyHome} from '../../fixtures/loyalty-home.ts';

const VENDORS = ['site', 'mailchimp'] as const;
const RUNS = {numRuns: 60, seed: 20261123};

const engagement = fc
  .record({
    number: fc.nat(30),
    days: fc.integer({min: 0, max: 200}),
    action: fc.constantFrom('commented' as const, 'reviewed' as const, 'visited' as const, 'attended' as const, 'liked' as const),
    undone: fc.integer({min: 0, max: 9}).map(draw => draw === 0),
  })
  .map(({number, days, action, undone}): Engagement => {
    const one = {key: `${action}/${number}`, at: NOW - days * DAY - number, action, subject: `post ${number % 4}`};
    return undone ? {...one, undone} : one;
  });

const stream = fc.array(fc.record({vendor: fc.constantFrom(...VENDORS), person: fc.nat(1), activity: engagement}), {
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

function expectSums(home: LoyaltyHome): void {
  for (const person of home.people()) {
    expect(home.balanceAt(person)).toBe(person.account?.balance ?? 0);
    const standing = person.records.flatMap(({key}) => home.records.get(key)?.standing ?? []);
    const entries = home.ledger.filter(({record}) => person.records.some(({key}) => key === record));
    expect(sum(entries)).toBe(sum(standing));
  }
}

const sum = (rows: readonly {readonly points: number}[]) => rows.reduce((total, {points}) => total + points, 0);

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

const deed = fc.oneof(
  fc.record({kind: fc.constant('do' as const), vendor: fc.constantFrom(...VENDORS), person: fc.nat(1), activity: engagement}),
  fc.record({kind: fc.constant('grant' as const), who: fc.nat(3), points: fc.constantFrom(-30, 15, 60)}),
  fc.record({kind: fc.constant('redeem' as const), who: fc.nat(3), reward: fc.constantFrom('mug', 'code', 'print')}),
  fc.record({
    kind: fc.constant('settle' as const),
    who: fc.nat(30),
    state: fc.constantFrom('cancelled' as const, 'done' as const),
  }),
  fc.record({kind: fc.constantFrom('merge' as const, 'split' as const, 'expiry' as const)}),
  fc.record({kind: fc.constant('wait' as const), days: fc.integer({min: 1, max: 60})}),
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** Everything that can happen to points, one deed after the other; after each the sums are checked. */
class Story {
  readonly home = new LoyaltyHome();
  decision: {readonly left: string; readonly right: string} | undefined;

  take(deed: Deed): void {
    const {home} = this;
    const people = home.people();
    const person = 'who' in deed ? people[deed.who % Math.max(1, people.length)] : undefined;
    if (deed.kind === 'do') home.ingest([doing(deed.vendor, deed.person, [deed.activity], home.at)]);
    if (deed.kind === 'grant' && person) home.send({kind: 'grant', supporter: person.id, points: deed.points, reason: 'why'});
    if (deed.kind === 'redeem' && person) this.redeem(person, deed.reward);
    if (deed.kind === 'settle') this.settle(deed.who, deed.state);
    if (deed.kind === 'merge') this.merge();
    if (deed.kind === 'split') this.split();
    if (deed.kind === 'expiry') this.toggleExpiry();
    if (deed.kind === 'wait') home.at += deed.days * DAY;
    home.derive();
    expectSums(home);
    this.expectStock();
  }

  redeem(person: Supporter, reward: string): void {
    const before = person.account?.balance ?? 0;
    const cost = LOYALTY.rewards?.find(({id}) => id === reward)?.cost ?? 0;
    const refused = this.home.send({kind: 'redeem', supporter: person.id, reward});
    if (before < cost) expect(refused).toBeDefined();
    const after = this.home.people().find(({id}) => id === person.id)?.account?.balance ?? 0;
    expect(after).toBe(refused === undefined ? before - cost : before);
  }

  settle(which: number, state: 'cancelled' | 'done'): void {
    const open = this.home
      .people()
      .flatMap(({id, account}) => (account?.redemptions ?? []).map(one => ({supporter: id, ...one})));
    const chosen = open[which % Math.max(1, open.length)];
    if (chosen === undefined) return;
    this.home.send({kind: 'redemption-set', supporter: chosen.supporter, redemption: chosen.id, state});
  }

  merge(): void {
    const [left, right] = this.home.people();
    if (this.decision !== undefined || left === undefined || right === undefined) return;
    this.decision = {left: left.id, right: right.id};
    this.home.send({
      kind: 'decide',
      id: `decision-${this.home.decisions.length}`,
      word: 'same',
      left: [left.id],
      right: [right.id],
    });
  }

  split(): void {
    const taken = [...this.home.notices.values()][0];
    if (taken === undefined) return;
    this.home.send({kind: 'undecide', decision: taken.id, left: taken.left, right: taken.right});
    this.decision = undefined;
  }

  toggleExpiry(): void {
    const {expiry, ...rest} = this.home.programme;
    const on = {days: 30, since: this.home.at, graceDays: 10, reinstateDays: 20};
    this.home.programme = expiry === undefined ? {...rest, expiry: on} : rest;
  }

  expectStock(): void {
    const {programme} = this.home;
    const all = this.home.people().flatMap(({account}) => account?.redemptions ?? []);
    for (const {id, stock = Number.POSITIVE_INFINITY} of programme.rewards ?? []) {
      const taken = all.filter(({reward, state}) => reward === id && state !== 'cancelled').length;
      expect(taken).toBe(programme.taken?.[id] ?? 0);
      expect(taken).toBeLessThanOrEqual(stock);
    }
  }
}

describe('balances', () => {
  it('are the sum of the ledger whatever is earned, refunded, granted, redeemed, merged, split and lapses (C24, C28, F20, F21, F31)', () => {
    fc.assert(
      fc.property(fc.array(deed, {minLength: 5, maxLength: 30}), deeds => {
        const story = new Story();
        for (const one of deeds) story.take(one);
      }),
      RUNS,
    );
  });

  it('go below 0 by a refund after a redemption, earn upwards and redeem nothing (C28, LOY-71)', () => {
    const home = new LoyaltyHome();
    const review: Engagement = {key: 'review/1', at: NOW - DAY, action: 'reviewed'};
    home.ingest([doing('site', 0, [review])]);
    const supporter = home.person('site').id;
    expect(home.send({kind: 'redeem', supporter, reward: 'code'})).toBeUndefined();
    home.ingest([doing('site', 0, [{...review, undone: true}], NOW + 1)]);
    expect(home.person('site').account?.balance).toBe(-20);
    expect(home.send({kind: 'redeem', supporter, reward: 'print'})).toBe('balance');
    home.send({kind: 'grant', supporter, points: 24, reason: 'At the fair'});
    expect(home.send({kind: 'redeem', supporter, reward: 'print'})).toBe('balance');
    home.send({kind: 'grant', supporter, points: 1, reason: 'At the fair'});
    expect(home.send({kind: 'redeem', supporter, reward: 'print'})).toBeUndefined();
    expect(home.person('site').account).toMatchObject({balance: 0});
    expectSums(home);
  });

  it('follow their records when a person is joined and split after redeeming (C28, F31)', () => {
    const home = new LoyaltyHome();
    home.ingest([doing('site', 0, [{key: 'review/1', at: NOW - DAY, action: 'reviewed'}]), doing('mailchimp', 1, [])]);
    const [left, right] = [home.person('site').id, home.person('mailchimp', 1).id];
    home.send({kind: 'grant', supporter: right, points: 30, reason: 'At the fair'});
    home.send({kind: 'decide', id: 'decision-1', word: 'same', left: [left], right: [right]});
    const [joined] = home.people();
    // More than either had alone.
    expect(home.send({kind: 'redeem', supporter: joined?.id ?? '', reward: 'mug'})).toBeUndefined();
    home.send({kind: 'undecide', decision: 'decision-1', left: [left], right: [right]});
    expect(
      home
        .people()
        .map(({account}) => account?.balance)
        .sort(),
    ).toEqual([-20, 40].sort());
    expect(home.programme.taken).toEqual({mug: 1});
    expectSums(home);
  });
});
