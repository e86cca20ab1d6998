import {runDurableObjectAlarm, runInDurableObject} from 'cloudflare:test';
import {env, exports} from 'cloudflare:workers';
import {afterEach, beforeEach, vi} from 'vitest';
import type {Connection} from '#shared/model/connection';
import type {Supporter} from '#shared/model/supporter';
import {type Change, changesPageSchema} from '#shared/protocol/changes';
import {type CommandResult, commandsResponseSchema} from '#shared/protocol/command-results';
import {sessionSchema, workspaceResponseSchema} from '#shared/protocol/session';
import type {Env} from '../../worker/env.ts';
import type {FakeVendor} from '../fakes/vendors/fake-vendor.ts';

/** A noon that has not come yet: alarms set by it never go off by themselves, only when a test runs them. */
export const NOON = Date.UTC(2027, 2, 1, 12);
export const ORIGIN = 'https://regulars.example';

/** Gives each test of a file the fixed clock, and no network but the fakes it names. */
export function useFixedWorld(): void {
  beforeEach(() => {
    vi.useFakeTimers({toFake: ['Date'], now: NOON});
    stubVendors();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

/** Lets time pass. */
export function pass(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

/** Puts these vendors in place of the network; any other host fails like a cable pulled out. */
export function stubVendors(...vendors: FakeVendor[]): void {
  vi.stubGlobal('fetch', async (request: Request) => {
    const vendor = vendors.find(({host}) => host === new URL(request.url).host);
    if (vendor === undefined) throw new TypeError(`no such host: ${request.url}`);
    return vendor.fetch(request);
  });
}

type Call = {method?: string; body?: unknown; token?: string | undefined; headers?: Record<string, string>};

/** One request to the Worker's front door. */
export function call(path: string, {method, body, token, headers = {}}: Call = {}): Promise<Response> {
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  return exports.default.fetch(
    new Request(ORIGIN + path, {
      method: method ?? (text === undefined ? 'GET' : 'POST'),
      headers: {...(token === undefined ? {} : {authorization: `Bearer ${token}`}), ...headers},
      ...(text === undefined ? {} : {body: text}),
    }),
  );
}

export type TestWorkspace = {
  readonly id: string;
  readonly token: string;
  readonly stub: ReturnType<Env['WORKSPACE']['get']>;
  call(path: string, options?: Call): Promise<Response>;
};

/** A workspace with one session. */
export async function newWorkspace(name = 'Ada writes'): Promise<TestWorkspace> {
  const made = await call('/v1/workspaces', {token: env.SETUP_TOKEN, body: {name}});
  const {workspace, pairing} = workspaceResponseSchema.parse(await made.json());
  const session = await call('/v1/sessions', {body: {code: pairing.code, label: 'test'}});
  const {token} = sessionSchema.parse(await session.json());
  return {
    id: workspace,
    token,
    // A new one each time: a stub does not outlive its object's death.
    get stub() {
      return env.WORKSPACE.get(env.WORKSPACE.idFromString(workspace));
    },
    call: (path, options = {}) => call(path, {token, ...options}),
  };
}

let sent = 0;
/** Sends one command with an id of its own. */
export async function send(workspace: TestWorkspace, command: object): Promise<CommandResult> {
  sent += 1;
  const commands = [{id: `command-${sent}`, at: Date.now(), ...command}];
  const response = await workspace.call('/v1/commands', {body: {commands}});
  const [result] = commandsResponseSchema.parse(await response.json()).results;
  if (result === undefined) throw new Error('no result');
  return result;
}

/** Rows of the workspace's own tables. */
export function rowsOf<T extends Record<string, SqlStorageValue>>(
  {stub}: TestWorkspace,
  query: string,
  ...bindings: unknown[]
): Promise<T[]> {
  return runInDurableObject(stub, (_, {storage}) => storage.sql.exec<T>(query, ...bindings).toArray());
}

/** Runs the alarm until no job is due. */
export async function drain(workspace: TestWorkspace): Promise<void> {
  for (let run = 0; run < 100; run += 1) {
    const [row] = await rowsOf<{due: number | null}>(workspace, 'select min(due) as due from job');
    if (row?.due == null || row.due > Date.now()) return;
    await runDurableObjectAlarm(workspace.stub);
  }
  throw new Error('jobs never end');
}

export type Feed = {
  readonly changes: Change[];
  readonly supporters: Supporter[];
  readonly connections: Connection[];
  readonly epoch: string;
  readonly head: number;
};

/** The whole feed as a new browser reads it, in pages of `limit`. */
export async function readFeed(workspace: TestWorkspace, limit = 500): Promise<Feed> {
  const latest = new Map<string, Change>();
  let position = {since: 0, epoch: '', head: 1};
  while (position.since < position.head) {
    const {since, epoch} = position;
    const response = await workspace.call(`/v1/changes?since=${since}&limit=${limit}${epoch === '' ? '' : `&epoch=${epoch}`}`);
    const page = changesPageSchema.parse(await response.json());
    for (const change of page.items) latest.set(`${change.kind} ${change.id}`, change);
    position = {since: page.next, epoch: page.epoch, head: page.head};
  }
  const changes = [...latest.values()].sort((left, right) => left.seq - right.seq);
  return {
    changes,
    supporters: changes.flatMap(change => (change.kind === 'supporter' && change.doc !== null ? [change.doc] : [])),
    connections: changes.flatMap(change => (change.kind === 'connection' && change.doc !== null ? [change.doc] : [])),
    epoch: position.epoch,
    head: position.head,
  };
}

/** Connects a vendor and answers the connection's id. */
export async function connect(workspace: TestWorkspace, vendor: FakeVendor): Promise<string> {
  const response = await workspace.call('/v1/connections', {body: vendor.request});
  if (response.status !== 201) throw new Error(`not connected: ${await response.text()}`);
  return ((await response.json()) as {id: string}).id;
}

/** The one connection as the feed shows it. */
export async function connectionOf(workspace: TestWorkspace): Promise<Connection> {
  const [connection] = (await readFeed(workspace)).connections;
  if (connection === undefined) throw new Error('no connection');
  return connection;
}
