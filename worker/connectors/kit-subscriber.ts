import * as z from 'zod/mini';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Identifier} from '#shared/model/identifier';
import type {MailState, Reading, RecordKey} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import type {Access} from './connector';
import {call} from './kit-call';
import {present, timeOf} from './read-rows';

/** Kit's own description has a tag without a name as well. */
const tagSchema = z.object({name: z.nullish(z.string())});

export const subscriberSchema = z.object({
  id: z.int(),
  first_name: z.nullish(z.string()),
  email_address: z.nullish(z.string()),
  state: z.string(),
  created_at: z.nullish(z.string()),
  fields: z.nullish(z.record(z.string(), z.unknown())),
  /** With `include=tags` alone (API V4, "List subscribers", checked 2026-11). */
  tags: z.optional(z.array(tagSchema)),
});
export type Subscriber = z.infer<typeof subscriberSchema>;

const oneSchema = z.object({subscriber: subscriberSchema});
const foundSchema = z.object({subscribers: z.array(subscriberSchema)});
const tagsSchema = z.object({tags: z.array(tagSchema)});

// Kit's words; an unknown one says nothing of what may be sent. `inactive` never confirmed.
const MAIL_STATES: Readonly<Record<string, MailState>> = {
  active: 'subscribed',
  inactive: 'pending',
  cancelled: 'unsubscribed',
  bounced: 'cleaned',
  complained: 'complained',
};
/** Who was mailed, and so has the address: anyone can type one into a form. */
const PROVEN = ['active', 'cancelled', 'complained'];

export function subscriberKey(account: string, id: number): RecordKey {
  return `kit/${account}/subscriber/${id}`;
}

/** Names somebody of whom only the address is known, to be looked up; no record's key. */
export function addressKey(account: string, email: string): RecordKey {
  return `kit/${account}/email/${encodeURIComponent(email)}`;
}

export function toReading(subscriber: Subscriber, {account, label, now}: Pick<Access, 'account' | 'label' | 'now'>): Reading {
  const {id, first_name, email_address, state, fields, tags} = subscriber;
  const createdAt = timeOf(subscriber.created_at);
  const mailState = MAIL_STATES[state];
  const custom = customOf(fields);
  const name = [first_name, custom.last_name].filter(part => part).join(' ');
  return {
    key: subscriberKey(account, id),
    source: 'api',
    // Kit prints no date of a change: what it says is true when it is asked.
    asOf: now,
    ...(createdAt === undefined ? {} : {createdAt}),
    identifiers: identifiersOf(subscriber, account),
    fields: present({
      name: name || undefined,
      email: email_address || undefined,
      mailState,
      newsletters: mailState === 'subscribed' ? [label] : undefined,
      labels: tags?.flatMap(tag => tag.name ?? []),
      custom: Object.keys(custom).length === 0 ? undefined : custom,
    }),
  };
}

/** Custom fields by Kit's own key; empty ones say nothing. */
export function customOf(fields: Subscriber['fields']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields ?? {}).flatMap(([name, value]) => (value == null || value === '' ? [] : [[name, String(value)]])),
  );
}

function identifiersOf({id, email_address, state}: Subscriber, account: string): Identifier[] {
  const own: Identifier = {type: 'kit-subscriber', value: String(id), account, strength: 'strong'};
  const email = email_address ? normaliseEmail(email_address) : undefined;
  if (email === undefined) return [own];
  return [own, {type: 'email', value: email, strength: PROVEN.includes(state) ? 'strong' : 'weak'}];
}

/**
 * One subscriber, by the id or, where only that is known, by the address: in one request either way, never by paging (C42).
 *
 * @returns undefined where there is none. Throws `ConnectorError`.
 */
export async function findSubscriber(access: Access, key: RecordKey): Promise<Subscriber | undefined> {
  const [, , kind, id = ''] = key.split('/');
  if (kind !== 'email') {
    const answer = await access.http.json(call(access, `/subscribers/${encodeURIComponent(id)}`), oneSchema);
    return answer?.value.subscriber;
  }
  const email = decodeURIComponent(id);
  const query = new URLSearchParams({email_address: email, status: 'all', include: 'tags'});
  const answer = await access.http.json(call(access, `/subscribers?${query}`), foundSchema);
  return answer?.value.subscribers.find(({email_address}) => email_address?.toLowerCase() === email.toLowerCase());
}

/** The tags of one subscriber, where the answer did not bring them along. Throws `ConnectorError`. */
export async function withTags(access: Access, subscriber: Subscriber): Promise<Subscriber> {
  if (subscriber.tags !== undefined) return subscriber;
  const answer = await access.http.json(call(access, `/subscribers/${subscriber.id}/tags?per_page=1000`), tagsSchema);
  if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
  return {...subscriber, tags: answer.value.tags};
}
