import {describe, expect, it} from 'vitest';
import type {Reading} from '#shared/model/record';
import {ghost} from '../../../worker/connectors/ghost.ts';
import {signToken} from '../../../worker/connectors/ghost-token.ts';
import {verifySignature} from '../../../worker/connectors/ghost-webhooks.ts';
import {connected} from '../../contract/connector.ts';
import {createGhostFake, GHOST_KEY, type GhostMember, ghostMember} from '../../fakes/vendors/ghost.ts';

const HOST = 'blog.example:2368';

async function readingOf(more: Partial<GhostMember>): Promise<Reading> {
  const fake = createGhostFake(0);
  const member = ghostMember(1, more);
  fake.members.set(member.id, member);
  const {readings} = await ghost.pull(await connected(ghost, fake), {since: undefined, page: 0});
  const [reading] = readings;
  if (reading === undefined) throw new Error('no reading');
  return reading;
}

const at = (text: string) => Date.parse(text);

const tier = {id: 't1', name: 'Gold', type: 'paid', currency: 'USD', monthly_price: 500, yearly_price: 5000};
const subscription = {
  id: 'sub_1',
  status: 'active',
  start_date: '2026-03-10T08:00:00.000Z',
  current_period_end: '2026-12-10T08:00:00.000Z',
  cancel_at_period_end: false,
  price: {amount: 500, currency: 'usd', interval: 'month', nickname: 'Monthly'},
};

describe('a Ghost member as a reading', () => {
  it('is keyed by host and id, and known by e-mail and member id (CRM-12, CRM-15)', async () => {
    const reading = await readingOf({email: ' Ada+news@Example.org'});
    expect(reading).toMatchObject({
      key: `ghost/${HOST}/member/000000000000000000000001`,
      source: 'api',
      asOf: at('2026-01-01T00:01:00Z'),
      createdAt: at('2025-06-01T00:00:00Z'),
    });
    expect(reading.identifiers).toEqual([
      {type: 'ghost-member', value: '000000000000000000000001', account: HOST, strength: 'strong'},
      {type: 'email', value: 'ada+news@example.org', strength: 'strong'},
    ]);
  });

  it('says what a free member on a newsletter is', async () => {
    const {fields} = await readingOf({note: 'From the fair', labels: [{name: 'VIP'}]});
    expect(fields).toEqual({
      name: 'Member 1',
      email: 'member1@example.org',
      note: 'From the fair',
      paid: false,
      vendorStatus: 'free',
      vendorState: 'free',
      tiers: [],
      joinedAt: at('2025-06-01T00:00:00Z'),
      mailState: 'subscribed',
      newsletters: ['Weekly'],
      openRate: 0.4,
      labels: ['VIP'],
    });
  });

  it('does not know an open rate where nothing was sent', async () => {
    const {fields} = await readingOf({email_count: 0, email_open_rate: null});
    expect(fields).not.toHaveProperty('openRate');
  });

  it.each([
    [{newsletters: []}, 'unsubscribed'],
    [{email_suppression: {suppressed: true, info: {reason: 'bounce'}}}, 'cleaned'],
    [{email_suppression: {suppressed: true, info: {reason: 'spam'}}}, 'complained'],
    [{newsletters: undefined}, undefined],
  ])('%j means mail state %s', async (more, state) => {
    expect((await readingOf(more)).fields.mailState).toBe(state);
  });

  it('has the pledge, its dates and the price of its own cadence', async () => {
    const {fields} = await readingOf({status: 'paid', tiers: [tier], subscriptions: [subscription]});
    expect(fields).toMatchObject({
      paid: true,
      vendorStatus: 'active',
      vendorState: 'active',
      tiers: [{id: 't1', name: 'Gold', price: {minorUnits: 500, currency: 'USD'}}],
      pledge: {minorUnits: 500, currency: 'USD'},
      cadenceMonths: 1,
      pledgeStartAt: at('2026-03-10T08:00:00Z'),
      accessUntil: at('2026-12-10T08:00:00Z'),
      nextChargeAt: at('2026-12-10T08:00:00Z'),
      lastChargeAt: at('2026-11-10T08:00:00Z'),
      lastChargeStatus: 'paid',
    });
    expect(fields).not.toHaveProperty('cancelledAt');
  });

  it('of a yearly pledge has the yearly price', async () => {
    const price = {amount: 5000, currency: 'usd', interval: 'year'};
    const {fields} = await readingOf({status: 'paid', tiers: [tier], subscriptions: [{...subscription, price}]});
    expect(fields).toMatchObject({
      cadenceMonths: 12,
      tiers: [{price: {minorUnits: 5000}}],
      lastChargeAt: at('2026-03-10T08:00:00Z'),
    });
  });

  it('who leaves keeps access to the end of the period and is charged no more', async () => {
    const {fields} = await readingOf({status: 'paid', subscriptions: [{...subscription, cancel_at_period_end: true}]});
    expect(fields).toMatchObject({accessUntil: at('2026-12-10T08:00:00Z'), cancelledAt: at('2026-01-01T00:01:00Z')});
    expect(fields).not.toHaveProperty('nextChargeAt');
  });

  it('whose charge failed is declined, with nothing paid for the running period', async () => {
    const {fields} = await readingOf({status: 'paid', subscriptions: [{...subscription, status: 'past_due'}]});
    expect(fields).toMatchObject({
      vendorState: 'declined',
      lastChargeStatus: 'declined',
      lastChargeAt: at('2026-11-10T08:00:00Z'),
      accessUntil: at('2026-11-10T08:00:00Z'),
    });
  });

  it('who left is former, not free', async () => {
    const gone = {...subscription, status: 'canceled', current_period_end: '2026-05-10T08:00:00.000Z'};
    const {fields} = await readingOf({status: 'free', subscriptions: [gone]});
    expect(fields).toMatchObject({vendorState: 'former', vendorStatus: 'canceled', paid: true});
    expect(fields.cancelledAt).toBeDefined();
  });

  it('on a complimentary plan pledges nothing', async () => {
    const gift = {...subscription, price: {amount: 0, currency: 'usd', interval: 'year'}};
    const {fields} = await readingOf({status: 'comped', tiers: [tier], subscriptions: [gift]});
    expect(fields).toMatchObject({complimentary: true, vendorState: 'active', paid: false});
    expect(fields).not.toHaveProperty('pledge');
  });

  it('on trial was not charged yet', async () => {
    const {fields} = await readingOf({status: 'paid', subscriptions: [{...subscription, status: 'trialing'}]});
    expect(fields).toMatchObject({trial: true, vendorState: 'active'});
    expect(fields).not.toHaveProperty('lastChargeStatus');
  });
});

describe('Ghost’s address', () => {
  it.each([
    ['https://blog.example', 'https://blog.example'],
    ['blog.example/', 'https://blog.example'],
    ['https://blog.example/ghost/#/members?filter=label:vip', 'https://blog.example'],
    ['https://example.org/blog/ghost/', 'https://example.org/blog'],
    ['http://127.0.0.1:8790/ghost/#/members', 'http://127.0.0.1:8790'],
    ['ftp://blog.example', undefined],
    ['', undefined],
  ])('%s leads to %s', (url, address) => {
    expect(ghost.address({vendor: 'ghost', url, key: GHOST_KEY})).toBe(address);
  });
});

describe('Ghost’s token', () => {
  it('is a JWT that its secret verifies, for the admin API and less than five minutes', async () => {
    const now = at('2026-11-20T12:00:00Z');
    const [head = '', claims = '', mac = ''] = (await signToken(GHOST_KEY, now)).split('.');
    const text = (part: string) => JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')));
    expect(text(head)).toEqual({alg: 'HS256', typ: 'JWT', kid: 'ab'.repeat(12)});
    const {iat, exp, aud} = text(claims);
    expect(aud).toBe('/admin/');
    expect(exp - iat).toBeLessThanOrEqual(300);
    expect(exp).toBeGreaterThan(now / 1000);
    const secret = new Uint8Array(32).fill(0xcd);
    const key = await crypto.subtle.importKey('raw', secret, {name: 'HMAC', hash: 'SHA-256'}, false, ['verify']);
    const bytes = Uint8Array.from(atob(mac.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));
    expect(await crypto.subtle.verify('HMAC', key, bytes, new TextEncoder().encode(`${head}.${claims}`))).toBe(true);
  });
});

describe('Ghost’s webhook signature', () => {
  // The vector was computed outside and its scheme checked on a live Ghost 6.65.
  const t = 1700000000000;
  const good = `sha256=48817a75e2e88c91f31b58e1d6b3b3f8fd0f0eb0990b4672f5ed549075ffba08, t=${t}`;
  const bytes = (text: string) => Uint8Array.from(new TextEncoder().encode(text));
  const body = bytes('{"member":{}}');
  const verify = (header: string, more: {body?: Uint8Array<ArrayBuffer>; secret?: string; now?: number} = {}) =>
    verifySignature(header, {body, secret: 'secret', now: t + 1000, ...more});

  it('is HMAC-SHA256 over the raw body directly followed by t', async () => {
    expect(await verify(good)).toBe(true);
  });

  it('is refused over other bytes, with another secret or another time', async () => {
    expect(await verify(good, {body: bytes('{"member": {}}')})).toBe(false);
    expect(await verify(good, {secret: 'Secret'})).toBe(false);
    expect(await verify(good.replace(`t=${t}`, `t=${t + 1}`))).toBe(false);
    expect(await verify(good.replace('4881', '4882'))).toBe(false);
  });

  it('is refused when older than five minutes, or from the future', async () => {
    expect(await verify(good, {now: t + 300_000})).toBe(true);
    expect(await verify(good, {now: t + 300_001})).toBe(false);
    expect(await verify(good, {now: t - 300_001})).toBe(false);
  });

  it('of the body alone, as old versions sign, is refused', async () => {
    const key = await crypto.subtle.importKey('raw', bytes('secret'), {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, body));
    const hex = Array.from(mac, byte => byte.toString(16).padStart(2, '0')).join('');
    expect(await verify(`sha256=${hex}, t=${t}`)).toBe(false);
    expect(await verify(`sha256=${hex}`)).toBe(false);
  });

  it.each(['', 'sha256=', `t=${t}`, 'sha256=zz, t=1', good.toUpperCase()])(
    'is refused when it is malformed: %s',
    async header => {
      expect(await verify(header)).toBe(false);
    },
  );

  it('names the member to read again, deleted ones by what they were', () => {
    const subjects = (value: unknown) =>
      ghost.webhooks?.subjects(
        {method: 'POST', url: '', headers: new Headers(), body: bytes(JSON.stringify(value)), now: 0},
        HOST,
      );
    const id = '0123456789abcdef01234567';
    expect(subjects({member: {current: {id}, previous: {}}})).toEqual([`ghost/${HOST}/member/${id}`]);
    expect(subjects({member: {current: {}, previous: {id}}})).toEqual([`ghost/${HOST}/member/${id}`]);
    expect(subjects({member: {current: {id: '../../evil'}, previous: {}}})).toEqual([]);
    expect(subjects({post: {}})).toEqual([]);
  });
});
