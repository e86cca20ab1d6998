import {runInDurableObject} from 'cloudflare:test';
import {env} from 'cloudflare:workers';
import {describe, expect, it, vi} from 'vitest';
import {problem, problemSchema} from '#shared/protocol/problem';
import {createGhostFake} from '../../fakes/vendors/ghost.ts';
import {call, newWorkspace, stubVendors, type TestWorkspace, useFixedWorld} from '../harness.ts';

useFixedWorld();

type Case = [name: string, code: Parameters<typeof problem>[0], ask: (workspace: TestWorkspace) => Promise<Response>];

const CASES: Case[] = [
  ['an unknown path outside the API', 'not-found', () => call('/favicon.ico')],
  ['an unknown path of the API', 'not-found', ({call: ask}) => ask('/v1/nothing')],
  ['another method', 'not-found', ({call: ask}) => ask('/v1/changes', {method: 'PUT', body: {}})],
  ['no token', 'unauthorised', () => call('/v1/changes')],
  ['a token that is none', 'unauthorised', () => call('/v1/changes', {token: 'what'})],
  ['a made-up token of this workspace', 'unauthorised', ({id}) => call('/v1/changes', {token: `${id}.${'0'.repeat(64)}`})],
  ['a body that is not JSON', 'bad-request', ({call: ask}) => ask('/v1/commands', {body: '{"commands":'})],
  ['a body of another shape', 'bad-request', ({call: ask}) => ask('/v1/commands', {body: {commands: [{}]}})],
  ['a since that is no number', 'bad-request', ({call: ask}) => ask('/v1/changes?since=yesterday')],
  ['a body over 64 kB', 'too-large', ({call: ask}) => ask('/v1/commands', {body: ' '.repeat(64_001)})],
  ['an import over 1 MB', 'too-large', ({call: ask}) => ask('/v1/imports', {body: ' '.repeat(1_000_001)})],
  ['a sign-in over 64 kB', 'too-large', () => call('/v1/sessions', {body: ' '.repeat(64_001)})],
  ['another epoch', 'resync', ({call: ask}) => ask('/v1/changes?epoch=x&since=1')],
  ['another version', 'unsupported-version', ({call: ask}) => ask('/v1/changes', {headers: {'regulars-protocol': '99'}})],
  ['a connection that is not there', 'not-found', ({call: ask}) => ask('/v1/connections/nope', {method: 'DELETE'})],
  ['a webhook address that is not there', 'not-found', ({id}) => call(`/v1/webhooks/${id}.${'0'.repeat(64)}`, {body: {}})],
  [
    'a malformed key',
    'bad-request',
    ({call: ask}) => ask('/v1/connections', {body: {vendor: 'ghost', url: 'x.example', key: 'k'}}),
  ],
  ['a job without the job token', 'unauthorised', () => call('/v1/jobs/heal', {body: {}})],
  ['a job that does not exist', 'not-found', () => call('/v1/jobs/explode', {body: {}, token: env.JOB_TOKEN})],
];

describe('errors', () => {
  it.each(CASES)('are problem details: %s', async (_, code, ask) => {
    const response = await ask(await newWorkspace());
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = problemSchema.parse(await response.json());
    expect(body).toMatchObject(problem(code));
    expect(response.status).toBe(body.status);
  });

  it('of ours say nothing of their cause', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const workspace = await newWorkspace();
    await runInDurableObject(workspace.stub, (_, {storage}) => void storage.sql.exec('drop table item'));
    const response = await workspace.call('/v1/changes');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual(problem('internal'));
  });

  it('of a vendor name the way it refused, and nothing is connected', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(1);
    stubVendors(ghost);
    for (const [fault, detail] of [
      ['unauthorised', 'unauthorised: HTTP 401'],
      ['too-many', 'rate-limited: HTTP 429'],
      ['html', 'unexpected-shape: a web page instead of data'],
      ['hang', 'unreachable: no answer in time'],
    ] as const) {
      ghost.faults.push(fault);
      const response = await workspace.call('/v1/connections', {body: ghost.request});
      expect(response.status).toBe(502);
      expect(await response.json()).toMatchObject({code: 'vendor-refused', detail});
    }
    expect(await (await workspace.call('/v1/connections')).json()).toEqual({connections: []});
  });
});

describe('cross-origin answers', () => {
  const EXTENSION = `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`;

  it.each([
    [EXTENSION, true],
    ['moz-extension://01234567-89ab-cdef-0123-456789abcdef', true],
    ['https://evil.example', false],
    ['chrome-extension://short', false],
    [`${EXTENSION}.evil.example`, false],
    ['null', false],
  ])('can be read by extensions only: %s → %s', async (origin, allowed) => {
    const response = await call('/v1/changes', {headers: {origin}});
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed ? origin : null);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('vary')).toContain('origin');
  });

  it('are announced before a request with a token', async () => {
    const headers = {
      origin: EXTENSION,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    const response = await call('/v1/commands', {method: 'OPTIONS', headers});
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(EXTENSION);
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
  });
});
