import {createFakeVendor, type FakeVendor, type Sending, type Spoil} from './fake-vendor.ts';
import {type GhostEvent, printEvents} from './ghost-events.ts';

export const GHOST_KEY = `${'ab'.repeat(12)}:${'cd'.repeat(32)}`;

export type GhostMember = Record<string, unknown> & {id: string; email: string; updated_at: string; labels: {name: string}[]};

export type GhostFake = FakeVendor & {
  /** It gives no page after this one, and counts on. */
  lastPage?: number;
  readonly members: Map<string, GhostMember>;
  /** What members did, as the activity feed prints it, in any order. */
  readonly events: GhostEvent[];
  readonly webhooks: {id: string; event: string; target_url: string; secret: string}[];
};

/** A member as Ghost 6.65 prints one; `number` decides id, name and when it was changed. */
export function ghostMember(number: number, more: Partial<GhostMember> = {}): GhostMember {
  const id = number.toString(16).padStart(24, '0');
  const changed = new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString();
  return {
    id,
    uuid: `uuid-${number}`,
    email: `member${number}@example.org`,
    name: `Member ${number}`,
    note: null,
    status: 'free',
    created_at: '2025-06-01T00:00:00.000Z',
    updated_at: changed,
    labels: [],
    newsletters: [{id: 'n1', name: 'Weekly', description: null, status: 'active'}],
    tiers: [],
    subscriptions: [],
    email_count: 10,
    email_opened_count: 4,
    email_open_rate: 40,
    email_suppression: {suppressed: false, info: null},
    ...more,
  } as GhostMember;
}

/** Ghost's Admin API as far as the connector uses it. */
export function createGhostFake(count: number, host = 'blog.example:2368'): GhostFake {
  const members = new Map(Array.from({length: count}, (_, index) => ghostMember(index + 1)).map(member => [member.id, member]));
  const webhooks: GhostFake['webhooks'] = [];
  const events: GhostEvent[] = [];
  const request = {vendor: 'ghost' as const, url: `http://${host}/ghost/#/members`, key: GHOST_KEY};
  const self: {lastPage?: number} = {};
  const fake = createFakeVendor(request, host, {
    async answer(incoming, url) {
      if (!/^Ghost [\w-]+\.[\w-]+\.[\w-]+$/.test(incoming.headers.get('authorization') ?? '')) return error(401);
      const [, , resource, id] = url.pathname.replace('/ghost/api/admin', 'x/x').split('/');
      if (resource === 'webhooks') return answerWebhooks(incoming, webhooks, id);
      if (id === 'events') return Response.json({events: printEvents(events, url)});
      if (id === undefined || id === '') return browse(url, members, self.lastPage);
      const member = members.get(id);
      if (member === undefined) return error(404);
      if (incoming.method === 'PUT') {
        const wish = ((await incoming.json()) as {members: Partial<GhostMember>[]}).members[0];
        Object.assign(member, wish, {updated_at: new Date(Date.now()).toISOString()});
      }
      return Response.json({members: [member]});
    },
    spoil,
  });
  const webhook = (person: number, sending: Sending) => sendMember([...members.keys()][person - 1] ?? '', sending);
  return Object.assign(self, fake, {members, events, webhooks, webhook});
}

function spoil(body: unknown, kind: Spoil): unknown {
  const page = body as {members?: Record<string, unknown>[]; meta?: {pagination: {total: number}}};
  if (kind === 'smaller-total' && page.meta !== undefined) page.meta.pagination.total -= 1;
  for (const [place, member] of (page.members ?? []).entries()) {
    if (kind === 'unknown-word')
      Object.assign(member, {status: 'a word of next year', newsletters: [{name: 'Weekly', status: 'new'}]});
    if (kind === 'no-email') member.email = null;
    if (kind !== 'renamed-field' && (kind !== 'bad-row' || place > 0)) continue;
    member.mail = member.email;
    delete member.email;
  }
  return page;
}

function browse(url: URL, members: ReadonlyMap<string, GhostMember>, lastPage = Number.POSITIVE_INFINITY): Response {
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 15), 100);
  const page = Number(url.searchParams.get('page') ?? 1);
  const filter = url.searchParams.get('filter') ?? '';
  const since = /^updated_at:>'(.+)'$/.exec(filter)?.[1];
  const only = /^id:\[([0-9a-f,]+)\]$/.exec(filter)?.[1]?.split(',');
  const after = since === undefined ? 0 : Date.parse(`${since.replace(' ', 'T')}Z`);
  const found = [...members.values()]
    .filter(({id, updated_at}) => Date.parse(updated_at) > after && (only?.includes(id) ?? true))
    .sort((left, right) => Date.parse(left.updated_at) - Date.parse(right.updated_at) || (left.id < right.id ? -1 : 1));
  const pages = Math.min(Math.max(1, Math.ceil(found.length / limit)), lastPage);
  const pagination = {page, limit, pages, total: found.length, next: page < pages ? page + 1 : null, prev: null};
  return Response.json({members: structuredClone(found.slice((page - 1) * limit, page * limit)), meta: {pagination}});
}

async function answerWebhooks(request: Request, webhooks: GhostFake['webhooks'], id: string | undefined): Promise<Response> {
  if (request.method === 'DELETE') {
    webhooks.splice(0, webhooks.length, ...webhooks.filter(webhook => webhook.id !== id));
    return new Response(null, {status: 204});
  }
  if (request.method !== 'POST') return error(501);
  const [wish] = ((await request.json()) as {webhooks: Omit<GhostFake['webhooks'][number], 'id'>[]}).webhooks;
  if (wish === undefined || webhooks.some(known => known.event === wish.event && known.target_url === wish.target_url))
    return error(422);
  const webhook = {...wish, id: `hook${webhooks.length + 1}`};
  webhooks.push(webhook);
  return Response.json({webhooks: [webhook]}, {status: 201});
}

/** A delivery as Ghost signs it (core/server/services/webhooks/webhook-trigger.js, 6.65). */
async function sendMember(id: string, {url, secret, at}: Sending): Promise<Request> {
  const body = JSON.stringify({member: {current: {id}, previous: {}}});
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(`${body}${at}`)));
  const hex = Array.from(mac, byte => byte.toString(16).padStart(2, '0')).join('');
  return new Request(url, {method: 'POST', body, headers: {'x-ghost-signature': `sha256=${hex}, t=${at}`}});
}

function error(status: number): Response {
  return Response.json({errors: [{message: 'refused', type: 'Error'}]}, {status});
}
