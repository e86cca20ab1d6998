import type {Access, Connector} from '../connectors/connector';
import {connectorOf} from '../connectors/registry';
import {numberOf} from '../env';
import type {Budget} from '../limits';
import {type ConnectionState, readConnection} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {unseal} from '../workspace/vault';
import {createOutboundClient, type OutboundClient} from './outbound-client';

const VENDOR_TIMEOUT_MS = 20_000;

/** The way out for one connection: its own host only. */
export function clientFor({env, fetch, now, limiter}: Home, base: string, budget: Budget): OutboundClient {
  return createOutboundClient({
    fetch,
    now,
    host: new URL(base).host,
    allowPrivateHosts: env.ALLOW_PRIVATE_HOSTS === 'true',
    timeoutMs: numberOf(env.VENDOR_TIMEOUT_MS, VENDOR_TIMEOUT_MS),
    limiter,
    budget,
  });
}

export type Opened = {
  readonly connector: Connector;
  readonly access: Access;
  readonly state: ConnectionState;
  /** What we gave the vendor to sign its webhooks with. */
  readonly webhookSecret: string;
};

/** A connection with its key unsealed; undefined where it is gone. Throws `VaultError`. */
export async function openConnection(home: Home, id: string, budget: Budget): Promise<Opened | undefined> {
  const credentials = await unseal(home, id);
  const state = readConnection(home.sql, id);
  const connector = state === undefined ? undefined : connectorOf(state.vendor);
  if (credentials === undefined || state === undefined || connector === undefined) return undefined;
  const {account, label, base} = state;
  const access = {http: clientFor(home, base, budget), base, account, label, key: credentials.key, now: home.now()};
  return {connector, access, state, webhookSecret: credentials.webhookSecret};
}
