import * as z from 'zod/mini';
import type {Reading} from '#shared/model/record';
import {askOwn} from './bluesky-call';
import {accountOf, actorSchema, byPerson, datedSchema, doneAt} from './bluesky-people';
import {type ActsPage, keyOf, replyOf, writtenSchema} from './bluesky-posts';
import type {Access} from './connector';
import {readRows, timeOf} from './read-rows';

const noteSchema = z.extend(datedSchema, {
  uri: z.string(),
  reason: z.string(),
  reasonSubject: z.nullish(z.string()),
  author: actorSchema,
  record: z.looseObject({createdAt: z.optional(z.string())}),
});
type Note = z.infer<typeof noteSchema>;
const pageSchema = z.object({notifications: z.array(z.unknown()), cursor: z.nullish(z.string())});

export type NewsPage = ActsPage & {newest: number | undefined; oldest: number | undefined};

/**
 * What the network told the creator, newest first: likes, answers, quotes, and the only place where follows and reposts have a
 * date (notification.listNotifications, 2026-11). `since`: older ones are left out.
 */
export async function readNews(access: Access, {token, since}: {token: string | undefined; since: number}): Promise<NewsPage> {
  const query = {limit: '100', cursor: token};
  const answer = await askOwn(access, 'app.bsky.notification.listNotifications', query, pageSchema);
  const {parsed, bad} = readRows(answer.notifications, noteSchema, note => followed(note, access));
  const times = parsed.map(({indexedAt}) => timeOf(indexedAt) ?? access.now);
  const readings = parsed.filter((_, place) => (times[place] ?? 0) > since).flatMap(note => readingOf(note, access) ?? []);
  return {
    readings: byPerson(readings, access),
    bad,
    token: answer.cursor ?? undefined,
    newest: times.length === 0 ? undefined : Math.max(...times),
    oldest: times.length === 0 ? undefined : Math.min(...times),
  };
}

/** undefined: a reason that says nothing about the creator's own posts, or one of tomorrow. */
function readingOf(note: Note, access: Access): Reading | undefined {
  const {author, reason, reasonSubject} = note;
  const at = doneAt(note, access.now);
  if (reason === 'follow') return followed(note, access);
  if (reason === 'reply') return reply(note, access);
  const subject = reasonSubject ?? '';
  const post = keyOf(subject, access.account);
  if (post === undefined) return undefined;
  if (reason === 'like') return accountOf(author, access, {key: `like:${post}`, at, action: 'liked', subject});
  if (reason === 'repost') return accountOf(author, access, {key: `repost:${post}`, at, action: 'shared', subject});
  if (reason !== 'quote') return undefined;
  return accountOf(author, access, {key: `quote:${rkeyOf(note)}`, at, action: 'shared', subject});
}

function followed(note: Note, access: Access): Reading {
  return accountOf(note.author, access, {key: 'follow', at: doneAt(note, access.now), action: 'followed'});
}

function reply(note: Note, access: Access): Reading | undefined {
  const post = writtenSchema.safeParse(note).data;
  const under = note.reasonSubject ?? '';
  return post === undefined || keyOf(under, access.account) === undefined ? undefined : replyOf(post, access, under);
}

function rkeyOf({uri}: Note): string {
  return (uri.split('/').at(-1) ?? '').slice(0, 60);
}
