import {describe, expect, it} from 'vitest';
import {authorizeResponseSchema} from '#shared/protocol/connect';
import {createKitFake} from '../../fakes/vendors/kit.ts';
import {createPatreonFake} from '../../fakes/vendors/patreon.ts';
import {call, connectionOf, drain, newWorkspace, pass, readFeed, stubVendors, useFixedWorld} from '../harness.ts';

useFixedWorld();
const HOUR = 3_600_000;

const VENDORS = [
  {
    vendor: 'patreon',
    make: createPatreonFake,
    host: 'www.patreon.com',
    scopes: /^campaigns campaigns\.members .*w:campaigns\.webhook$/,
  },
  {vendor: 'kit', make: createKitFake, host: 'api.kit.com', scopes: /^read write$/},
] as const;

/** An app of the creator's own at the vendor, which they allowed. */
async function allowed({vendor, make}: (typeof VENDORS)[number]) {
  const workspace = await newWorkspace();
  const fake = make(3);
  stubVendors(fake);
  const asked = await workspace.call('/v1/connections/authorize', {body: {vendor, client: fake.app.client}});
  const {url} = authorizeResponseSchema.parse(await asked.json());
  const agreed = await fake.fetch(new Request(url));
  const {pathname, search} = new URL(agreed.headers.get('location') ?? '');
  expect((await call(pathname + search)).status).toBe(200);
  await drain(workspace);
  return {workspace, fake, page: new URL(url)};
}

describe.each(VENDORS)('$vendor by an app of the creator’s own', one => {
  it('is asked for the least that is needed, and read with the token (CRM-12)', async () => {
    const {workspace, page} = await allowed(one);
    expect(page.host).toBe(one.host);
    expect(page.searchParams.get('scope')).toMatch(one.scopes);
    expect(await connectionOf(workspace)).toMatchObject({vendor: one.vendor, state: 'idle', records: 3});
  });

  it('is read on when its token ends, with a refresh token that works once', async () => {
    const {workspace, fake} = await allowed(one);
    for (let day = 0; day < 3; day += 1) {
      fake.app.expire();
      pass(25 * HOUR);
      await drain(workspace);
    }
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', lastCompleteAt: Date.now()});
    expect((await readFeed(workspace)).supporters).toHaveLength(3);
    expect(fake.app.log.filter(grant => grant === 'refresh_token').length).toBeGreaterThanOrEqual(3);
  });
});
