import * as z from 'zod/mini';
import {ConnectorError} from '../sync/connector-error';
import {askPublic, expiryOf, OWN, openSession, PUBLIC_HOST, refreshSession} from './bluesky-call';
import {readNews} from './bluesky-news';
import {actorSchema, didSchema, followerOf} from './bluesky-people';
import {type ActsPage, keyOf, LISTS, postUri, readActs, readFeed} from './bluesky-posts';
import type {Access, Connected, Connector, Cursor, PulledPage} from './connector';
import {baseOf} from './own-address';
import {readRows} from './read-rows';

const DAY_MS = 86_400_000;
/** How far back the first look at what the network told goes. */
const NEWS_MS = 90 * DAY_MS;

const followersSchema = z.object({followers: z.array(z.unknown()), cursor: z.nullish(z.string())});
const profileSchema = z.object({followersCount: z.nullish(z.number())});

/** Where a pass stands: followers; on some days what there is of the newest posts, entry by entry; then what is new. */
const placeSchema = z.object({
  list: z.enum(['followers', 'feed', 'posts', 'news']),
  token: z.optional(z.string()),
  /** Entries to read, the first from `token` on. */
  entries: z.optional(z.array(z.string())),
  /** The newest of what is new. */
  newest: z.optional(z.number()),
});
type Place = z.infer<typeof placeSchema>;

/**
 * Bluesky (AT Protocol), one account, by an app password. People are known by their DID. Who follows, and who liked, answered,
 * quoted or reposted; the text of posts is never kept. What is public is asked of the public AppView without the token.
 */
export const bluesky: Connector = {
  vendor: 'bluesky',
  hosts: [PUBLIC_HOST],
  changes: 'none',
  everyMs: 6 * 3_600_000,
  deepEveryMs: DAY_MS,
  // Threads leave out who is blocked or muted, and reposts have no list with dates: their absence says nothing.
  isTakenBack: ({key}, isRead) => isRead && /^(like|quote):/.test(key),
  sweeps: ['follower'],
  rate: {requests: 3_000, windowMs: 5 * 60_000},
  address(request) {
    // The password of the account itself opens everything: it is not taken.
    const isAppPassword = /^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/.test(request.key.trim());
    if (request.vendor !== 'bluesky' || !isAppPassword || userOf(request.user) === undefined) return undefined;
    return baseOf(request, OWN);
  },
  async connect(http, request, now) {
    const base = bluesky.address(request) ?? '';
    const user = userOf(request.user) ?? '';
    const {did, handle, accessJwt, refreshJwt} = await openSession(http, base, {user, password: request.key.trim()});
    if (!didSchema.safeParse(did).success) throw new ConnectorError('unexpected-shape', 'the answer has another shape at did');
    const label = handle === 'handle.invalid' ? user : handle;
    const expiresAt = expiryOf(accessJwt, now);
    return {account: did, label, base, key: accessJwt, refresh: refreshJwt, expiresAt, extra: {user}} satisfies Connected;
  },
  refresh: refreshSession,
  async pull(access, cursor) {
    const here = placeOf(cursor) ?? {list: 'followers'};
    if (here.list === 'followers') return pullFollowers(access, cursor, here);
    if (here.list === 'news') return pullNews(access, cursor, here);
    if (here.list === 'posts') return pullPosts(access, cursor, {here, of: access.account, after: {list: 'news'}});
    const {entries, posts} = await readFeed(access);
    const next: Place = entries.length === 0 ? {list: 'news'} : {list: 'posts', entries};
    return {...toPage({readings: [], bad: []}, cursorAt(cursor, next)), posts};
  },
  /** Who liked, answered and quoted one post. */
  async readPost(access, post, cursor) {
    const {did, key} = await postOf(access, post);
    const here = placeOf(cursor) ?? {list: 'posts', entries: LISTS.map(list => `${list}${key}`)};
    return pullPosts(access, cursor, {here, of: did, after: undefined});
  },
};

async function pullFollowers(access: Access, cursor: Cursor, {token}: Place): Promise<PulledPage> {
  const query = {actor: access.account, limit: '100', cursor: token};
  const answer = await askPublic(access, 'app.bsky.graph.getFollowers', query, followersSchema);
  const {readings, bad} = readRows(answer.followers.map(named), actorSchema, actor => followerOf(actor, access));
  const actor = {actor: access.account};
  const profile = token === undefined ? await askPublic(access, 'app.bsky.actor.getProfile', actor, profileSchema) : undefined;
  const after: Place = {list: cursor.since === undefined ? 'feed' : 'news'};
  const next: Place = answer.cursor ? {list: 'followers', token: answer.cursor} : after;
  // Counted are also those who are not listed: who closed their account, whom somebody blocked.
  return {...toPage({readings, bad}, cursorAt(cursor, next)), about: profile?.followersCount ?? undefined};
}

async function pullPosts(
  access: Access,
  cursor: Cursor,
  {here, of, after}: {here: Place; of: string; after: Place | undefined},
): Promise<PulledPage> {
  const [entry, ...others] = here.entries ?? [];
  if (entry === undefined) return toPage({readings: [], bad: []}, after && cursorAt(cursor, after));
  const page = await readActs(access, {entry, of, token: here.token});
  const left: Place | undefined = others.length === 0 ? after : {list: 'posts', entries: others};
  const next = page.token === undefined ? left : {...here, token: page.token};
  return {...toPage(page, next && cursorAt(cursor, next)), list: entry};
}

async function pullNews(access: Access, cursor: Cursor, {token, newest: before}: Place): Promise<PulledPage> {
  const since = cursor.since ?? access.now - NEWS_MS;
  const page = await readNews(access, {token, since});
  const newest = Math.max(before ?? 0, page.newest ?? 0) || undefined;
  const isKnown = page.oldest === undefined || page.oldest <= since;
  if (!isKnown && page.token !== undefined) {
    return toPage(page, cursorAt(cursor, {list: 'news', token: page.token, ...(newest === undefined ? {} : {newest})}));
  }
  // Only now: a pass that breaks off leaves no gap behind it.
  return {...toPage(page, undefined), resumeFrom: newest === undefined ? cursor.since : newest - 1_000};
}

function toPage({readings, bad}: Pick<ActsPage, 'readings' | 'bad'>, next: Cursor | undefined): PulledPage {
  return {readings, bad, next, resumeFrom: undefined, remaining: undefined};
}

function cursorAt({since}: Cursor, place: Place): Cursor {
  return {since, page: 0, place: JSON.stringify(place)};
}

function placeOf({place}: Cursor): Place | undefined {
  if (place === undefined) return undefined;
  try {
    return placeSchema.parse(JSON.parse(place));
  } catch (cause) {
    throw new ConnectorError('cursor-expired', 'a place of another version', {cause});
  }
}

/** The row with its DID where rows of other vendors have their id, for the list of what could not be read. */
function named(row: unknown): unknown {
  const did = z.object({did: didSchema}).safeParse(row).data?.did;
  return did === undefined || typeof row !== 'object' ? row : {...row, id: did};
}

/** `@ada.example`, `ada.example` or a DID. */
function userOf(user: string | undefined): string | undefined {
  const text = user?.trim().replace(/^@/, '').toLowerCase() ?? '';
  return /^(did:[a-z]+:[\w.:%-]+|([a-z0-9-]+\.)+[a-z][a-z0-9-]*)$/.test(text) ? text : undefined;
}

/** The post that an address leads to: of the app, or of the network. */
async function postOf(access: Access, post: string): Promise<{did: string; key: string}> {
  const text = post.trim();
  const [, actor = '', key = ''] =
    /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/([^/?#]+)/.exec(text) ??
    /^(?:https?:\/\/)?bsky\.app\/profile\/([^/]+)\/post\/([^/?#]+)/.exec(text) ??
    [];
  const user = userOf(actor);
  if (user === undefined) throw new ConnectorError('unexpected-shape', 'this is no address of a post');
  const did = await didOf(access, user);
  if (keyOf(postUri(did, key), did) === undefined) throw new ConnectorError('unexpected-shape', 'this is no address of a post');
  return {did, key};
}

async function didOf(access: Access, user: string): Promise<string> {
  if (user.startsWith('did:')) return user;
  if (user === access.label.toLowerCase()) return access.account;
  const query = {handle: user};
  return (await askPublic(access, 'com.atproto.identity.resolveHandle', query, z.object({did: didSchema}))).did;
}
