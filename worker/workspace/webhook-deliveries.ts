import type {Delivery} from '../connectors/connector';
import {connectorOf} from '../connectors/registry';
import {hexOf} from '../sync/hex';
import {readConnection, writeConnection} from './connection-store';
import type {Home} from './home';
import {putJob} from './job-table';
import {hashOf} from './secrets';
import {unseal} from './vault';

const HOUR_MS = 3_600_000;

export type Taken =
  | {readonly kind: 'taken'; readonly reply: Response | undefined}
  | {readonly kind: 'unknown-address'}
  | {readonly kind: 'bad-signature'};

/**
 * Takes a vendor's word that something changed: a hint to read records again, nothing more. A delivery that comes twice makes
 * one job of each.
 */
export async function takeDelivery(home: Home, secret: string, delivery: Delivery): Promise<Taken> {
  const {sql} = home;
  const hash = await hashOf(secret);
  const id = sql.first<{connection: string}>('select connection from webhook where hash = ?', hash)?.connection;
  const credentials = id === undefined ? undefined : await unseal(home, id);
  const state = id === undefined ? undefined : readConnection(sql, id);
  const webhooks = state === undefined ? undefined : connectorOf(state.vendor)?.webhooks;
  if (id === undefined || credentials === undefined || state === undefined || webhooks === undefined) {
    return {kind: 'unknown-address'};
  }
  const {webhookSecret, client} = credentials;
  if (!(await webhooks.verify(delivery, {secret: webhookSecret, client}))) return {kind: 'bad-signature'};
  const records = webhooks.subjects(delivery, state.account);
  const digest = await digestOf(delivery, webhooks.id?.(delivery));
  sql.transaction(() => {
    const fresh = sql.all(
      'insert into delivery (hash, at) values (?, ?) on conflict do nothing returning hash',
      digest,
      delivery.now,
    );
    const connection = readConnection(sql, id);
    if (fresh.length === 0 || connection === undefined) return;
    const {webhook} = connection;
    // To the hour: a vendor may tell of thousands of people in a row.
    if (webhook !== undefined && delivery.now - (webhook.lastAt ?? 0) >= HOUR_MS)
      writeConnection(sql, id, {...connection, webhook: {...webhook, lastAt: delivery.now}});
    for (const record of records) {
      const wanted = JSON.stringify({connection: id, record, tries: 0});
      putJob(sql, {kind: 'reread', key: `${id}|${record}`, due: delivery.now, state: wanted});
    }
  });
  return {kind: 'taken', reply: webhooks.reply?.(delivery)};
}

/** Where a delivery carries no id, its body and what its headers sign tell it apart. */
async function digestOf({headers, body}: Delivery, id: string | undefined): Promise<string> {
  const more = new TextEncoder().encode(id ?? SIGNED.map(name => headers.get(name) ?? '').join('\n'));
  const bytes = new Uint8Array((id === undefined ? body.byteLength : 0) + more.byteLength);
  if (id === undefined) bytes.set(body);
  bytes.set(more, bytes.byteLength - more.byteLength);
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** Headers that cover the body, some of them with the time. */
const SIGNED = ['x-ghost-signature', 'x-patreon-signature', 'x-hubspot-signature-v3', 'x-kit-signature', 'x-signature-ed25519'];
