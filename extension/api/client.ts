import type * as z from 'zod/mini';
import {type ChangesPage, changesPageSchema} from '#shared/protocol/changes';
import {type CommandResult, commandsResponseSchema} from '#shared/protocol/command-results';
import type {Command} from '#shared/protocol/commands';
import {type ImportRequest, type ImportResponse, importResponseSchema} from '#shared/protocol/connect';
import {erasuresResponseSchema} from '#shared/protocol/erasures';
import {type HistoryResponse, historyResponseSchema} from '#shared/protocol/history';
import {problemSchema} from '#shared/protocol/problem';
import {type Session, sessionSchema} from '#shared/protocol/session';
import {PROTOCOL_VERSION} from '#shared/protocol/version';
import {byteLength, noteRequest, requestKind} from '../requests/request-log';
import {maySend} from '../site-access/pairing-consent';
import {ApiError} from './api-error';

const TIMEOUT_MS = 20_000;

/** Documents a page of the feed may hold: a few megabytes at most. */
const PAGE_SIZE = 1_000;

/** How the server is reached. `fetch` is a parameter so that a test can stand in between. */
export type Server = {
  /** Origin, without a slash at the end. */
  readonly origin: string;
  readonly token?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
};

export function pullChanges(server: Server, at: {epoch: string | undefined; since: number}): Promise<ChangesPage> {
  const query = new URLSearchParams({since: String(at.since), limit: String(PAGE_SIZE)});
  if (at.epoch !== undefined) query.set('epoch', at.epoch);
  return request(server, {path: `/v1/changes?${query}`, schema: changesPageSchema});
}

/** What the server knows of a person over time. */
export async function pullHistory(server: Server, id: string): Promise<HistoryResponse['records']> {
  const path = `/v1/supporters/${encodeURIComponent(id)}/history`;
  return (await request(server, {path, schema: historyResponseSchema})).records;
}

/** When people were erased, newest first. */
export async function pullErasures(server: Server): Promise<readonly number[]> {
  return (await request(server, {path: '/v1/erasures', schema: erasuresResponseSchema})).erasedAt;
}

export async function sendCommands(server: Server, commands: readonly Command[]): Promise<CommandResult[]> {
  const answer = await request(server, {path: '/v1/commands', body: {commands}, schema: commandsResponseSchema});
  return answer.results;
}

export function sendReadings(server: Server, chunk: ImportRequest): Promise<ImportResponse> {
  return request(server, {path: '/v1/imports', body: chunk, schema: importResponseSchema});
}

/** Trades a one-time code for a session. */
export function openSession(server: Server, pairing: {code: string; label: string}): Promise<Session> {
  return request(server, {path: '/v1/sessions', body: pairing, schema: sessionSchema});
}

type Wanted<T> = {
  readonly path: string;
  /** GET without a body and POST with one, unless said. */
  readonly method?: 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly schema: z.ZodMiniType<T>;
};

/** One request, its answer checked. Throws `ApiError`. */
export async function request<T>(server: Server, wanted: Wanted<T>): Promise<T> {
  const {path, body, schema, method = body === undefined ? 'GET' : 'POST'} = wanted;
  const operation = `${method} ${path.split('?')[0]}`;
  // What the creator did waits, as it does without a network.
  if (!(await maySend())) throw new ApiError('offline', operation, {detail: 'consent'});
  const {response, text} = await noted(server, {method, path, body}).catch(cause => {
    throw new ApiError('offline', operation, {cause});
  });
  const data = parseJson(text);
  if (!response.ok) throw refusal(response, data, operation);
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new ApiError('unexpected-shape', operation, {cause: parsed.error});
  return parsed.data;
}

type Asked = {readonly method: string; readonly path: string; readonly body: unknown};

/** The one place from which anything leaves this browser: it is noted whatever comes of it. */
async function noted(server: Server, asked: Asked): Promise<{response: Response; text: string}> {
  const {path, body} = asked;
  const sent = {
    at: Date.now(),
    host: new URL(server.origin).host,
    kind: requestKind(path),
    up: byteLength(path) + (body === undefined ? 0 : byteLength(JSON.stringify(body))),
  };
  try {
    const response = await answerOf(server, asked);
    const text = await response.text();
    await noteRequest({...sent, down: byteLength(text)});
    return {response, text};
  } catch (error) {
    await noteRequest({...sent, down: 0, failed: true});
    throw error;
  }
}

function answerOf({origin, token, fetch: send = fetch}: Server, {method, path, body}: Asked): Promise<Response> {
  return send(`${origin}${path}`, {
    method,
    headers: {
      accept: 'application/json',
      'regulars-protocol': String(PROTOCOL_VERSION),
      ...(token === undefined ? {} : {authorization: `Bearer ${token}`}),
      ...(body === undefined ? {} : {'content-type': 'application/json'}),
    },
    ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    // The server never needs the browser's cookies, and a cached feed would hide changes.
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}

function refusal(response: Response, data: unknown, operation: string): ApiError {
  const parsed = problemSchema.safeParse(data);
  const retryAfter = Number(response.headers.get('retry-after') ?? 0) * 1_000;
  const retryAfterMs = retryAfter > 0 ? retryAfter : undefined;
  if (parsed.success) return new ApiError(parsed.data.code, operation, {detail: parsed.data.detail, retryAfterMs});
  // Not ours: a proxy or router between us and the server. A gateway error passes, anything else will not.
  const isPassing = response.status >= 500 || response.status === 408 || response.status === 429;
  return new ApiError(isPassing ? 'offline' : 'unexpected-shape', operation, {detail: `HTTP ${response.status}`, retryAfterMs});
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
