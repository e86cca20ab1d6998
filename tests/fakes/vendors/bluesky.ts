import {actorOf, BLUESKY_KEY, type BlueskyPost, type BlueskyState, blueskyActor, DID, HANDLE, jwt} from './bluesky-state.ts';
import {feedView, likeView, notesOf, postView, threadView, uriOf} from './bluesky-views.ts';
import {createFakeVendor, type FakeVendor} from './fake-vendor.ts';

export type BlueskyFake = FakeVendor &
  BlueskyState & {
    /** Two hours pass: the token that opens requests ends. */
    expire(): void;
  };

/** Before what the network still tells as news. */
const FOLLOWED = Date.UTC(2026, 0, 1);
const TWO_HOURS_S = 7_200;
const HOUR_AHEAD_S = Date.UTC(2026, 10, 20) / 1_000 + TWO_HOURS_S;

/** A server of the network with its AppView behind it: what is public it hands on, and wants its token for it. */
export function createBlueskyFake(count: number, host = 'pds.example:2583'): BlueskyFake {
  const people = Array.from({length: count}, (_, at) => blueskyActor(at + 1));
  const state: BlueskyState = {
    actors: new Map(people.map(actor => [actor.did, actor])),
    followers: new Map(people.map(({did}, at) => [did, FOLLOWED - at * 60_000])),
    posts: [],
    handle: HANDLE,
    access: '',
    refresh: '',
    sessions: 0,
  };
  const own = host === 'bsky.social' ? {} : {url: `http://${host}`};
  const fake = createFakeVendor({vendor: 'bluesky', key: BLUESKY_KEY, user: `@${HANDLE}`, ...own}, host, {
    async answer(incoming, url) {
      const method = url.pathname.replace('/xrpc/', '');
      if (method.startsWith('com.atproto.server.')) return answerSession(state, method, incoming);
      const token = incoming.headers.get('authorization');
      // The public AppView is another host, and asks for nothing.
      if (url.host === host && token !== `Bearer ${state.access}`) return refuse(400, 'ExpiredToken');
      const body = answer(state, method, url.searchParams);
      return body instanceof Response ? body : Response.json(body, {headers: RATES});
    },
    spoil,
    throttled: () =>
      Response.json(
        {error: 'RateLimitExceeded', message: 'Rate Limit Exceeded'},
        {status: 429, headers: {...RATES, 'ratelimit-remaining': '0'}},
      ),
    cursorExpired: () => refuse(400, 'InvalidCursor'),
  });
  return Object.assign(state, fake, {expire: () => Object.assign(state, {access: 'ended'})});
}

/** Told with every answer; the reset is an instant, in seconds. */
const RATES = {
  'ratelimit-limit': '3000',
  'ratelimit-remaining': '2999',
  'ratelimit-reset': String(Date.UTC(2026, 10, 20) / 1_000 + 30),
  'ratelimit-policy': '3000;w=300',
};

async function answerSession(state: BlueskyState, method: string, incoming: Request): Promise<Response> {
  if (method.endsWith('createSession')) {
    const {identifier, password} = (await incoming.json()) as {identifier: string; password: string};
    if (![state.handle, DID].includes(identifier) || password !== BLUESKY_KEY) return refuse(401, 'AuthenticationRequired');
  } else if (incoming.headers.get('authorization') !== `Bearer ${state.refresh}`) return refuse(400, 'ExpiredToken');
  state.sessions += 1;
  state.access = jwt(`access-${state.sessions}`, HOUR_AHEAD_S);
  state.refresh = jwt(`refresh-${state.sessions}`, HOUR_AHEAD_S + 90 * 86_400);
  const {access: accessJwt, refresh: refreshJwt, handle} = state;
  return Response.json({did: DID, handle, accessJwt, refreshJwt, active: true, email: 'ada@example.org'});
}

function answer(state: BlueskyState, method: string, query: URLSearchParams): unknown {
  const {posts, followers} = state;
  if (method === 'com.atproto.identity.resolveHandle') {
    const known = [...state.actors.values()].find(({handle}) => handle === query.get('handle'));
    return known === undefined ? refuse(400, 'InvalidRequest') : {did: known.did};
  }
  if (method === 'app.bsky.actor.getProfile') return {...actorOf(state, DID), followersCount: followers.size};
  if (method === 'app.bsky.graph.getFollowers') {
    return {
      ...paged(
        'followers',
        [...followers.keys()].map(did => actorOf(state, did)),
        query,
      ),
      subject: actorOf(state, DID),
    };
  }
  if (method === 'app.bsky.notification.listNotifications') return {...paged('notifications', notesOf(state), query)};
  if (method === 'app.bsky.feed.getAuthorFeed') {
    return paged(
      'feed',
      [...posts].sort((left, right) => right.at - left.at).map(post => feedView(state, post)),
      query,
    );
  }
  return answerPost(state, {method, query, post: posts.find(({key}) => uriOf(DID, key) === query.get('uri'))});
}

type Asked = {method: string; query: URLSearchParams; post: BlueskyPost | undefined};

/** A post that is gone has no likes and no quotes; its thread is refused. */
function answerPost(state: BlueskyState, {method, query, post}: Asked): unknown {
  const uri = query.get('uri');
  if (method === 'app.bsky.feed.getLikes') {
    return {
      uri,
      ...paged(
        'likes',
        (post?.likes ?? []).map(like => likeView(state, like)),
        query,
      ),
    };
  }
  if (method === 'app.bsky.feed.getQuotes') {
    return {
      uri,
      ...paged(
        'posts',
        (post?.quotes ?? []).map(quote => postView(state, quote)),
        query,
      ),
    };
  }
  if (method !== 'app.bsky.feed.getPostThread') return refuse(501, 'MethodNotImplemented');
  return post === undefined ? refuse(400, 'NotFound') : {thread: threadView(state, post)};
}

/** Fifty where no limit is named, a hundred at most; the cursor is a place in the list. */
function paged(name: string, items: readonly unknown[], query: URLSearchParams): Record<string, unknown> {
  const size = Math.min(Number(query.get('limit') ?? 50), 100);
  const start = Number(query.get('cursor') ?? 0);
  const end = start + size;
  return {[name]: structuredClone(items.slice(start, end)), ...(end < items.length ? {cursor: String(end)} : {})};
}

function refuse(status: number, error: string): Response {
  return Response.json({error, message: 'refused'}, {status, headers: RATES});
}

type Row = Record<string, unknown>;

function spoil(body: unknown, kind: string): unknown {
  const page = body as {followers?: Row[]; followersCount?: number};
  const rows = page.followers ?? [];
  if (kind === 'smaller-total' && page.followersCount !== undefined) page.followersCount = 0;
  if (kind === 'unknown-word') for (const row of rows) Object.assign(row, {labels: [{val: '!unheard-of'}], associated: {x: 1}});
  if (kind === 'no-email') for (const row of rows) Object.assign(row, {displayName: null, handle: 'handle.invalid'});
  for (const row of kind === 'bad-row' ? rows.slice(0, 1) : kind === 'renamed-field' ? rows : []) {
    row.id = row.did;
    delete row.did;
  }
  return page;
}
