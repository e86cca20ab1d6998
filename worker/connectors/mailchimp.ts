import * as z from 'zod/mini';
import type {Reading, RecordKey} from '#shared/model/record';
import type {ConnectRequest} from '#shared/protocol/connect';
import {ConnectorError} from '../sync/connector-error';
import type {OutboundClient} from '../sync/outbound-client';
import {nextCursor} from './changes-cursor';
import type {Access, Connector, Cursor, PulledPage} from './connector';
import {call, membersOf} from './mailchimp-call';
import {readGroups} from './mailchimp-groups';
import {FIELDS, memberSchema, toReading} from './mailchimp-member';
import {type OpensPlace, readOpens} from './mailchimp-opens';
import {mailchimpWebhooks} from './mailchimp-webhooks';
import {invite, readField, setField, setLabel} from './mailchimp-writes';
import {baseOf} from './own-address';
import {readRows, timeOf} from './read-rows';

// Mailchimp allows 1000; half of it stays well inside its time limit on large audiences.
const PAGE = 500;

const LOGIN = 'https://login.mailchimp.com';
/** Data centres, by the number that a key ends with; today they go to about 22. */
const CENTRES = Array.from({length: 40}, (_, at) => `us${at + 1}.api.mailchimp.com`);

const pageSchema = z.object({members: z.array(z.unknown()), total_items: z.int()});
const listsSchema = z.object({lists: z.array(z.object({id: z.string().check(z.regex(/^[^/]+$/)), name: z.string()}))});
const metadataSchema = z.object({api_endpoint: z.string()});

/** Mailchimp's Marketing API 3.0, one audience, by an API key or the creator's own app, whose tokens never end. */
export const mailchimp: Connector = {
  vendor: 'mailchimp',
  hosts: ['login.mailchimp.com', ...CENTRES],
  changes: 'since',
  sweeps: ['member'],
  oauth: {authorizeUrl: `${LOGIN}/oauth2/authorize`, tokenUrl: `${LOGIN}/oauth2/token`, scopes: [], pkce: false},
  address(request) {
    if (request.vendor !== 'mailchimp') return undefined;
    const key = request.key.trim();
    // A token of an app names no data centre: the login's own host knows it.
    const centre = /^[0-9a-f]{32}(?:-([a-z]{2,3}\d{1,3}))?$/.exec(key);
    if (centre === null && !isToken(key)) return undefined;
    const own = centre?.[1] === undefined ? LOGIN : `https://${centre[1]}.api.mailchimp.com/3.0`;
    return request.url === undefined ? own : baseOf(request, 'https://us1.api.mailchimp.com/3.0');
  },
  async connect(http, request, now) {
    const key = request.key.trim();
    const base = await baseFor(http, request);
    const access = {http, base, account: '', label: '', key, extra: {}, now};
    const answer = await http.json(call(access, '/lists?count=100&fields=lists.id,lists.name'), listsSchema);
    const lists = answer?.value.lists ?? [];
    if (request.account === undefined && lists.length > 1) return {choices: lists.map(({id, name}) => ({id, label: name}))};
    const list = request.account === undefined ? lists[0] : lists.find(({id}) => id === request.account);
    if (list === undefined) throw new ConnectorError('unexpected-shape', 'there is no such audience');
    const extra = await readGroups(http, access, list.id);
    return {account: list.id, label: list.name, base, key, extra};
  },
  async pull(access, cursor) {
    const {since, place} = cursor;
    if (place !== undefined) {
      const [unread, campaign = '', offset] = place.split(':').slice(1);
      const none = {readings: [], bad: [], next: undefined, resumeFrom: undefined, remaining: Number(unread)};
      return withOpens(none, access, {since, place: {campaign, offset: Number(offset)}});
    }
    const answer = await access.http.json(call(access, `${membersOf(access)}?${query(cursor)}`), pageSchema);
    if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
    const page = toPage(answer.value, access, cursor);
    return page.next === undefined ? withOpens(page, access, {since}) : page;
  },
  async readOne(access, key) {
    const reading = key.split('/')[2] === 'address' ? await readByHash(access, key) : await readById(access, key);
    return reading ?? {key, source: 'api', asOf: access.now, identifiers: [], fields: {}, deleted: true};
  },
  setLabel,
  setField,
  readField,
  invite,
  webhooks: mailchimpWebhooks,
};

function isToken(key: string): boolean {
  return /^[\w.-]{8,200}$/.test(key) && !key.includes('-us');
}

/** @throws ConnectorError where the login leads elsewhere than to one of Mailchimp's data centres */
async function baseFor(http: OutboundClient, request: ConnectRequest): Promise<string> {
  const base = mailchimp.address(request) ?? '';
  if (base !== LOGIN) return base;
  const headers = {authorization: `OAuth ${request.key.trim()}`};
  const answer = await http.json({url: `${LOGIN}/oauth2/metadata`, headers}, metadataSchema);
  const host = URL.parse(answer?.value.api_endpoint ?? '')?.host ?? '';
  if (!CENTRES.includes(host)) throw new ConnectorError('unexpected-shape', 'the answer names no data centre');
  return `https://${host}/3.0`;
}

type After = {readonly since: number | undefined; readonly place?: OpensPlace};

/** The page with who opened and clicked, which ends a pass. `place` carries how many members the list kept back. */
async function withOpens(page: PulledPage, access: Access, {since, place}: After): Promise<PulledPage> {
  const {readings, next} = await readOpens(access, place);
  const did = new Map(readings.map(reading => [reading.key, reading.activities]));
  const known = new Set(page.readings.map(({key}) => key));
  const others = readings.filter(({key}) => !known.has(key));
  const unread = Math.max(0, (page.remaining ?? 0) - page.readings.length - page.bad.length);
  const where = next && ['opens', unread, next.campaign, next.offset].join(':');
  return {
    ...page,
    readings: [...page.readings.map(reading => withDone(reading, did.get(reading.key))), ...others],
    remaining: page.remaining === undefined ? undefined : page.remaining + others.length,
    ...(where === undefined ? {} : {next: {since, page: 0, place: where}}),
  };
}

function withDone(reading: Reading, activities: Reading['activities']): Reading {
  return activities === undefined ? reading : {...reading, activities};
}

function toPage({members, total_items}: z.infer<typeof pageSchema>, access: Access, cursor: Cursor): PulledPage {
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
}

async function readById(access: Access, key: RecordKey): Promise<Reading | undefined> {
  const wanted = new URLSearchParams({
    unique_email_id: key.split('/').at(-1) ?? '',
    fields: FIELDS.map(field => `members.${field}`).join(','),
  });
  const schema = z.object({members: z.array(memberSchema)});
  const answer = await access.http.json(call(access, `${membersOf(access)}?${wanted}`), schema);
  const [member] = answer?.value.members ?? [];
  return member === undefined ? undefined : toReading(member, access);
}

/** A webhook may name nothing but an address: Mailchimp finds the person by its hash. */
async function readByHash(access: Access, key: RecordKey): Promise<Reading | undefined> {
  const path = `${membersOf(access)}/${encodeURIComponent(key.split('/').at(-1) ?? '')}?fields=${FIELDS.join(',')}`;
  const answer = await access.http.json(call(access, path), memberSchema);
  return answer === undefined ? undefined : toReading(answer.value, access);
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
