import * as z from 'zod/mini';
import type {RecordKey} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import {bytesOfHex} from '../sync/hex';
import type {OutboundRequest} from '../sync/outbound-client';
import type {Access, Webhooks} from './connector';
import {referencesOf, relationSchema} from './json-api';

const TRIGGERS = [
  'members:create',
  'members:update',
  'members:delete',
  'members:pledge:create',
  'members:pledge:update',
  'members:pledge:delete',
];
const FIELDS = 'fields%5Bwebhook%5D=uri,secret,paused,num_consecutive_times_failed';

const id = z.string().check(z.regex(/^[\w-]{1,64}$/));
const webhookSchema = z.object({
  id,
  attributes: z.object({
    uri: z.nullish(z.string()),
    secret: z.nullish(z.string()),
    paused: z.nullish(z.boolean()),
    num_consecutive_times_failed: z.nullish(z.number()),
  }),
});
type Webhook = z.infer<typeof webhookSchema>;
const listSchema = z.object({data: z.array(webhookSchema)});
/** One in Patreon's documentation, a list of one in what others wrote down of its answers. */
const madeSchema = z.object({data: z.union([webhookSchema, z.array(webhookSchema).check(z.minLength(1))])});

const deliverySchema = z.object({
  data: z.object({
    type: z.literal('member'),
    id,
    relationships: z.optional(z.object({user: relationSchema, campaign: relationSchema})),
  }),
});

type Call = (access: Access, path: string) => OutboundRequest;

/**
 * Patreon's webhooks, one for all triggers, signed with a secret that Patreon makes. A delivery has neither id nor date, and
 * after an outage all stored ones come in a burst: each is a hint to read a member again, and no more.
 */
export function patreonWebhooks(call: Call): Webhooks {
  return {
    async register(access, {url}) {
      // Whoever asks twice, because the first answer was lost, must not be told everything twice.
      const held = await find(access, call, url);
      if (held !== undefined && hasStopped(held)) await resume(access, call, held.id);
      const {id: made, attributes} = held ?? (await create(access, call, url));
      const secret = attributes.secret ?? (await find(access, call, url))?.attributes.secret;
      return {ids: [made], ...(secret == null ? {} : {secret})};
    },
    async remove(access, ids) {
      for (const one of ids) await access.http.send({...call(access, `/webhooks/${encodeURIComponent(one)}`), method: 'DELETE'});
    },
    verify: ({headers, body}, {secret}) => verifySignature(headers.get('x-patreon-signature') ?? '', {body, secret}),
    subjects({body}, account) {
      const parsed = deliverySchema.safeParse(jsonOf(body));
      if (!parsed.success) return [];
      const {id: member, relationships} = parsed.data.data;
      const campaign = referencesOf(relationships?.campaign)?.[0]?.id;
      if (campaign !== undefined && campaign !== account) return [];
      return [subjectKey(account, {id: member, user: referencesOf(relationships?.user)?.[0]?.id})];
    },
  };
}

/**
 * Names a member to be read again. Patreon finds one by the member's id only, while the record is known by the user's: so the
 * name holds both, and is no record's key.
 */
export function subjectKey(account: string, {id: member, user}: {id: string; user: string | undefined}): RecordKey {
  return `patreon/${account}/member/${member}${user !== undefined && /^\w{1,64}$/.test(user) ? `~${user}` : ''}`;
}

/** `X-Patreon-Signature` is HMAC-MD5 over the raw body in hexadecimal (docs.patreon.com, "Webhooks", checked 2026-11). */
export async function verifySignature(
  header: string,
  {body, secret}: {body: Uint8Array<ArrayBuffer>; secret: string},
): Promise<boolean> {
  if (!/^[0-9a-f]{32}$/.test(header.trim()) || secret === '') return false;
  const algorithm = {name: 'HMAC', hash: 'MD5'};
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['verify']);
  // `verify` compares in constant time.
  return crypto.subtle.verify('HMAC', key, bytesOfHex(header.trim()), body);
}

async function find(access: Access, call: Call, url: string): Promise<Webhook | undefined> {
  const answer = await access.http.json(call(access, `/webhooks?${FIELDS}`), listSchema);
  return answer?.value.data.find(({attributes}) => attributes.uri === url);
}

async function create(access: Access, call: Call, url: string): Promise<Webhook> {
  const campaign = {data: {type: 'campaign', id: access.account}};
  const data = {type: 'webhook', attributes: {triggers: TRIGGERS, uri: url}, relationships: {campaign}};
  const answer = await access.http.json({...call(access, '/webhooks'), method: 'POST', body: {data}, absent: []}, madeSchema);
  const [made] = [answer?.value.data ?? []].flat();
  if (made === undefined) throw new ConnectorError('unexpected-shape', 'no webhook was made');
  return made;
}

function hasStopped({attributes}: Webhook): boolean {
  return attributes.paused === true || (attributes.num_consecutive_times_failed ?? 0) > 0;
}

/** Patreon stops after many failures; this sends what it kept meanwhile. */
async function resume(access: Access, call: Call, held: string): Promise<void> {
  const data = {type: 'webhook', id: held, attributes: {paused: false}};
  await access.http.send({...call(access, `/webhooks/${encodeURIComponent(held)}`), method: 'PATCH', body: {data}});
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
