import * as z from 'zod/mini';
import type {App} from '#shared/protocol/connect';
import type {Connector, OAuth} from '../connectors/connector';
import type {Home} from '../workspace/home';
import {ConnectorError} from './connector-error';
import {firstClient} from './vendor-client';

/** RFC 6749, 5.1. `scope` and `token_type` change nothing for us. */
const answerSchema = z.object({
  access_token: z.string().check(z.minLength(1)),
  refresh_token: z.nullish(z.string()),
  expires_in: z.nullish(z.number()),
});

/** What a vendor hands out for a permission. */
export const tokensSchema = z.object({
  key: z.string(),
  refresh: z.optional(z.string()),
  expiresAt: z.optional(z.number()),
});
export type Tokens = z.infer<typeof tokensSchema>;

/** Whom to ask: the vendor's own addresses, or the one that takes their place in deployments that allow private hosts. */
export type Issuer = {
  readonly connector: Connector;
  readonly oauth: OAuth;
  readonly client: App;
  readonly url: string | undefined;
};

/** An address of the vendor's, on the given host where there is one. */
export function movedTo(url: string | undefined, address: string): string {
  const origin = url === undefined ? undefined : URL.parse(url)?.origin;
  if (origin === undefined) return address;
  const {pathname, search} = new URL(address);
  return origin + pathname + search;
}

/** The page on which the creator agrees (RFC 6749, 4.1.1; PKCE: RFC 7636, 4.3). */
export async function consentPage(
  {oauth, client, url}: Issuer,
  {redirect, state, verifier}: {redirect: string; state: string; verifier: string},
): Promise<string> {
  const page = new URL(movedTo(url, oauth.authorizeUrl));
  const asked = {
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirect,
    scope: oauth.scopes.join(' '),
    state,
    ...(oauth.pkce ? {code_challenge: await challengeOf(verifier), code_challenge_method: 'S256'} : {}),
    ...oauth.parameters,
  };
  for (const [name, value] of Object.entries(asked)) page.searchParams.set(name, value);
  return page.href;
}

/** Trades the code that came back for tokens. Throws `ConnectorError`. */
export function tradeCode(
  home: Home,
  issuer: Issuer,
  {code, redirect, verifier}: {code: string; redirect: string; verifier: string},
): Promise<Tokens> {
  const proof = issuer.oauth.pkce ? {code_verifier: verifier} : {};
  return askForTokens(home, issuer, {grant_type: 'authorization_code', code, redirect_uri: redirect, ...proof});
}

/** Buys the next access token. A vendor that hands out no new refresh token means the old one to go on. Throws `ConnectorError`. */
export async function tradeRefresh(home: Home, issuer: Issuer, refresh: string): Promise<Tokens> {
  return {refresh, ...(await askForTokens(home, issuer, {grant_type: 'refresh_token', refresh_token: refresh}))};
}

/** A token for the app's own account, with what a permission would open: whether the vendor takes the secret (RFC 6749, 4.4). Throws `ConnectorError`. */
export function tryApp(home: Home, issuer: Issuer): Promise<Tokens> {
  return askForTokens(home, issuer, {grant_type: 'client_credentials', scope: issuer.oauth.scopes.join(' ')});
}

/** Has the vendor forget its permission (RFC 7009). Throws `ConnectorError`. */
export async function revokeTokens(home: Home, {connector, oauth, client, url}: Issuer, token: string): Promise<void> {
  if (oauth.revokeUrl === undefined) return;
  const address = movedTo(url, oauth.revokeUrl);
  const form = {token, client_id: client.id, client_secret: client.secret};
  await firstClient(home, connector, address).send({url: address, method: 'POST', headers: oauth.headers ?? {}, form});
}

async function askForTokens(
  home: Home,
  {connector, oauth, client, url}: Issuer,
  grant: Readonly<Record<string, string>>,
): Promise<Tokens> {
  const address = movedTo(url, oauth.tokenUrl);
  const form = {...grant, client_id: client.id, client_secret: client.secret};
  const answer = await firstClient(home, connector, address).json(
    {url: address, method: 'POST', headers: oauth.headers ?? {}, form},
    answerSchema,
  );
  if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
  const {access_token: key, refresh_token: refresh, expires_in: seconds} = answer.value;
  return {
    key,
    ...(refresh == null ? {} : {refresh}),
    ...(seconds == null ? {} : {expiresAt: home.now() + seconds * 1_000}),
  };
}

async function challengeOf(verifier: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
