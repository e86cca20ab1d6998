import * as z from 'zod/mini';
import type {Reading, RecordKey} from '#shared/model/record';
import {tagId} from '#shared/model/tag-id';
import {ConnectorError} from '../sync/connector-error';
import {nextCursor} from './changes-cursor';
import type {Access, Connected, Connector, Cursor, PulledPage} from './connector';
import {type Activities, readActivities, type Until} from './ghost-activities';
import {type Member, memberSchema, toReading} from './ghost-member';
import {isGhostKey, signToken} from './ghost-token';
import {ghostWebhooks} from './ghost-webhooks';
import {readRows, timeOf} from './read-rows';

// Ghost 6 gives no more, whatever is asked (docs.ghost.org/changes, checked 2026-11).
const PAGE = 100;
const INCLUDE = 'labels,tiers,newsletters';

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
      const [unread, at, below] = place.split(':').slice(1);
      const none = {readings: [], bad: [], next: undefined, resumeFrom: undefined, remaining: Number(unread)};
      return withActivities(none, access, {since, until: {at: Number(at), below}});
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
  {since, until}: {since: number | undefined; until?: Until},
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
    ...(did.next === undefined ? {} : {next: {since, page: 0, place: placeOf(unread, did.next)}}),
  };
}

function placeOf(unread: number, {at, below}: Until): string {
  return ['did', unread, at, ...(below === undefined ? [] : [below])].join(':');
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
