import * as z from 'zod/mini';
import type {Action} from '#shared/model/action';
import type {Engagement} from '#shared/model/engagement';
import type {Access} from './connector';
import {timeOf} from './read-rows';

/** Ghost 6 gives no more, whatever is asked. */
const PAGE = 100;
const DAY_MS = 86_400_000;
/** What a new connection looks back. */
const BACK_MS = 90 * DAY_MS;
/** A pass may take its time; whoever did something meanwhile is found by the next one. */
const OVERLAP_MS = 2 * 3_600_000;

/**
 * Ghost's words (event-repository.js, Ghost 6.65) and ours. Signing up, subscribing and paying follow from a member's own fields
 * and would count twice; a mail sent is one line for each member.
 */
const ACTIONS: Readonly<Record<string, Action>> = {
  email_opened_event: 'opened',
  click_event: 'clicked',
  comment_event: 'commented',
  feedback_event: 'liked',
  donation_event: 'contributed',
  login_event: 'visited',
};

const titled = z.nullish(z.object({title: z.nullish(z.string())}));
const eventSchema = z.object({
  type: z.string(),
  data: z.object({
    id: z.string().check(z.regex(/^[0-9a-f]{24}$/)),
    created_at: z.string(),
    member: z.nullish(z.object({id: z.string().check(z.regex(/^[0-9a-f]{24}$/))})),
    post: titled,
    email: z.nullish(z.object({subject: z.nullish(z.string())})),
    link: z.nullish(z.object({to: z.nullish(z.string())})),
    /** Of feedback: 1 more like this, 0 less. */
    score: z.nullish(z.number()),
    /** Of a comment: published, hidden, deleted. */
    status: z.nullish(z.string()),
  }),
});
type Event = z.infer<typeof eventSchema>;
const pageSchema = z.object({events: z.array(z.unknown())});

type Request = (access: Access, path: string) => Promise<{url: string; headers: Record<string, string>}>;

/** Where to go on: what was done in that second or before, or, with `below`, in that second alone and under that id. */
export type Until = {readonly at: number; readonly below?: string | undefined};

/** `next` is undefined at the end. */
export type Activities = {readonly byMember: ReadonlyMap<string, readonly Engagement[]>; readonly next: Until | undefined};

/**
 * What members did since the last pass ended, newest first, one page. Ghost has no page numbers here: the next page is what came
 * before the last line, its second included; where one second fills a page its lines are read by their ids. A site that has no such list, or keeps it from the key, tells nothing.
 */
export async function readActivities(request: Request, access: Access, until?: Until): Promise<Activities> {
  const since = Math.max((access.readTo ?? 0) - OVERLAP_MS, access.now - BACK_MS);
  const path = `members/events/?${new URLSearchParams({limit: String(PAGE), filter: filterOf(since, until)})}`;
  const answer = await access.http.json({...(await request(access, path)), absent: [403, 404, 422, 501]}, pageSchema);
  const rows = answer?.value.events ?? [];
  const events = rows.flatMap(row => eventSchema.safeParse(row).data ?? []);
  const byMember = new Map<string, Engagement[]>();
  for (const event of events) {
    const did = engagementOf(event);
    const member = event.data.member?.id;
    if (did !== undefined && member !== undefined) byMember.set(member, [...(byMember.get(member) ?? []), did]);
  }
  return {byMember, next: nextAfter(events, {until, isFull: rows.length >= PAGE})};
}

function nextAfter(events: readonly Event[], {until, isFull}: {until: Until | undefined; isFull: boolean}): Until | undefined {
  if (!isFull) return until?.below === undefined ? undefined : {at: until.at - 1_000};
  const last = events.at(-1)?.data;
  const at = timeOf(last?.created_at);
  if (last === undefined || at === undefined) return undefined;
  return until !== undefined && at >= until.at ? {at: until.at, below: last.id} : {at};
}

// NQL knows no zone: Ghost keeps and compares UTC.
function filterOf(since: number, until: Until | undefined): string {
  const types = `type:[${Object.keys(ACTIONS).join(',')}]`;
  if (until === undefined) return `${types}+data.created_at:>'${nqlTime(since)}'`;
  const upTo = `data.created_at:<='${nqlTime(until.at)}'`;
  if (until.below === undefined) return `${types}+data.created_at:>'${nqlTime(since)}'+${upTo}`;
  return `${types}+data.created_at:>'${nqlTime(until.at - 1_000)}'+${upTo}+id:<'${until.below}'`;
}

function nqlTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

function engagementOf({type, data}: Event): Engagement | undefined {
  const action = ACTIONS[type];
  const at = timeOf(data.created_at);
  if (action === undefined || at === undefined || (type === 'feedback_event' && data.score !== 1)) return undefined;
  const subject = data.email?.subject ?? data.post?.title ?? data.link?.to;
  return {
    key: `${action}/${data.id}`.slice(0, 100),
    at,
    action,
    ...(subject ? {subject: subject.slice(0, 200)} : {}),
    ...(data.status === 'deleted' ? {undone: true} : {}),
  };
}
