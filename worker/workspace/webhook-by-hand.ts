import {connectorOf} from '../connectors/registry';
import {readConnection, writeConnection} from './connection-store';
import type {Home} from './home';
import {hashOf, newSecret} from './secrets';
import {changeSealed} from './vault';

/**
 * The address for webhooks that the creator sets up at the vendor by hand, and keeps what the vendor signs them with. It is told
 * this once: only its hash is kept. Asked again there is another one, and the former ends.
 *
 * @param secret - of the creator's app, as the vendor shows it
 * @returns undefined where there is no such connection, or its vendor is asked by us or has none
 */
export async function webhookByHand(
  home: Home,
  id: string,
  {secret, origin}: {secret: string; origin: string},
): Promise<string | undefined> {
  const state = readConnection(home.sql, id);
  const webhooks = state === undefined ? undefined : connectorOf(state.vendor)?.webhooks;
  if (webhooks === undefined || webhooks.register !== undefined) return undefined;
  const address = newSecret();
  const hash = await hashOf(address);
  const held = await changeSealed(home, id, credentials => ({...credentials, webhookSecret: secret}));
  if (held === undefined) return undefined;
  home.sql.transaction(() => {
    home.sql.run('delete from webhook where connection = ?', id);
    home.sql.run('insert into webhook (hash, connection) values (?, ?)', hash, id);
    // Read again: the vault took its time, and a pass may have gone on meanwhile.
    const now = readConnection(home.sql, id);
    if (now !== undefined) writeConnection(home.sql, id, {...now, webhook: {since: home.now()}});
  });
  return `${home.env.PUBLIC_URL ?? origin}/v1/webhooks/${home.id}.${address}`;
}
