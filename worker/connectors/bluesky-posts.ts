import * as z from 'zod/mini';
import type {Engagement} from '#shared/model/engagement';
import type {Reading} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import {askPublic} from './bluesky-call';
import {type Actor, accountOf, actorSchema, byPerson, datedSchema, doneAt} from './bluesky-people';
import type {Access, BadRow} from './connector';
import {readRows} from './read-rows';

const PAGE = '100';
/** Posts whose likes and answers are read anew: what is older hardly changes, and what happens there is told as news. */
const NEWEST_POSTS = '50';
const NOTHING: ActsPage = {readings: [], bad: [], token: undefined};

/** What there is to read of a post, by a letter before its key: likes, the thread below it, posts that quote it. */
export const LISTS = ['l', 't', 'q'] as const;
type List = (typeof LISTS)[number];

export type ActsPage = {readings: readonly Reading[]; bad: readonly BadRow[]; token: string | undefined};

const cursor = z.nullish(z.string());
const count = z.catch(z.number(), 0);
const postSchema = z.object({uri: z.string(), likeCount: count, replyCount: count, quoteCount: count});
const feedSchema = z.object({feed: z.array(z.object({post: z.unknown(), reason: z.optional(z.unknown())}))});

/** The newest posts, and what there is to read of them: `lKEY` where somebody liked the post of that key, and so on. */
export async function readFeed(access: Access): Promise<{entries: string[]; posts: string[]}> {
  const query = {actor: access.account, filter: 'posts_and_author_threads', limit: NEWEST_POSTS};
  const {feed} = await askPublic(access, 'app.bsky.feed.getAuthorFeed', query, feedSchema);
  // Somebody else's post that was reposted is theirs.
  const own = feed.flatMap(({post, reason}) => {
    const parsed = postSchema.safeParse(post).data;
    const key = parsed === undefined ? undefined : keyOf(parsed.uri, access.account);
    return parsed === undefined || key === undefined || reason !== undefined ? [] : [{...parsed, key}];
  });
  const entries = own.flatMap(({key, likeCount, replyCount, quoteCount}) => {
    const counts = {l: likeCount, t: replyCount, q: quoteCount};
    return LISTS.flatMap(list => (counts[list] > 0 ? [`${list}${key}`] : []));
  });
  return {entries, posts: own.map(({uri}) => uri)};
}

/** The address of a post on the network. */
export function postUri(did: string, key: string): string {
  return `at://${did}/app.bsky.feed.post/${key}`;
}

/** The key of a post of this author; undefined where it is another's. */
export function keyOf(uri: string, did: string): string | undefined {
  const [, author, key] = /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/([\w.~:-]{1,60})$/.exec(uri) ?? [];
  return author === did ? key : undefined;
}

/** One page of who liked, answered or quoted one post. */
export async function readActs(access: Access, {entry, of, token}: {entry: string; of: string; token: string | undefined}) {
  const list = LISTS.find(letter => entry.startsWith(letter)) satisfies List | undefined;
  const post = {uri: postUri(of, entry.slice(1)), key: entry.slice(1)};
  if (list === 'l') return readLikes(access, post, token);
  if (list === 't') return readThread(access, post);
  return readQuotes(access, post, token);
}

type Post = {uri: string; key: string};

const likeSchema = z.extend(datedSchema, {actor: actorSchema});
const likesSchema = z.object({likes: z.array(z.unknown()), cursor});

async function readLikes(access: Access, {uri, key}: Post, token: string | undefined): Promise<ActsPage> {
  const query = {uri, limit: PAGE, cursor: token};
  const answer = await askPublic(access, 'app.bsky.feed.getLikes', query, likesSchema);
  const {readings, bad} = readRows(answer.likes, likeSchema, like =>
    accountOf(like.actor, access, {key: `like:${key}`, at: doneAt(like, access.now), action: 'liked', subject: uri}),
  );
  return {readings: byPerson(readings, access), bad, token: answer.cursor ?? undefined};
}

const ref = z.object({uri: z.string()});
const replyRef = z.catch(z.optional(z.object({root: z.optional(ref)})), undefined);
export const writtenSchema = z.extend(datedSchema, {
  uri: z.string(),
  author: actorSchema,
  record: z.object({createdAt: z.optional(z.string()), reply: replyRef}),
});
const quotesSchema = z.object({posts: z.array(z.unknown()), cursor});

async function readQuotes(access: Access, {uri}: Post, token: string | undefined): Promise<ActsPage> {
  const answer = await askPublic(access, 'app.bsky.feed.getQuotes', {uri, limit: PAGE, cursor: token}, quotesSchema);
  const {readings, bad} = readRows(answer.posts, writtenSchema, post =>
    accountOf(post.author, access, {...written(post, 'quote', access), action: 'shared', subject: uri}),
  );
  return {readings: byPerson(readings, access), bad, token: answer.cursor ?? undefined};
}

const nodeSchema = z.object({post: z.optional(z.unknown()), replies: z.nullish(z.array(z.unknown()))});

/** Answers below a post, answers to them included. Of a post that is gone nothing is told. */
async function readThread(access: Access, {uri}: Post): Promise<ActsPage> {
  const query = {uri, depth: '10', parentHeight: '0'};
  const schema = z.object({thread: z.unknown()});
  const thread = await askPublic(access, 'app.bsky.feed.getPostThread', query, schema).catch((error: unknown) => {
    if (error instanceof ConnectorError && error.detail === 'HTTP 400') return undefined;
    throw error;
  });
  if (thread === undefined) return NOTHING;
  const rows = postsBelow(thread.thread).slice(1);
  const {readings, bad} = readRows(rows, writtenSchema, post => replyOf(post, access, uri));
  return {readings: byPerson(readings, access), bad, token: undefined};
}

/** The posts of a thread, its own first. A blocked or deleted one has none. */
function postsBelow(node: unknown): unknown[] {
  const parsed = nodeSchema.safeParse(node).data;
  if (parsed === undefined) return [];
  return [parsed.post, ...(parsed.replies ?? []).flatMap(postsBelow)].filter((post, place) => place === 0 || post !== undefined);
}

type Written = z.infer<typeof writtenSchema> & {author: Actor};

/** An answer, under the post that the thread began with where that is the creator's. */
export function replyOf(post: Written, access: Access, under: string): Reading {
  const root = post.record.reply?.root?.uri;
  const subject = root !== undefined && keyOf(root, access.account) !== undefined ? root : under;
  return accountOf(post.author, access, {...written(post, 'reply', access), action: 'commented', subject});
}

/** The author's own key of a post is unique among theirs. */
export function written(post: Written, kind: string, {now}: Pick<Access, 'now'>): Pick<Engagement, 'key' | 'at'> {
  return {key: `${kind}:${post.uri.split('/').at(-1)?.slice(0, 60)}`, at: doneAt(post, now)};
}
