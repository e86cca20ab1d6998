import * as z from 'zod/mini';
import type {Connection} from '#shared/model/connection';
import {
  type App,
  type AuthorizeRequest,
  type AuthorizeResponse,
  appSchema,
  type Choices,
  CONNECTED_VENDORS,
  type ConnectRequest,
} from '#shared/protocol/connect';
import {connectorOf} from '../connectors/registry';
import {consentPage, type Issuer, tokensSchema, tradeCode} from '../sync/oauth-tokens';
import {CALLBACK_PATH} from './callback-path';
import {readConnection} from './connection-store';
import {connectVendor, replaceKey} from './connections';
import type {Home} from './home';
import {keepOnce, takeOnce} from './one-time';
import {newSecret} from './secrets';
import {unseal} from './vault';

/** What is kept while the vendor is asked. Sealed: it holds the app's secret, later the tokens. */
const pendingSchema = z.object({
  vendor: z.enum(CONNECTED_VENDORS),
  client: appSchema,
  url: z.optional(z.string()),
  /** The connection that this renews; absent: a new one. */
  connection: z.optional(z.string()),
  redirect: z.string(),
  verifier: z.string(),
  /** Bought already: only the account is to be chosen. */
  tokens: z.optional(tokensSchema),
});
type Pending = z.infer<typeof pendingSchema>;

export type Authorised =
  | {readonly kind: 'connected'; readonly connection: Connection}
  /** `state` opens the answer to the question. */
  | {readonly kind: 'choose'; readonly choices: Choices['choices']; readonly state: string}
  /** Unknown, used, or older than ten minutes. */
  | {readonly kind: 'stale'}
  | {readonly kind: 'other-account'};

/** Where vendors send the creator back to. */
export function redirectOf({env}: Home, origin: string): string {
  return new URL(CALLBACK_PATH, env.PUBLIC_URL ?? origin).href;
}

/**
 * Makes the address of the vendor's page on which the creator agrees.
 *
 * @param origin - our own address
 */
export async function beginAuthorisation(
  home: Home,
  {vendor, client: given, url: elsewhere, connection}: AuthorizeRequest,
  origin: string,
): Promise<AuthorizeResponse | 'malformed' | 'not-found'> {
  const known = connection === undefined ? undefined : readConnection(home.sql, connection);
  if (connection !== undefined && known?.vendor !== vendor) return 'not-found';
  const client = given ?? (connection === undefined ? undefined : (await unseal(home, connection))?.client);
  const url = elsewhere ?? known?.url;
  const issuer = client === undefined ? undefined : issuerOf({vendor, client, url});
  if (client === undefined || issuer === undefined || (url !== undefined && home.env.ALLOW_PRIVATE_HOSTS !== 'true')) {
    return 'malformed';
  }
  const redirect = redirectOf(home, origin);
  const verifier = newSecret();
  const state = await keepPending(home, {vendor, client, url, connection, redirect, verifier});
  return {url: await consentPage(issuer, {redirect, state, verifier}), redirect};
}

/**
 * Takes what the vendor sent the creator back with, or the account that the creator chose.
 *
 * @param secret - of the state, which works once
 * @throws ConnectorError where the vendor does not keep its word, VaultError
 */
export async function finishAuthorisation(
  home: Home,
  secret: string,
  answer: {readonly code?: string | undefined; readonly account?: string | undefined},
): Promise<Authorised> {
  const pending = await takePending(home, secret);
  if (pending === undefined) return {kind: 'stale'};
  const {vendor, client, url} = pending;
  const issuer = issuerOf(pending);
  const {code, account} = answer;
  const tokens =
    pending.tokens ??
    (code === undefined || issuer === undefined ? undefined : await tradeCode(home, issuer, {...pending, code}));
  if (tokens === undefined) return {kind: 'stale'};
  const bought = {refresh: tokens.refresh, expiresAt: tokens.expiresAt, client};
  if (pending.connection !== undefined) {
    const renewed = await replaceKey(home, pending.connection, tokens.key, bought);
    if (renewed === 'other-account') return {kind: 'other-account'};
    return renewed === undefined || renewed === 'malformed' ? {kind: 'stale'} : {kind: 'connected', connection: renewed};
  }
  const request: ConnectRequest = {
    vendor,
    key: tokens.key,
    ...(url === undefined ? {} : {url}),
    ...(account === undefined ? {} : {account}),
  };
  const connection = await connectVendor(home, request, {origin: new URL(pending.redirect).origin, bought});
  if (connection === 'malformed') return {kind: 'stale'};
  if (typeof connection === 'object' && 'choices' in connection) {
    return {kind: 'choose', choices: connection.choices, state: await keepPending(home, {...pending, tokens})};
  }
  return connection === 'connected-already' ? {kind: 'other-account'} : {kind: 'connected', connection};
}

/** The creator said no at the vendor's, or the vendor did: what was kept goes. */
export async function dropAuthorisation(home: Home, secret: string): Promise<void> {
  await takePending(home, secret);
}

function issuerOf({vendor, client, url}: Pick<Pending, 'vendor' | 'client' | 'url'>): Issuer | undefined {
  const connector = connectorOf(vendor);
  return connector?.oauth === undefined ? undefined : {connector, oauth: connector.oauth, client, url};
}

/** @returns the state: the workspace and a word that works once */
function keepPending(home: Home, pending: Pending & {client: App}): Promise<string> {
  return keepOnce(home, JSON.stringify(pending));
}

async function takePending(home: Home, secret: string): Promise<Pending | undefined> {
  const text = await takeOnce(home, secret);
  // A supporter's own state, brought to the creator's door, opens nothing.
  return text === undefined ? undefined : pendingSchema.safeParse(JSON.parse(text)).data;
}
