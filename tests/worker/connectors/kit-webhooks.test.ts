import {describe, expect, it} from 'vitest';
import type {Delivery} from '../../../worker/connectors/connector.ts';
import {kit} from '../../../worker/connectors/kit.ts';
import {kitWebhooks, verifySignature} from '../../../worker/connectors/kit-webhooks.ts';
import {connected} from '../../contract/connector.ts';
import {createKitFake, kitDelivery} from '../../fakes/vendors/kit.ts';
import {kitSubscriber} from '../../fakes/vendors/kit-state.ts';
import {connect, connectionOf, drain, newWorkspace, pass, readFeed, stubVendors, useFixedWorld} from '../harness.ts';
import {bring, syncedWith} from '../sync/synced.ts';

useFixedWorld();
const bytes = (text: string) => Uint8Array.from(new TextEncoder().encode(text));

describe('Kit’s webhook signature', () => {
  // Computed with another program from the scheme that Kit documents.
  const t = 1_700_000_000;
  const hex = '3947de27ec923573170fccda604ddfb25583ff98dc51e96cca2e11c59545026a';
  const body = bytes('{"events":[]}');
  const verify = (header: string, more: {body?: Uint8Array<ArrayBuffer>; secret?: string; now?: number} = {}) =>
    verifySignature(header, {body, secret: 'secret', now: t * 1_000 + 1_000, ...more});

  it('is HMAC-SHA256 over the second, a full stop and the raw body', async () => {
    expect(await verify(`t=${t},v1=${hex}`)).toBe(true);
    expect(await verify(`t=${t}, v1=${hex}`)).toBe(true);
    expect(await verify(`t=${t},v1=${hex}`, {body: bytes('{"events": []}')})).toBe(false);
    expect(await verify(`t=${t},v1=${hex}`, {secret: 'Secret'})).toBe(false);
    expect(await verify(`t=${t + 1},v1=${hex}`)).toBe(false);
    expect(await verify(`t=${t},v1=${hex.replace('3', '4')}`)).toBe(false);
  });

  it('may be one of several while a secret is replaced', async () => {
    expect(await verify(`t=${t},v1=${'0'.repeat(64)},v1=${hex}`)).toBe(true);
    expect(await verify(`t=${t},v1=${'0'.repeat(64)},v1=${'1'.repeat(64)}`)).toBe(false);
  });

  it('is refused when older than five minutes, or from the future', async () => {
    expect(await verify(`t=${t},v1=${hex}`, {now: t * 1_000 + 300_000})).toBe(true);
    expect(await verify(`t=${t},v1=${hex}`, {now: t * 1_000 + 300_001})).toBe(false);
    expect(await verify(`t=${t},v1=${hex}`, {now: t * 1_000 - 300_001})).toBe(false);
  });

  it.each(['', `t=${t}`, `v1=${hex}`, `t=${t},v1=`, `t=now,v1=${hex}`, `t=${t},v0=${hex}`])(
    'is refused when it is malformed, as one of the webhooks of before, which have none: %s',
    async header => {
      expect(await verify(header)).toBe(false);
    },
  );
});

describe('whom a delivery of Kit’s is about', () => {
  const delivery = (value: unknown): Delivery => ({
    method: 'POST',
    url: '',
    headers: new Headers(),
    body: bytes(JSON.stringify(value)),
    now: 0,
  });
  const event = (id: string, subscriber: object) => ({id, type: 'subscriber.created', data: {subscriber}});

  it('is everybody in its events, once each, by the address where there is no id (C42)', () => {
    const events = [event('a', {id: 1}), event('b', {id: 1}), event('c', {email_address: 'ada@example.org'}), {id: 'd'}, 7];
    expect(kitWebhooks.subjects(delivery({events}), '29')).toEqual(['kit/29/subscriber/1', 'kit/29/email/ada%40example.org']);
  });

  it('is nobody where it is none of Kit’s', () => {
    for (const value of [{}, {events: {}}, [], {subscriber: {id: 1}}])
      expect(kitWebhooks.subjects(delivery(value), '29')).toEqual([]);
  });

  it('is known again by its events when it is tried again', () => {
    const events = [event('a', {id: 1}), event('b', {id: 2})];
    expect(kitWebhooks.id?.(delivery({delivery_id: 1, events}))).toBe('kit a b');
    expect(kitWebhooks.id?.(delivery({events: []}))).toBeUndefined();
  });
});

const synced = (people: number) => syncedWith(createKitFake(people));

describe('Kit’s webhooks', () => {
  it('are one endpoint for all events that Kit has open, signed with its secret', async () => {
    const {workspace, fake} = await synced(3);
    const [endpoint] = fake.endpoints;
    expect(fake.endpoints).toHaveLength(1);
    expect(endpoint?.events).toEqual(
      ['created', 'activated', 'unsubscribed', 'bounced', 'complained'].map(name => `subscriber.${name}`),
    );
    const left = kitSubscriber(2, {state: 'cancelled'});
    fake.subscribers.set(2, left);
    fake.asked.length = 0;
    const [secret = ''] = endpoint?.secrets ?? [];
    const sending = {event: 'subscriber.unsubscribed', subscriber: left, url: endpoint?.url ?? '', secret, at: Date.now()};
    expect(await bring(workspace, kitDelivery(sending))).toBe(204);
    // The answer was lost: Kit tries again a minute later, and signs anew.
    pass(60_000);
    expect(await bring(workspace, kitDelivery({...sending, at: Date.now()}))).toBe(204);
    await drain(workspace);
    expect(fake.asked.map(asked => asked.split('?')[0])).toEqual(['GET /v4/subscribers/2', 'GET /v4/subscribers/2/tags']);
    const states = (await readFeed(workspace)).supporters.flatMap(({records}) => records.map(({fields}) => fields.mailState));
    expect(states).toContain('unsubscribed');
  });

  it('are believed with either secret while one is replaced, and never without a signature', async () => {
    const {workspace, fake} = await synced(1);
    const [endpoint] = fake.endpoints;
    const [secret = ''] = endpoint?.secrets ?? [];
    const sending = {event: 'subscriber.activated', subscriber: kitSubscriber(1), url: endpoint?.url ?? '', at: Date.now()};
    expect(await bring(workspace, kitDelivery({...sending, secret: 'the next', former: secret}))).toBe(204);
    expect(await bring(workspace, kitDelivery({...sending, secret: 'the next', id: 'another'}))).toBe(401);
    const unsigned = new Request(sending.url, {method: 'POST', body: JSON.stringify({subscriber: {id: 1}})});
    expect(await bring(workspace, unsigned)).toBe(401);
  });

  it('ask for the events of tags where Kit has them, and leave no endpoint behind whose secret is lost', async () => {
    const fake = createKitFake(1);
    fake.events.push('subscriber.custom_field_value_updated');
    const access = await connected(kit, fake);
    const target = {url: 'https://regulars.example/v1/webhooks/a.b', secret: 'ours'};
    await kitWebhooks.register?.(access, target);
    const {ids = [], secret} = (await kitWebhooks.register?.(access, target)) ?? {};
    expect(fake.endpoints).toHaveLength(1);
    expect(fake.endpoints[0]?.events).toContain('subscriber.tag_added');
    expect(fake.endpoints[0]?.secrets).toEqual([secret]);
    await kitWebhooks.remove?.(access, ids);
    expect(fake.endpoints).toEqual([]);
  });
});

describe('a Kit account over time', () => {
  it('is read to its end though Kit asks to retry later again and again', async () => {
    const workspace = await newWorkspace();
    const fake = createKitFake(2_600);
    stubVendors(fake);
    await connect(workspace, fake);
    fake.perMinute = 3;
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'waiting', problem: 'rate-limited'});
    for (let minute = 0; minute < 10; minute += 1) {
      pass(60_000);
      await drain(workspace);
    }
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 2_600});
  });

  it('takes nobody for gone where the pages end before the count, and lets go who is gone once a pass was whole (C8)', async () => {
    const {workspace, fake} = await synced(1_100);
    fake.subscribers.delete(7);
    fake.lastPage = 1;
    for (let hour = 0; hour < 26; hour += 1) {
      pass(3_600_000);
      await drain(workspace);
    }
    expect((await readFeed(workspace)).supporters).toHaveLength(1_100);
    expect(await connectionOf(workspace)).toMatchObject({problem: 'sweep-too-small'});
    delete fake.lastPage;
    pass(24 * 3_600_000);
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(1_099);
    expect((await connectionOf(workspace)).problem).toBeUndefined();
  });

  it('is followed through a week of coming, confirming, leaving and tagging', async () => {
    const {workspace, fake} = await synced(20);
    for (let day = 0; day < 7; day += 1) {
      fake.liveOneDay(Date.now());
      pass(24 * 3_600_000);
      await drain(workspace);
    }
    const {supporters} = await readFeed(workspace);
    const WORDS: Record<string, string> = {subscribed: 'active', unsubscribed: 'cancelled', pending: 'inactive'};
    const told = supporters.flatMap(({records}) =>
      records.map(({key, fields}) => `${key.split('/').at(-1)} ${WORDS[fields.mailState ?? '']} ${fields.labels?.join()}`),
    );
    const known = [...fake.subscribers.values()].map(({id, state, tags}) => `${id} ${state} ${tags.map(() => 'podcast').join()}`);
    expect(told.sort()).toEqual(known.sort());
  });
});
