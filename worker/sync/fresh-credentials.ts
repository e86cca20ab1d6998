import {connectorOf} from '../connectors/registry';
import {type ConnectionState, readConnection} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {type Credentials, changeSealed, unseal} from '../workspace/vault';
import {tradeRefresh} from './oauth-tokens';
import {firstClient} from './vendor-client';

// Promises of one object alone: another object's cannot be waited for, and die with it.
const running = new WeakMap<Home, Map<string, Promise<Credentials | undefined>>>();

/**
 * Buys credentials in place of those whose key is `stale`, and stores them before anybody uses them: with many vendors what buys
 * them works once. Whoever comes while it runs gets the same; whoever comes later with the same stale key gets what was bought.
 *
 * @returns undefined where nothing can be bought. Throws `ConnectorError`, `VaultError`.
 */
export function freshCredentials(home: Home, id: string, stale: string): Promise<Credentials | undefined> {
  const ours = running.get(home) ?? new Map<string, Promise<Credentials | undefined>>();
  running.set(home, ours);
  const begun = ours.get(id);
  if (begun !== undefined) return begun;
  const work = buy(home, id, stale).finally(() => ours.delete(id));
  ours.set(id, work);
  return work;
}

async function buy(home: Home, id: string, stale: string): Promise<Credentials | undefined> {
  const held = await unseal(home, id);
  const state = readConnection(home.sql, id);
  if (held === undefined || state === undefined) return undefined;
  if (held.key !== stale) return held;
  const shop = shopOf(home, state, held);
  if (shop === undefined) return undefined;
  const bought = await shop();
  // The creator may have given another key while the vendor answered: that one counts.
  return changeSealed(home, id, now => (now.key === stale ? {...now, ...bought} : now));
}

type Bought = Pick<Credentials, 'key' | 'refresh' | 'expiresAt'>;

/** Where the next key is bought; undefined where there is no such place. */
function shopOf(home: Home, {vendor, base, url}: ConnectionState, held: Credentials): (() => Promise<Bought>) | undefined {
  const connector = connectorOf(vendor);
  const {refresh, client} = held;
  const own = connector?.refresh;
  if (connector === undefined) return undefined;
  if (own !== undefined) {
    return async () => {
      const {key, refresh: next, expiresAt} = await own(firstClient(home, connector, base), base, held, home.now());
      return {key, refresh: next, expiresAt};
    };
  }
  const {oauth} = connector;
  if (oauth === undefined || refresh === undefined || client === undefined) return undefined;
  return () => tradeRefresh(home, {connector, oauth, client, url}, refresh);
}

/** Whether these credentials are renewed without the creator. */
export function renewsItself(vendor: string, {refresh, client}: Pick<Credentials, 'refresh' | 'client'>): boolean {
  const connector = connectorOf(vendor);
  if (connector?.refresh !== undefined) return refresh !== undefined;
  return connector?.oauth !== undefined && refresh !== undefined && client !== undefined;
}
