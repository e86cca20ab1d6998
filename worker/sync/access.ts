import type {Access, Connector} from '../connectors/connector';
import {connectorOf} from '../connectors/registry';
import {numberOf} from '../env';
import {type Budget, newBudget} from '../limits';
import {type ConnectionState, readConnection} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {type Credentials, unseal} from '../workspace/vault';
import {createOutboundClient, type OutboundClient} from './outbound-client';
import {createPace, type Pace} from './pace';

const VENDOR_TIMEOUT_MS = 20_000;

/** The way out for one connection: its own hosts only, at its own pace. */
export function clientFor(home: Home, to: {base: string; hosts: readonly string[]; pace: Pace}, budget: Budget): OutboundClient {
  const {env, fetch, now, limiter} = home;
  return createOutboundClient({
    fetch,
    now,
    hosts: [new URL(to.base).host, ...to.hosts],
    allowPrivateHosts: env.ALLOW_PRIVATE_HOSTS === 'true',
    timeoutMs: numberOf(env.VENDOR_TIMEOUT_MS, VENDOR_TIMEOUT_MS),
    limiter,
    pace: to.pace,
    budget,
  });
}

/** The way out before there is a connection. */
export function firstClient(home: Home, {hosts = [], rate}: Connector, base: string): OutboundClient {
  return clientFor(home, {base, hosts, pace: createPace(rate)}, newBudget());
}

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

/** A connection with its key unsealed; undefined where it is gone. Throws `VaultError`. */
export async function openConnection(home: Home, id: string, budget: Budget): Promise<Opened | undefined> {
  const credentials = await unseal(home, id);
  const state = readConnection(home.sql, id);
  const connector = state === undefined ? undefined : connectorOf(state.vendor);
  if (credentials === undefined || state === undefined || connector === undefined) return undefined;
  const {account, label, base, extra = {}} = state;
  const pace = paceOf(home, id, connector);
  const http = clientFor(home, {base, hosts: connector.hosts ?? [], pace}, budget);
  return {
    connector,
    state,
    pace,
    credentials,
    access: {http, base, account, label, extra, key: credentials.key, now: home.now()},
  };
}
