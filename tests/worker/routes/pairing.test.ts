import {env} from 'cloudflare:workers';
import {describe, expect, it} from 'vitest';
import {problemSchema} from '#shared/protocol/problem';
import {type Pairing, pairingSchema, sessionSchema} from '#shared/protocol/session';
import {PROTOCOL_VERSION} from '#shared/protocol/version';
import {call, newWorkspace, pass, rowsOf, type TestWorkspace, useFixedWorld} from '../harness.ts';

useFixedWorld();
const MINUTE = 60_000;

async function newCode(workspace: TestWorkspace): Promise<Pairing> {
  return pairingSchema.parse(await (await workspace.call('/v1/pairings', {body: {}})).json());
}

async function codeOf(response: Response): Promise<string> {
  return problemSchema.parse(await response.json()).code;
}

const signIn = (code: string) => call('/v1/sessions', {body: {code, label: 'Firefox at home'}});

describe('pairing', () => {
  it('trades a code for a session that opens this workspace', async () => {
    const workspace = await newWorkspace('Ada writes');
    const {code, expiresAt} = await newCode(workspace);
    expect(expiresAt - Date.now()).toBe(10 * MINUTE);
    const response = await signIn(code);
    expect(response.status).toBe(201);
    const session = sessionSchema.parse(await response.json());
    expect(session).toMatchObject({workspace: workspace.id, name: 'Ada writes', protocol: PROTOCOL_VERSION});
    expect((await call('/v1/changes', {token: session.token})).status).toBe(200);
  });

  it('takes a code in small letters and with a space around it, as people type', async () => {
    const {code} = await newCode(await newWorkspace());
    expect((await signIn(` ${code.toLowerCase()} `)).status).toBe(201);
  });

  it('takes a code once', async () => {
    const {code} = await newCode(await newWorkspace());
    expect((await signIn(code)).status).toBe(201);
    expect(await codeOf(await signIn(code))).toBe('code-used');
  });

  it('takes a code for ten minutes', async () => {
    const workspace = await newWorkspace();
    const {code} = await newCode(workspace);
    pass(10 * MINUTE + 1);
    const response = await signIn(code);
    expect(response.status).toBe(410);
    expect(await codeOf(response)).toBe('code-used');
  });

  it('stops listening after five wrong codes, even to the right one, for ten minutes', async () => {
    const workspace = await newWorkspace();
    for (let guess = 0; guess < 5; guess += 1) expect((await signIn(`${workspace.id}.GUESSGUESS2${guess}`)).status).toBe(410);
    const {code} = await newCode(workspace);
    const refused = await signIn(code);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('600');
    pass(10 * MINUTE + 1);
    const fresh = await newCode(workspace);
    expect((await signIn(fresh.code)).status).toBe(201);
  });

  it('answers a code of a workspace that was made up like a used one, without making an object', async () => {
    const response = await signIn(`${'ab'.repeat(32)}.GUESSGUESS22`);
    expect(response.status).toBe(401);
    expect(await codeOf(await signIn('nonsense'))).toBe('code-used');
  });

  it('gives a code to who holds the set-up token and names the workspace, and to nobody else', async () => {
    const {id} = await newWorkspace();
    const path = `/v1/pairings?workspace=${id}`;
    const response = await call(path, {token: env.SETUP_TOKEN, body: {}});
    expect(response.status).toBe(201);
    expect(pairingSchema.parse(await response.json()).code.startsWith(`${id}.`)).toBe(true);
    expect((await call(path, {token: 'another-token', body: {}})).status).toBe(401);
    expect((await call(path, {body: {}})).status).toBe(401);
    const empty = env.WORKSPACE.newUniqueId().toString();
    expect((await call(`/v1/pairings?workspace=${empty}`, {token: env.SETUP_TOKEN, body: {}})).status).toBe(404);
  });
});

describe('workspaces', () => {
  it('are made and listed with the set-up token only', async () => {
    expect((await call('/v1/workspaces', {body: {name: 'Mine'}})).status).toBe(401);
    expect((await call('/v1/workspaces', {body: {name: 'Mine'}, token: 'guess'})).status).toBe(401);
    expect((await call('/v1/workspaces', {token: 'guess'})).status).toBe(401);
    const {id} = await newWorkspace('Listed');
    const listed = await (await call('/v1/workspaces', {token: env.SETUP_TOKEN})).json();
    expect(listed).toMatchObject({workspaces: expect.arrayContaining([{workspace: id, name: 'Listed'}])});
  });

  it('do not open to a session of another one', async () => {
    const [one, other] = [await newWorkspace(), await newWorkspace()];
    const secret = one.token.split('.')[1];
    expect((await call('/v1/changes', {token: `${other.id}.${secret}`})).status).toBe(401);
  });
});

describe('sessions', () => {
  it('are listed with the current one marked, and stored as hashes only', async () => {
    const workspace = await newWorkspace();
    await signIn((await newCode(workspace)).code);
    const {sessions} = (await (await workspace.call('/v1/sessions')).json()) as {sessions: {label: string; current: boolean}[]};
    expect(sessions.map(({label, current}) => [label, current]).sort()).toEqual([
      ['Firefox at home', false],
      ['test', true],
    ]);
    const stored = JSON.stringify(await rowsOf(workspace, 'select * from session'));
    expect(stored).not.toContain(workspace.token.split('.')[1]);
  });

  it('end when they are revoked, at once', async () => {
    const workspace = await newWorkspace();
    const session = sessionSchema.parse(await (await signIn((await newCode(workspace)).code)).json());
    const {sessions} = (await (await workspace.call('/v1/sessions')).json()) as {sessions: {id: string; label: string}[]};
    const id = sessions.find(({label}) => label === 'Firefox at home')?.id ?? '';
    expect((await workspace.call(`/v1/sessions/${id}`, {method: 'DELETE'})).status).toBe(204);
    expect((await call('/v1/changes', {token: session.token})).status).toBe(401);
    expect((await workspace.call(`/v1/sessions/${id}`, {method: 'DELETE'})).status).toBe(404);
    expect((await workspace.call('/v1/sessions/current', {method: 'DELETE'})).status).toBe(204);
    expect((await workspace.call('/v1/changes')).status).toBe(401);
  });

  it('cost no write for being read, but once a day', async () => {
    const workspace = await newWorkspace();
    const seen = () => rowsOf<{seen_at: number}>(workspace, 'select seen_at from session');
    const [before] = await seen();
    pass(23 * 60 * MINUTE);
    await workspace.call('/v1/changes');
    expect(await seen()).toEqual([before]);
    pass(2 * 60 * MINUTE);
    await workspace.call('/v1/changes');
    expect(await seen()).toEqual([{seen_at: Date.now()}]);
  });
});
