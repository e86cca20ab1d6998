import type {Access, Connector} from '../connectors/connector';
import {connectorOf} from '../connectors/registry';
import type {Budget} from '../limits';
import {type ConnectionState, readConnection} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {type Credentials, unseal} from '../workspace/vault';
import {freshCredentials} from './fresh-credentials';
import {createPace, type Pace} from './pace';
import {renewingClient} from './renewing-client';
import {clientFor} from './vendor-client';

/** A key that lives no longer than this is renewed before it is used. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** The pace of a connection; it lives as long as the object does. */
function paceOf(home: Home, id: string, {rate}: Connector): Pace {
  const held = home.paces.get(id) ?? createPace(rate);
  home.paces.set(id, held);
  return held;
}

export type Opened = {
  readonly connector: Connector;
  readonly access: Access;
  readonly state: ConnectionState;
  readonly pace: Pace;
  readonly credentials: Credentials;
};

/**
 * A connection with its key unsealed, and fresh where it can be renewed; undefined where it is gone. Throws `ConnectorError` where
 * the vendor renews nothing any more, and `VaultError`.
 */
export async function openConnection(home: Home, id: string, budget: Budget): Promise<Opened | undefined> {
  const credentials = await usableCredentials(home, id);
  const state = readConnection(home.sql, id);
  const connector = state === undefined ? undefined : connectorOf(state.vendor);
  if (credentials === undefined || state === undefined || connector === undefined) return undefined;
  const {account, label, base, extra = {}, lastCompleteAt} = state;
  const readTo = lastCompleteAt ?? undefined;
  const {key} = credentials;
  const pace = paceOf(home, id, connector);
  const client = clientFor(home, {base, hosts: connector.hosts ?? [], pace}, budget);
  const http = renewingClient(client, {key, budget, renew: async () => (await freshCredentials(home, id, key))?.key});
  return {connector, state, pace, credentials, access: {http, base, account, label, extra, key, now: home.now(), readTo}};
}

async function usableCredentials(home: Home, id: string): Promise<Credentials | undefined> {
  const held = await unseal(home, id);
  const {expiresAt} = held ?? {};
  if (held === undefined || expiresAt === undefined || expiresAt - home.now() > RENEW_BEFORE_MS) return held;
  try {
    return (await freshCredentials(home, id, held.key)) ?? held;
  } catch (error) {
    // While it lives the old one will do: whoever hands out keys may be away for a minute.
    if (expiresAt > home.now()) return held;
    throw error;
  }
}
