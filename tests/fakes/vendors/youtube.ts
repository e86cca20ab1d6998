import {createFakeVendor, type FakeVendor} from './fake-vendor.ts';
import {createOAuthApp, type OAuthApp} from './oauth-app.ts';
import {
  CHANNEL,
  YOUTUBE_KEY,
  type YoutubeComment,
  type YoutubeState,
  type YoutubeThread,
  youtubeMember,
} from './youtube-state.ts';

/** `app`: the creator's own, which hands out tokens beside the one that is good from the start. */
export type YoutubeFake = FakeVendor & YoutubeState & {readonly app: OAuthApp};

/** What a call costs of the day's allowance. */
const COST: Readonly<Record<string, number>> = {members: 2};

/** The Data API of one channel with memberships, which Google opened to its owner. */
export function createYoutubeFake(count: number, host = 'www.googleapis.com'): YoutubeFake {
  const people = Array.from({length: count}, (_, at) => youtubeMember(at + 1));
  const state: YoutubeState = {
    members: new Map(people.map(one => [one.snippet.memberDetails.channelId, one])),
    threads: [],
    levels: [
      {id: 'level-1', name: 'Friend'},
      {id: 'level-2', name: 'Patron'},
    ],
    channels: [{id: CHANNEL, title: 'Ada explains'}],
    token: YOUTUBE_KEY,
    units: 10_000,
  };
  const app = createOAuthApp({authorize: '/o/oauth2/v2/auth', token: '/token', revoke: '/revoke'});
  const own = host === 'www.googleapis.com' ? {} : {url: `http://${host}`};
  const fake = createFakeVendor({vendor: 'youtube', key: YOUTUBE_KEY, ...own}, host, {
    async answer(incoming, url) {
      const granted = await app.answer(incoming, url);
      if (granted !== undefined) return granted;
      const token = (incoming.headers.get('authorization') ?? '').replace(/^Bearer /, '');
      if (token !== state.token && !app.isGood(token)) return refuse(401, 'authError');
      const resource = url.pathname.replace('/youtube/v3/', '');
      const cost = COST[resource] ?? 1;
      if (state.units < cost) return refuse(403, 'quotaExceeded');
      state.units -= cost;
      const body = answer(state, resource, url.searchParams);
      return body instanceof Response ? body : Response.json(masked(body, url.searchParams.get('fields')));
    },
    spoil,
    throttled: () => refuse(403, 'rateLimitExceeded'),
    cursorExpired: () => refuse(400, 'invalidPageToken'),
  });
  return Object.assign(state, fake, {app});
}

function answer(state: YoutubeState, resource: string, query: URLSearchParams): unknown {
  if (resource === 'channels') return {items: state.channels.map(({id, title}) => ({id, snippet: {title}}))};
  if (resource === 'members' || resource === 'membershipsLevels') {
    if (state.membersClosed !== undefined) return refuse(403, state.membersClosed);
    if (resource === 'membershipsLevels') {
      return {items: state.levels.map(({id, name}) => ({id, snippet: {levelDetails: {displayName: name}}}))};
    }
    return paged([...state.members.values()], query, {standard: 5, most: 1_000});
  }
  if (resource === 'commentThreads' && state.commentsClosed) return refuse(403, 'commentsDisabled');
  if (resource === 'commentThreads') return answerThreads(state, query);
  if (resource !== 'comments') return refuse(404, 'notFound');
  const thread = state.threads.find(({id}) => id === query.get('parentId'));
  if (thread === undefined) return refuse(404, 'commentNotFound');
  return paged(thread.replies.map(printComment), query, {standard: 20, most: 100});
}

function answerThreads({threads}: YoutubeState, query: URLSearchParams): unknown {
  const video = query.get('videoId');
  const found = threads.filter(thread => video === null || thread.video === video);
  if (video !== null && found.length === 0) return refuse(404, 'videoNotFound');
  const newestFirst = [...found].sort((left, right) => right.at - left.at);
  return paged(newestFirst.map(printThread), query, {standard: 20, most: 100});
}

type Sizes = {standard: number; most: number};

/** A token is bound to its list: of another one it is refused. */
function paged(items: readonly unknown[], query: URLSearchParams, {standard, most}: Sizes): unknown {
  const size = Math.min(Number(query.get('maxResults') ?? standard), most);
  const token = query.get('pageToken');
  const [mode = '', place = '0'] = token === null ? [query.get('mode') ?? ''] : token.split('.');
  if (mode !== (query.get('mode') ?? '')) return refuse(400, 'invalidPageToken');
  const end = Number(place) + size;
  return {
    ...(end < items.length ? {nextPageToken: `${mode}.${end}`} : {}),
    pageInfo: {totalResults: items.length, resultsPerPage: size},
    items: structuredClone(items.slice(Number(place), end)),
  };
}

function printComment({id, author, at, text}: YoutubeComment) {
  const publishedAt = new Date(at).toISOString();
  return {
    kind: 'youtube#comment',
    id,
    snippet: {
      ...(author === undefined ? {} : {authorChannelId: {value: author}}),
      authorDisplayName: author === undefined ? '' : `@${author.slice(-6)}`,
      textDisplay: text,
      textOriginal: text,
      likeCount: 3,
      publishedAt,
      updatedAt: publishedAt,
    },
  };
}

/** Five replies at most come with their thread. */
function printThread(thread: YoutubeThread) {
  const {id, video, replies} = thread;
  return {
    kind: 'youtube#commentThread',
    id,
    snippet: {channelId: CHANNEL, videoId: video, topLevelComment: printComment(thread), totalReplyCount: replies.length},
    ...(replies.length === 0 ? {} : {replies: {comments: replies.slice(-5).map(printComment)}}),
  };
}

/** Google's partial answers: `a,b(c,d(e))` keeps nothing else. */
function masked(body: unknown, fields: string | null): unknown {
  if (fields === null) return body;
  if (Array.isArray(body)) return body.map(one => masked(one, fields));
  if (typeof body !== 'object' || body === null) return body;
  const known = Object.entries(body);
  return Object.fromEntries(
    partsOf(fields).flatMap(part => {
      const [, name = '', inner] = /^([^(]+)(?:\((.*)\))?$/.exec(part) ?? [];
      return known.filter(([key]) => key === name).map(([key, value]) => [key, masked(value, inner ?? null)]);
    }),
  );
}

function partsOf(fields: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of fields) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

function refuse(code: number, reason: string): Response {
  const message = 'refused';
  return Response.json({error: {code, message, errors: [{message, domain: 'youtube', reason}]}}, {status: code});
}

type Row = {id?: unknown; snippet?: Record<string, unknown>};

function spoil(body: unknown, kind: string): unknown {
  const page = body as {items?: Row[]; pageInfo?: {totalResults: number}};
  const items = page.items ?? [];
  if (kind === 'smaller-total' && page.pageInfo !== undefined) page.pageInfo.totalResults = Math.max(0, items.length - 1);
  if (kind === 'unknown-word') for (const item of items) Object.assign(item, {kind: 'youtube#patron', level: 'unheard of'});
  if (kind === 'no-email') for (const item of items) delete (item.snippet?.memberDetails as Record<string, unknown>)?.displayName;
  for (const item of kind === 'bad-row' ? items.slice(0, 1) : kind === 'renamed-field' ? items : []) {
    Object.assign(item, {detail: item.snippet});
    delete item.snippet;
  }
  return page;
}
