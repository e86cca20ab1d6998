import * as z from 'zod/mini';
import type {RecordKey} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import type {Webhooks} from './connector';
import {call, hashOf} from './mailchimp-call';
import {memberKey} from './mailchimp-member';

const registeredSchema = z.object({id: z.string().check(z.regex(/^[\w-]+$/))});
const EVENTS = {subscribe: true, unsubscribe: true, profile: true, cleaned: true, upemail: true, campaign: false};

/**
 * Mailchimp's webhooks are forms, and not signed: the address that nobody else knows is the proof
 * (mailchimp.com/developer, sync-audience-data-webhooks, checked 2026-11). Before it takes an address it asks it by GET, and both
 * want a 200. A change of tags is not told: the passes find it.
 */
export const mailchimpWebhooks: Webhooks = {
  async register(access, {url}) {
    const path = `/lists/${encodeURIComponent(access.account)}/webhooks`;
    const body = {url, events: EVENTS, sources: {user: true, admin: true, api: true}};
    const answer = await access.http.json({...call(access, path), method: 'POST', body}, registeredSchema);
    if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
    return {ids: [answer.value.id]};
  },
  async remove(access, ids) {
    const path = `/lists/${encodeURIComponent(access.account)}/webhooks`;
    for (const id of ids) await access.http.send({...call(access, `${path}/${encodeURIComponent(id)}`), method: 'DELETE'});
  },
  async verify({method, body}) {
    return method === 'GET' || (method === 'POST' && body.byteLength > 0);
  },
  subjects({method, body}, account) {
    const form = new URLSearchParams(method === 'POST' ? new TextDecoder().decode(body) : '');
    if (form.get('data[list_id]') !== account) return [];
    return namedBy(form, account);
  },
  reply: () => new Response(null, {status: 200}),
};

/**
 * `data[id]` is the id that stays, and so is `data[new_id]` of a changed address. Who was cleaned is named by the address alone:
 * a hash of it is what Mailchimp finds them by.
 */
function namedBy(form: URLSearchParams, account: string): RecordKey[] {
  const id = form.get('data[new_id]') ?? form.get('data[id]');
  if (id !== null && /^[\w-]{1,64}$/.test(id)) return [memberKey(account, id)];
  const email = form.get('data[email]');
  return email === null || !email.includes('@') ? [] : [`mailchimp/${account}/address/${hashOf(email)}`];
}
