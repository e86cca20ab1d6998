import type {Connection} from '#shared/model/connection';
import type {Choices, ConnectRequest} from '#shared/protocol/connect';
import {type Connected, isChoice} from '../connectors/connector';
import {connectorFor, connectorOf} from '../connectors/registry';
import {renewsItself} from '../sync/fresh-credentials';
import {removeWebhooks} from '../sync/register-webhooks';
import {revokeAll} from '../sync/revoke-all';
import {firstClient} from '../sync/vendor-client';
import {
  type ConnectionState,
  listConnections,
  newConnection,
  publicView,
  readConnection,
  writeConnection,
} from './connection-store';
import {putItem} from './feed';
import {forgetSoon} from './forget-account';
import type {Home} from './home';
import {dropJobs, putJob} from './job-table';
import {forgetOutgoing} from './outgoing';
import {hashOf, newSecret, randomHex} from './secrets';
import {clearSeen} from './sweep-store';
import {type Credentials, changeSealed, putSealed, seal} from './vault';

/** What a permission brought besides its key, see `authorisations`. */
export type Bought = Pick<Credentials, 'refresh' | 'expiresAt' | 'client'>;

/**
 * Tries a key and makes a connection of it, due at once. Nothing is stored of the key but its seal.
 *
 * @param origin - our own address, for webhooks
 * @param bought - where the vendor was asked for permission: then an account that is connected already gets the new key
 * @throws ConnectorError where the vendor does not take the key, VaultError
 */
export async function connectVendor(
  home: Home,
  request: ConnectRequest,
  {origin, bought}: {origin: string; bought?: Bought | undefined},
): Promise<Connection | Choices | 'malformed' | 'connected-already'> {
  const connector = connectorFor(request);
  const base = connector.address(request);
  if (base === undefined) return 'malformed';
  const connected = await connector.connect(firstClient(home, connector, base), request, home.now());
  if (isChoice(connected)) return connected;
  const {account, label, extra} = connected;
  const known = bought === undefined ? undefined : findConnection(home, connector.vendor, account);
  if (known !== undefined) return (await putCredentials(home, known, credentialsOf(connected, bought))) ?? 'malformed';
  const id = randomHex(8);
  const credentials = {...credentialsOf(connected, bought), webhookSecret: newSecret()};
  const {base: own} = connected;
  const state = newConnection({
    vendor: connector.vendor,
    account,
    label,
    base: own,
    url: request.url,
    extra,
    ...keyFacts(connector.vendor, credentials),
  });
  const sealed = await seal(home, id, credentials);
  const address = connector.webhooks === undefined ? undefined : newSecret();
  const hash = address === undefined ? undefined : await hashOf(address);
  return home.sql.transaction(() => {
    // Asked here, not before the vendor was: two requests may have waited for it side by side.
    if (findConnection(home, connector.vendor, account) !== undefined) return 'connected-already';
    writeConnection(home.sql, id, state);
    putSealed(home.sql, id, sealed);
    putJob(home.sql, {kind: 'sync', key: id, due: home.now(), state: ''});
    if (hash === undefined) return publicView(id, state);
    home.sql.run('insert into webhook (hash, connection) values (?, ?)', hash, id);
    const url = `${home.env.PUBLIC_URL ?? origin}/v1/webhooks/${home.id}.${address}`;
    putJob(home.sql, {kind: 'webhooks', key: id, due: home.now(), state: JSON.stringify({url, tries: 0})});
    return publicView(id, state);
  });
}

function findConnection({sql}: Home, vendor: string, account: string): string | undefined {
  return listConnections(sql).find(({state}) => state.vendor === vendor && state.account === account)?.id;
}

function credentialsOf({key, refresh, expiresAt}: Connected, bought: Bought | undefined): Omit<Credentials, 'webhookSecret'> {
  const {client} = bought ?? {};
  return {key, refresh: refresh ?? bought?.refresh, expiresAt: expiresAt ?? bought?.expiresAt, client};
}

/** What screens may know of a key. */
function keyFacts(
  vendor: string,
  {expiresAt, ...held}: Omit<Credentials, 'webhookSecret'>,
): Pick<ConnectionState, 'canAuthorise' | 'expiresAt'> {
  return {
    canAuthorise: connectorOf(vendor)?.oauth !== undefined && held.client !== undefined ? true : undefined,
    expiresAt: renewsItself(vendor, held) ? undefined : expiresAt,
  };
}

/** Makes a connection due now; `accept` is the creator's yes to a sweep that deletes many. */
export function syncSoon({sql, now}: Home, id: string, accept: boolean): Connection | undefined {
  return sql.transaction(() => {
    const state = readConnection(sql, id);
    if (state === undefined) return undefined;
    const next: ConnectionState = accept ? {...state, acceptDeletions: true, sweptAt: null} : state;
    const due = now();
    writeConnection(sql, id, {...next, nextAt: due});
    putJob(sql, {kind: 'sync', key: id, due, state: ''});
    return publicView(id, {...next, nextAt: due});
  });
}

/** Puts another key in place of a refused, used up or leaked one, of the same account; then it is tried at once. */
export async function replaceKey(
  home: Home,
  id: string,
  key: string,
  bought?: Bought,
): Promise<Connection | undefined | 'malformed' | 'other-account'> {
  const state = readConnection(home.sql, id);
  if (state === undefined) return undefined;
  const request = requestFor(state, key);
  const connector = connectorFor(request);
  if (connector.address(request) === undefined) return 'malformed';
  const connected = await connector.connect(firstClient(home, connector, state.base), request, home.now());
  if (isChoice(connected) || connected.account !== state.account) return 'other-account';
  return putCredentials(home, id, credentialsOf(connected, bought));
}

/** The vendor goes on signing its webhooks with the secret that it was given, and the creator's app stays known. */
async function putCredentials(
  home: Home,
  id: string,
  {client, ...fresh}: Omit<Credentials, 'webhookSecret'>,
): Promise<Connection | undefined> {
  const held = await changeSealed(home, id, ({webhookSecret, client: known}) => ({
    ...fresh,
    client: client ?? known,
    webhookSecret,
  }));
  return home.sql.transaction(() => {
    const state = readConnection(home.sql, id);
    if (state === undefined || held === undefined) return undefined;
    const {canAuthorise: _asked, expiresAt: _until, ...rest} = state;
    writeConnection(home.sql, id, {...rest, ...keyFacts(state.vendor, held)}, true);
    return syncSoon(home, id, false);
  });
}

function requestFor({vendor, base, url, account, extra}: ConnectionState, key: string): ConnectRequest {
  const connector = connectorOf(vendor);
  if (connector === undefined) throw new Error(`no connector for ${vendor}`);
  return {vendor: connector.vendor, key, account, url: url ?? base, ...(extra?.user === undefined ? {} : {user: extra.user})};
}

/**
 * Ends a connection: its key, cursor, jobs and webhooks go. What was read stays until the creator erases it.
 *
 * @param forget - what only this connection knew goes too
 * @returns whether there was one
 */
export async function disconnect(home: Home, id: string, forget = false): Promise<boolean> {
  const {sql, now} = home;
  const state = readConnection(sql, id);
  if (state === undefined) return false;
  await removeWebhooks(home, id);
  await revokeAll(home, id);
  sql.transaction(() => {
    for (const kind of ['sync', 'outbox', 'reread', 'webhooks'] as const) dropJobs(sql, kind, id);
    sql.run('delete from connection where id = ?', id);
    sql.run('delete from vault where connection = ?', id);
    sql.run('delete from webhook where connection = ?', id);
    sql.run('delete from bad_row where connection = ?', id);
    clearSeen(sql, id);
    forgetOutgoing(home, id);
    putItem(sql, {kind: 'connection', id, doc: null, now: now()});
    if (forget) forgetSoon(home, state);
  });
  return true;
}
