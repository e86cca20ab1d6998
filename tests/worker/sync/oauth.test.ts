import {runInDurableObject} from 'cloudflare:test';
import {env} from 'cloudflare:workers';
import {describe, expect, it} from 'vitest';
import type {Connection} from '#shared/model/connection';
import {authorizeResponseSchema} from '#shared/protocol/connect';
import {
  call,
  connectionOf,
  drain,
  newWorkspace,
  ORIGIN,
  pass,
  readFeed,
  rowsOf,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';
import {type ConsentingFake, createConsentingFake, useConsenting} from './consenting.ts';

useFixedWorld();
useConsenting();
const MINUTE = 60_000;
const DAY = 86_400_000;

/** What the extension does first: the address of the vendor's page. */
async function begin(workspace: TestWorkspace, more: object): Promise<string> {
  const response = await workspace.call('/v1/connections/authorize', {body: {vendor: 'patreon', ...more}});
  return authorizeResponseSchema.parse(await response.json()).url;
}

/** What the creator's browser does: it opens the page, agrees, and follows the vendor back to us. */
async function agree(fake: ConsentingFake, page: string): Promise<string> {
  const answer = await fake.fetch(new Request(page));
  return answer.headers.get('location') ?? '';
}

async function open(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const {pathname, search} = new URL(address);
  return call(pathname + search, {headers});
}

async function authorised(people = 3): Promise<{workspace: TestWorkspace; fake: ConsentingFake; connection: Connection}> {
  const workspace = await newWorkspace();
  const fake = createConsentingFake(people);
  stubVendors(fake);
  const back = await agree(fake, await begin(workspace, {client: fake.app.client}));
  expect((await open(back)).status).toBe(200);
  await drain(workspace);
  return {workspace, fake, connection: await connectionOf(workspace)};
}

describe('asking a vendor for permission', () => {
  it('leads to the vendor’s page with the least scopes, a state and a PKCE challenge', async () => {
    const workspace = await newWorkspace();
    const fake = createConsentingFake(1);
    const page = new URL(await begin(workspace, {client: fake.app.client}));
    expect(page.origin + page.pathname).toBe('https://api.consenting.example/authorize');
    expect(Object.fromEntries(page.searchParams)).toEqual({
      response_type: 'code',
      client_id: fake.app.client.id,
      redirect_uri: `${ORIGIN}/v1/oauth/callback`,
      scope: 'people.read offline',
      state: expect.stringMatching(new RegExp(`^${workspace.id}\\.[0-9a-f]{64}$`)),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      prompt: 'consent',
    });
    expect(await (await workspace.call('/v1/connections/authorize')).json()).toEqual({redirect: `${ORIGIN}/v1/oauth/callback`});
  });

  it('makes a connection of the yes and reads everybody (CRM-12, CRM-18)', async () => {
    const {workspace, connection, fake} = await authorised();
    expect(connection).toMatchObject({vendor: 'patreon', account: 'c1', state: 'idle', records: 3, canAuthorise: true});
    expect(connection.expiresAt).toBeUndefined();
    expect((await readFeed(workspace)).supporters).toHaveLength(3);
    expect(fake.app.log).toEqual(['authorize', 'authorization_code']);
  });

  it('stores neither state nor secret nor token in the clear', async () => {
    const workspace = await newWorkspace();
    const fake = createConsentingFake(1);
    stubVendors(fake);
    const page = await begin(workspace, {client: fake.app.client});
    const secret = new URL(page).searchParams.get('state')?.split('.')[1] ?? 'none';
    const pending = await rowsOf(workspace, 'select * from authorisation');
    expect(pending).toHaveLength(1);
    await open(await agree(fake, page));
    const stored = JSON.stringify(
      [pending, await rowsOf(workspace, 'select * from vault'), await rowsOf(workspace, 'select * from connection')],
      bytes,
    );
    for (const text of [secret, fake.app.client.secret, 'access-2', 'refresh-2']) expect(stored).not.toContain(text);
    expect(await rowsOf(workspace, 'select * from authorisation')).toEqual([]);
  });

  it.each([
    ['a second time', async (back: string) => void (await open(back))],
    ['after ten minutes', async () => pass(10 * MINUTE)],
  ])('takes no answer %s', async (_, before) => {
    const workspace = await newWorkspace();
    const fake = createConsentingFake(1);
    stubVendors(fake);
    const back = await agree(fake, await begin(workspace, {client: fake.app.client}));
    await before(back);
    const traded = fake.app.log.length;
    expect((await open(back)).status).toBe(410);
    expect(fake.app.log).toHaveLength(traded);
  });

  it('takes an answer that comes twice at the same moment once', async () => {
    const workspace = await newWorkspace();
    const fake = createConsentingFake(1);
    stubVendors(fake);
    const back = await agree(fake, await begin(workspace, {client: fake.app.client}));
    const both = await Promise.all([open(back), open(back)]);
    expect(both.map(({status}) => status).sort()).toEqual([200, 410]);
  });

  it('takes no state that it did not make, of whatever form', async () => {
    const workspace = await newWorkspace();
    for (const state of ['', 'x', `${workspace.id}.${'0'.repeat(64)}`, `${'0'.repeat(64)}.${'0'.repeat(64)}`]) {
      const response = await call(`/v1/oauth/callback?state=${state}&code=code`);
      expect([response.status, response.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8']);
    }
  });

  it('ends where the creator says no, and the state with it', async () => {
    const workspace = await newWorkspace();
    const fake = createConsentingFake(1);
    stubVendors(fake);
    const state = new URL(await begin(workspace, {client: fake.app.client})).searchParams.get('state');
    const denied = await call(`/v1/oauth/callback?state=${state}&error=access_denied`);
    expect(await denied.text()).toContain('The permission was not given');
    expect((await call(`/v1/oauth/callback?state=${state}&code=code-1`)).status).toBe(410);
  });

  it('says so where the vendor does not keep its word', async () => {
    const workspace = await newWorkspace();
    const fake = createConsentingFake(1);
    stubVendors(fake);
    const page = await begin(workspace, {client: {...fake.app.client, secret: 'mistyped'}});
    const refused = await open(await agree(fake, page));
    expect([refused.status, await refused.text()]).toEqual([502, expect.stringContaining('Check the app’s id and secret')]);
    expect((await readFeed(workspace)).connections).toEqual([]);
  });

  it('asks which account is meant where there are several', async () => {
    const workspace = await newWorkspace();
    const fake = createConsentingFake(1);
    fake.accounts.push({id: 'c2', name: 'Other'});
    stubVendors(fake);
    const question = await open(await agree(fake, await begin(workspace, {client: fake.app.client})));
    const html = await question.text();
    expect(html).toContain('<button name="account" value="c1">The &lt;Show&gt;</button>');
    const action = /action="(\?state=[^"]+)"/.exec(html)?.[1] ?? '';
    const chosen = await call(`/v1/oauth/callback${action}`, {method: 'POST', body: 'account=c2'});
    expect(chosen.status).toBe(200);
    expect(await connectionOf(workspace)).toMatchObject({account: 'c2', label: 'Other'});
    expect(fake.app.log).toEqual(['authorize', 'authorization_code']);
  });

  it('answers in the browser’s language, without a script and without a way to be framed', async () => {
    const pages = await Promise.all(
      ['fr-FR,en;q=0.5', 'de,es;q=0.9', 'en;q=0.1,fr;q=0.9', 'de'].map(language =>
        call('/v1/oauth/callback', {headers: {'accept-language': language}}),
      ),
    );
    const [french, spanish, second, other] = await Promise.all(pages.map(page => page.text()));
    expect(french).toContain('<html lang="fr">');
    expect(spanish).toContain('<html lang="es">');
    expect(second).toContain('<html lang="fr">');
    expect(other).toContain('<html lang="en">');
    expect(french).not.toContain('<script');
    expect(pages[0]?.headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
  });

  it('refuses an app-less vendor, an unknown connection and another address where private hosts are not allowed', async () => {
    const workspace = await newWorkspace();
    const {client} = createConsentingFake(1).app;
    const ask = (body: object) => workspace.call('/v1/connections/authorize', {body});
    expect((await ask({vendor: 'ghost', client})).status).toBe(400);
    expect((await ask({vendor: 'patreon'})).status).toBe(400);
    expect((await ask({vendor: 'patreon', client, connection: 'none'})).status).toBe(404);
    expect((await call('/v1/connections/authorize', {body: {vendor: 'patreon', client}})).status).toBe(401);
  });
});

describe('a key that ends', () => {
  it('is renewed before it does, and stored before it is used', async () => {
    const {workspace, fake} = await authorised();
    pass(56 * MINUTE);
    await drain(workspace);
    expect(fake.app.log.slice(2)).toEqual(['refresh_token']);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', lastCompleteAt: Date.now()});
  });

  it('before its time is renewed once when the vendor refuses it', async () => {
    const {workspace, fake} = await authorised();
    fake.app.expire();
    pass(15 * MINUTE);
    await drain(workspace);
    expect(fake.app.log.slice(2)).toEqual(['refresh_token']);
    expect((await connectionOf(workspace)).problem).toBeUndefined();
  });

  it('is renewed by one only where alarm and request meet: the vendor burns a token that is used twice', async () => {
    const {workspace, fake, connection} = await authorised();
    // Ten rounds, each of several jobs that find the same dead key at the same moment.
    for (let round = 1; round <= 10; round += 1) {
      fake.app.expire();
      pass(15 * MINUTE);
      await runInDurableObject(workspace.stub, async object => {
        await Promise.all([object.syncNow(), object.alarm(), object.alarm(), object.alarm()]);
      });
      await drain(workspace);
      expect((await connectionOf(workspace)).problem).toBeUndefined();
    }
    expect(fake.app.log.filter(grant => grant === 'refresh_token').length).toBeGreaterThanOrEqual(10);
    expect(await connectionOf(workspace)).toMatchObject({id: connection.id, state: 'idle', records: 3});
  });

  it('for good says so, keeps everybody, and goes on once the creator agreed again', async () => {
    const {workspace, fake, connection} = await authorised();
    await fake.fetch(new Request('https://api.consenting.example/revoke', {method: 'POST'}));
    pass(15 * MINUTE);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({
      state: 'waiting',
      problem: 'unauthorised',
      records: 3,
      canAuthorise: true,
    });
    const back = await agree(fake, await begin(workspace, {connection: connection.id}));
    expect((await open(back)).status).toBe(200);
    await drain(workspace);
    const healed = await connectionOf(workspace);
    expect(healed).toMatchObject({id: connection.id, state: 'idle', records: 3});
    expect(healed.problem).toBeUndefined();
  });

  it('is not mixed with another account’s', async () => {
    const {workspace, fake, connection} = await authorised();
    const page = await begin(workspace, {connection: connection.id});
    fake.accounts.splice(0, 1, {id: 'c9', name: 'Somebody else'});
    expect((await open(await agree(fake, page))).status).toBe(502);
    expect(await connectionOf(workspace)).toMatchObject({account: 'c1'});
  });

  it('is kept where whoever hands out keys is away for a minute', async () => {
    const {workspace, fake} = await authorised();
    pass(56 * MINUTE);
    fake.faults.push('server-error');
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', lastCompleteAt: Date.now()});
  });

  it('is sealed anew with the deployment’s newest secret when it is read', async () => {
    const {workspace, fake} = await authorised();
    const [before] = await rowsOf<{key_id: string}>(workspace, 'select key_id from vault');
    const former = env.VAULT_KEY;
    const newest = 'another key for tests only with forty characters';
    await runInDurableObject(workspace.stub, async object => {
      Object.assign(Reflect.get(object, 'env') as object, {VAULT_KEY: `${newest},${former}`});
    });
    pass(15 * MINUTE);
    await drain(workspace);
    const [after] = await rowsOf<{key_id: string}>(workspace, 'select key_id from vault');
    expect(after?.key_id).not.toBe(before?.key_id);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', lastCompleteAt: Date.now()});
    expect(fake.app.log).toHaveLength(2);
    await runInDurableObject(workspace.stub, async object => {
      Object.assign(Reflect.get(object, 'env') as object, {VAULT_KEY: former});
    });
  });
});

describe('disconnecting', () => {
  it('gives the permission back', async () => {
    const {workspace, fake, connection} = await authorised();
    expect((await workspace.call(`/v1/connections/${connection.id}`, {method: 'DELETE'})).status).toBe(204);
    expect(fake.app.log.at(-1)).toBe('revoke');
  });

  it('does not wait for a vendor that is away', async () => {
    const {workspace, fake, connection} = await authorised();
    pass(DAY);
    fake.faults.push('server-error', 'server-error');
    expect((await workspace.call(`/v1/connections/${connection.id}`, {method: 'DELETE'})).status).toBe(204);
    expect((await readFeed(workspace)).connections).toEqual([]);
  });
});

function bytes(_: string, value: unknown): unknown {
  return value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value;
}
