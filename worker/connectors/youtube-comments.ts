import * as z from 'zod/mini';
import type {Reading} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import type {Access, PulledPage} from './connector';
import {readRows, timeOf} from './read-rows';
import {ask} from './youtube-call';
import {channelId} from './youtube-members';

const PAGE = '100';
const id = z.string().check(z.regex(/^[\w.-]{1,100}$/));
// What is said never leaves YouTube: these fields alone are asked for.
const COMMENT = 'id,snippet(authorChannelId,authorDisplayName,publishedAt)';
const THREAD = `id,snippet(videoId,totalReplyCount,topLevelComment(${COMMENT})),replies(comments(${COMMENT}))`;

const pageSchema = z.object({items: z.array(z.unknown()), nextPageToken: z.nullish(z.string())});
const threadSchema = z.object({
  id,
  snippet: z.object({
    videoId: z.nullish(id),
    totalReplyCount: z.catch(z.number(), 0),
    topLevelComment: z.record(z.string(), z.unknown()),
  }),
  replies: z.nullish(z.object({comments: z.array(z.record(z.string(), z.unknown()))})),
});
type Thread = z.infer<typeof threadSchema>;

const commentSchema = z.object({
  id,
  /** The video, put beside it by us. */
  video: z.optional(z.string()),
  snippet: z.object({
    authorChannelId: z.object({value: channelId}),
    authorDisplayName: z.nullish(z.string()),
    publishedAt: z.string(),
  }),
});
type Comment = z.infer<typeof commentSchema>;
/** Of a channel that is gone its comments stay: nobody's. */
const anonymousSchema = z.object({id, snippet: z.object({authorChannelId: z.optional(z.null()), publishedAt: z.string()})});

/** A thread of which the list carried some replies only. */
export type Parent = {readonly id: string; readonly video?: string | undefined};

export type CommentsPage = Pick<PulledPage, 'readings' | 'bad'> & {
  token: string | undefined;
  parents: readonly Parent[];
  /** When the newest and the oldest thread of the page were begun. */
  newest: number | undefined;
  oldest: number | undefined;
};

/** Threads of the channel or of one video, newest first (commentThreads.list, 2026-11). `since`: older ones are left out. */
export async function readThreads(
  access: Access,
  {of, token, since}: {of: Readonly<Record<string, string>>; token: string | undefined; since: number | undefined},
): Promise<CommentsPage> {
  const fields = `nextPageToken,items(${THREAD})`;
  const query = {...of, part: 'snippet,replies', order: 'time', maxResults: PAGE, textFormat: 'plainText', fields};
  const answer = await ask(access, {path: 'commentThreads', query: {...query, pageToken: token}}, pageSchema);
  if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
  const threads = answer.items.map(row => threadSchema.safeParse(row).data);
  const times = threads.flatMap(thread => (thread === undefined ? [] : (begunAt(thread) ?? [])));
  const isNew = (thread: Thread) => since === undefined || (begunAt(thread) ?? since + 1) > since;
  const rows = threads.flatMap((thread, place): unknown[] => {
    if (thread === undefined) return [answer.items[place]];
    return isNew(thread) ? commentsOf(thread) : [];
  });
  return {
    ...readComments(rows, access),
    token: answer.nextPageToken ?? undefined,
    parents: threads.flatMap(thread => (thread !== undefined && isNew(thread) && isCut(thread) ? parentOf(thread) : [])),
    newest: times.length === 0 ? undefined : Math.max(...times),
    oldest: times.length === 0 ? undefined : Math.min(...times),
  };
}

/** All replies of one thread, a page at a time (comments.list, 2026-11). A thread that is gone has none. */
export async function readReplies(access: Access, parent: Parent, token: string | undefined) {
  const fields = `nextPageToken,items(${COMMENT})`;
  const query = {part: 'snippet', parentId: parent.id, maxResults: PAGE, textFormat: 'plainText', fields, pageToken: token};
  const answer = await ask(access, {path: 'comments', query}, pageSchema);
  const rows = (answer?.items ?? []).map(row => (typeof row === 'object' ? {...row, video: parent.video} : row));
  return {...readComments(rows, access), token: answer?.nextPageToken ?? undefined};
}

function begunAt({snippet}: Thread): number | undefined {
  return timeOf(commentSchema.safeParse(snippet.topLevelComment).data?.snippet.publishedAt);
}

function commentsOf({snippet, replies}: Thread): unknown[] {
  return [snippet.topLevelComment, ...(replies?.comments ?? [])].map(row => ({...row, video: snippet.videoId ?? undefined}));
}

function isCut({snippet, replies}: Thread): boolean {
  return snippet.totalReplyCount > (replies?.comments.length ?? 0);
}

function parentOf({id: thread, snippet}: Thread): Parent {
  return {id: thread, ...(snippet.videoId ? {video: snippet.videoId} : {})};
}

/** One reading a person, whatever they said on the page. The channel's own answers are nobody's support. */
function readComments(rows: readonly unknown[], access: Access): Pick<PulledPage, 'readings' | 'bad'> {
  const named = rows.filter(row => !anonymousSchema.safeParse(row).success);
  if (named.length === 0 && rows.length > 5) throw new ConnectorError('unexpected-shape', 'comments without authors');
  const {readings, bad} = readRows(named, commentSchema, comment => toReading(comment, access));
  const byKey = new Map<string, Reading>();
  for (const reading of readings) {
    if (reading.key === keyOf(access.account, access)) continue;
    const known = byKey.get(reading.key);
    byKey.set(reading.key, known === undefined ? reading : joined(known, reading));
  }
  return {readings: [...byKey.values()], bad};
}

/** The first one's name: pages begin with the newest. */
function joined(left: Reading, right: Reading): Reading {
  return {...left, activities: [...(left.activities ?? []), ...(right.activities ?? [])]};
}

function keyOf(channel: string, {account}: Pick<Access, 'account'>): string {
  return `youtube/${account}/commenter/${channel}`;
}

function toReading({id: comment, video, snippet}: Comment, access: Access): Reading {
  const {authorChannelId, authorDisplayName, publishedAt} = snippet;
  const at = timeOf(publishedAt) ?? access.now;
  return {
    key: keyOf(authorChannelId.value, access),
    source: 'api',
    asOf: access.now,
    identifiers: [{type: 'youtube-channel', value: authorChannelId.value, strength: 'strong'}],
    fields: authorDisplayName ? {name: authorDisplayName} : {},
    activities: [{key: comment, at, action: 'commented', ...(video === undefined ? {} : {subject: video})}],
  };
}
