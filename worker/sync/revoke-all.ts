import {connectorOf} from '../connectors/registry';
import {readConnection} from '../workspace/connection-store';
import type {Home} from '../workspace/home';
import {unseal} from '../workspace/vault';
import {ConnectorError} from './connector-error';
import {revokeTokens} from './oauth-tokens';

/** Gives a permission back, where the vendor lets us: a disconnect does not wait for one that is away. */
export async function revokeAll(home: Home, id: string): Promise<void> {
  const state = readConnection(home.sql, id);
  const connector = state === undefined ? undefined : connectorOf(state.vendor);
  if (state === undefined || connector?.oauth?.revokeUrl === undefined) return;
  const {oauth} = connector;
  const held = await unseal(home, id);
  if (held?.client === undefined) return;
  try {
    await revokeTokens(home, {connector, oauth, client: held.client, url: state.url}, held.refresh ?? held.key);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
  }
}
