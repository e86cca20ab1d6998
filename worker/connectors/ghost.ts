import * as z from 'zod/mini';
import {normaliseEmail} from '#shared/identity/normalise';
import type {Identifier} from '#shared/model/identifier';
import type {MailState, Reading, RecordKey} from '#shared/model/record';
import {tagId} from '#shared/model/tag-id';
import {ConnectorError} from '../sync/connector-error';
import {nextCursor} from './changes-cursor';
import type {Access, Connected, Connector, Cursor, PulledPage} from './connector';
import {type Activities, readActivities} from './ghost-activities';
import {membershipFields, subscriptionSchema, tierSchema} from './ghost-membership';
import {isGhostKey, signToken} from './ghost-token';
import {ghostWebhooks} from './ghost-webhooks';
import {readRows, timeOf} from './read-rows';

// Ghost 6 gives no more, whatever is asked (docs.ghost.org/changes, checked 2026-11).
const PAGE = 100;
const INCLUDE = 'labels,tiers,newsletters';

const memberSchema = z.object({
  id: z.string().check(z.regex(/^[0-9a-f]{24}$/)),
  email: z.nullable(z.string()),
  name: z.nullish(z.string()),
  note: z.nullish(z.string()),
  status: z.string(),
  created_at: z.string(),
  updated_at: z.nullish(z.string()),
  email_count: z.nullish(z.number()),
  email_open_rate: z.nullish(z.number()),
  labels: z.optional(z.array(z.object({name: z.string()}))),
  newsletters: z.optional(z.array(z.object({name: z.string()}))),
  email_suppression: z.nullish(z.object({suppressed: z.boolean(), info: z.nullish(z.object({reason: z.nullish(z.string())}))})),
  tiers: z.optional(z.array(tierSchema)),
  subscriptions: z.optional(z.array(subscriptionSchema)),
});
type Member = z.infer<typeof memberSchema>;

const pageSchema = z.object({
  members: z.array(z.unknown()),
  meta: z.object({pagination: z.object({next: z.nullable(z.number()), total: z.int(), page: z.int()})}),
});
const oneSchema = z.object({members: z.array(memberSchema)});

/** Ghost's Admin API, versions 5 and 6, by the key of a custom integration. */
export const ghost: Connector = {
  vendor: 'ghost',
  changes: 'since',
  sweeps: ['member'],
  address(request) {
    if (request.vendor !== 'ghost') return undefined;
    const {url = '', key} = request;
    const parsed = URL.parse(url.includes('://') ? url : `https://${url}`);
    if (parsed === null || !/^https?:$/.test(parsed.protocol) || !isGhostKey(key.trim())) return undefined;
    // The creator pastes what stands in the address bar: the path of the admin goes, a blog's own folder stays.
    return parsed.origin + parsed.pathname.replace(/\/ghost(\/.*)?$/, '').replace(/\/+$/, '');
  },
  async connect(http, request, now): Promise<Connected> {
    const base = ghost.address(request) ?? '';
    const account = new URL(base).host;
    const access = {http, base, account, label: account, key: request.key.trim(), extra: {}, now};
    const answer = await http.json(await callOf(access, 'members/?limit=1'), pageSchema);
    if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
    return {account, label: account, base, key: access.key};
  },
  async pull(access, cursor) {
    const {since, place} = cursor;
    if (place !== undefined) {
      const [unread = '0', until = '0'] = place.split(':').slice(1);
      const none = {readings: [], bad: [], next: undefined, resumeFrom: undefined, remaining: Number(unread)};
      return withActivities(none, access, {since, until: Number(until)});
    }
    const answer = await access.http.json(await callOf(access, `members/?${query(cursor)}`), pageSchema);
    if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
    const page = toPage(answer.value, access, cursor);
    return page.next === undefined ? withActivities(page, access, {since}) : page;
  },
  async readOne(access, key) {
    const member = await findMember(access, key);
    if (member !== undefined) return toReading(member, access);
    return {key, source: 'api', asOf: access.now, identifiers: [], fields: {}, deleted: true};
  },
  async setLabel(access, key, {name, on}) {
    const member = await findMember(access, key);
    if (member === undefined) return false;
    const has = member.labels ?? [];
    const others = has.filter(label => tagId(label.name) !== tagId(name));
    if (on === others.length < has.length) return true;
    const labels = (on ? [...has, {name}] : others).map(label => ({name: label.name}));
    const path = `members/${member.id}/?include=${INCLUDE}`;
    return access.http.send({...(await callOf(access, path)), method: 'PUT', body: {members: [{labels}]}});
  },
  webhooks: ghostWebhooks(callOf),
};

async function callOf({base, key, now}: Pick<Access, 'base' | 'key' | 'now'>, path: string): Promise<GhostCall> {
  const authorization = `Ghost ${await signToken(key, now)}`;
  return {url: `${base}/ghost/api/admin/${path}`, headers: {authorization, 'accept-version': 'v6.0'}};
}
type GhostCall = {url: string; headers: Record<string, string>};

function query({since, page}: Cursor): string {
  const parameters = new URLSearchParams({
    limit: String(PAGE),
    page: String(page + 1),
    include: INCLUDE,
    order: 'updated_at asc, id asc',
  });
  // NQL knows no zone: Ghost keeps and compares UTC.
  if (since !== undefined)
    parameters.set('filter', `updated_at:>'${new Date(since).toISOString().slice(0, 19).replace('T', ' ')}'`);
  return parameters.toString();
}

function toPage({members, meta}: z.infer<typeof pageSchema>, access: Access, cursor: Cursor): PulledPage {
  const {readings, parsed, bad} = readRows(members, memberSchema, member => toReading(member, access));
  const last = parsed.at(-1);
  const changedAt = timeOf(last?.updated_at);
  return {
    readings,
    bad,
    next: meta.pagination.next === null ? undefined : nextCursor(cursor, changedAt),
    resumeFrom: changedAt === undefined ? cursor.since : changedAt - 1_000,
    remaining: Math.max(0, meta.pagination.total - cursor.page * PAGE),
  };
}

/**
 * The page with what members did, which ends a pass. Who is not on the page is read with it, for a reading says everything of a
 * person. `place` carries how many members the list kept back, so that its last page says so.
 */
async function withActivities(
  page: PulledPage,
  access: Access,
  {since, until}: {since: number | undefined; until?: number},
): Promise<PulledPage> {
  const did = await readActivities(callOf, access, until);
  const ids = new Set(page.readings.map(({key}) => key.split('/').at(-1) ?? ''));
  const others = await readMembers(
    access,
    [...did.byMember.keys()].filter(id => !ids.has(id)),
  );
  const unread = Math.max(0, (page.remaining ?? 0) - page.readings.length - page.bad.length);
  return {
    ...page,
    readings: [...page.readings, ...others].map(reading => withDone(reading, did)),
    remaining: page.remaining === undefined ? undefined : page.remaining + others.length,
    ...(did.until === undefined ? {} : {next: {since, page: 0, place: `did:${unread}:${did.until}`}}),
  };
}

function withDone(reading: Reading, {byMember}: Activities): Reading {
  const activities = byMember.get(reading.key.split('/').at(-1) ?? '');
  return activities === undefined ? reading : {...reading, activities: [...activities]};
}

/** A row that cannot be read is left out: the list of members has told it. */
async function readMembers(access: Access, ids: readonly string[]): Promise<Reading[]> {
  if (ids.length === 0) return [];
  const asked = new URLSearchParams({limit: String(PAGE), include: INCLUDE, filter: `id:[${ids.join(',')}]`});
  const answer = await access.http.json(await callOf(access, `members/?${asked}`), pageSchema);
  const rows = answer?.value.members ?? [];
  return rows.flatMap(row => memberSchema.safeParse(row).data ?? []).map(member => toReading(member, access));
}

async function findMember(access: Access, key: RecordKey): Promise<Member | undefined> {
  const id = key.split('/').at(-1) ?? '';
  const answer = await access.http.json(await callOf(access, `members/${encodeURIComponent(id)}/?include=${INCLUDE}`), oneSchema);
  return answer?.value.members[0];
}

function changeOf(member: Member): number {
  return timeOf(member.updated_at) ?? timeOf(member.created_at) ?? 0;
}

function toReading(member: Member, {account}: Pick<Access, 'account'>): Reading {
  const createdAt = timeOf(member.created_at);
  const updatedAt = changeOf(member);
  const email = normaliseEmail(member.email ?? '');
  const identifiers: Identifier[] = [{type: 'ghost-member', value: member.id, account, strength: 'strong'}];
  // Ghost logs its members in by mail: whoever has the address is the person.
  if (email !== undefined) identifiers.push({type: 'email', value: email, strength: 'strong'});
  return {
    key: `ghost/${account}/member/${member.id}`,
    source: 'api',
    asOf: updatedAt,
    ...(createdAt === undefined ? {} : {createdAt}),
    identifiers,
    fields: {
      ...(member.name ? {name: member.name} : {}),
      ...(member.email === null ? {} : {email: member.email}),
      ...(member.note ? {note: member.note} : {}),
      ...membershipFields({status: member.status, updatedAt, subscriptions: member.subscriptions ?? [], tiers: member.tiers}),
      ...(createdAt === undefined ? {} : {joinedAt: createdAt}),
      ...mailFields(member),
      ...(member.labels === undefined ? {} : {labels: member.labels.map(({name}) => name)}),
    },
  };
}

function mailFields(member: Member): Pick<Reading['fields'], 'mailState' | 'newsletters' | 'openRate'> {
  const state = mailStateOf(member);
  // A rate of nothing sent is not zero, it is not known. Ghost tells percent.
  const openRate = member.email_count ? member.email_open_rate : null;
  return {
    ...(state === undefined ? {} : {mailState: state}),
    ...(member.newsletters === undefined ? {} : {newsletters: member.newsletters.map(({name}) => name)}),
    ...(openRate == null ? {} : {openRate: Math.min(openRate / 100, 1)}),
  };
}

function mailStateOf({newsletters, email_suppression}: Member): MailState | undefined {
  if (email_suppression?.suppressed) return email_suppression.info?.reason === 'spam' ? 'complained' : 'cleaned';
  if (newsletters === undefined) return undefined;
  return newsletters.length > 0 ? 'subscribed' : 'unsubscribed';
}
