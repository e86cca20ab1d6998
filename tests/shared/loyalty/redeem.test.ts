import {describe, expect, it} from 'vitest';
import type {Programme} from '#shared/model/programme';
import {NOW} from '../../fixtures/arbitrary.ts';
import {DAY, doing, LOYALTY, LoyaltyHome} from '../../fixtures/loyalty-home.ts';

/** A home with two people who have so many points each. */
function homeWith(points: number, programme: Programme = LOYALTY): {home: LoyaltyHome; ada: string; ben: string} {
  const home = new LoyaltyHome(programme);
  home.ingest([doing('site', 0, []), doing('site', 1, [])]);
  const [ada, ben] = [home.person('site', 0).id, home.person('site', 1).id];
  for (const supporter of [ada, ben]) home.send({kind: 'grant', supporter, points, reason: 'At the fair'});
  return {home, ada, ben};
}

describe('redeeming points (LOY-21, LOY-71, LOY-83)', () => {
  it('takes the points, keeps what it was and cost, and gives them back when it is cancelled', () => {
    const {home, ada} = homeWith(60);
    expect(home.send({kind: 'redeem', id: 'redeem-1', supporter: ada, reward: 'mug'})).toBeUndefined();
    const redemption = {id: 'redeem-1', at: NOW, reward: 'mug', name: 'Mug', cost: 50, state: 'open'};
    expect(home.person('site').account).toEqual({balance: 10, earned: 60, redemptions: [redemption]});
    expect(home.programme.taken).toEqual({mug: 1});
    // The price of tomorrow changes nothing of what was paid today.
    home.programme = {...home.programme, rewards: [{id: 'mug', name: 'Big mug', kind: 'product', cost: 90}]};
    home.send({kind: 'redemption-set', supporter: ada, redemption: 'redeem-1', state: 'done'});
    expect(home.person('site').account).toMatchObject({balance: 10, redemptions: [{...redemption, state: 'done'}]});
    home.send({kind: 'redemption-set', supporter: ada, redemption: 'redeem-1', state: 'cancelled'});
    expect(home.person('site').account).toMatchObject({balance: 60, redemptions: [{...redemption, state: 'cancelled'}]});
    expect(home.programme.taken).toEqual({mug: 0});
    expect(home.send({kind: 'redemption-set', supporter: ada, redemption: 'redeem-1', state: 'open'})).toBeUndefined();
    expect(home.person('site').account).toMatchObject({balance: 10});
  });

  it('refuses what is not there, what is not yet or no more on sale, and what is too dear', () => {
    const {home, ada} = homeWith(10);
    expect(home.send({kind: 'redeem', supporter: ada, reward: 'unknown'})).toBe('not-on-sale');
    expect(home.send({kind: 'redeem', supporter: ada, reward: 'code'})).toBe('balance');
    expect(home.send({kind: 'redemption-set', supporter: ada, redemption: 'unknown', state: 'done'})).toBe('not-found');
    home.programme = {...LOYALTY, rewards: [{id: 'print', name: 'Print', kind: 'product', cost: 5, from: NOW + 1}]};
    expect(home.send({kind: 'redeem', supporter: ada, reward: 'print'})).toBe('not-on-sale');
    home.programme = {...LOYALTY, rewards: [{id: 'print', name: 'Print', kind: 'product', cost: 5, until: NOW}]};
    expect(home.send({kind: 'redeem', supporter: ada, reward: 'print'})).toBe('not-on-sale');
    expect(home.person('site').account).toEqual({balance: 10, earned: 10});
  });

  it('gives each person as many as they may have, and everybody together no more than there are', () => {
    const {home, ada, ben} = homeWith(500);
    const redeem = (supporter: string, reward: string) => home.send({kind: 'redeem', supporter, reward});
    expect([redeem(ada, 'code'), redeem(ada, 'code'), redeem(ada, 'code')]).toEqual([undefined, undefined, 'each']);
    expect([redeem(ada, 'mug'), redeem(ben, 'mug'), redeem(ben, 'mug')]).toEqual([undefined, undefined, 'stock']);
    expect(home.programme.taken).toEqual({code: 2, mug: 2});
    expect(home.people().map(({account}) => account?.balance)).toEqual(expect.arrayContaining([410, 450]));
  });

  it('asks for the level that a reward is for, or one above it', () => {
    const levels = [
      {id: 'bronze', name: 'Bronze', from: 10},
      {id: 'silver', name: 'Silver', from: 100},
      {id: 'gold', name: 'Gold', from: 1_000},
    ];
    const rewards = [{id: 'call', name: 'Call', kind: 'other' as const, cost: 5, level: 'silver'}];
    const {home, ada} = homeWith(50, {...LOYALTY, levels, rewards});
    expect(home.send({kind: 'redeem', supporter: ada, reward: 'call'})).toBe('level');
    home.send({kind: 'grant', supporter: ada, points: 1_000, reason: 'At the fair'});
    expect(home.person('site').account?.level?.id).toBe('gold');
    expect(home.send({kind: 'redeem', supporter: ada, reward: 'call'})).toBeUndefined();
  });

  it.each([
    ['a free product', 'product'],
    ['priority shipping', 'shipping'],
    ['a discount voucher', 'discount'],
  ] as const)('gives %s for points that were collected bit by bit (LOY-1, LOY-66, LOY-67, LOY-68, LOY-69)', (_, kind) => {
    const {home, ada} = homeWith(0, {...LOYALTY, rewards: [{id: 'reward', name: 'Reward', kind, cost: 45}]});
    const comment = (day: number) => ({key: `comment/${day}`, at: NOW - day * 8 * DAY, action: 'commented' as const});
    for (const day of [1, 2, 3, 4]) {
      home.ingest([doing('site', 0, [comment(day)])]);
      expect(home.send({kind: 'redeem', supporter: ada, reward: 'reward'})).toBe('balance');
    }
    home.ingest([doing('site', 0, [comment(5)])]);
    expect(home.send({kind: 'redeem', supporter: ada, reward: 'reward'})).toBeUndefined();
    expect(home.person('site').account?.balance).toBe(5);
  });

  it('dates points by hand no later than now, whatever the browser’s clock says', () => {
    const {home, ada} = homeWith(0);
    home.send({kind: 'grant', supporter: ada, points: 50, reason: 'At the fair', at: NOW + DAY});
    expect(home.balanceAt(home.person('site'), NOW)).toBe(50);
    expect(home.send({kind: 'redeem', supporter: ada, reward: 'mug'})).toBeUndefined();
  });

  it('takes what the creator tracked by hand, with the reason beside it (LOY-26, LOY-84)', () => {
    const {home, ada} = homeWith(60);
    const [grant] = [...home.attachments.values()].filter(({kind}) => kind === 'grant');
    expect(grant).toMatchObject({points: 60, reason: 'At the fair'});
    expect(home.ledger.find(({activity}) => activity === grant?.id)).toMatchObject({rule: '#grant', points: 60});
    home.send({kind: 'grant-remove', supporter: ada, grant: grant?.id ?? ''});
    expect(home.person('site').account?.balance ?? 0).toBe(0);
    expect(home.ledger.filter(({activity}) => activity === grant?.id).map(({points}) => points)).toEqual([60, -60]);
  });

  it('puts back points by hand that were taken back, the same as they were, on the record where they hung', () => {
    const {home, ada, ben} = homeWith(60);
    const [grant] = [...home.attachments.values()].filter(({kind, rid}) => kind === 'grant' && rid === ben);
    home.send({kind: 'decide', id: 'decision-1', word: 'same', left: [ada], right: [ben]});
    home.at = NOW + 9 * DAY;
    const {id = '', at = 0} = grant ?? {};
    const before = new Map(home.attachments);
    home.send({kind: 'grant-remove', supporter: ben, grant: id});
    expect(home.people().map(({account}) => account?.balance)).toEqual([60]);
    home.send({kind: 'grant', supporter: ben, points: 60, reason: 'At the fair', again: {id, at}});
    expect(home.attachments).toEqual(before);
    expect(home.people().map(person => home.balanceAt(person, NOW))).toEqual([120]);
    home.send({kind: 'undecide', decision: 'decision-1', left: [ada], right: [ben]});
    expect(home.people().map(({account}) => account?.balance)).toEqual([60, 60]);
  });

  it('counts what earlier commands of the same batch took', () => {
    const {home, ada} = homeWith(60);
    const base = {kind: 'redeem' as const, at: NOW, supporter: ada};
    const {commands} = home.ingest(
      [],
      [
        {...base, id: 'batch-1', reward: 'mug'},
        {...base, id: 'batch-2', reward: 'code'},
        {...base, id: 'batch-3', reward: 'print'},
        {...base, id: 'batch-1', reward: 'mug'},
      ],
    );
    expect(commands.map(({refused}) => refused)).toEqual([undefined, 'balance', undefined, undefined]);
    expect(home.person('site').account?.balance).toBe(5);
    expect(home.programme.taken).toEqual({mug: 1, print: 1});
  });

  it('gives the badge that a reward or a grant brings, and takes it back with it (LOY-70)', () => {
    const badges = [{id: 'patron', name: 'Patron', for: {kind: 'hand' as const}}];
    const rewards = [{id: 'patron', name: 'Patron', kind: 'badge' as const, cost: 5, gives: 'patron'}];
    const {home, ada, ben} = homeWith(50, {...LOYALTY, badges, rewards});
    home.send({kind: 'redeem', id: 'redeem-1', supporter: ada, reward: 'patron'});
    home.send({kind: 'grant', id: 'grant-by-hand', supporter: ben, points: 0, reason: 'For the help', badge: 'patron'});
    expect(home.people().map(({account}) => account?.badges)).toEqual([[{id: 'patron', at: NOW}], [{id: 'patron', at: NOW}]]);
    home.send({kind: 'redemption-set', supporter: ada, redemption: 'redeem-1', state: 'cancelled'});
    home.send({kind: 'grant-remove', supporter: ben, grant: 'grant-by-hand'});
    expect(home.people().map(({account}) => account?.badges)).toEqual([undefined, undefined]);
  });

  it('leaves nothing of a person who is erased, and what they took is not there again (F47)', () => {
    const {home, ada} = homeWith(60);
    home.send({kind: 'redeem', supporter: ada, reward: 'mug'});
    home.send({kind: 'erase', supporter: ada});
    expect([...home.attachments.values()].filter(({kind}) => kind === 'redemption')).toEqual([]);
    expect(home.ledger.filter(({rule}) => rule === '#redeemed')).toEqual([]);
    expect(home.programme.taken).toEqual({mug: 1});
  });

  it('shows all that is still to be handed out, and of the rest the newest twenty', () => {
    const {home, ada} = homeWith(500);
    for (let number = 0; number < 50; number++) {
      home.at = NOW + number;
      home.send({kind: 'redeem', id: `redeem-${number}`, supporter: ada, reward: 'print'});
      if (number >= 25) home.send({kind: 'redemption-set', supporter: ada, redemption: `redeem-${number}`, state: 'done'});
    }
    const {redemptions = []} = home.person('site').account ?? {};
    const named = (state: string) => redemptions.flatMap(one => (one.state === state ? one.id : []));
    expect(named('open')).toEqual(Array.from({length: 25}, (_, place) => `redeem-${24 - place}`));
    expect(named('done')).toEqual(Array.from({length: 20}, (_, place) => `redeem-${49 - place}`));
    home.send({kind: 'redemption-set', supporter: ada, redemption: 'redeem-0', state: 'done'});
    expect(home.person('site').account?.redemptions?.filter(({state}) => state === 'open')).toHaveLength(24);
  });

  it('keeps a person with points whom the vendor no longer has', () => {
    const {home, ada} = homeWith(60);
    home.ingest([{...doing('site', 0, []), deleted: true, identifiers: [], asOf: NOW + DAY}]);
    expect(home.person('site').account?.balance).toBe(60);
    expect(home.send({kind: 'redeem', supporter: ada, reward: 'mug'})).toBeUndefined();
  });
});
