import {describe, expect, it} from 'vitest';
import type {TrackedKind} from '#shared/protocol/track';
import {pass, readFeed, type TestWorkspace, useFixedWorld} from '../harness.ts';
import {DAY, did, fold, rows, told, tracked, withPatron} from '../own-site.ts';

useFixedWorld();

describe('what counts', () => {
  const countOf = async (workspace: TestWorkspace) =>
    Object.fromEntries(
      (await readFeed(workspace)).supporters.flatMap(
        ({activity}) => activity?.sums.map(({action, count}) => [action, count]) ?? [],
      ),
    );

  it('are visits and reads of the pages that the creator named, without what follows their path (LOY-50)', async () => {
    const {workspace, key} = await tracked();
    const person = await withPatron(workspace);
    const other = did('visit', '/account/ada');
    const {untaken} = await told(key, {
      person,
      events: [did('visit', '/blog/one?token=secret#x'), did('read', '/ebook/'), other],
    });
    expect(untaken).toEqual([{id: other.id, why: 'not-counted'}]);
    expect(JSON.stringify(await rows(workspace))).not.toMatch(/secret|account/);
    await fold(workspace);
    expect(await countOf(workspace)).toEqual({visited: 1, read: 1});
  });

  async function expectCounted(kind: TrackedKind, action: string): Promise<void> {
    const {workspace, key} = await tracked();
    const person = await withPatron(workspace);
    await told(key, {person, events: [did(kind, 'Blue mug'), did(kind, 'Red mug'), did(kind)]});
    await fold(workspace);
    expect(await countOf(workspace)).toEqual({[action]: 3});
    const {newest} = (await readFeed(workspace)).supporters[0]?.activity ?? {newest: []};
    expect(newest.map(({subject}) => subject).sort()).toEqual(['Blue mug', 'Red mug', undefined]);
  }

  it('is an e-book that is downloaded (LOY-51)', () => expectCounted('download', 'downloaded'));
  it('is a review on the site, and of a product of the shop (LOY-52, LOY-54)', () => expectCounted('review', 'reviewed'));
  it('is a sign-up for a contest (LOY-56)', () => expectCounted('signup', 'signed-up'));
  it('is a share (LOY-57)', () => expectCounted('share', 'shared'));
  it('is an invitation (LOY-58)', () => expectCounted('invite', 'invited'));
  it('is a promo code that was used (LOY-60)', () => expectCounted('code', 'redeemed'));
  it('is what stands on a wish list (LOY-63)', () => expectCounted('wish', 'wished'));

  it('is a purchase that a friend made, for whoever sent them, once for each friend (LOY-55)', async () => {
    const {workspace, key} = await tracked();
    const person = await withPatron(workspace);
    for (let day = 0; day < 2; day += 1) {
      await told(key, {events: [did('referral', person), did('referral', 'z'.repeat(20)), did('referral', 'nobody')]});
      await told(key, {visitor: 'herself0herself0herself0', person, events: [did('referral', person)]});
      await fold(workspace);
      pass(DAY);
    }
    const {supporters} = await readFeed(workspace);
    expect(supporters.map(({id}) => id)).toEqual([person]);
    expect(await countOf(workspace)).toEqual({referred: 1});
  });

  it('is what somebody prefers and where they live, in the columns that the creator named and no other (LOY-61, LOY-62)', async () => {
    const {workspace, key} = await tracked();
    const person = await withPatron(workspace);
    const say = (what: string, value: string) => did('preference', what, {value});
    const diet = say('diet', 'vegan');
    expect((await told(key, {person, events: [say('city', 'Lyon'), say('topic', 'cats'), diet]})).untaken).toEqual([
      {id: diet.id, why: 'not-counted'},
    ]);
    await fold(workspace);
    pass(DAY);
    await told(key, {events: [{...say('topic', 'dogs')}]});
    await fold(workspace);
    const site = (await readFeed(workspace)).supporters[0]?.records.find(({key: record}) => record.startsWith('site/'));
    expect(site?.fields.custom).toEqual({city: 'Lyon', topic: 'dogs'});
    // To have told it counts, once for each: not what was told, nor how often.
    expect(await countOf(workspace)).toEqual({located: 1, preferred: 1});
    const {newest} = (await readFeed(workspace)).supporters[0]?.activity ?? {newest: []};
    expect(newest.map(({action, subject}) => `${action} ${subject}`).sort()).toEqual(['located city', 'preferred topic']);
  });
});
