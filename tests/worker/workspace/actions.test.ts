import {describe, expect, it} from 'vitest';
import {readExport} from '#shared/csv/read-export';
import {policyOf} from '#shared/loyalty/policy';
import type {Action} from '#shared/model/action';
import type {Rule} from '#shared/model/rule';
import type {TrackedKind} from '#shared/protocol/track';
import {createMailchimpFake} from '../../fakes/vendors/mailchimp.ts';
import {connect, drain, NOON, pass, readFeed, send, stubVendors, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {DAY, did, fold, told, tracked, withPatron} from '../own-site.ts';
import {linkOf, open, press, putPlan} from '../public/own-page.ts';

useFixedWorld();

/** How something comes in: by whichever way a creator has of it. */
type Way = (workspace: TestWorkspace, key: string) => Promise<unknown>;

type Row = {
  readonly channel: string;
  readonly action: Action;
  /** Of the channel's owner (T13). */
  readonly rewardable: 'yes' | 'ask' | 'no';
  readonly way: Way;
  readonly when?: Rule['when'];
};

const PAGE = {name: 'Ada writes', colour: '#1f5f8b'};

/** A file of a post's entries, with one line of this kind. */
const inFile =
  (word: string): Way =>
  workspace => {
    const text = `user_id,name,date,type\n5,Bo,2027-02-03 14:05,${word}\n`;
    return imported(workspace, readExport({text, asOf: NOON, entries: {channel: 'facebook', account: 'ada', post: '77'}}));
  };

const bySale: Way = workspace => {
  const heads = 'Purchase ID,Item Name,Buyer Name,Purchase Email,Purchase Date,Subtotal ($),Sale Price ($)';
  return imported(workspace, readExport({text: `${heads}\np1,Zine,Bo,bo@example.org,2027-02-03,10.0,10.0\n`, asOf: NOON}));
};

async function imported(workspace: TestWorkspace, file: ReturnType<typeof readExport>): Promise<void> {
  if (!file.ok) throw new Error(file.problem.code);
  await workspace.call('/v1/imports', {body: {import: 'file-2', chunk: 0, readings: file.readings}});
}

/** On the creator's own site, by whoever came by a personal link. */
const onSite =
  (kind: TrackedKind, what: string, more: object = {}): Way =>
  async (workspace, key) => {
    const person = await withPatron(workspace);
    const {untaken} = await told(key, {person, events: [did(kind, what, more)]});
    expect(untaken).toEqual([]);
    await fold(workspace);
  };

/** A friend comes by somebody's personal link. */
const bySomebodysLink: Way = async (workspace, key) => {
  const person = await withPatron(workspace);
  await told(key, {events: [did('referral', person)]});
  await fold(workspace);
};

const fromApi: Way = async workspace => {
  const mailchimp = createMailchimpFake(1);
  stubVendors(mailchimp);
  await connect(workspace, mailchimp);
  await drain(workspace);
};

/** Typed on the person's own page: a code from an event or a counter. */
const byCode: Way = async workspace => {
  const path = await linkOf(workspace, await withPatron(workspace));
  expect(await press(path, await open(path), {deed: 'code', what: 'FAIR-7'})).toBe(`${path}?done=taken`);
};

async function points(workspace: TestWorkspace): Promise<{balance: number; weighs: boolean}> {
  const {supporters} = await readFeed(workspace);
  const balance = supporters.reduce((sum, {account}) => sum + (account?.balance ?? 0), 0);
  return {balance, weighs: supporters.some(({v}) => v !== null)};
}

/** A rule for the action on its channel: what it gives before its owner's rule was accepted, after, and as a private signal. */
async function expectCounted({channel, action, rewardable, way, when}: Row): Promise<void> {
  expect(policyOf(channel, action).rewardable).toBe(rewardable);
  const {workspace, key} = await tracked();
  const plan = (more: Partial<Rule>) => {
    const rule: Rule = {id: 'it', channel, action, points: 7, ...(when === undefined ? {} : {when}), ...more};
    return putPlan(workspace, {rules: [rule], halfLifeDays: 180, page: PAGE});
  };
  await plan({});
  await way(workspace, key);
  expect(await points(workspace)).toEqual({balance: rewardable === 'yes' ? 7 : 0, weighs: rewardable === 'yes'});
  await plan({accepted: NOON});
  expect(await points(workspace)).toEqual({balance: rewardable === 'no' ? 0 : 7, weighs: rewardable !== 'no'});
  await plan({signal: true});
  expect(await points(workspace)).toEqual({balance: 0, weighs: true});
}

const fromFacebook = (action: Action, word: string, rewardable: Row['rewardable'] = 'ask') =>
  expectCounted({channel: 'facebook', action, rewardable, way: inFile(word)});
const fromSite = (action: Action, way: Way, rewardable: Row['rewardable'] = 'yes') =>
  expectCounted({channel: 'site', action, rewardable, way});

describe('each thing that people do has a rule, within what its channel’s owner allows', () => {
  it('a like on Facebook, from a file (LOY-45)', () => fromFacebook('liked', 'Love'));
  it('a comment on Facebook, from a file (LOY-46)', () => fromFacebook('commented', 'Comment'));
  it('a follow on Facebook, from a file (LOY-47)', () => fromFacebook('followed', 'Follow'));
  it('a check-in on Facebook, from a file: the one thing that Meta lets be rewarded (LOY-48)', () =>
    fromFacebook('checked-in', 'Check-in', 'yes'));
  it('a post saved on Facebook, from a file (LOY-48)', () => fromFacebook('saved', 'Saved'));
  it('a video seen on Facebook, from a file (LOY-49)', () => fromFacebook('watched', 'Video view'));
  it('a visit of a page, by the site’s own snippet (LOY-50, LOY-78)', () =>
    expectCounted({
      ...{channel: 'site', action: 'visited', rewardable: 'yes', way: onSite('visit', '/blog/one')},
      when: {subjects: ['/blog/one']},
    }));
  it('an e-book downloaded, by the snippet (LOY-51)', () => fromSite('downloaded', onSite('download', 'guide.pdf')));
  it('a review on the site, by the snippet (LOY-52)', () => fromSite('reviewed', onSite('review', '/blog/one')));
  it('a purchase, from the shop’s file (LOY-53)', () =>
    expectCounted({channel: 'gumroad', action: 'bought', rewardable: 'yes', way: bySale}));
  it('a review of a product of the shop, by the snippet (LOY-54)', () =>
    expectCounted({
      ...{channel: 'site', action: 'reviewed', rewardable: 'yes', way: onSite('review', 'Blue mug')},
      when: {subjects: ['blue mug']},
    }));
  it('a friend who came by somebody’s link (LOY-55)', () => fromSite('referred', bySomebodysLink));
  it('a sign-up for a contest, by the snippet (LOY-56)', () => fromSite('signed-up', onSite('signup', 'Autumn draw')));
  it('a share, which weighs as a signal and is never paid (LOY-57, T13)', () =>
    fromSite('shared', onSite('share', '/blog/one'), 'no'));
  it('an invitation, by the snippet (LOY-58)', () => fromSite('invited', onSite('invite', 'Autumn draw')));
  it('a subscription to the newsletter, from its tool’s API (LOY-59)', () =>
    expectCounted({channel: 'mailchimp', action: 'subscribed', rewardable: 'yes', way: fromApi}));
  it('a promo code used on the site, by the snippet (LOY-60)', () => fromSite('redeemed', onSite('code', 'TEN')));
  it('the place where somebody lives, told on the site (LOY-61)', () =>
    fromSite('located', onSite('preference', 'city', {value: 'Lyon'})));
  it('a preference, told on the site (LOY-62)', () => fromSite('preferred', onSite('preference', 'topic', {value: 'cats'})));
  it('a wish, put on a list on the site (LOY-63)', () => fromSite('wished', onSite('wish', 'Red mug')));
  it('a visit of a stall, by a code that is handed out there (LOY-84)', () =>
    expectCounted({
      ...{channel: 'offline', action: 'redeemed', rewardable: 'yes', way: byCode},
      when: {subjects: ['Fair-7']},
    }));

  it('and whatever nothing can see, by hand with a reason (LOY-84)', async () => {
    const {workspace} = await tracked();
    const supporter = await withPatron(workspace);
    await putPlan(workspace, {rules: [], halfLifeDays: 180});
    const grant = {kind: 'grant', supporter, points: 7};
    const without = {id: 'grant-0001', at: NOON, ...grant, reason: ''};
    expect((await workspace.call('/v1/commands', {body: {commands: [without]}})).status).toBe(400);
    await send(workspace, {...grant, reason: 'Came to the reading'});
    expect(await points(workspace)).toEqual({balance: 7, weighs: true});
  });
});

describe('a goal', () => {
  it('has a reward: who follows the link of a post earns 20 % off, until the campaign ends (LOY-66, LOY-69, LOY-77)', async () => {
    const {workspace, key} = await tracked();
    const campaigns = [{id: 'autumn', name: 'Autumn', goal: 'More traffic from Facebook', until: NOON + DAY}];
    const visits: Rule = {id: 'visits', campaign: 'autumn', channel: 'site', action: 'visited', points: 20};
    const rules = [{...visits, when: {subjects: ['/blog/from-facebook']}}];
    const rewards = [{id: 'off', name: '20 % off', kind: 'discount' as const, cost: 20, secret: 'TWENTY'}];
    await putPlan(workspace, {rules, campaigns, rewards, halfLifeDays: 180, page: PAGE});
    const path = await linkOf(workspace, await withPatron(workspace));
    await onSite('visit', '/blog/other')(workspace, key);
    expect(await points(workspace)).toMatchObject({balance: 0});
    await onSite('visit', '/blog/from-facebook')(workspace, key);
    expect((await open(path)).text).not.toContain('TWENTY');
    expect(await press(path, await open(path), {deed: 'redeem', what: 'off'})).toMatch(/done=redeemed/);
    expect((await open(path)).text).toContain('TWENTY');
    pass(2 * DAY);
    await onSite('visit', '/blog/from-facebook')(workspace, key);
    expect(await points(workspace)).toMatchObject({balance: 0});
  });
});
