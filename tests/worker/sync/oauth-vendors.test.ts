import {describe, expect, it} from 'vitest';
import {authorizeResponseSchema} from '#shared/protocol/connect';
import type {FakeVendor} from '../../fakes/vendors/fake-vendor.ts';
import {createKitFake} from '../../fakes/vendors/kit.ts';
import type {OAuthApp} from '../../fakes/vendors/oauth-app.ts';
import {createPatreonFake} from '../../fakes/vendors/patreon.ts';
import {createYoutubeFake} from '../../fakes/vendors/youtube.ts';
import {call, connectionOf, drain, newWorkspace, pass, stubVendors, useFixedWorld} from '../harness.ts';

useFixedWorld();
const HOUR = 3_600_000;
const HOST = 'consent.example:8443';

type Asking = FakeVendor & {readonly app: OAuthApp};

describe('a creator’s own app at a vendor', () => {
  it.each<[string, () => Asking]>([
    ['patreon', () => createPatreonFake(5, HOST)],
    ['kit', () => createKitFake(5, HOST)],
    ['youtube', () => createYoutubeFake(5, HOST)],
  ])('%s: is asked for permission, reads everybody, and renews its key by itself', async (vendor, create) => {
    const workspace = await newWorkspace();
    const fake = create();
    stubVendors(fake);
    const {url} = fake.request;
    const asked = await workspace.call('/v1/connections/authorize', {body: {vendor, client: fake.app.client, url}});
    const page = authorizeResponseSchema.parse(await asked.json()).url;
    const back = new URL((await fake.fetch(new Request(page))).headers.get('location') ?? '');
    expect((await call(back.pathname + back.search)).status).toBe(200);
    await drain(workspace);
    const connected = await connectionOf(workspace);
    expect(connected).toMatchObject({vendor, state: 'idle', canAuthorise: true});
    expect(connected.problem).toBeUndefined();
    expect(connected.records).toBeGreaterThanOrEqual(5);
    // The key dies of age, then before its time: each time one is bought, and nobody is asked.
    pass(2 * HOUR);
    await drain(workspace);
    fake.app.expire();
    pass(2 * HOUR);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: connected.records, lastCompleteAt: Date.now()});
    expect(fake.app.log.filter(grant => grant === 'refresh_token').length).toBeGreaterThanOrEqual(2);
    expect(fake.app.log.filter(grant => grant === 'authorization_code')).toHaveLength(1);
  });
});
