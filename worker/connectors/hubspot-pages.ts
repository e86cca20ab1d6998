import * as z from 'zod/mini';
import type {Reading} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import type {OutboundRequest} from '../sync/outbound-client';
import type {Access, Cursor, PulledPage} from './connector';
import {archivedSchema, type Contact, changeOf, contactKey, contactSchema, PROPERTIES, toReadings} from './hubspot-contact';
import {ownersFor} from './hubspot-owners';
import {readRows, timeOf} from './read-rows';

/** The most that a list and a search give at once (crm/v3, checked 2026-11). */
const LIST_PAGE = 100;
const SEARCH_PAGE = 200;
/** The search lags behind: what it did not show yet is found by looking back. */
const OVERLAP_MS = 5 * 60_000;

const pageSchema = z.object({
  results: z.array(z.unknown()),
  paging: z.nullish(z.object({next: z.nullish(z.object({after: z.string()}))})),
});
const foundSchema = z.extend(pageSchema, {total: z.int()});

export function call({base, key}: Pick<Access, 'base' | 'key'>, path: string): OutboundRequest {
  return {url: base + path, headers: {authorization: `Bearer ${key}`}};
}

/** Where a pass over everybody stands. `startedAt`: when it began by HubSpot's own clock. */
type Walk = {
  readonly list: 'list' | 'bin';
  readonly startedAt: number;
  /** Of the list: rows read so far. Of the bin: rows of the list that HubSpot counts and did not give. */
  readonly count: number;
  readonly after: string;
};

/** Everybody, by the list, then whoever is in the bin: those are gone for certain. */
export async function pullEverybody(access: Access, place: string | undefined): Promise<PulledPage> {
  const walk = place === undefined ? undefined : walkOf(place);
  const query = listQuery(walk?.list === 'bin', walk?.after);
  const answer = await access.http.json(call(access, `/crm/v3/objects/contacts?${query}`), pageSchema);
  if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
  const {results, paging} = answer.value;
  const after = paging?.next?.after;
  const {startedAt} = walk ?? {startedAt: answer.at};
  const resumeFrom = startedAt - OVERLAP_MS;
  if (walk?.list === 'bin') {
    const {readings, bad} = readRows(results, archivedSchema, ({id, archivedAt}) => goneReading(access, id, timeOf(archivedAt)));
    const next = after === undefined ? undefined : cursorOf({...walk, after});
    return {readings, bad, next, resumeFrom, remaining: results.length + walk.count};
  }
  const {readings, bad} = await readContacts(access, results);
  const count = (walk?.count ?? 0) + results.length;
  // The list tells no total. It is asked at the start, to show, and at the end, where who came and went meanwhile is no gap.
  const total = walk === undefined || after === undefined ? await countAll(access) : undefined;
  const next: Walk =
    after === undefined
      ? {list: 'bin', startedAt, count: Math.max(0, (total ?? 0) - count), after: ''}
      : {list: 'list', startedAt, count, after};
  return {readings, bad, next: cursorOf(next), resumeFrom, remaining: walk === undefined ? total : undefined};
}

function cursorOf({list, startedAt, count, after}: Walk): Cursor {
  return {since: undefined, page: 0, place: [list, startedAt, count, after].join(':')};
}

function walkOf(place: string): Walk {
  const [list, startedAt, count, ...after] = place.split(':');
  return {list: list === 'bin' ? 'bin' : 'list', startedAt: Number(startedAt), count: Number(count), after: after.join(':')};
}

/**
 * What changed, by the search, oldest change first. A search ends after 10,000 results wherever one pages to, so it never pages:
 * the next one begins at the last change. Only where one instant fills a page its contacts are read in the order of their ids,
 * for a search sorts by one property only.
 */
export async function pullChanges(access: Access, since: number, place: string | undefined): Promise<PulledPage> {
  const afterId = place?.split(':')[1];
  const {results, total, paging} = await search(access, {
    // Half of it for a tie: the same people in the same order would look like a page that comes again.
    limit: afterId === undefined ? SEARCH_PAGE : SEARCH_PAGE / 2,
    filters:
      afterId === undefined
        ? [where('lastmodifieddate', 'GTE', since)]
        : [where('lastmodifieddate', 'EQ', since), where('hs_object_id', 'GT', afterId)],
    sort: afterId === undefined ? 'lastmodifieddate' : 'hs_object_id',
  });
  const page = await readContacts(access, results);
  const last = page.contacts.at(-1);
  const changedAt = last === undefined ? undefined : changeOf(last);
  const isLast = paging?.next == null;
  return {
    readings: page.readings,
    bad: page.bad,
    next: afterId === undefined ? nextSearch(since, changedAt, isLast) : nextTie(since, last?.id, isLast),
    resumeFrom: changedAt === undefined ? undefined : changedAt - OVERLAP_MS,
    remaining: total,
  };
}

function nextSearch(since: number, changedAt: number | undefined, isLast: boolean): Cursor | undefined {
  if (isLast) return undefined;
  if (changedAt === undefined) throw new ConnectorError('unexpected-shape', 'nothing of a page can be read');
  return changedAt > since ? {since: changedAt, page: 0} : {since, page: 0, place: 'ties:0'};
}

function nextTie(since: number, lastId: string | undefined, isLast: boolean): Cursor {
  return isLast || lastId === undefined ? {since: since + 1, page: 0} : {since, page: 0, place: `ties:${lastId}`};
}

type Filter = {propertyName: string; operator: string; value: string};

function where(propertyName: string, operator: string, value: number | string): Filter {
  return {propertyName, operator, value: String(value)};
}

type Search = {readonly limit: number; readonly filters: readonly Filter[]; readonly sort: string};

async function search(access: Access, {limit, filters, sort}: Search): Promise<z.infer<typeof foundSchema>> {
  const body = {
    filterGroups: filters.length === 0 ? [] : [{filters}],
    sorts: [sort],
    properties: PROPERTIES,
    limit,
    after: '0',
  };
  const asked = {...call(access, '/crm/v3/objects/contacts/search'), method: 'POST' as const, body};
  const answer = await access.http.json(asked, foundSchema);
  if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
  return answer.value;
}

async function countAll(access: Access): Promise<number> {
  return (await search(access, {limit: 1, filters: [], sort: 'hs_object_id'})).total;
}

function listQuery(archived: boolean, after = ''): string {
  const query = new URLSearchParams({limit: String(LIST_PAGE), archived: String(archived)});
  if (!archived) query.set('properties', PROPERTIES.join(','));
  if (after !== '') query.set('after', after);
  return query.toString();
}

type ReadContacts = Pick<PulledPage, 'readings' | 'bad'> & {contacts: Contact[]};

async function readContacts(access: Access, rows: readonly unknown[]): Promise<ReadContacts> {
  const {parsed, bad} = readRows(rows, contactSchema, ({id}) => goneReading(access, id, undefined));
  const owners = await ownersFor(access, parsed);
  return {readings: parsed.flatMap(contact => toReadings(contact, access, owners)), bad, contacts: parsed};
}

export function goneReading({account, now}: Pick<Access, 'account' | 'now'>, id: string, at: number | undefined): Reading {
  return {key: contactKey(account, id), source: 'api', asOf: at ?? now, identifiers: [], fields: {}, deleted: true};
}
