import * as z from 'zod/mini';
import type {Reading, RecordKey} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import type {OutboundRequest} from '../sync/outbound-client';
import type {Access, BadRow, Connected, Connector} from './connector';
import {indexIncluded} from './json-api';
import {afterPage, listPlace} from './list-place';
import {baseOf} from './own-address';
import {EVENT_FIELDS} from './patreon-history';
import {INCLUDED_FIELDS} from './patreon-included';
import {isOfCampaign, MEMBER_FIELDS, memberKey, memberSchema, toReading, userOf} from './patreon-member';
import {patreonWebhooks} from './patreon-webhooks';
import {readRows} from './read-rows';

const BASE = 'https://www.patreon.com/api/oauth2/v2';
const PAGE = 1_000;
/**
 * With the histories of their pledges Patreon gives 500 members at once. Half of that, as 500 who have paid for years would not
 * fit into what an answer may hold.
 */
const HISTORY_PAGE = 250;
const HOUR_MS = 3_600_000;
/** Patreon knows nobody by the user's id: so many pages are looked through for one. */
const MOST_LOOK_UP_PAGES = 20;

const campaignSchema = z.object({
  id: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  attributes: z.object({
    name: z.nullish(z.string()),
    vanity: z.nullish(z.string()),
    creation_name: z.nullish(z.string()),
    currency: z.nullish(z.string()),
  }),
});
type Campaign = z.infer<typeof campaignSchema>;
const campaignsSchema = z.object({data: z.array(campaignSchema)});

const pageSchema = z.object({
  data: z.array(z.unknown()),
  included: z.nullish(z.array(z.unknown())),
  meta: z.object({
    pagination: z.object({
      total: z.nullish(z.int()),
      cursors: z.nullish(z.object({next: z.nullish(z.string())})),
    }),
  }),
});
const oneSchema = z.object({data: memberSchema, included: z.nullish(z.array(z.unknown()))});
const belongsSchema = z.object({id: z.string(), relationships: memberSchema.def.shape.relationships});

/** Patreon's API v2, one campaign, by the creator's own token or OAuth. The `User-Agent` that it insists on is the client's. */
export const patreon: Connector = {
  vendor: 'patreon',
  changes: 'none',
  everyMs: HOUR_MS,
  deepEveryMs: 24 * HOUR_MS,
  sweeps: ['user', 'member'],
  rate: {requests: 100, windowMs: 60_000},
  oauth: {
    authorizeUrl: 'https://www.patreon.com/oauth2/authorize',
    tokenUrl: 'https://www.patreon.com/api/oauth2/token',
    scopes: ['campaigns', 'campaigns.members', 'campaigns.members[email]', 'campaigns.members.address', 'w:campaigns.webhook'],
    pkce: false,
  },
  address({vendor, key, url}) {
    if (vendor !== 'patreon' || !/^[\w.~+/=-]{8,500}$/.test(key.trim())) return undefined;
    return baseOf({url}, BASE);
  },
  async connect(http, request) {
    const access = {http, base: patreon.address(request) ?? '', key: request.key.trim()};
    const campaigns = await readCampaigns(access);
    if (request.account === undefined && campaigns.length > 1) {
      return {choices: campaigns.map(campaign => ({id: campaign.id, label: labelOf(campaign)}))};
    }
    const campaign = request.account === undefined ? campaigns[0] : campaigns.find(({id}) => id === request.account);
    if (campaign === undefined) throw new ConnectorError('unexpected-shape', 'there is no such campaign');
    return connectedTo(campaign, access);
  },
  async pull(access, cursor) {
    const here = listPlace(cursor, access.now);
    const query = membersQuery(access, {isDeep: cursor.since === undefined, token: here.token});
    // Patreon refuses a place that it does not know any more with 400; the first page names none.
    const expired = here.token === undefined ? [410] : [400, 410];
    const answer = await access.http.json({...call(access, `${membersOf(access)}?${query}`), expired}, pageSchema);
    if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
    const {data, included, meta} = answer.value;
    const index = indexIncluded(included);
    const own = data.filter(row => isOwn(row, access.account));
    const {readings, bad} = readRows(own, memberSchema, member => toReading(member, access, index));
    return {
      readings,
      bad: byUser(bad, own),
      ...afterPage(cursor, here, {
        rows: data.length,
        foreign: data.length - own.length,
        total: meta.pagination.total ?? undefined,
        token: meta.pagination.cursors?.next ?? undefined,
      }),
      resumeFrom: here.begunAt,
    };
  },
  async readOne(access, key) {
    const named = key.split('/').at(-1) ?? '';
    const [member = '', user] = key.includes('/user/') ? [await findByUser(access, named), named] : named.split('~');
    const answer = member === '' ? undefined : await readMember(access, member);
    if (answer !== undefined) return toReading(answer.data, access, indexIncluded(answer.included));
    return goneReading(access, memberKey(access.account, {id: member, user}));
  },
  webhooks: patreonWebhooks(call),
};

function call({base, key}: Pick<Access, 'base' | 'key'>, path: string): OutboundRequest {
  return {url: base + path, headers: {authorization: `Bearer ${key}`}};
}

function membersOf({account}: Pick<Access, 'account'>): string {
  return `/campaigns/${encodeURIComponent(account)}/members`;
}

async function readCampaigns(access: Pick<Access, 'http' | 'base' | 'key'>): Promise<readonly Campaign[]> {
  const asking = (fields: string) => call(access, `/campaigns?${new URLSearchParams({'fields[campaign]': fields})}`);
  const known = 'creation_name,vanity';
  // Name and currency stand in no list of Patreon's own: where they are refused, amounts stay unknown.
  const answer =
    (await access.http.json({...asking(`${known},name,currency`), absent: [400]}, campaignsSchema)) ??
    (await access.http.json(asking(known), campaignsSchema));
  return answer?.value.data ?? [];
}

function labelOf({id, attributes: {name, vanity, creation_name}}: Campaign): string {
  return name || vanity || creation_name || id;
}

function connectedTo(campaign: Campaign, {base, key}: Pick<Access, 'base' | 'key'>): Connected {
  const {currency} = campaign.attributes;
  const extra = currency != null && /^[A-Z]{3}$/.test(currency) ? {extra: {currency}} : {};
  return {account: campaign.id, label: labelOf(campaign), base, key, ...extra};
}

type Asking = {readonly isDeep: boolean; readonly token?: string | undefined};

function membersQuery({extra}: Pick<Access, 'extra'>, {isDeep, token}: Asking): string {
  const include = ['address', 'campaign', 'currently_entitled_tiers', 'user', ...(isDeep ? ['pledge_history'] : [])];
  return new URLSearchParams({
    ...personQuery(extra),
    include: include.join(','),
    ...(isDeep ? {'fields[pledge-event]': EVENT_FIELDS.join(',')} : {}),
    'page[count]': String(isDeep ? HISTORY_PAGE : PAGE),
    ...(token === undefined ? {} : {'page[cursor]': token}),
  }).toString();
}

function personQuery({currency}: Access['extra']): Record<string, string> {
  const fields = {...INCLUDED_FIELDS, member: MEMBER_FIELDS, campaign: currency === undefined ? ['vanity'] : ['currency']};
  return Object.fromEntries(Object.entries(fields).map(([type, names]) => [`fields[${type}]`, names.join(',')]));
}

async function readMember(access: Access, id: string): Promise<z.infer<typeof oneSchema> | undefined> {
  const include = 'address,campaign,currently_entitled_tiers,user';
  const query = new URLSearchParams({...personQuery(access.extra), include});
  const answer = await access.http.json(call(access, `/members/${encodeURIComponent(id)}?${query}`), oneSchema);
  return answer?.value;
}

/** The member's id of a user, looked for in the whole list; undefined where they are no member. Throws `ConnectorError`. */
async function findByUser(access: Access, user: string): Promise<string | undefined> {
  let token: string | undefined;
  for (let page = 0; page < MOST_LOOK_UP_PAGES; page += 1) {
    const cursor: Record<string, string> = token === undefined ? {} : {'page[cursor]': token};
    const query = new URLSearchParams({include: 'campaign,user', 'page[count]': String(PAGE), ...cursor});
    const answer = await access.http.json(call(access, `${membersOf(access)}?${query}`), pageSchema);
    const rows = answer?.value.data ?? [];
    const found = rows.find(row => userIn(row) === user && isOwn(row, access.account));
    if (found !== undefined) return belongsSchema.safeParse(found).data?.id;
    token = answer?.value.meta.pagination.cursors?.next ?? undefined;
    if (token === undefined) return undefined;
  }
  throw new ConnectorError('unexpected-shape', 'too many members to look one up');
}

function isOwn(row: unknown, account: string): boolean {
  const {data} = belongsSchema.safeParse(row);
  return data === undefined || isOfCampaign(data, account);
}

function userIn(row: unknown): string | undefined {
  const {data} = belongsSchema.safeParse(row);
  return data === undefined ? undefined : userOf(data);
}

/** Records are known by the user's id: so are the rows that could not be read, where they tell that much. */
function byUser(bad: readonly BadRow[], rows: readonly unknown[]): BadRow[] {
  if (bad.length === 0) return [];
  const users = new Map(rows.map(row => [belongsSchema.safeParse(row).data?.id, userIn(row)]));
  return bad.map(one => ({...one, id: users.get(one.id) ?? one.id}));
}

function goneReading({now}: Pick<Access, 'now'>, key: RecordKey): Reading {
  return {key, source: 'api', asOf: now, identifiers: [], fields: {}, deleted: true};
}
