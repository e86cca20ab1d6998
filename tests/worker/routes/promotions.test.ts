import {describe, expect, it} from 'vitest';
import type {Promotion} from '#shared/model/promotion';
import type {Reading} from '#shared/model/record';
import {entriesPageSchema, type ReadPostResponse, readPostResponseSchema} from '#shared/protocol/promotions';
import {createBlueskyFake} from '../../fakes/vendors/bluesky.ts';
import {blueskyPost, blueskyReply, DID, didOf, HANDLE} from '../../fakes/vendors/bluesky-state.ts';
import {
  connect,
  drain,
  NOON,
  newWorkspace,
  readFeed,
  rowsOf,
  send,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';

useFixedWorld();

const LINK = `https://bsky.app/profile/${HANDLE}/post/3kpost1`;
const PROMOTION: Promotion = {
  id: 'spring',
  name: 'Spring',
  channel: 'bluesky',
  account: DID,
  posts: [{id: '3kpost1', link: LINK}],
  track: 'both',
  entries: 'every',
  weights: {like: 1, comment: 1},
  rev: 0,
};

async function entriesOf(workspace: TestWorkspace, id = 'spring') {
  const found = [];
  for (let after: string | null = ''; after !== null; ) {
    const response = await workspace.call(
      `/v1/promotions/${id}/entries${after === '' ? '' : `?after=${encodeURIComponent(after)}`}`,
    );
    expect(response.status).toBe(200);
    const page = entriesPageSchema.parse(await response.json());
    found.push(...page.entries);
    after = page.next;
  }
  return found;
}

async function connected(workspace: TestWorkspace) {
  const fake = createBlueskyFake(140);
  const likes = Array.from({length: 130}, (_, number) => ({did: didOf(number + 1), at: NOON - 1_000_000 + number}));
  fake.posts.push(blueskyPost(1, {likes, replies: [blueskyReply(3, NOON - 5_000)]}));
  stubVendors(fake);
  const id = await connect(workspace, fake);
  return {fake, id};
}

async function readWhole(workspace: TestWorkspace, id: string, post = LINK): Promise<ReadPostResponse[]> {
  const pages: ReadPostResponse[] = [];
  for (let cursor: ReadPostResponse['next'] | undefined; cursor !== null; cursor = pages.at(-1)?.next) {
    const response = await workspace.call(`/v1/connections/${id}/posts`, {
      body: {post, ...(cursor === undefined ? {} : {cursor})},
    });
    expect(response.status).toBe(200);
    pages.push(readPostResponseSchema.parse(await response.json()));
    if (pages.length > 20) throw new Error('the pages never end');
  }
  return pages;
}

describe('promotions in the Workspace', () => {
  it('count a rev up, refuse a change of an older one, and go (LOY-27)', async () => {
    const workspace = await newWorkspace();
    const stored = async () => (await readFeed(workspace)).changes.find(({kind}) => kind === 'promotion')?.doc;
    await send(workspace, {kind: 'promotion-put', promotion: PROMOTION});
    await send(workspace, {kind: 'promotion-put', promotion: {...PROMOTION, weights: {like: 0, comment: 5}, rev: 1}});
    expect(await stored()).toEqual({...PROMOTION, weights: {like: 0, comment: 5}, rev: 2});
    expect(await send(workspace, {kind: 'promotion-put', promotion: {...PROMOTION, rev: 1}})).toMatchObject({
      status: 'refused',
      problem: {code: 'conflict'},
    });
    expect((await send(workspace, {kind: 'promotion-remove', promotion: 'spring', rev: 2})).status).toBe('applied');
    expect(await stored()).toBeUndefined();
    expect((await workspace.call('/v1/promotions/spring/entries')).status).toBe(404);
  });

  it('tell every entry of their posts, page by page, and of no other page’s (LOY-33)', async () => {
    const workspace = await newWorkspace();
    await send(workspace, {kind: 'promotion-put', promotion: {...PROMOTION, channel: 'facebook', account: 'ada'}});
    const reading = (account: string, number: number): Reading => ({
      key: `facebook/${account}/user/${number}`,
      source: 'file',
      asOf: NOON,
      identifiers: [],
      fields: {name: `Fan ${number}`},
      activities: [
        {key: 'liked/3kpost1', at: NOON - number, action: 'liked', subject: '3kpost1'},
        {key: 'liked/other', at: NOON, action: 'liked', subject: 'other'},
        {key: 'followed', at: NOON, action: 'followed'},
      ],
    });
    const readings = Array.from({length: 620}, (_, number) => reading(number < 610 ? 'ada' : 'ada2', number));
    for (const chunk of [0, 1]) {
      const body = {import: 'file-1', chunk, readings: readings.slice(chunk * 400, chunk * 400 + 400)};
      expect((await workspace.call('/v1/imports', {body})).status).toBe(200);
    }
    const entries = await entriesOf(workspace);
    expect(entries).toHaveLength(610);
    expect(new Set(entries.map(({user}) => user)).size).toBe(610);
    expect(entries.find(({user}) => user === '7')).toMatchObject({name: 'Fan 7', at: NOON - 7, action: 'liked', post: '3kpost1'});
  });

  it('need a session', async () => {
    const workspace = await newWorkspace();
    expect((await workspace.call('/v1/promotions/spring/entries', {token: undefined})).status).toBe(401);
    expect((await workspace.call('/v1/connections/none/posts', {body: {post: LINK}, token: undefined})).status).toBe(401);
  });
});

describe('reading a post of a connected account (LOY-79)', () => {
  it('brings in who liked and answered, page by page, and a second time changes nothing (LOY-29)', async () => {
    const workspace = await newWorkspace();
    const {id} = await connected(workspace);
    await send(workspace, {kind: 'promotion-put', promotion: PROMOTION});
    const pages = await readWhole(workspace, id);
    expect(pages.length).toBeGreaterThan(1);
    const entries = await entriesOf(workspace);
    expect(entries.filter(({action}) => action === 'liked')).toHaveLength(130);
    expect(entries.filter(({action}) => action === 'commented')).toMatchObject([{user: didOf(3), at: NOON - 5_000}]);
    const again = await readWhole(workspace, id);
    expect(again.map(({created, changed}) => created + changed)).toEqual(again.map(() => 0));
    expect(await entriesOf(workspace)).toHaveLength(131);
  });

  it('meets what the ordinary sync reads in the same records', async () => {
    const workspace = await newWorkspace();
    const {id} = await connected(workspace);
    await send(workspace, {kind: 'promotion-put', promotion: PROMOTION});
    await readWhole(workspace, id);
    const before = await entriesOf(workspace);
    await drain(workspace);
    expect(await entriesOf(workspace)).toEqual(before);
  });

  it('asks nothing of a vendor that is to be left alone, and says until when', async () => {
    const workspace = await newWorkspace();
    const {id} = await connected(workspace);
    const rest = `update connection set state = json_set(state, '$.problem', 'vendor-quota', '$.nextAt', ${NOON + 3_600_000})`;
    await rowsOf(workspace, rest);
    stubVendors();
    const response = await workspace.call(`/v1/connections/${id}/posts`, {body: {post: LINK}});
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3600']);
  });

  it('says that there is no such connection, or that nothing is told there', async () => {
    const workspace = await newWorkspace();
    expect((await workspace.call('/v1/connections/none/posts', {body: {post: LINK}})).status).toBe(404);
    const {id} = await connected(workspace);
    expect((await workspace.call(`/v1/connections/${id}/posts`, {body: {post: ''}})).status).toBe(400);
    const refused = await workspace.call(`/v1/connections/${id}/posts`, {body: {post: 'https://example.org/x'}});
    expect(refused.status).toBe(502);
  });
});
