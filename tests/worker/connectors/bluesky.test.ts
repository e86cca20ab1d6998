import {describe, expect, it} from 'vitest';
import {bluesky} from '../../../worker/connectors/bluesky.ts';
import type {Access, Cursor, PulledPage} from '../../../worker/connectors/connector.ts';
import {newBudget} from '../../../worker/limits.ts';
import {createOutboundClient} from '../../../worker/sync/outbound-client.ts';
import {createPace} from '../../../worker/sync/pace.ts';
import {createRateLimiter} from '../../../worker/sync/rate-limiter.ts';
import {clientOf, connected} from '../../contract/connector.ts';
import {type BlueskyFake, createBlueskyFake} from '../../fakes/vendors/bluesky.ts';
import {
  BLUESKY_KEY,
  blueskyActor,
  blueskyPost,
  blueskyReply,
  DID,
  didOf,
  driftBluesky,
  HANDLE,
} from '../../fakes/vendors/bluesky-state.ts';

const NOW = Date.UTC(2026, 10, 20);
const START: Cursor = {since: undefined, page: 0};
const NOV = Date.UTC(2026, 10, 10);
const uri = (number: number) => `at://${DID}/app.bsky.feed.post/3kpost${number}`;

async function pagesOf(access: Access, {since, post}: {since?: number; post?: string} = {}): Promise<PulledPage[]> {
  const pages: PulledPage[] = [];
  for (let cursor: Cursor | undefined = {since, page: 0}; cursor !== undefined; cursor = pages.at(-1)?.next) {
    const page = post === undefined ? await bluesky.pull(access, cursor) : await bluesky.readPost?.(access, post, cursor);
    if (page === undefined || pages.length > 50) throw new Error('the pages never end');
    pages.push(page);
  }
  return pages;
}

/** What each person did, by number and key: "2 like:3kpost1". */
function actsOf(pages: readonly PulledPage[]): string[] {
  const acts = pages.flatMap(({readings}) =>
    readings.flatMap(({key, activities = []}) => activities.map(act => `${numberOf(key)} ${act.action} ${act.key}`)),
  );
  return [...new Set(acts)].sort();
}

const numberOf = (key: string) => Array.from({length: 20}, (_, at) => at).find(number => key.endsWith(didOf(number)));

/** A post that was liked, reposted, answered and quoted, and the creator's own answer under it. */
function busy(fake: BlueskyFake): void {
  const reply = blueskyReply(3, NOV + 3_000);
  reply.replies.push({...blueskyReply(4, NOV + 4_000), replies: []}, {...blueskyReply(0, NOV + 5_000), did: DID, key: '3kown'});
  fake.posts.push(
    blueskyPost(1, {
      likes: [
        {did: didOf(1), at: NOV + 1_000},
        {did: didOf(2), at: NOV + 2_000},
        {did: DID, at: NOV},
      ],
      reposts: [{did: didOf(2), at: NOV + 6_000}],
      replies: [reply],
      quotes: [{did: didOf(5), key: '3kquote5', at: NOV + 7_000, text: 'look at this'}],
    }),
  );
}

describe('a follower on Bluesky as a reading', () => {
  it('is known by the DID, found by the handle, and has no date that nobody told', async () => {
    const access = await connected(bluesky, createBlueskyFake(1));
    const [page] = await pagesOf(access);
    expect(page?.readings).toEqual([
      {
        key: `bluesky/${DID}/follower/${didOf(1)}`,
        source: 'api',
        asOf: NOW,
        identifiers: [
          {type: 'did', value: didOf(1), strength: 'strong'},
          {type: 'handle', account: 'bluesky', value: 'reader1.bsky.social', strength: 'weak'},
        ],
        fields: {name: 'Reader 1'},
      },
    ]);
  });

  it('with a name that leads nowhere has none', async () => {
    const fake = createBlueskyFake(0);
    fake.actors.set(didOf(1), {did: didOf(1), handle: 'handle.invalid', createdAt: ''});
    fake.followers.set(didOf(1), NOV);
    const [page] = await pagesOf(await connected(bluesky, fake));
    expect(page?.readings).toEqual([
      expect.objectContaining({identifiers: [{type: 'did', value: didOf(1), strength: 'strong'}], fields: {}}),
    ]);
  });

  it('stays the same person under another handle, and is missing from the list when gone', async () => {
    const fake = createBlueskyFake(3);
    const access = await connected(bluesky, fake);
    const [before] = await pagesOf(access);
    driftBluesky(fake, NOV);
    const [after] = await pagesOf(access);
    expect(before?.readings.map(({key}) => numberOf(key))).toEqual([1, 2, 3]);
    expect(after?.readings[0]).toMatchObject({
      key: `bluesky/${DID}/follower/${didOf(2)}`,
      identifiers: [{type: 'did'}, {value: 'new-reader2.bsky.social'}],
    });
    expect(after?.readings.map(({key}) => numberOf(key)).slice(0, 2)).toEqual([2, 3]);
  });
});

describe('what people do on Bluesky', () => {
  it('is likes, answers, quotes and reposts of the creator’s own posts, each once whichever list tells it', async () => {
    const fake = createBlueskyFake(0);
    for (const number of [1, 2, 3, 4, 5]) fake.actors.set(didOf(number), blueskyActor(number));
    busy(fake);
    fake.followers.set(didOf(1), NOV);
    const pages = await pagesOf(await connected(bluesky, fake));
    expect(actsOf(pages.map(page => ({...page, readings: page.readings.filter(({key}) => key.includes('/account/'))})))).toEqual([
      '1 followed follow',
      '1 liked like:3kpost1',
      '2 liked like:3kpost1',
      '2 shared repost:3kpost1',
      '3 commented reply:3kreply3',
      '4 commented reply:3kreply4',
      '5 shared quote:3kquote5',
    ]);
    const told = pages.flatMap(({readings}) => readings.flatMap(({activities = []}) => activities));
    const likes = told.filter(({key}) => key === 'like:3kpost1');
    expect(likes).toHaveLength(4);
    expect(new Set(likes.map(act => JSON.stringify(act))).size).toBe(2);
    expect(told.filter(({action}) => action !== 'followed').every(({subject}) => subject === uri(1))).toBe(true);
    expect(JSON.stringify(pages)).not.toMatch(/said|look at this/);
  });

  it('is read back to the last that is known, and the posts are left alone in between', async () => {
    const fake = createBlueskyFake(1);
    busy(fake);
    const access = await connected(bluesky, fake);
    const since = (await pagesOf(access)).at(-1)?.resumeFrom;
    expect(since).toBe(NOV + 7_000);
    fake.posts.push(blueskyPost(2, {likes: [{did: didOf(6), at: NOV + 60_000}]}));
    fake.asked.splice(0);
    const pages = await pagesOf(access, since === undefined ? {} : {since});
    expect(actsOf(pages)).toEqual(['5 shared quote:3kquote5', '6 liked like:3kpost2']);
    expect(fake.asked.map(line => line.split('?')[0]?.split('.').at(-1))).toEqual([
      'getFollowers',
      'getProfile',
      'listNotifications',
    ]);
  });

  it('goes on over many pages, and no further back than ninety days', async () => {
    const fake = createBlueskyFake(0);
    const likes = Array.from({length: 250}, (_, at) => ({did: didOf(at + 1), at: NOV + at * 1_000}));
    fake.posts.push(blueskyPost(1, {likes}), blueskyPost(2, {reposts: [{did: didOf(9), at: NOW - 91 * 86_400_000}]}));
    const access = await connected(bluesky, fake);
    const acts = (await pagesOf(access)).flatMap(({readings}) => readings.flatMap(({activities = []}) => activities));
    expect(acts).toHaveLength(500);
    expect(acts.some(({key}) => key.startsWith('repost'))).toBe(false);
    expect(fake.asked.filter(line => line.includes('getLikes'))).toHaveLength(3);
  });

  it('under one post is read by its address, in the app or on the network (LOY-27)', async () => {
    const fake = createBlueskyFake(0);
    busy(fake);
    const access = await connected(bluesky, fake);
    const expected = ['1 liked', '2 liked', '3 commented', '4 commented', '5 shared'];
    for (const post of [uri(1), `https://bsky.app/profile/${HANDLE}/post/3kpost1`, `bsky.app/profile/${DID}/post/3kpost1?x=1`]) {
      const acts = actsOf(await pagesOf(access, {post}));
      expect(acts.map(line => line.split(' ').slice(0, 2).join(' '))).toEqual(expected);
    }
    expect(actsOf(await pagesOf(access, {post: uri(7)}))).toEqual([]);
  });

  it.each(['https://example.org/profile/ada.example/post/3k', 'at://x', `https://bsky.app/profile/${HANDLE}/post/a b`, ''])(
    'is read under no post where the address is %j',
    async post => {
      const access = await connected(bluesky, createBlueskyFake(0));
      await expect(bluesky.readPost?.(access, post, START)).rejects.toMatchObject({code: 'unexpected-shape'});
    },
  );

  it('under somebody else’s post is found by that one’s handle', async () => {
    const fake = createBlueskyFake(1);
    const access = await connected(bluesky, fake);
    await pagesOf(access, {post: 'https://bsky.app/profile/reader1.bsky.social/post/3kother'});
    expect(fake.asked.some(line => line.includes('resolveHandle?handle=reader1.bsky.social'))).toBe(true);
    expect(fake.asked.at(-1)).toContain(encodeURIComponent(didOf(1)));
  });
});

describe('a session on Bluesky', () => {
  it('opens with handle and app password, and keeps tokens instead of it', async () => {
    const fake = createBlueskyFake(1);
    const answer = await bluesky.connect(clientOf(fake), fake.request, NOW);
    expect(answer).toEqual({
      account: DID,
      label: HANDLE,
      base: 'http://pds.example:2583/xrpc',
      key: fake.access,
      refresh: fake.refresh,
      expiresAt: NOW + 7_200_000,
      extra: {user: HANDLE},
    });
    expect(JSON.stringify(answer)).not.toContain(BLUESKY_KEY);
  });

  it('is renewed by a token that works once', async () => {
    const fake = createBlueskyFake(1);
    const access = await connected(bluesky, fake);
    const held = {key: fake.access, refresh: fake.refresh};
    fake.expire();
    await expect(bluesky.pull(access, START)).rejects.toMatchObject({code: 'unauthorised'});
    const fresh = await bluesky.refresh?.(access.http, access.base, held, NOW);
    expect(fresh).toEqual({key: fake.access, refresh: fake.refresh, expiresAt: NOW + 7_200_000});
    expect(fresh?.refresh).not.toBe(held.refresh);
    expect((await bluesky.pull({...access, key: fresh?.key ?? ''}, START)).readings).toHaveLength(1);
    await expect(bluesky.refresh?.(access.http, access.base, held, NOW)).rejects.toMatchObject({code: 'unauthorised'});
    await expect(bluesky.refresh?.(access.http, access.base, {key: ''}, NOW)).rejects.toMatchObject({code: 'unauthorised'});
  });

  it('asks the public AppView for what is public, without a token', async () => {
    const fake = createBlueskyFake(1, 'bsky.social');
    const seen: string[] = [];
    const http = createOutboundClient({
      fetch: request => {
        seen.push(`${new URL(request.url).host} ${request.headers.has('authorization') ? 'with' : 'without'} a token`);
        return fake.fetch(request);
      },
      now: () => NOW,
      hosts: ['bsky.social', ...(bluesky.hosts ?? [])],
      allowPrivateHosts: false,
      timeoutMs: 1_000,
      limiter: createRateLimiter(6),
      pace: createPace(undefined),
      budget: newBudget(),
    });
    const answer = await bluesky.connect(http, fake.request, NOW);
    if ('choices' in answer) throw new Error('there is one account only');
    await pagesOf({extra: {}, ...answer, http, now: NOW});
    expect([...new Set(seen)]).toEqual([
      'bsky.social without a token',
      'public.api.bsky.app without a token',
      'bsky.social with a token',
    ]);
  });

  it('waits until the instant that the network names, and begins again where a place is no longer good', async () => {
    const fake = createBlueskyFake(1);
    const access = await connected(bluesky, fake);
    fake.faults.push('throttled', 'cursor-expired');
    await expect(bluesky.pull(access, START)).rejects.toMatchObject({code: 'rate-limited', retryAfterMs: 30_000});
    await expect(bluesky.pull(access, START)).rejects.toMatchObject({code: 'cursor-expired'});
    const foreign = {...START, place: 'likes:3'};
    await expect(bluesky.pull(access, foreign)).rejects.toMatchObject({code: 'cursor-expired'});
  });

  it.each([
    [{key: BLUESKY_KEY, user: 'ada.example'}, 'https://bsky.social/xrpc'],
    [{key: ` ${BLUESKY_KEY} `, user: '@Ada.Example'}, 'https://bsky.social/xrpc'],
    [{key: BLUESKY_KEY, user: DID, url: 'https://pds.example/'}, 'https://pds.example/xrpc'],
    [{key: 'correct horse battery staple', user: 'ada.example'}, undefined],
    [{key: BLUESKY_KEY}, undefined],
    [{key: BLUESKY_KEY, user: 'ada@example.org'}, undefined],
  ])('with %j is asked for at %s: an app password, never the account’s own', (request, address) => {
    expect(bluesky.address({vendor: 'bluesky', ...request})).toBe(address);
  });

  it('is refused with another password', async () => {
    const fake = createBlueskyFake(1);
    const other = {...fake.request, key: 'aaaa-bbbb-cccc-dddd'};
    await expect(bluesky.connect(clientOf(fake), other, NOW)).rejects.toMatchObject({code: 'unauthorised'});
  });
});
