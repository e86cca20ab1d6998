import * as z from 'zod/mini';
import type {RecordKey} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import {bytesOfHex} from '../sync/hex';
import type {Access, Delivery, Webhooks} from './connector';
import {call} from './kit-call';
import {addressKey, subscriberKey} from './kit-subscriber';

const EVENTS = ['created', 'activated', 'unsubscribed', 'bounced', 'complained'].map(event => `subscriber.${event}`);
/** Kit opens its events one by one, and refuses a wish for one that is not open yet (developers.kit.com, "Event types", 2026-11). */
const MORE_EVENTS = ['tag_added', 'tag_removed', 'custom_field_value_updated'].map(event => `subscriber.${event}`);
const MAX_AGE_MS = 5 * 60_000;
/** One for each secret that is good while one takes the place of another. */
const MOST_SIGNATURES = 5;

const endpointSchema = z.object({id: z.int(), url: z.nullish(z.string()), secret: z.nullish(z.string())});
const madeSchema = z.object({webhook_endpoint: endpointSchema});
const listSchema = z.object({webhook_endpoints: z.array(endpointSchema)});

const eventSchema = z.object({
  id: z.optional(z.string()),
  data: z.object({subscriber: z.optional(z.object({id: z.optional(z.int()), email_address: z.nullish(z.string())}))}),
});
const deliverySchema = z.object({events: z.array(z.unknown()).check(z.maxLength(1_000))});
type Event = z.infer<typeof eventSchema>;

/**
 * Kit's webhook endpoints of 2026: one for many events, signed with a secret that Kit makes and tells once. The webhooks of before
 * are not signed, so nothing that they say is believed.
 */
export const kitWebhooks: Webhooks = {
  async register(access, {url}) {
    await removeFormer(access, url);
    const made = (await create(access, url, [...EVENTS, ...MORE_EVENTS])) ?? (await create(access, url, EVENTS));
    if (made === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 422');
    return {ids: [String(made.id)], ...(made.secret == null ? {} : {secret: made.secret})};
  },
  async remove(access, ids) {
    for (const id of ids) await remove(access, id);
  },
  verify: ({headers, body, now}, {secret}) => verifySignature(headers.get('x-kit-signature') ?? '', {body, secret, now}),
  // A retry is signed anew, at its own time: the events' ids stay.
  id(delivery) {
    const ids = eventsOf(delivery).flatMap(({id}) => id ?? []);
    return ids.length === 0 ? undefined : `kit ${ids.join(' ')}`;
  },
  subjects(delivery, account) {
    const keys = eventsOf(delivery).flatMap(({data: {subscriber}}): RecordKey[] => {
      if (subscriber?.id !== undefined) return [subscriberKey(account, subscriber.id)];
      return subscriber?.email_address ? [addressKey(account, subscriber.email_address)] : [];
    });
    return [...new Set(keys)];
  },
};

/**
 * `X-Kit-Signature: t=SECONDS,v1=HEX`, with several `v1` while a secret is replaced, is HMAC-SHA256 over `t`, a full stop and the
 * raw body (developers.kit.com, "Verifying signatures", checked 2026-11). Older than five minutes, or from the future, is refused.
 */
export async function verifySignature(
  header: string,
  {body, secret, now}: {body: Uint8Array<ArrayBuffer>; secret: string; now: number},
): Promise<boolean> {
  const parts = header.split(',').map(part => part.trim());
  const t = parts.find(part => /^t=\d{1,12}$/.test(part))?.slice(2);
  const signatures = parts.flatMap(part => /^v1=([0-9a-f]{64})$/.exec(part)?.[1] ?? []).slice(0, MOST_SIGNATURES);
  if (t === undefined || secret === '' || Math.abs(now - Number(t) * 1_000) > MAX_AGE_MS) return false;
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), {name: 'HMAC', hash: 'SHA-256'}, false, ['verify']);
  const stamp = encoder.encode(`${t}.`);
  const signed = new Uint8Array(stamp.byteLength + body.byteLength);
  signed.set(stamp);
  signed.set(body, stamp.byteLength);
  // `verify` compares in constant time; each is tried, so that the time does not tell which one fits.
  const fits = await Promise.all(signatures.map(hex => crypto.subtle.verify('HMAC', key, bytesOfHex(hex), signed)));
  return fits.includes(true);
}

async function create(
  access: Access,
  url: string,
  events: readonly string[],
): Promise<z.infer<typeof endpointSchema> | undefined> {
  const body = {url, events, name: 'Regulars'};
  const request = {...call(access, '/webhook_endpoints'), method: 'POST' as const, body, absent: [422]};
  return (await access.http.json(request, madeSchema))?.value.webhook_endpoint;
}

/** What an answer that was lost left behind: its secret is never told again. */
async function removeFormer(access: Access, url: string): Promise<void> {
  const answer = await access.http.json(call(access, '/webhook_endpoints?per_page=1000'), listSchema);
  for (const endpoint of answer?.value.webhook_endpoints ?? [])
    if (endpoint.url === url) await remove(access, String(endpoint.id));
}

async function remove(access: Access, id: string): Promise<void> {
  await access.http.send({...call(access, `/webhook_endpoints/${encodeURIComponent(id)}`), method: 'DELETE'});
}

function eventsOf({body}: Pick<Delivery, 'body'>): Event[] {
  const parsed = deliverySchema.safeParse(jsonOf(body));
  return (parsed.data?.events ?? []).flatMap(event => eventSchema.safeParse(event).data ?? []);
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
