import type {Connection} from '#shared/model/connection';
import type {ConnectRequest} from '#shared/protocol/connect';
import {connectorFor} from '../connectors/registry';
import {newBudget} from '../limits';
import {clientFor} from '../sync/access';
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
import {hashOf, newSecret, randomHex} from './secrets';
import {clearSeen} from './sweep-store';
import {putSealed, seal, unseal} from './vault';

/**
 * Tries a pasted key and makes a connection of it, due at once. Nothing is stored of the key but its seal.
 *
 * @param origin - our own address, for webhooks
 * @throws ConnectorError where the vendor does not take the key, VaultError
 */
export async function connectVendor(
  home: Home,
  request: ConnectRequest,
  origin: string,
): Promise<Connection | 'malformed' | 'connected-already'> {
  const connector = connectorFor(request);
  const base = connector.address(request);
  if (base === undefined) return 'malformed';
  const connected = await connector.connect(clientFor(home, base, newBudget()), request, home.now());
  const {account, label} = connected;
  const id = randomHex(8);
  const state = newConnection({vendor: connector.vendor, account, label, base: connected.base});
  const sealed = await seal(home, id, {key: connected.key, webhookSecret: newSecret()});
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
  const connected = await connector.connect(clientFor(home, state.base, newBudget()), request, home.now());
  if (connected.account !== state.account) return 'other-account';
  // The vendor goes on signing its webhooks with the secret that it was given.
  const webhookSecret = (await unseal(home, id))?.webhookSecret ?? newSecret();
  const sealed = await seal(home, id, {key: connected.key, webhookSecret});
  return home.sql.transaction(() => {
    const next = syncSoon(home, id, false);
    if (next !== undefined) putSealed(home.sql, id, sealed);
    return next;
  });
}

function requestFor({vendor, base, account}: ConnectionState, key: string): ConnectRequest {
  return vendor === 'mailchimp' ? {vendor, key, audience: account, url: base} : {vendor: 'ghost', url: base, key};
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
    putItem(sql, {kind: 'connection', id, doc: null, now: now()});
  });
  return true;
}
