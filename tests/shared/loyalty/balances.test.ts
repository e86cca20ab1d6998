import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Engagement} from '#shared/model/engagement';
import type {Supporter} from '#shared/model/supporter';
import {NOW} from '../../fixtures/arbitrary.ts';
import {DAY, deleting, doing, LOYALTY, LoyaltyHome} from '../../fixtures/loyalty-home.ts';
import {engagementArbitrary, expectSums, VENDORS} from '../../fixtures/points.ts';

const RUNS = {numRuns: 60, seed: 20261123};

const deed = fc.oneof(
  fc.record({
    kind: fc.constant('do' as const),
    vendor: fc.constantFrom(...VENDORS),
    person: fc.nat(1),
    activity: engagementArbitrary,
  }),
  fc.record({kind: fc.constant('grant' as const), who: fc.nat(3), points: fc.constantFrom(-30, 15, 60)}),
  fc.record({kind: fc.constant('redeem' as const), who: fc.nat(3), reward: fc.constantFrom('mug', 'code', 'print')}),
  fc.record({
    kind: fc.constant('settle' as const),
    who: fc.nat(30),
    state: fc.constantFrom('cancelled' as const, 'done' as const),
  }),
  fc.record({kind: fc.constant('delete' as const), vendor: fc.constantFrom(...VENDORS), person: fc.nat(1)}),
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
    if (deed.kind === 'delete') home.ingest([deleting(deed.vendor, deed.person, home.at)]);
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
  it('are the sum of the ledger whatever is earned, refunded, granted, redeemed, merged, split, deleted at its vendor and lapses (C24, C28, F20, F21, F31)', () => {
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

  it('are one for whoever is on several platforms, and so is the score (F51)', () => {
    const apart = new LoyaltyHome();
    const review = (number: number): Engagement => ({key: `comment/${number}`, at: NOW - number * 8 * DAY, action: 'commented'});
    apart.ingest([doing('site', 0, [review(1)]), doing('mailchimp', 1, [review(2)]), doing('patreon', 2, [review(3)])]);
    expect(apart.people().map(({account}) => account?.balance)).toEqual([10, 10, 10]);
    const one = new LoyaltyHome();
    one.ingest([doing('site', 0, [review(1)]), doing('mailchimp', 0, [review(2)]), doing('patreon', 0, [review(3)])]);
    expect(one.people().map(({account}) => account?.balance)).toEqual([30]);
    expect(one.people()[0]?.v).toBeGreaterThan(Math.max(...apart.people().map(({v}) => v ?? 0)));
  });

  it('keep what hangs on a record that its vendor deleted, while the creator’s word joins it to another (C24, C28)', () => {
    const home = new LoyaltyHome();
    home.ingest([doing('site', 0, [], NOW - DAY), doing('mailchimp', 1, [], NOW - DAY)]);
    const [left, right] = [home.person('site').id, home.person('mailchimp', 1).id];
    for (const supporter of [left, right]) home.send({kind: 'grant', supporter, points: 60, reason: 'At the fair'});
    home.send({kind: 'redeem', supporter: right, reward: 'mug'});
    home.send({kind: 'decide', id: 'decision-1', word: 'same', left: [left], right: [right]});
    const [anchor] = home.people().flatMap(({records}) => records);
    const [vendor, number] = anchor?.key.startsWith('mailchimp') ? (['site', 0] as const) : (['mailchimp', 1] as const);
    home.ingest([deleting(vendor, number, NOW)]);
    const [joined] = home.people();
    expect(home.people()).toHaveLength(1);
    expect(joined?.records.map(({sources}) => sources.length)).toEqual([1, 0]);
    expect([joined?.account?.balance, home.balanceAt(home.person('site'))]).toEqual([70, 70]);
    home.send({kind: 'undecide', decision: 'decision-1', left: [left], right: [right]});
    expect(
      home
        .people()
        .map(person => home.balanceAt(person))
        .sort(),
    ).toEqual([10, 60]);
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
