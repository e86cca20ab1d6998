import * as z from 'zod/mini';
import {bytesOfHex} from '../sync/hex';
import type {Access, Webhooks} from './connector';

const EVENTS = ['member.added', 'member.edited', 'member.deleted'] as const;
const MAX_AGE_MS = 5 * 60_000;

const registeredSchema = z.object({webhooks: z.array(z.object({id: z.string()}))});
const memberIdSchema = z.optional(z.object({id: z.optional(z.string().check(z.regex(/^[0-9a-f]{24}$/)))}));
const deliverySchema = z.object({member: z.object({current: memberIdSchema, previous: memberIdSchema})});

type Request = (access: Access, path: string) => Promise<{url: string; headers: Record<string, string>}>;

/**
 * Ghost's webhooks. A delivery only says whom to read again. An integration's key may register but not list them, so their
 * ids are remembered; one that Ghost has already is answered by 422 and kept.
 */
export function ghostWebhooks(request: Request): Webhooks {
  return {
    async register(access, {url, secret}) {
      const ids: string[] = [];
      for (const event of EVENTS) {
        const body = {webhooks: [{event, target_url: url, secret, name: 'Regulars'}]};
        const call = {...(await request(access, 'webhooks/')), method: 'POST' as const, body, absent: [422]};
        const answer = await access.http.json(call, registeredSchema);
        ids.push(...(answer?.value.webhooks ?? []).map(webhook => webhook.id));
      }
      return {ids};
    },
    async remove(access, ids) {
      for (const id of ids) {
        await access.http.send({...(await request(access, `webhooks/${encodeURIComponent(id)}/`)), method: 'DELETE'});
      }
    },
    verify: ({headers, body, now}, {secret}) => verifySignature(headers.get('x-ghost-signature') ?? '', {body, secret, now}),
    subjects({body}, account) {
      const parsed = deliverySchema.safeParse(jsonOf(body));
      if (!parsed.success) return [];
      const {current, previous} = parsed.data.member;
      const id = current?.id ?? previous?.id;
      return id === undefined ? [] : [`ghost/${account}/member/${id}`];
    },
  };
}

/**
 * `X-Ghost-Signature: sha256=HEX, t=MS` is HMAC-SHA256 over the raw body directly followed by t
 * (core/server/services/webhooks/webhook-trigger.js, Ghost 6.65). Older than five minutes, or from the future, is refused.
 */
export async function verifySignature(
  header: string,
  {body, secret, now}: {body: Uint8Array<ArrayBuffer>; secret: string; now: number},
): Promise<boolean> {
  const match = /^sha256=([0-9a-f]{64}), ?t=(\d{1,16})$/.exec(header.trim());
  const [, hex = '', t = ''] = match ?? [];
  if (match === null || Math.abs(now - Number(t)) > MAX_AGE_MS) return false;
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), {name: 'HMAC', hash: 'SHA-256'}, false, ['verify']);
  const stamp = encoder.encode(t);
  const signed = new Uint8Array(body.byteLength + stamp.byteLength);
  signed.set(body);
  signed.set(stamp, body.byteLength);
  // `verify` compares in constant time.
  return crypto.subtle.verify('HMAC', key, bytesOfHex(hex), signed);
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
