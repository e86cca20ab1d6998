import * as z from 'zod/mini';
import {ConnectorError} from '../sync/connector-error';
import type {Access, Connected, Connector, Cursor, PulledPage} from './connector';
import {baseOf} from './own-address';
import {ask} from './youtube-call';
import {type CommentsPage, readReplies, readThreads} from './youtube-comments';
import {channelId, readMembers} from './youtube-members';

const OWN = 'https://www.googleapis.com/youtube/v3';
const SCOPE = 'https://www.googleapis.com/auth/youtube';
const DAY_MS = 86_400_000;

const channelsSchema = z.object({
  items: z.optional(z.array(z.object({id: channelId, snippet: z.object({title: z.string()})}))),
});

/** Where a pass stands: members first, then threads, each page's long threads before the next. */
const placeSchema = z.object({
  list: z.enum(['members', 'threads', 'replies']),
  token: z.optional(z.string()),
  /** Members read so far. */
  done: z.optional(z.int()),
  /** The newest thread of this pass. */
  newest: z.optional(z.number()),
  /** Memberships are closed to us. */
  withheld: z.optional(z.boolean()),
  /** Threads whose replies are still to read, the first of them from `reply` on. */
  parents: z.optional(z.array(z.object({id: z.string(), video: z.optional(z.string())}))),
  reply: z.optional(z.string()),
});
type Place = z.infer<typeof placeSchema>;

/**
 * YouTube's Data API v3, one's own channel, by the creator's own app. Who commented, when and where; never what was said, and
 * likes are nobody's there. Members come only where Google opened that list. Threads are read newest first back to the last one
 * known, and all of them once a week: what YouTube tells is renewed well within its thirty days (developer policies, 2026-11).
 */
export const youtube: Connector = {
  vendor: 'youtube',
  changes: 'none',
  everyMs: 3_600_000,
  deepEveryMs: 7 * DAY_MS,
  keepsMs: 30 * DAY_MS,
  deepSweeps: ['commenter'],
  // A whole pass sees every comment that is left.
  isTakenBack: () => true,
  sweeps: ['member'],
  oauth: {
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    revokeUrl: 'https://oauth2.googleapis.com/revoke',
    // Comments are read with the first alone (commentThreads.list, 2026-11), members with the second.
    scopes: [`${SCOPE}.force-ssl`, `${SCOPE}.channel-memberships.creator`],
    pkce: true,
    parameters: {access_type: 'offline', prompt: 'consent'},
  },
  address(request) {
    if (request.vendor !== 'youtube') return undefined;
    return /^[\w.~+/-]{8,2000}$/.test(request.key.trim()) ? baseOf(request, OWN) : undefined;
  },
  async connect(http, request, now) {
    const base = youtube.address(request) ?? '';
    const access = {http, base, account: '', label: '', key: request.key.trim(), extra: {}, now};
    const answer = await ask(access, {path: 'channels', query: {part: 'snippet', mine: 'true'}}, channelsSchema);
    const channels = answer?.items ?? [];
    if (request.account === undefined && channels.length > 1) {
      return {choices: channels.map(({id, snippet}) => ({id, label: snippet.title}))};
    }
    const channel = request.account === undefined ? channels[0] : channels.find(({id}) => id === request.account);
    if (channel === undefined) throw new ConnectorError('not-allowed', 'this account has no such channel');
    return {account: channel.id, label: channel.snippet.title, base, key: access.key} satisfies Connected;
  },
  async pull(access, cursor) {
    const here = placeOf(cursor) ?? {list: 'members'};
    if (here.list === 'replies') return pullReplies(access, cursor, here);
    if (here.list === 'threads') return pullThreads(access, cursor, {here, of: ofChannel(access)});
    const {token, done = 0} = here;
    const page = await readMembers(access, {token, done});
    if (page === undefined) return pullThreads(access, cursor, {here: {list: 'threads', withheld: true}, of: ofChannel(access)});
    const {readings, bad, remaining, rows} = page;
    const next: Place = page.token === undefined ? {list: 'threads'} : {list: 'members', token: page.token, done: done + rows};
    return {readings, bad, remaining, next: cursorAt(cursor, next), resumeFrom: undefined};
  },
  /** The comments of one video and their replies. */
  async readPost(access, post, cursor) {
    const video = videoOf(post);
    if (video === undefined) throw new ConnectorError('unexpected-shape', 'this is no address of a video');
    const here = placeOf(cursor) ?? {list: 'threads'};
    if (here.list === 'replies') return pullReplies(access, cursor, here);
    return pullThreads(access, cursor, {here, of: {videoId: video}});
  },
};

function ofChannel({account}: Access): Record<string, string> {
  return {allThreadsRelatedToChannelId: account};
}

async function pullThreads(
  access: Access,
  cursor: Cursor,
  {here, of}: {here: Place; of: Readonly<Record<string, string>>},
): Promise<PulledPage> {
  const page = await readThreads(access, {of, token: here.token, since: cursor.since}).catch((error: unknown) => {
    // Some channels may have no comments. Where members were read, that is a state of this part alone.
    const isClosed = error instanceof ConnectorError && error.code === 'not-allowed';
    if (!isClosed || here.withheld || here.token !== undefined || 'videoId' in of) throw error;
    return undefined;
  });
  if (page === undefined) {
    return {readings: [], bad: [], next: undefined, resumeFrom: undefined, remaining: undefined, withheld: ['commenter']};
  }
  const isKnown = cursor.since !== undefined && page.oldest !== undefined && page.oldest <= cursor.since;
  const newest = Math.max(here.newest ?? 0, page.newest ?? 0) || undefined;
  const after: Place = {list: 'threads', token: isKnown ? undefined : page.token, newest, withheld: here.withheld};
  return toPage(cursor, page, page.parents.length === 0 ? after : {...after, list: 'replies', parents: [...page.parents]});
}

async function pullReplies(access: Access, cursor: Cursor, here: Place): Promise<PulledPage> {
  const [parent, ...others] = here.parents ?? [];
  const {reply: _, parents: __, ...rest} = here;
  if (parent === undefined) return toPage(cursor, {readings: [], bad: []}, {...rest, list: 'threads'});
  const page = await readReplies(access, parent, here.reply);
  const after: Place = others.length === 0 ? {...rest, list: 'threads'} : {...rest, parents: others};
  const next = page.token === undefined ? after : {...here, reply: page.token};
  return {...toPage(cursor, page, next), list: parent.id};
}

/** The page with where to go on; after the last thread it ends, and says from where the next pass reads. */
function toPage(cursor: Cursor, {readings, bad}: Pick<CommentsPage, 'readings' | 'bad'>, next: Place): PulledPage {
  const isLast = next.list === 'threads' && next.token === undefined;
  return {
    readings,
    bad,
    remaining: undefined,
    next: isLast ? undefined : cursorAt(cursor, next),
    // Only now: a pass that breaks off leaves no gap behind it.
    resumeFrom: isLast ? (next.newest === undefined ? cursor.since : next.newest - 1_000) : undefined,
    ...(isLast && next.withheld ? {withheld: ['member']} : {}),
  };
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

/** The id of a video, alone or in any of the addresses that lead to it. */
function videoOf(post: string): string | undefined {
  const text = post.trim();
  if (/^[\w-]{11}$/.test(text)) return text;
  const url = URL.parse(text.includes('://') ? text : `https://${text}`);
  if (url === null || !/(^|\.)(youtube\.com|youtu\.be)$/.test(url.hostname)) return undefined;
  const id = url.searchParams.get('v') ?? /^\/(?:shorts\/|live\/|embed\/)?([\w-]{11})$/.exec(url.pathname)?.[1];
  return id !== undefined && id !== null && /^[\w-]{11}$/.test(id) ? id : undefined;
}
