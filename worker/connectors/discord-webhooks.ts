import * as z from 'zod/mini';
import {bytesOfHex} from '../sync/hex';
import type {Delivery, WebhookKeys, Webhooks} from './connector';
import {ask} from './discord-call';

/** Retries come for ten minutes; each is signed anew with its own time. */
const MAX_AGE_MS = 10 * 60_000;

const applicationSchema = z.object({verify_key: z.string().check(z.regex(/^[0-9a-f]{64}$/))});
/** An event (`version`, `event`) or an interaction (`id`, `token`): both ask by a ping whether we are there. */
const deliverySchema = z.object({
  type: z.int(),
  event: z.optional(z.object({data: z.optional(z.object({user: z.optional(z.object({id: z.string()}))}))})),
  version: z.optional(z.int()),
  token: z.optional(z.string()),
});

/**
 * Discord's webhook events and interactions, signed by the app (events/webhook-events and interactions/overview, 2026-11). The
 * creator sets the address in the app's settings; members who join or leave are told nobody there, so these are hints and no more.
 */
export const discordWebhooks: Webhooks = {
  async register(access) {
    const application = await ask(access, '/applications/@me', applicationSchema);
    return {ids: [], secret: application?.verify_key};
  },
  verify: verifySignature,
  subjects(delivery, account) {
    const id = parse(delivery)?.event?.data?.user?.id;
    return id !== undefined && /^\d{15,20}$/.test(id) ? [`discord/${account}/user/${id}`] : [];
  },
  reply(delivery) {
    const parsed = parse(delivery);
    if (parsed?.type === 1 && parsed.event === undefined && parsed.token !== undefined) return Response.json({type: 1});
    // The ping of events is good only with a content type.
    return new Response(null, {status: 204, headers: {'content-type': 'application/json'}});
  },
};

/**
 * `X-Signature-Ed25519` (hex) over `X-Signature-Timestamp` directly followed by the raw body, by the app's public key. Discord
 * sends false ones on purpose, to see them refused.
 *
 * @param keys - `secret` is the public key, hex
 */
async function verifySignature({headers, body, now}: Delivery, {secret}: WebhookKeys): Promise<boolean> {
  const signature = headers.get('x-signature-ed25519') ?? '';
  const stamp = headers.get('x-signature-timestamp') ?? '';
  if (!/^[0-9a-f]{128}$/i.test(signature) || !/^[0-9a-f]{64}$/i.test(secret) || !/^\d{1,12}$/.test(stamp)) return false;
  if (Math.abs(now - Number(stamp) * 1_000) > MAX_AGE_MS) return false;
  const head = new TextEncoder().encode(stamp);
  const signed = new Uint8Array(head.byteLength + body.byteLength);
  signed.set(head);
  signed.set(body, head.byteLength);
  try {
    const key = await crypto.subtle.importKey('raw', bytesOfHex(secret), {name: 'Ed25519'}, false, ['verify']);
    return await crypto.subtle.verify({name: 'Ed25519'}, key, bytesOfHex(signature), signed);
  } catch {
    // No point of the curve: no key.
    return false;
  }
}

function parse({body}: Delivery): z.infer<typeof deliverySchema> | undefined {
  try {
    return deliverySchema.safeParse(JSON.parse(new TextDecoder().decode(body))).data;
  } catch {
    return undefined;
  }
}
