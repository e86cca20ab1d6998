import type {Connection} from '#shared/model/connection';
import type {Choices, ConnectRequest} from '#shared/protocol/connect';
import {isChoice} from '../connectors/connector';
import {connectorFor, connectorOf} from '../connectors/registry';
import {firstClient} from '../sync/access';
import {removeWebhooks} from '../sync/register-webhooks';
import {
  type ConnectionState,
  listConnections,
  newConnection,
  publicView,
  readConnection,
  writeConnection,
} from './connection-store';
import {putItem} from './feed';
import type {Home} from './home';
import {dropJobs, putJob} from './job-table';
import {forgetOutgoing} from './outgoing';
import {hashOf, newSecret, randomHex} from './secrets';
import {clearSeen} from './sweep-store';
import {type Credentials, putSealed, seal, unseal} from './vault';

/**
 * Tries a pasted key and makes a connection of it, due at once. Nothing is stored of the key but its seal.
 *
 * @param origin - our own address, for webhooks
 * @param client - the creator's own app, where the key is its token
 * @throws ConnectorError where the vendor does not take the key, VaultError
 */
export async function connectVendor(
  home: Home,
  request: ConnectRequest,
  {origin, client}: {origin: string; client?: Credentials['client']},
): Promise<Connection | Choices | 'malformed' | 'connected-already'> {
  const connector = connectorFor(request);
  const base = connector.address(request);
  if (base === undefined) return 'malformed';
  const connected = await connector.connect(firstClient(home, connector, base), request, home.now());
  if (isChoice(connected)) return connected;
  const {account, label, extra, key, refresh, expiresAt} = connected;
  const id = randomHex(8);
  const state = newConnection({vendor: connector.vendor, account, label, base: connected.base, extra});
  const sealed = await seal(home, id, {key, refresh, expiresAt, client, webhookSecret: newSecret()});
  const address = connector.webhooks === undefined ? undefined : newSecret();
  const hash = address === undefined ? undefined : await hashOf(address);
  return home.sql.transaction(() => {
    // Asked here, not before the vendor was: two requests may have waited for it side by side.
    if (isConnected(home, connector.vendor, account)) return 'connected-already';
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

function isConnected({sql}: Home, vendor: string, account: string): boolean {
  return listConnections(sql).some(({state}) => state.vendor === vendor && state.account === account);
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

/** Puts another key in place of a refused or leaked one, of the same account; then it is tried at once. */
export async function replaceKey(
  home: Home,
  id: string,
  key: string,
): Promise<Connection | undefined | 'malformed' | 'other-account'> {
  const state = readConnection(home.sql, id);
  if (state === undefined) return undefined;
  const request = requestFor(state, key);
  const connector = connectorFor(request);
  if (connector.address(request) === undefined) return 'malformed';
  const connected = await connector.connect(firstClient(home, connector, state.base), request, home.now());
  if (isChoice(connected) || connected.account !== state.account) return 'other-account';
  const held = await unseal(home, id);
  const {refresh, expiresAt} = connected;
  // The vendor goes on signing its webhooks with the secret that it was given.
  const webhookSecret = held?.webhookSecret ?? newSecret();
  const sealed = await seal(home, id, {key: connected.key, refresh, expiresAt, client: held?.client, webhookSecret});
  return home.sql.transaction(() => {
    const next = syncSoon(home, id, false);
    if (next !== undefined) putSealed(home.sql, id, sealed);
    return next;
  });
}

function requestFor({vendor, base, account, extra}: ConnectionState, key: string): ConnectRequest {
  const connector = connectorOf(vendor);
  if (connector === undefined) throw new Error(`no connector for ${vendor}`);
  return {vendor: connector.vendor, key, account, url: base, ...(extra?.user === undefined ? {} : {user: extra.user})};
}

/**
 * Ends a connection: its key, cursor, jobs and webhooks go. What was read stays until the creator erases it.
 *
 * @returns whether there was one
 */
export async function disconnect(home: Home, id: string): Promise<boolean> {
  const {sql, now} = home;
  if (readConnection(sql, id) === undefined) return false;
  await removeWebhooks(home, id);
  sql.transaction(() => {
    for (const kind of ['sync', 'outbox', 'reread', 'webhooks'] as const) dropJobs(sql, kind, id);
    sql.run('delete from connection where id = ?', id);
    sql.run('delete from vault where connection = ?', id);
    sql.run('delete from webhook where connection = ?', id);
    clearSeen(sql, id);
    forgetOutgoing(home, id);
    putItem(sql, {kind: 'connection', id, doc: null, now: now()});
  });
  return true;
}
