import * as z from 'zod/mini';
import type {RecordKey} from '#shared/model/record';
import type {Delivery, Webhooks} from './connector';
import {contactKey} from './hubspot-contact';

const MAX_AGE_MS = 5 * 60_000;
/** HubSpot sends no more in one delivery. */
const MOST_EVENTS = 100;

const id = z.catch(z.optional(z.union([z.int(), z.string().check(z.regex(/^\d+$/))])), undefined);
const eventSchema = z.object({
  portalId: z.int(),
  subscriptionType: z.string(),
  objectId: id,
  primaryObjectId: id,
  newObjectId: id,
  mergedObjectIds: z.catch(z.optional(z.array(id)), undefined),
});

/**
 * HubSpot's webhooks belong to the creator's app and are set up there by hand: `contact.creation`, `.deletion`,
 * `.propertyChange`, `.merge`, `.restore`, `.privacyDeletion`. A delivery has up to 100 events; each only says whom to read again.
 */
export const hubspotWebhooks: Webhooks = {
  async verify(delivery, {secret, client}) {
    // The webhooks may be those of the app that we read with, or of another one of the creator's.
    return (await verifySignature(delivery, secret)) || (client !== undefined && verifySignature(delivery, client.secret));
  },
  subjects({body}, account) {
    const events = z.catch(z.array(z.unknown()), []).parse(jsonOf(body));
    const keys = events.slice(0, MOST_EVENTS).flatMap(event => keysOf(event, account));
    return [...new Set(keys)];
  },
};

function keysOf(event: unknown, account: string): RecordKey[] {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success || String(parsed.data.portalId) !== account) return [];
  const {subscriptionType, objectId, primaryObjectId, newObjectId, mergedObjectIds = []} = parsed.data;
  if (!/^(contact|object)\./.test(subscriptionType)) return [];
  const named = [objectId, primaryObjectId, newObjectId, ...mergedObjectIds];
  return named.flatMap(one => (one === undefined ? [] : contactKey(account, String(one))));
}

/**
 * `X-HubSpot-Signature-v3` is base64 of HMAC-SHA256 with the app's secret over METHOD + public address + body + time, and
 * `X-HubSpot-Request-Timestamp` the time in milliseconds (developers.hubspot.com, request-validation, checked 2026-11). Older
 * than five minutes, or from the future, is refused; so are versions 1 and 2, which HubSpot sends along: they have no time.
 */
export async function verifySignature({method, url, headers, body, now}: Delivery, secret: string): Promise<boolean> {
  const time = headers.get('x-hubspot-request-timestamp') ?? '';
  const mac = bytesOfBase64(headers.get('x-hubspot-signature-v3') ?? '');
  if (mac === undefined || !/^\d{1,16}$/.test(time) || Math.abs(now - Number(time)) > MAX_AGE_MS) return false;
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), {name: 'HMAC', hash: 'SHA-256'}, false, ['verify']);
  const signed = new Uint8Array(await new Blob([method, decoded(url), body, time]).arrayBuffer());
  // `verify` compares in constant time.
  return crypto.subtle.verify('HMAC', key, mac, signed);
}

/** HubSpot signs these characters as themselves, however they stand in the address. */
const DECODED = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

function decoded(url: string): string {
  return url.replace(DECODED, code => decodeURIComponent(code));
}

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return undefined;
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
