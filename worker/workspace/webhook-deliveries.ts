import type {Delivery} from '../connectors/connector';
import {connectorOf} from '../connectors/registry';
import {hexOf} from '../sync/hex';
import {readConnection} from './connection-store';
import type {Home} from './home';
import {putJob} from './job-table';
import {hashOf} from './secrets';
import {unseal} from './vault';

/**
 * Takes a vendor's word that something changed: a hint to read one record again, nothing more. A delivery that comes twice
 * makes one job.
 */
export async function takeDelivery(
  home: Home,
  secret: string,
  delivery: Delivery,
): Promise<'taken' | 'unknown-address' | 'bad-signature'> {
  const {sql} = home;
  const hash = await hashOf(secret);
  const id = sql.first<{connection: string}>('select connection from webhook where hash = ?', hash)?.connection;
  const credentials = id === undefined ? undefined : await unseal(home, id);
  const state = id === undefined ? undefined : readConnection(sql, id);
  const webhooks = state === undefined ? undefined : connectorOf(state.vendor)?.webhooks;
  if (id === undefined || credentials === undefined || state === undefined || webhooks === undefined) return 'unknown-address';
  if (!(await webhooks.verify(delivery, credentials.webhookSecret))) return 'bad-signature';
  const record = webhooks.subject(delivery, state.account);
  const digest = await digestOf(delivery);
  sql.transaction(() => {
    const fresh = sql.all(
      'insert into delivery (hash, at) values (?, ?) on conflict do nothing returning hash',
      digest,
      delivery.now,
    );
    if (fresh.length === 0 || record === undefined || readConnection(sql, id) === undefined) return;
    const wanted = JSON.stringify({connection: id, record, tries: 0});
    putJob(sql, {kind: 'reread', key: `${id}|${record}`, due: delivery.now, state: wanted});
  });
  return 'taken';
}

/** Deliveries carry no id: their signature, which covers body and time, tells them apart. */
async function digestOf({headers, body}: Delivery): Promise<string> {
  const signature = new TextEncoder().encode(headers.get('x-ghost-signature') ?? '');
  const bytes = new Uint8Array(body.byteLength + signature.byteLength);
  bytes.set(body);
  bytes.set(signature, body.byteLength);
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
