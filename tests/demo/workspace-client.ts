import type * as z from 'zod/mini';
import type {Connection} from '#shared/model/connection';
import type {Reading} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import {type Change, changesPageSchema} from '#shared/protocol/changes';
import {type ConnectRequest, type ImportResponse, importResponseSchema} from '#shared/protocol/connect';
import {pairingSchema, sessionSchema, workspaceResponseSchema} from '#shared/protocol/session';
import {Refusal} from '../setup/refusal.ts';

/** What a set-up script does with a server: everything goes through its public API. */
export type WorkspaceClient = {
  url: string;
  token: string;
  workspace: string;
  /** A one-time code for a browser. */
  pairingCode(): Promise<string>;
  connect(request: ConnectRequest): Promise<void>;
  importReadings(name: string, readings: readonly Reading[]): Promise<ImportResponse>;
  /** Everything that a new browser would be sent. */
  everything(): Promise<Everything>;
};

export type Everything = {changes: Change[]; supporters: Supporter[]; connections: Connection[]};

type Server = {url: string; setupToken: string};

/** Makes a workspace on a server, with a session for this script. */
export async function createWorkspace({url, setupToken}: Server, name: string): Promise<WorkspaceClient> {
  const made = await call(workspaceResponseSchema, `${url}/v1/workspaces`, {token: setupToken, body: {name}});
  const session = await call(sessionSchema, `${url}/v1/sessions`, {body: {code: made.pairing.code, label: 'set-up'}});
  const {token} = session;
  return {
    url,
    token,
    workspace: made.workspace,
    pairingCode: async () => (await call(pairingSchema, `${url}/v1/pairings`, {token, body: {}})).code,
    connect: async request => void (await call(undefined, `${url}/v1/connections`, {token, body: request})),
    importReadings: (id, readings) => importInChunks({url, token, id, readings}),
    everything: followFeed(url, token),
  };
}

// The wire's own limits: 2,000 readings and 1 MB a chunk.
const CHUNK = 500;

async function importInChunks({
  url,
  token,
  id,
  readings,
}: {
  url: string;
  token: string;
  id: string;
  readings: readonly Reading[];
}) {
  const sum: ImportResponse = {created: 0, changed: 0, unchanged: 0, seq: 0};
  for (let chunk = 0; chunk * CHUNK < readings.length; chunk += 1) {
    const body = {import: id, chunk, readings: readings.slice(chunk * CHUNK, (chunk + 1) * CHUNK)};
    const part = await call(importResponseSchema, `${url}/v1/imports`, {token, body});
    sum.created += part.created;
    sum.changed += part.changed;
    sum.unchanged += part.unchanged;
    sum.seq = part.seq;
  }
  return sum;
}

/** Follows the feed as a browser does: each call asks only for what changed since the one before. */
function followFeed(url: string, token: string): () => Promise<Everything> {
  const latest = new Map<string, Change>();
  let since = 0;
  let epoch = '';
  return async () => {
    for (let more = true; more; ) {
      const query = new URLSearchParams({since: String(since), limit: '500', ...(epoch === '' ? {} : {epoch})});
      const page = await call(changesPageSchema, `${url}/v1/changes?${query}`, {token});
      for (const change of page.items) latest.set(`${change.kind} ${change.id}`, change);
      since = page.next;
      epoch = page.epoch;
      more = page.next < page.head && page.items.length > 0;
    }
    const changes = [...latest.values()].sort((left, right) => left.seq - right.seq);
    const supporters = changes.flatMap(change => (change.kind === 'supporter' && change.doc ? [change.doc] : []));
    const connections = changes.flatMap(change => (change.kind === 'connection' && change.doc ? [change.doc] : []));
    return {changes, supporters, connections};
  };
}

type Call = {token?: string; body?: unknown};

async function call<T>(schema: z.ZodMiniType<T> | undefined, address: string, {token, body}: Call): Promise<T> {
  const response = await fetch(address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token === undefined ? {} : {authorization: `Bearer ${token}`}),
      ...(body === undefined ? {} : {'content-type': 'application/json'}),
    },
    ...(body === undefined ? {} : {body: JSON.stringify(body)}),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Refusal(`The server refused ${new URL(address).pathname} with ${response.status}: ${text.slice(0, 300)}`);
  return (schema === undefined ? undefined : schema.parse(JSON.parse(text))) as T;
}
