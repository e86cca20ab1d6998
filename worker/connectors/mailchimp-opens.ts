import * as z from 'zod/mini';
import type {Action} from '#shared/model/action';
import type {Engagement} from '#shared/model/engagement';
import type {Reading} from '#shared/model/record';
import type {Access} from './connector';
import {call, membersOf} from './mailchimp-call';
import {FIELDS, memberSchema, toReading} from './mailchimp-member';
import {timeOf} from './read-rows';

const PAGE = 500;
/** Each person is looked up by itself, so few at once: a page has eight requests. */
const MOST_PEOPLE = 5;
const DAY_MS = 86_400_000;
/** Mails sent before are opened no more, or hardly. */
const BACK_MS = 30 * DAY_MS;
/** Whoever opened while the pass went on is found by the next one. */
const OVERLAP_MS = 3_600_000;

const campaignsSchema = z.object({
  campaigns: z.array(
    z.object({id: z.string().check(z.regex(/^\w+$/)), settings: z.nullish(z.object({subject_line: z.nullish(z.string())}))}),
  ),
});
type Campaign = z.infer<typeof campaignsSchema>['campaigns'][number];
const activitySchema = z.object({
  emails: z.array(
    z.object({
      email_id: z.string().check(z.regex(/^[\w-]+$/)),
      activity: z.array(z.object({action: z.string(), timestamp: z.nullish(z.string())})),
    }),
  ),
  total_items: z.int(),
});
type Activity = z.infer<typeof activitySchema>['emails'][number]['activity'];

/** Bounces show in a member's own state. */
const ACTIONS: Readonly<Record<string, Action>> = {open: 'opened', click: 'clicked'};

/** The campaign that is read, and how many lines of its report were. */
export type OpensPlace = {readonly campaign: string; readonly offset: number};
/** `next` is undefined at the end. */
export type Opens = {readonly readings: readonly Reading[]; readonly next: OpensPlace | undefined};

/**
 * Who opened and clicked since the last pass ended, by the reports of the last month's mails, a few people at a time. A report
 * names an address that changes, so each person is read with it, whole. A key without reports tells nothing.
 */
export async function readOpens(access: Access, place?: OpensPlace): Promise<Opens> {
  const campaigns = await readCampaigns(access);
  const at = place === undefined ? 0 : campaigns.findIndex(({id}) => id === place.campaign);
  const campaign = campaigns[at];
  if (campaign === undefined) return {readings: [], next: undefined};
  const offset = place?.offset ?? 0;
  const query = new URLSearchParams({
    since: new Date(sinceOf(access)).toISOString(),
    count: String(PAGE),
    offset: String(offset),
    fields: 'emails.email_id,emails.activity.action,emails.activity.timestamp,total_items',
  });
  const answer = await access.http.json(
    {...call(access, `/reports/${campaign.id}/email-activity?${query}`), absent: ABSENT},
    activitySchema,
  );
  const {emails = [], total_items = 0} = answer?.value ?? {};
  // A report may name everybody it was sent to, most of them with nothing done since.
  const active = emails
    .map(({email_id, activity}, line) => ({email_id, line, activities: engagementsOf(activity, campaign)}))
    .filter(({activities}) => activities.length > 0);
  const readings: Reading[] = [];
  for (const {email_id, activities} of active.slice(0, MOST_PEOPLE)) {
    const reading = await readMember(access, email_id);
    if (reading !== undefined) readings.push({...reading, activities});
  }
  const read = active[MOST_PEOPLE]?.line ?? emails.length;
  if (read > 0 && offset + read < total_items) return {readings, next: {campaign: campaign.id, offset: offset + read}};
  const next = campaigns[at + 1];
  return {readings, next: next === undefined ? undefined : {campaign: next.id, offset: 0}};
}

/** An account without these, or a key that may not see them. */
const ABSENT = [403, 404];

async function readCampaigns(access: Access): Promise<Campaign[]> {
  const query = new URLSearchParams({
    list_id: access.account,
    status: 'sent',
    since_send_time: new Date(access.now - BACK_MS).toISOString(),
    sort_field: 'send_time',
    sort_dir: 'DESC',
    count: '100',
    fields: 'campaigns.id,campaigns.settings.subject_line',
  });
  const answer = await access.http.json({...call(access, `/campaigns?${query}`), absent: ABSENT}, campaignsSchema);
  return answer?.value.campaigns ?? [];
}

function sinceOf({readTo, now}: Access): number {
  return Math.max((readTo ?? 0) - OVERLAP_MS, now - BACK_MS);
}

/** Every time counts for itself: Mailchimp tells them by the second. */
function engagementsOf(activity: Activity, {id, settings}: Campaign): Engagement[] {
  const subject = settings?.subject_line;
  const done = activity.flatMap(({action, timestamp}): Engagement[] => {
    const [known, at] = [ACTIONS[action], timeOf(timestamp)];
    if (known === undefined || at === undefined) return [];
    return [{key: `${known}/${id}/${at}`, at, action: known, ...(subject ? {subject: subject.slice(0, 200)} : {})}];
  });
  return [...new Map(done.map(one => [one.key, one])).values()];
}

async function readMember(access: Access, hash: string): Promise<Reading | undefined> {
  const answer = await access.http.json(call(access, `${membersOf(access)}/${hash}?fields=${FIELDS.join(',')}`), memberSchema);
  return answer === undefined ? undefined : toReading(answer.value, access);
}
