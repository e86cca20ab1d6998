import * as z from 'zod/mini';
import type {RecordKey} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import type {Access, Connector} from './connector';
import {call, hashOf, membersOf} from './mailchimp-call';

/** Its path names a contact by a hash of the address, which changes with it; our key is the id that stays. */
const addressedSchema = z.object({
  id: z.string().check(z.regex(/^[\w-]+$/)),
  merge_fields: z.nullish(z.record(z.string(), z.unknown())),
});
type Addressed = z.infer<typeof addressedSchema>;

export const setLabel: NonNullable<Connector['setLabel']> = async (access, key, {name, on}) => {
  const member = await findAddressed(access, key);
  if (member === undefined) return false;
  const body = {tags: [{name, status: on ? 'active' : 'inactive'}]};
  return access.http.send({...call(access, `${membersOf(access)}/${member.id}/tags`), method: 'POST', body});
};

/** Writes one of the audience's own columns, by its short name. */
export const setField: NonNullable<Connector['setField']> = async (access, key, {name, value}) => {
  if (!isColumn(name)) throw new ConnectorError('not-allowed', 'there is no such column');
  const member = await findAddressed(access, key);
  if (member === undefined) return false;
  const body = {merge_fields: {[name]: value ?? ''}};
  return access.http.send({...call(access, `${membersOf(access)}/${member.id}`), method: 'PATCH', body});
};

export const readField: NonNullable<Connector['readField']> = async (access, key, name) => {
  const member = await findAddressed(access, key);
  if (member === undefined) return undefined;
  const value = member.merge_fields?.[name];
  return (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value) : null;
};

/** Mailchimp's short names of columns, ten letters at most. */
function isColumn(name: string): boolean {
  return /^[A-Z0-9_]{1,10}$/.test(name);
}

const heldSchema = z.object({status: z.string()});
/** Whom an invitation changes nothing for. */
const THERE = new Set(['subscribed', 'pending']);

/**
 * Asks somebody whether they want the newsletter: Mailchimp mails them and takes them in when they say yes. Nobody is asked who
 * left, whose address bounces, or of whom Mailchimp keeps a word that we do not know: an archived contact may have left before.
 */
export const invite: NonNullable<Connector['invite']> = async (access, {email, name}) => {
  const path = `${membersOf(access)}/${hashOf(email)}`;
  const held = await access.http.json(call(access, `${path}?fields=status`), heldSchema);
  const status = held?.value.status;
  if (status !== undefined && THERE.has(status)) return;
  if (status !== undefined && status !== 'transactional') throw new ConnectorError('not-allowed', 'this person said no before');
  const asked = {email_address: email, status_if_new: 'pending', ...(status === undefined ? {} : {status: 'pending'})};
  const body = {...asked, ...(name === undefined ? {} : {merge_fields: {FNAME: name}})};
  await access.http.send({...call(access, path), method: 'PUT', body, absent: []});
};

async function findAddressed(access: Access, key: RecordKey): Promise<Addressed | undefined> {
  const query = new URLSearchParams({
    unique_email_id: key.split('/').at(-1) ?? '',
    fields: 'members.id,members.merge_fields',
  });
  const schema = z.object({members: z.array(addressedSchema)});
  const answer = await access.http.json(call(access, `${membersOf(access)}?${query}`), schema);
  return answer?.value.members[0];
}
