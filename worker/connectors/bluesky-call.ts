import * as z from 'zod/mini';
import {ConnectorError} from '../sync/connector-error';
import type {OutboundClient} from '../sync/outbound-client';
import type {Access, Credentials} from './connector';
import {beside} from './own-address';

export const OWN = 'https://bsky.social/xrpc';
/** Answers everybody: what is public is asked here, without the creator's token (docs, "API Hosts and Auth", 2026-11). */
export const PUBLIC_HOST = 'public.api.bsky.app';

const SESSION = 'com.atproto.server';
/** An access token lives two hours; where it does not say so itself, that. */
const SESSION_MS = 2 * 3_600_000;

type Caller = Pick<Access, 'http' | 'base' | 'key'>;
type Query = Readonly<Record<string, string | undefined>>;

/** Asks for what everybody may see. A server of one's own hands the question on, and wants its token for it. */
export async function askPublic<T>(caller: Caller, method: string, query: Query, schema: z.ZodMiniType<T>): Promise<T> {
  const url = beside(caller.base, OWN, `https://${PUBLIC_HOST}/xrpc/${method}?${text(query)}`);
  const isOwn = new URL(url).origin === new URL(caller.base).origin;
  return ask(caller.http, {url, headers: isOwn ? bearer(caller.key) : {}}, schema);
}

/** Asks for what the creator alone may see. */
export function askOwn<T>({http, base, key}: Caller, method: string, query: Query, schema: z.ZodMiniType<T>): Promise<T> {
  return ask(http, {url: `${base}/${method}?${text(query)}`, headers: bearer(key)}, schema);
}

const sessionSchema = z.object({accessJwt: z.string(), refreshJwt: z.string(), did: z.string(), handle: z.string()});
type Session = z.infer<typeof sessionSchema>;

/** Opens a session with an app password. Throws `ConnectorError`. */
export async function openSession(
  http: OutboundClient,
  base: string,
  {user, password}: {user: string; password: string},
): Promise<Session> {
  const body = {identifier: user, password};
  return ask(http, {url: `${base}/${SESSION}.createSession`, headers: {}, method: 'POST', body}, sessionSchema);
}

/** Buys the next session; each refresh token works once. Throws `ConnectorError`. */
export async function refreshSession(http: OutboundClient, base: string, held: Credentials, now: number): Promise<Credentials> {
  if (held.refresh === undefined) throw new ConnectorError('unauthorised', 'no session to renew');
  const call = {url: `${base}/${SESSION}.refreshSession`, headers: bearer(held.refresh), method: 'POST' as const};
  const {accessJwt, refreshJwt} = await ask(http, call, sessionSchema);
  return {...held, key: accessJwt, refresh: refreshJwt, expiresAt: expiryOf(accessJwt, now)};
}

const claimsSchema = z.object({exp: z.number()});

/** When a token stops to work, as it says itself. It is read, not believed: the server judges it. */
export function expiryOf(jwt: string, now: number): number {
  try {
    const claims = (jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    return claimsSchema.parse(JSON.parse(atob(claims))).exp * 1_000;
  } catch {
    return now + SESSION_MS;
  }
}

type Call = Parameters<OutboundClient['json']>[0];

async function ask<T>(http: OutboundClient, call: Call, schema: z.ZodMiniType<T>): Promise<T> {
  const answer = await http.json(call, schema);
  if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
  return answer.value;
}

function bearer(token: string): Record<string, string> {
  return {authorization: `Bearer ${token}`};
}

function text(query: Query): string {
  return new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)).toString();
}
