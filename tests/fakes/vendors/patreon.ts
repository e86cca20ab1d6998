import {hmac} from '@noble/hashes/hmac.js';
import {md5} from '@noble/hashes/legacy.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import type {PatreonPerson} from '../../fixtures/people.ts';
import {createFakeVendor, type FakeVendor, type Spoil} from './fake-vendor.ts';
import {createOAuthApp, type OAuthApp} from './oauth-app.ts';
import {answerMember, askedOf, type Campaign, refuse} from './patreon-answers.ts';
import {
  CAMPAIGN,
  memberId,
  PATREON_TIERS,
  type PatreonMember,
  type PatreonTier,
  patreonMember,
  userId,
} from './patreon-members.ts';
import {memberOf, WORLD_TIERS} from './patreon-people.ts';

const HOST = 'www.patreon.com';
const BASE = '/api/oauth2/v2';
/** The creator's own access token. */
export const PATREON_KEY = `${'k'.repeat(20)}_${'3'.repeat(22)}`;

export type PatreonWebhook = {id: string; uri: string; secret: string; triggers: string[]; paused: boolean};

export type PatreonFake = FakeVendor & {
  readonly members: Map<string, PatreonMember>;
  readonly campaigns: Campaign[];
  readonly tiers: Record<string, PatreonTier>;
  readonly webhooks: PatreonWebhook[];
  readonly app: OAuthApp;
  /** Whether `name` and `currency` are fields that a campaign has: they stand in no list of Patreon's own. */
  knowsCurrency: boolean;
  /** It gives no page after this one, and counts on (C8). */
  lastPage?: number;
  /** What changes within a day: one joins, one leaves, one's card fails and one's works again. */
  liveOneDay(now: number): void;
};

type World = Pick<PatreonFake, 'members' | 'campaigns' | 'tiers' | 'webhooks' | 'knowsCurrency' | 'lastPage'>;

/** Patreon's API v2 as far as the connector uses it: one campaign with so many members, or with these people of a drawn world. */
export function createPatreonFake(people: number | readonly PatreonPerson[], host = HOST): PatreonFake {
  const all =
    typeof people === 'number'
      ? Array.from({length: people}, (_, index) => patreonMember(index + 1))
      : people.map((person, index) => memberOf(person, index + 1));
  const members = new Map(all.map(one => [one.id, one]));
  const world: World = {
    members,
    campaigns: [{id: CAMPAIGN, attributes: {name: 'Field Notes', vanity: 'fieldnotes', creation_name: 'notes', currency: 'EUR'}}],
    tiers: {...PATREON_TIERS, ...WORLD_TIERS},
    webhooks: [],
    knowsCurrency: true,
  };
  const app = createOAuthApp({authorize: '/oauth2/authorize', token: '/api/oauth2/token'});
  const own = host === HOST ? {} : {url: `http://${host}`};
  const fake = createFakeVendor({vendor: 'patreon', key: PATREON_KEY, ...own}, host, {
    async answer(request, url) {
      const granted = await app.answer(request, url);
      if (granted !== undefined) return granted;
      // Whoever does not say who they are is refused, whatever the token.
      if ((request.headers.get('user-agent') ?? '') === '') return refuse(403);
      const token = (request.headers.get('authorization') ?? '').replace(/^Bearer /, '');
      if (token !== PATREON_KEY && !app.isGood(token)) return refuse(401, {code_name: 'Unauthorized'});
      return answerAt(url.pathname.replace(BASE, ''), {request, url, world: fakeOf()});
    },
    spoil,
    throttled: () =>
      refuse(429, {code_name: 'RequestThrottled', retry_after_seconds: 7, title: 'You have made too many attempts.'}),
    cursorExpired: () => refuse(400, {code_name: 'ParameterInvalid', detail: 'Invalid value for parameter page[cursor].'}),
  });
  const whole: PatreonFake = Object.assign(world, fake, {
    app,
    webhook: async (person: number, {url, secret}: {url: string; secret: string}) =>
      patreonDelivery({member: members.get(memberId(person)) ?? patreonMember(person), trigger: 'members:update', url, secret}),
    liveOneDay: (now: number) => liveOneDay(members, now),
  });
  const fakeOf = () => whole;
  return whole;
}

type Ask = {readonly request: Request; readonly url: URL; readonly world: World};

function answerAt(path: string, ask: Ask): Response | Promise<Response> {
  const [, list, id = '', inner] = path.split('/');
  if (list === 'campaigns' && id === '') return answerCampaigns(ask);
  if (list === 'campaigns' && inner === 'members') return answerMembers(id, ask);
  if (list === 'members') return answerOne(id, ask);
  if (list === 'webhooks') return answerWebhooks(id, ask);
  return refuse(404);
}

function answerCampaigns({url, world}: Ask): Response {
  const asked = askedOf(url, ['tiers', 'benefits', 'creator', 'goals']);
  const isNew = /name|currency/.test((url.searchParams.get('fields[campaign]') ?? '').replace('creation_name', ''));
  if (!asked.isGood || (isNew && !world.knowsCurrency)) return refuse(400);
  const data = world.campaigns.map(({id, attributes}) => asked.resource('campaign', id, attributes));
  return Response.json({data, meta: {pagination: {total: data.length, cursors: {next: null}}}});
}

function answerMembers(campaignId: string, {url, world}: Ask): Response {
  const asked = askedOf(url);
  const campaign = world.campaigns.find(({id}) => id === campaignId);
  if (campaign === undefined) return refuse(404);
  if (!asked.isGood) return refuse(400);
  const most = asked.include.includes('pledge_history') ? 500 : 1_000;
  const size = Math.min(Number(url.searchParams.get('page[count]') ?? 20), most);
  const before = placeOf(url.searchParams.get('page[cursor]'));
  if (before === undefined) return refuse(400);
  // In the order in which they came: who leaves meanwhile shifts nobody.
  const all = [...world.members.values()];
  const rows = all.filter(({id}) => id > before).slice(0, size);
  const last = rows.at(-1)?.id;
  const page = Math.ceil(all.filter(({id}) => id <= (last ?? '')).length / size);
  const isMore = last !== undefined && all.some(({id}) => id > last) && page < (world.lastPage ?? Number.POSITIVE_INFINITY);
  const answers = rows.map(member =>
    answerMember(member, asked, {
      campaign: world.campaigns.find(({id}) => id === member.campaign) ?? {...campaign, id: member.campaign},
      tiers: world.tiers,
    }),
  );
  return Response.json({
    data: answers.map(({data}) => data),
    included: once(answers.flatMap(({included}) => included)),
    meta: {pagination: {total: all.length, cursors: {next: isMore ? btoa(`after:${last}`) : null}}},
  });
}

/** Where a cursor points: '' before everybody; undefined for one that was never handed out. */
function placeOf(cursor: string | null): string | undefined {
  if (cursor === null) return '';
  try {
    return /^after:(.+)$/.exec(atob(cursor))?.[1];
  } catch {
    return undefined;
  }
}

function once<T extends {type: string; id: string}>(all: readonly T[]): T[] {
  return [...new Map(all.map(one => [`${one.type}:${one.id}`, one])).values()].reverse();
}

function answerOne(id: string, {url, world}: Ask): Response {
  // The history of a pledge is told with the list alone.
  const asked = askedOf(url, ['address', 'campaign', 'currently_entitled_tiers', 'user']);
  const member = world.members.get(id);
  const [campaign] = world.campaigns;
  if (member === undefined || campaign === undefined) return refuse(404);
  if (!asked.isGood) return refuse(400);
  const links = {self: `https://www.patreon.com/api/oauth2/v2/members/${id}`};
  return Response.json({...answerMember(member, asked, {campaign, tiers: world.tiers}), links});
}

type Wish = {data: {attributes: {uri?: string; triggers?: string[]; paused?: boolean}}};

async function answerWebhooks(id: string, {request, url, world}: Ask): Promise<Response> {
  const asked = askedOf(url, ['client', 'campaign']);
  const {webhooks} = world;
  const print = ({id: own, ...attributes}: PatreonWebhook) => asked.resource('webhook', own, attributes);
  if (request.method === 'GET') return Response.json({data: webhooks.map(print), meta: {pagination: {total: webhooks.length}}});
  const held = webhooks.find(webhook => webhook.id === id);
  if (request.method === 'POST') {
    const {uri = '', triggers = []} = ((await request.json()) as Wish).data.attributes;
    const made = {id: String(700 + webhooks.length), uri, triggers, secret: `secret-of-${webhooks.length}`, paused: false};
    webhooks.push(made);
    const {id: own, ...attributes} = made;
    return Response.json({data: {type: 'webhook', id: own, attributes}});
  }
  if (held === undefined) return refuse(404);
  if (request.method === 'PATCH') held.paused = ((await request.json()) as Wish).data.attributes.paused ?? held.paused;
  else webhooks.splice(webhooks.indexOf(held), 1);
  return request.method === 'PATCH' ? Response.json({data: print(held)}) : new Response(null, {status: 204});
}

type Row = {type: string; attributes: Record<string, unknown>};

function spoil(body: unknown, kind: Spoil): unknown {
  const page = body as {data: Row | Row[]; meta?: {pagination: {total: number}}};
  const rows = [page.data].flat().filter(({type}) => type === 'member');
  if (kind === 'smaller-total' && page.meta !== undefined) page.meta.pagination.total -= 1;
  for (const [place, {attributes}] of rows.entries()) {
    if (kind === 'no-email') attributes.email = null;
    if (kind === 'unknown-word') Object.assign(attributes, {patron_status: 'paused_patron', last_charge_status: 'Disputed'});
    if (kind === 'bad-row' && place === 0) attributes.patron_status = {of: 'next year'};
    if (kind !== 'renamed-field') continue;
    attributes.status = attributes.patron_status;
    delete attributes.patron_status;
  }
  return page;
}

export type PatreonSending = {
  readonly member: PatreonMember;
  readonly trigger: string;
  readonly url: string;
  readonly secret: string;
};

/** A webhook as Patreon sends it: neither an id nor a date, the user by reference alone. */
export function patreonDelivery({member, trigger, url, secret}: PatreonSending): Request {
  const {id, campaign, user, attributes} = member;
  const relationships = {
    campaign: {data: {type: 'campaign', id: campaign}},
    user: {data: user === null ? null : {type: 'user', id: user}},
  };
  const included = [{type: 'campaign', id: campaign, attributes: {}}];
  const body = JSON.stringify({data: {type: 'member', id, attributes, relationships}, included});
  const signature = bytesToHex(hmac(md5, utf8ToBytes(secret), utf8ToBytes(body)));
  const headers = {'content-type': 'application/json', 'x-patreon-event': trigger, 'x-patreon-signature': signature};
  return new Request(url, {method: 'POST', headers, body});
}

function liveOneDay(members: Map<string, PatreonMember>, now: number): void {
  const all = [...members.values()];
  const next = Number(all.at(-1)?.user ?? userId(0)) - Number(userId(0)) + 1;
  const joined = patreonMember(next);
  members.set(joined.id, joined);
  const at = new Date(now).toISOString();
  const paying = all.filter(({attributes}) => attributes.patron_status === 'active_patron');
  const failing = all.find(({attributes}) => attributes.patron_status === 'declined_patron');
  if (failing !== undefined)
    Object.assign(failing.attributes, {patron_status: 'active_patron', last_charge_status: 'Paid', last_charge_date: at});
  const [first, second] = paying;
  if (first !== undefined)
    Object.assign(first.attributes, {patron_status: 'declined_patron', last_charge_status: 'Declined', last_charge_date: at});
  if (second !== undefined) Object.assign(second.attributes, {patron_status: 'former_patron', next_charge_date: null});
  const free = all.find(({attributes}) => attributes.patron_status === null);
  if (free !== undefined) members.delete(free.id);
}
