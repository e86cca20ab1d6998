import * as z from 'zod/mini';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Identifier} from '#shared/model/identifier';
import type {MailState, Reading, RecordFields} from '#shared/model/record';
import type {Access} from './connector';
import {present, timeOf} from './read-rows';

/** What is asked of each member: the audience's answers are long. */
export const FIELDS = [
  ...['unique_email_id', 'email_address', 'full_name', 'status', 'tags', 'stats', 'merge_fields', 'interests'],
  ...['timestamp_signup', 'timestamp_opt', 'last_changed'],
];

export const memberSchema = z.object({
  unique_email_id: z.string().check(z.regex(/^[^/]+$/)),
  email_address: z.nullable(z.string()),
  full_name: z.nullish(z.string()),
  status: z.string(),
  last_changed: z.string(),
  timestamp_signup: z.nullish(z.string()),
  timestamp_opt: z.nullish(z.string()),
  tags: z.optional(z.array(z.object({name: z.string()}))),
  stats: z.nullish(z.object({avg_open_rate: z.nullish(z.number())})),
  /** The audience's own columns by their short names; an address is an object. */
  merge_fields: z.nullish(z.record(z.string(), z.unknown())),
  /** Of each group of the audience, whether the person is in it. */
  interests: z.nullish(z.record(z.string(), z.boolean())),
});
export type Member = z.infer<typeof memberSchema>;

// Mailchimp's words; an unknown one says nothing of what may be sent.
const MAIL_STATES: Readonly<Record<string, MailState>> = {
  subscribed: 'subscribed',
  unsubscribed: 'unsubscribed',
  cleaned: 'cleaned',
  pending: 'pending',
  transactional: 'none',
  archived: 'none',
};

export function memberKey(account: string, id: string): string {
  return `mailchimp/${account}/member/${id}`;
}

/** A member as a reading: everything that the audience says of them, but for what they did. */
export function toReading(member: Member, {account, label, extra}: Pick<Access, 'account' | 'label' | 'extra'>): Reading {
  const optedInAt = timeOf(member.timestamp_opt);
  const createdAt = timeOf(member.timestamp_signup) ?? optedInAt;
  const mailState = MAIL_STATES[member.status];
  const openRate = member.stats?.avg_open_rate;
  return {
    key: memberKey(account, member.unique_email_id),
    source: 'api',
    asOf: timeOf(member.last_changed) ?? 0,
    ...(createdAt === undefined ? {} : {createdAt}),
    identifiers: identifiersOf(member, account),
    fields: present<RecordFields>({
      name: nameOf(member),
      email: member.email_address ?? undefined,
      mailState,
      mailOptInAt: optedInAt,
      newsletters: mailState === 'subscribed' ? [label] : undefined,
      openRate: openRate == null ? undefined : Math.min(Math.max(openRate, 0), 1),
      labels: member.tags?.map(({name}) => name),
      custom: customOf(member, extra),
    }),
  };
}

function identifiersOf(member: Member, account: string): Identifier[] {
  const email = normaliseEmail(member.email_address ?? '');
  const contact: Identifier = {type: 'mailchimp-contact', value: member.unique_email_id, account, strength: 'strong'};
  if (email === undefined) return [contact];
  // Who never confirmed, or whose address bounces, proves nothing by it: anyone can type an address into a form.
  const strength = member.status === 'subscribed' || member.status === 'unsubscribed' ? 'strong' : 'weak';
  return [contact, {type: 'email', value: email, strength}];
}

function nameOf({full_name, merge_fields}: Member): string | undefined {
  const parts = [merge_fields?.FNAME, merge_fields?.LNAME].flatMap(part => (typeof part === 'string' && part.trim()) || []);
  return full_name || parts.join(' ') || undefined;
}

/** Birthdays and addresses are not asked for: nobody needs them here. */
const NOT_CUSTOM = new Set(['FNAME', 'LNAME', 'BIRTHDAY', 'ADDRESS', 'PHONE']);
const MOST_CUSTOM = 30;
const LONGEST = 300;

/** The audience's own columns and groups, by their short names and the groups' headings. */
function customOf({merge_fields, interests}: Member, extra: Access['extra']): Record<string, string> | undefined {
  const custom: Record<string, string> = {};
  for (const [tag, value] of Object.entries(merge_fields ?? {}).slice(0, MOST_CUSTOM)) {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    if (text !== '' && !NOT_CUSTOM.has(tag)) custom[tag] = text.slice(0, LONGEST);
  }
  for (const [id, isIn] of Object.entries(interests ?? {})) {
    const [heading, name] = extra[`group:${id}`]?.split('\n') ?? [];
    if (!isIn || heading === undefined || name === undefined) continue;
    custom[heading] = custom[heading] === undefined ? name : `${custom[heading]}, ${name}`.slice(0, LONGEST);
  }
  return Object.keys(custom).length === 0 ? undefined : custom;
}
