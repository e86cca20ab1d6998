import * as z from 'zod/mini';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Identifier} from '#shared/model/identifier';
import type {MailState, Reading, RecordKey} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import type {OutboundRequest} from '../sync/outbound-client';
import {nextCursor} from './changes-cursor';
import type {Access, Connector, Cursor} from './connector';
import {baseOf} from './own-address';
import {readRows, timeOf} from './read-rows';

// Mailchimp allows 1000; half of it stays well inside its time limit on large audiences.
const PAGE = 500;
const FIELDS = [
  'unique_email_id',
  'email_address',
  'full_name',
  'status',
  'tags',
  'stats',
  'timestamp_signup',
  'timestamp_opt',
  'last_changed',
];

const memberSchema = z.object({
  unique_email_id: z.string().check(z.regex(/^[^/]+$/)),
  email_address: z.nullable(z.string()),
  full_name: z.nullish(z.string()),
  status: z.string(),
  last_changed: z.string(),
  timestamp_signup: z.nullish(z.string()),
  timestamp_opt: z.nullish(z.string()),
  tags: z.optional(z.array(z.object({name: z.string()}))),
  stats: z.nullish(z.object({avg_open_rate: z.nullish(z.number())})),
});
type Member = z.infer<typeof memberSchema>;

const pageSchema = z.object({members: z.array(z.unknown()), total_items: z.int()});
const listsSchema = z.object({lists: z.array(z.object({id: z.string().check(z.regex(/^[^/]+$/)), name: z.string()}))});

// Mailchimp's words; an unknown one says nothing of what may be sent.
const MAIL_STATES: Readonly<Record<string, MailState>> = {
  subscribed: 'subscribed',
  unsubscribed: 'unsubscribed',
  cleaned: 'cleaned',
  pending: 'pending',
  transactional: 'none',
  archived: 'none',
};

/** Mailchimp's Marketing API 3.0, one audience, by an API key. */
export const mailchimp: Connector = {
  vendor: 'mailchimp',
  changes: 'since',
  sweeps: ['member'],
  address(request) {
    if (request.vendor !== 'mailchimp') return undefined;
    const {key, url} = request;
    const centre = /^[0-9a-f]{32}-([a-z]{2,3}\d{1,3})$/.exec(key.trim())?.[1];
    if (centre === undefined) return undefined;
    return baseOf({url}, `https://${centre}.api.mailchimp.com/3.0`);
  },
  async connect(http, request, now) {
    const access = {
      http,
      base: mailchimp.address(request) ?? '',
      account: '',
      label: '',
      key: request.key.trim(),
      extra: {},
      now,
    };
    const answer = await http.json(call(access, '/lists?count=100&fields=lists.id,lists.name'), listsSchema);
    const lists = answer?.value.lists ?? [];
    if (request.account === undefined && lists.length > 1) return {choices: lists.map(({id, name}) => ({id, label: name}))};
    const list = request.account === undefined ? lists[0] : lists.find(({id}) => id === request.account);
    if (list === undefined) throw new ConnectorError('unexpected-shape', 'there is no such audience');
    return {account: list.id, label: list.name, base: access.base, key: access.key};
  },
  async pull(access, cursor) {
    const path = `${membersOf(access)}?${query(cursor)}`;
    const answer = await access.http.json(call(access, path), pageSchema);
    if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
    const {members, total_items} = answer.value;
    const {readings, parsed, bad} = readRows(members, memberSchema, member => toReading(member, access));
    const last = parsed.at(-1);
    const changedAt = last === undefined ? undefined : timeOf(last.last_changed);
    const remaining = Math.max(0, total_items - cursor.page * PAGE);
    return {
      readings,
      bad,
      next: members.length === 0 || remaining <= members.length ? undefined : nextCursor(cursor, changedAt),
      resumeFrom: changedAt === undefined ? cursor.since : changedAt - 1_000,
      remaining,
    };
  },
  async readOne(access, key) {
    const member = await findMember(access, key, memberSchema);
    if (member !== undefined) return toReading(member, access);
    return {key, source: 'api', asOf: access.now, identifiers: [], fields: {}, deleted: true};
  },
  async setLabel(access, key, {name, on}) {
    const member = await findMember(access, key, addressedSchema);
    if (member === undefined) return false;
    const body = {tags: [{name, status: on ? 'active' : 'inactive'}]};
    return access.http.send({...call(access, `${membersOf(access)}/${member.id}/tags`), method: 'POST', body});
  },
};

/** Its path names a contact by a hash of the address, which changes with it; our key is the id that stays. */
const addressedSchema = z.object({id: z.string().check(z.regex(/^[\w-]+$/))});

function membersOf({account}: Pick<Access, 'account'>): string {
  return `/lists/${encodeURIComponent(account)}/members`;
}

async function findMember<T>(access: Access, key: RecordKey, schema: z.ZodMiniType<T>): Promise<T | undefined> {
  const wanted = new URLSearchParams({
    unique_email_id: key.split('/').at(-1) ?? '',
    fields: ['id', ...FIELDS].map(field => `members.${field}`).join(','),
  });
  const answer = await access.http.json(call(access, `${membersOf(access)}?${wanted}`), z.object({members: z.array(schema)}));
  return answer?.value.members[0];
}

function call({base, key}: Pick<Access, 'base' | 'key'>, path: string): OutboundRequest {
  return {url: base + path, headers: {authorization: `Bearer ${key}`}};
}

function query({since, page}: Cursor): string {
  const fields = FIELDS.map(field => `members.${field}`).join(',');
  return new URLSearchParams({
    count: String(PAGE),
    offset: String(page * PAGE),
    sort_field: 'last_changed',
    sort_dir: 'ASC',
    fields: `${fields},total_items`,
    ...(since === undefined ? {} : {since_last_changed: new Date(since).toISOString()}),
  }).toString();
}

function toReading(member: Member, {account, label}: Access): Reading {
  const optedInAt = timeOf(member.timestamp_opt);
  const createdAt = timeOf(member.timestamp_signup) ?? optedInAt;
  const mailState = MAIL_STATES[member.status];
  const openRate = member.stats?.avg_open_rate;
  return {
    key: `mailchimp/${account}/member/${member.unique_email_id}`,
    source: 'api',
    asOf: timeOf(member.last_changed) ?? 0,
    ...(createdAt === undefined ? {} : {createdAt}),
    identifiers: identifiersOf(member, account),
    fields: {
      ...(member.full_name ? {name: member.full_name} : {}),
      ...(member.email_address === null ? {} : {email: member.email_address}),
      ...(mailState === undefined ? {} : {mailState}),
      ...(optedInAt === undefined ? {} : {mailOptInAt: optedInAt}),
      ...(mailState === 'subscribed' ? {newsletters: [label]} : {}),
      ...(openRate == null ? {} : {openRate: Math.min(Math.max(openRate, 0), 1)}),
      ...(member.tags === undefined ? {} : {labels: member.tags.map(({name}) => name)}),
    },
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
