import {createHmac} from 'node:crypto';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, describe, expect, it} from 'vitest';
import {drawWorld} from '../fixtures/people.ts';
import {type GhostFake, startGhostFake} from './ghost.ts';
import {ghostToken} from './ghost-auth.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const open: {close(): unknown}[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(one => one.close()));
});

async function site(members = 230): Promise<GhostFake> {
  const fake = await startGhostFake({people: drawWorld({members}).ghost, now: () => NOW});
  open.push(fake);
  return fake;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
type Loose = any;

async function call(
  fake: GhostFake,
  path: string,
  init: RequestInit & {token?: string} = {},
): Promise<{status: number; body: Loose}> {
  const {token = ghostToken(fake.key, NOW), ...rest} = init;
  const headers = {authorization: `Ghost ${token}`, 'content-type': 'application/json'};
  const response = await fetch(`${fake.url}/ghost/api/admin/${path}`, {...rest, headers});
  const text = await response.text();
  return {status: response.status, body: text === '' ? undefined : JSON.parse(text)};
}

function token(
  fake: GhostFake,
  change: {aud?: string; kid?: string; lifetime?: number; issued?: number; alg?: string; secret?: string},
): string {
  const [id = '', secret = ''] = fake.key.split(':');
  const iat = change.issued ?? NOW / 1000;
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = encode({alg: change.alg ?? 'HS256', typ: 'JWT', kid: change.kid ?? id});
  const body = encode({iat, exp: iat + (change.lifetime ?? 300), aud: change.aud ?? '/admin/'});
  const signature = createHmac('sha256', Buffer.from(change.secret ?? secret, 'hex'))
    .update(`${head}.${body}`)
    .digest('base64url');
  return `${head}.${body}.${signature}`;
}

describe('the stand-in for Ghost’s Admin API', () => {
  it.each([
    ['another audience', {aud: '/content/'}],
    ['another key id', {kid: 'feedfeedfeedfeedfeedfeed'}],
    ['another secret', {secret: 'aa'.repeat(32)}],
    ['another algorithm', {alg: 'none'}],
    ['more than five minutes to live', {lifetime: 301}],
    ['its time over', {issued: NOW / 1000 - 400}],
  ])('refuses a token with %s', async (_, change) => {
    const fake = await site(5);
    const {status, body} = await call(fake, 'members/', {token: token(fake, change)});
    expect(status).toBe(401);
    expect(body.errors[0]).toMatchObject({type: 'UnauthorizedError', context: null, details: null, property: null});
  });

  it('refuses a request without a token, unless its own page made it', async () => {
    const fake = await site(5);
    const address = `${fake.url}/ghost/api/admin/members/`;
    expect((await fetch(address)).status).toBe(403);
    expect((await fetch(address, {headers: {'sec-fetch-site': 'cross-site'}})).status).toBe(403);
    expect((await fetch(address, {headers: {'sec-fetch-site': 'same-origin'}})).status).toBe(200);
    expect(fake.requests.map(({browser, status}) => [browser, status])).toEqual([
      [false, 403],
      [false, 403],
      [true, 200],
    ]);
  });

  it.each(['all', '500', '100'])('never gives more than 100 members, asked for %s', async limit => {
    const {body} = await call(await site(), `members/?limit=${limit}`);
    expect(body.members).toHaveLength(100);
    expect(body.meta.pagination).toEqual({page: 1, limit: 100, pages: 3, total: 230, next: 2, prev: null});
  });

  it('shows every member once over its pages', async () => {
    const fake = await site();
    const pages = await Promise.all([1, 2, 3].map(page => call(fake, `members/?limit=100&page=${page}&order=updated_at+asc`)));
    const ids = pages.flatMap(({body}) => body.members.map(({id}: {id: string}) => id));
    expect(new Set(ids).size).toBe(230);
    const times = pages.flatMap(({body}) => body.members.map(({updated_at}: {updated_at: string}) => updated_at));
    expect(times).toEqual([...times].sort());
  });

  it('prints a member with the fields of a live Ghost 6.65', async () => {
    const fake = await site();
    const {body} = await call(fake, 'members/?limit=100&include=labels,tiers,newsletters');
    expect(Object.keys(body.members[0])).toEqual([
      ...['id', 'uuid', 'email', 'name', 'note', 'geolocation', 'subscribed', 'created_at', 'updated_at', 'labels'],
      ...['subscriptions', 'avatar_image', 'comped', 'email_count', 'email_opened_count', 'email_open_rate', 'status'],
      ...['last_seen_at', 'enable_comment_notifications', 'enable_updates_and_announcements', 'unsubscribe_url'],
      ...['can_comment', 'commenting', 'tiers', 'current_subscription', 'email_suppression', 'newsletters'],
    ]);
    const labelled = body.members.find(({labels}: Loose) => labels.length > 0).labels[0];
    expect(Object.keys(labelled)).toEqual(['id', 'name', 'slug', 'created_at', 'updated_at']);
    const comped = body.members.find(({status}: Loose) => status === 'comped');
    expect(comped).toMatchObject({
      comped: true,
      subscriptions: [{plan: {nickname: 'Complimentary', amount: 0}, status: 'active'}],
    });
    const paid = body.members.find(({status}: Loose) => status === 'paid');
    expect(paid.subscriptions[0]).toMatchObject({price: {type: 'recurring', currency: 'USD'}, tier: {name: expect.any(String)}});
    expect(paid.tiers).toHaveLength(1);
  });

  it('filters by date, label, status and id, and searches', async () => {
    const fake = await site();
    const total = async (query: string) => (await call(fake, `members/?limit=1&${query}`)).body.meta.pagination.total;
    const filter = (text: string) => total(`filter=${encodeURIComponent(text)}`);
    const all = [...fake.state.members.values()];
    const middle = Date.UTC(2026, 5, 1);
    expect(await filter("updated_at:>'2026-06-01 00:00:00'")).toBe(all.filter(({updatedAt}) => updatedAt > middle).length);
    expect(await filter('label:vip')).toBe(all.filter(({labels}) => labels.includes('VIP')).length);
    expect(await filter('label:[vip,wave-1]')).toBe(
      all.filter(({labels}) => labels.includes('VIP') || labels.includes('Wave 1')).length,
    );
    expect(await filter('status:-free+label:vip')).toBe(
      all.filter(({status, labels}) => status !== 'free' && labels.includes('VIP')).length,
    );
    expect(await filter(`id:[${all[0]?.id},${all[1]?.id}]`)).toBe(2);
    expect(await total(`search=${encodeURIComponent(all[0]?.email ?? '')}`)).toBe(1);
    expect((await call(fake, 'members/?filter=foo%5Bbar')).status).toBe(400);
  });

  it('writes labels back and moves updated_at', async () => {
    const fake = await site(5);
    const [member] = (await call(fake, 'members/?limit=1')).body.members;
    const labels = [
      ...member.labels.map(({id}: Loose) => ({id, name: member.labels.find((one: Loose) => one.id === id).name})),
      {name: 'To thank'},
    ];
    const {status, body} = await call(fake, `members/${member.id}/`, {
      method: 'PUT',
      body: JSON.stringify({members: [{labels}]}),
    });
    expect(status).toBe(200);
    expect(body.members[0].labels.map(({name}: Loose) => name)).toContain('To thank');
    expect(body.members[0].updated_at).toBe('2026-11-23T12:00:00.000Z');
    expect((await call(fake, 'labels/?limit=100')).body.labels.map(({slug}: Loose) => slug)).toContain('to-thank');
  });

  it('has no list of webhooks for an integration', async () => {
    expect((await call(await site(5), 'webhooks/')).status).toBe(404);
  });

  it('signs what it sends to a webhook and forgets one that answers 410', async () => {
    const fake = await site(5);
    const got: {signature: string; body: string}[] = [];
    const receiver = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      got.push({signature: String(request.headers['x-ghost-signature']), body});
      response.writeHead(410).end();
    });
    await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve));
    open.push(receiver);
    const target_url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    const hook = {event: 'member.edited', target_url, secret: 'geheim'};
    expect((await call(fake, 'webhooks/', {method: 'POST', body: JSON.stringify({webhooks: [hook]})})).status).toBe(201);
    const id = [...fake.state.members.keys()][0];
    await call(fake, `members/${id}/`, {method: 'PUT', body: JSON.stringify({members: [{note: 'hello'}]})});
    const [, hex, t] = /^sha256=([0-9a-f]{64}), t=(\d+)$/.exec(got[0]?.signature ?? '') ?? [];
    expect(hex).toBe(createHmac('sha256', 'geheim').update(`${got[0]?.body}${t}`).digest('hex'));
    expect(JSON.parse(got[0]?.body ?? '').member).toMatchObject({
      current: {id, note: 'hello'},
      previous: {note: null},
    });
    expect(fake.state.webhooks.all.size).toBe(0);
  });

  it('drifts the same way twice', async () => {
    const [one, other] = await Promise.all([site(50), site(50)]);
    const changes = await one.drift(20);
    expect(await other.drift(20)).toEqual(changes);
    expect(changes.deleted).toHaveLength(2);
    expect(changes.added).toHaveLength(4);
    expect(one.state.members.size).toBe(52);
    expect(changes.edited.every(id => (one.state.members.get(id)?.updatedAt ?? NOW) === NOW)).toBe(true);
  });

  it('has the first payment of a member as a subscription that is paid for a month', async () => {
    const fake = await site(50);
    const [reader] = [...fake.state.members.values()].filter(({status, paidSince}) => status === 'free' && !paidSince);
    await fake.pay(reader?.id ?? '', 'gold');
    const [member] = (await call(fake, `members/${reader?.id}/`)).body.members;
    expect(member).toMatchObject({status: 'paid', tiers: [{name: 'Gold'}]});
    expect(member.subscriptions).toMatchObject([
      {status: 'active', start_date: '2026-11-23T12:00:00.000Z', current_period_end: '2026-12-23T12:00:00.000Z'},
    ]);
  });

  it('lists comments among what members did, newest first, of the asked kinds and dates', async () => {
    const fake = await site(5);
    const [id = ''] = fake.state.members.keys();
    fake.comment(id, 'The ninth letter', NOW - 86_400_000);
    fake.comment(id, 'The tenth letter');
    const titles = async (filter: string) => {
      const {body} = await call(fake, `members/events/?${new URLSearchParams({filter})}`);
      return body.events.map(({data}: Loose) => [data.member.id, data.post.title]);
    };
    expect(await titles('type:[comment_event]')).toEqual([
      [id, 'The tenth letter'],
      [id, 'The ninth letter'],
    ]);
    expect(await titles("type:[comment_event]+data.created_at:>'2026-11-23 00:00:00'")).toEqual([[id, 'The tenth letter']]);
    expect(await titles('type:[login_event]')).toEqual([]);
  });
});
