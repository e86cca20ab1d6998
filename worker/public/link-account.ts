import * as z from 'zod/mini';
import {type Language, languageSchema} from '#shared/model/language';
import type {Connector, Linking} from '../connectors/connector';
import {connectorOf} from '../connectors/registry';
import {ConnectorError} from '../sync/connector-error';
import {consentPage, type Issuer, movedTo, tradeCode} from '../sync/oauth-tokens';
import {firstClient} from '../sync/vendor-client';
import {type ConnectionState, readConnection} from '../workspace/connection-store';
import {readHold} from '../workspace/hold';
import type {Home} from '../workspace/home';
import {giveBack, linkableConnection, linkRedirectOf, noteRefused} from '../workspace/linking';
import {logFailure} from '../workspace/log';
import {keepOnce, ONE_TIME_MS, takeOnce} from '../workspace/one-time';
import {newSecret, sameSecret} from '../workspace/secrets';
import {unseal} from '../workspace/vault';
import {findOwner} from './find-owner';
import {type LinkDeed, linkAccount} from './linked-account';

/** What is kept, sealed, while a supporter is at the vendor's. */
const pendingSchema = z.object({
  kind: z.literal('link'),
  connection: z.string(),
  /** Of the page that it began on: nobody else is linked by the answer. */
  token: z.string(),
  /** What the browser that it began in brings back as a cookie: an address that was passed on links nobody else's account. */
  browser: z.string(),
  language: z.optional(languageSchema),
  redirect: z.string(),
  verifier: z.string(),
});
type Pending = z.infer<typeof pendingSchema>;

/** The vendor's page to go to, and the cookie to give along. */
export type Begun = {readonly url: string; readonly cookie: string};

/** What the browser came back with. `code` undefined: the vendor or the supporter said no. */
export type Back = {readonly secret: string; readonly code: string | undefined; readonly cookie: string | undefined};

export type Finished =
  /** Unknown, used, or older than ten minutes; or another browser than it began in. */
  | {readonly kind: 'stale' | 'elsewhere'}
  | {readonly kind: 'done'; readonly token: string; readonly language: Language | undefined; readonly deed: LinkEnd | undefined};
export type LinkEnd = LinkDeed | 'link-denied' | 'link-away' | 'later';

const COOKIE = 'regulars_link';

/** The origin of the page at which an account can be linked now; undefined: none can. */
export function linksTo(home: Home): string | undefined {
  const {state} = linkableConnection(home) ?? {};
  const {linking} = (state === undefined ? undefined : connectorOf(state.vendor)) ?? {};
  return linking === undefined ? undefined : new URL(movedTo(state?.url, linking.oauth.authorizeUrl)).origin;
}

/** @returns undefined where no account can be linked now. Throws `VaultError` */
export async function beginLink(
  home: Home,
  {token, language, origin}: {token: string; language: Language | undefined; origin: string},
): Promise<Begun | undefined> {
  const connection = linkableConnection(home);
  const issuer = connection === undefined ? undefined : await issuerOf(home, connection);
  if (connection === undefined || issuer === undefined) return undefined;
  const redirect = linkRedirectOf(origin);
  const [verifier, browser] = [newSecret(), newSecret()];
  const pending: Pending = {
    ...{kind: 'link', connection: connection.id, token, browser, redirect, verifier},
    ...(language === undefined ? {} : {language}),
  };
  const state = await keepOnce(home, JSON.stringify(pending));
  return {url: await consentPage(issuer, {redirect, state, verifier}), cookie: cookieOf(redirect, browser, ONE_TIME_MS / 1_000)};
}

/** Takes the cookie back that `beginLink` gave. */
export function endCookie(url: string): string {
  return cookieOf(url, '', 0);
}

/** It is sent to the one address that the vendor leads back to, and nowhere else. */
function cookieOf(redirect: string, value: string, seconds: number): string {
  const {pathname, protocol} = new URL(redirect);
  const secure = protocol === 'https:' ? '; Secure' : '';
  return `${COOKIE}=${value}; Path=${pathname}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** The value of our cookie in a `Cookie` header. */
export function cookieIn(header: string | null): string | undefined {
  return /(?:^|;\s*)regulars_link=([0-9a-f]{64})(?:;|$)/.exec(header ?? '')?.[1];
}

/** Takes what the vendor sent the supporter back with. The state works once, whatever comes of it. Throws `VaultError`. */
export async function finishLink(home: Home, {secret, code, cookie}: Back): Promise<Finished> {
  const text = await takeOnce(home, secret);
  const pending = text === undefined ? undefined : pendingSchema.safeParse(JSON.parse(text)).data;
  if (pending === undefined) return {kind: 'stale'};
  if (!(await sameSecret(pending.browser, cookie ?? ''))) return {kind: 'elsewhere'};
  const {token, language} = pending;
  if (code === undefined) return {kind: 'done', token, language, deed: 'link-denied'};
  const isHeld = readHold(home.sql) !== undefined;
  return {kind: 'done', token, language, deed: isHeld ? 'later' : await tryLink(home, pending, code)};
}

/** undefined: the page itself says why it is nobody's any more. */
async function tryLink(home: Home, pending: Pending, code: string): Promise<LinkEnd | undefined> {
  const state = readConnection(home.sql, pending.connection);
  const issuer = state === undefined ? undefined : await issuerOf(home, {id: pending.connection, state});
  if (issuer === undefined) return 'link-away';
  try {
    const told = await askWho(home, issuer, {...pending, code});
    // Looked up after the vendor was asked: meanwhile the person may have been erased.
    const owner = await findOwner(home, pending.token);
    return owner.kind === 'owner' ? linkAccount(home, owner.person, {linking: issuer.linking, told}) : undefined;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    logFailure('link', error);
    if (error.code === 'unauthorised' && error.detail === 'HTTP 401') noteRefused(home, pending.connection);
    return 'link-away';
  }
}

/** Trades the code, asks whose account it is, and gives the token back whatever the answer. */
async function askWho(
  home: Home,
  issuer: LinkIssuer,
  back: {code: string; redirect: string; verifier: string},
): Promise<Awaited<ReturnType<Linking['whoIs']>>> {
  const {key} = await tradeCode(home, issuer, back);
  try {
    return await issuer.linking.whoIs(firstClient(home, issuer.connector, issuer.base), issuer.base, key);
  } finally {
    await giveBack(home, issuer, key);
  }
}

type LinkIssuer = Issuer & {readonly connector: Connector; readonly linking: Linking; readonly base: string};

async function issuerOf(home: Home, {id, state}: {id: string; state: ConnectionState}): Promise<LinkIssuer | undefined> {
  const connector = connectorOf(state.vendor);
  const client = state.linking === undefined ? undefined : (await unseal(home, id))?.client;
  if (connector?.linking === undefined || client === undefined) return undefined;
  const {linking} = connector;
  return {connector, linking, oauth: linking.oauth, client, url: state.url, base: state.base};
}
