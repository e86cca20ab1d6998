import * as z from 'zod/mini';
import type {RecordKey} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import type {Access, Connector} from './connector';
import {call} from './kit-call';
import {customOf, findSubscriber} from './kit-subscriber';

const namedSchema = z.object({id: z.int(), name: z.string()});
const tagSchema = z.object({tag: namedSchema});
const tagsSchema = z.object({tags: z.array(namedSchema)});
const fieldSchema = z.object({key: z.string(), label: z.string()});
const madeSchema = z.object({custom_field: fieldSchema});
const fieldsSchema = z.object({custom_fields: z.array(fieldSchema)});

/** What is written to Kit: tags, and custom fields. */
export const kitWrites: Required<Pick<Connector, 'setLabel' | 'readField' | 'setField'>> = {
  async setLabel(access, key, {name, on}) {
    const tag = on ? await makeTag(access, name) : await findTag(access, name);
    // A tag that there is not is nobody's.
    if (tag === undefined) return (await findSubscriber(access, key)) !== undefined;
    const path = `/tags/${tag}/subscribers/${encodeURIComponent(idOf(key))}`;
    if (on) return access.http.send({...call(access, path), method: 'POST', body: {}});
    if (await access.http.send({...call(access, path), method: 'DELETE'})) return true;
    // Kit says the same of a tag that was taken off before and of a person who is gone.
    return (await findSubscriber(access, key)) !== undefined;
  },
  async readField(access, key, name) {
    const subscriber = await findSubscriber(access, key);
    if (subscriber === undefined) return undefined;
    const field = await findField(access, name);
    return field === undefined ? null : (customOf(subscriber.fields)[field] ?? null);
  },
  async setField(access, key, {name, value}) {
    const subscriber = await findSubscriber(access, key);
    if (subscriber === undefined) return false;
    const held = await findField(access, name);
    if (held === undefined && value === null) return true;
    const field = held ?? (await makeField(access, name));
    // The address has to be told again with each change; what is not told of names would be emptied.
    const {email_address = null, first_name = null} = subscriber;
    const body = {email_address, first_name, fields: {[field]: value ?? ''}};
    return access.http.send({...call(access, `/subscribers/${subscriber.id}`), method: 'PUT', body});
  },
};

function idOf(key: RecordKey): string {
  return key.split('/').at(-1) ?? '';
}

/** Kit answers with the tag that it has where there is one of the name. */
async function makeTag(access: Access, name: string): Promise<number> {
  const answer = await access.http.json({...call(access, '/tags'), method: 'POST', body: {name}, absent: []}, tagSchema);
  return taken(answer).tag.id;
}

/** Small and capital letters are one to Kit: it makes no second tag that differs in them alone. */
async function findTag(access: Access, name: string): Promise<number | undefined> {
  const answer = await access.http.json(call(access, '/tags?per_page=1000'), tagsSchema);
  return taken(answer).tags.find(tag => tag.name.toLowerCase() === name.toLowerCase())?.id;
}

/** The key of a custom field, by that or by what the creator calls it. */
async function findField(access: Access, name: string): Promise<string | undefined> {
  const answer = await access.http.json(call(access, '/custom_fields?per_page=1000'), fieldsSchema);
  const fields = taken(answer).custom_fields;
  return (fields.find(({key}) => key === name) ?? fields.find(({label}) => label === name.trim()))?.key;
}

async function makeField(access: Access, label: string): Promise<string> {
  const request = {...call(access, '/custom_fields'), method: 'POST' as const, body: {label}, absent: []};
  return taken(await access.http.json(request, madeSchema)).custom_field.key;
}

function taken<T>(answer: {readonly value: T} | undefined): T {
  if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
  return answer.value;
}
