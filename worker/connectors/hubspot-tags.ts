import * as z from 'zod/mini';
import type {RecordKey} from '#shared/model/record';
import {tagId} from '#shared/model/tag-id';
import {ConnectorError} from '../sync/connector-error';
import type {Access, Connector} from './connector';
import {TAGS} from './hubspot-contact';
import {call} from './hubspot-pages';

/*
 * HubSpot has no tags. They are kept in a property of ours with several choices, made once: so they stand on the contact itself,
 * go along when it is merged, and lists, workflows and exports can use them. Static lists were the other way; they need another
 * permission, are limited in number on the cheaper plans, and a name would have to be looked up for each contact.
 */

const taggedSchema = z.object({id: z.string(), properties: z.record(z.string(), z.nullish(z.string()))});
const optionSchema = z.looseObject({label: z.string(), value: z.string()});
const propertySchema = z.object({options: z.array(optionSchema)});
type Option = z.infer<typeof optionSchema>;

const PATH = '/crm/v3/properties/contacts';

export const setLabel: NonNullable<Connector['setLabel']> = async (access, key, {name, on}) => {
  const value = choiceOf(name);
  const path = `${contactPath(key)}`;
  const held = await access.http.json(call(access, `${path}?properties=${TAGS}`), taggedSchema);
  if (held === undefined) return false;
  const has = (held.value.properties[TAGS] ?? '').split(';').filter(tag => tag !== '');
  const others = has.filter(tag => tagId(tag) !== tagId(value));
  if (on === others.length < has.length) return true;
  const wish = {[TAGS]: (on ? [...others, value] : others).join(';')};
  if (await write(access, path, wish, [400, 404])) return true;
  // Refused: the choice is new, or the property itself.
  await offer(access, value);
  return write(access, path, wish, [404]);
};

export const setField: NonNullable<Connector['setField']> = (access, key, {name, value}) => {
  if (!isProperty(name)) throw new ConnectorError('not-allowed', 'there is no such property');
  return write(access, contactPath(key), {[name]: value ?? ''}, [404]);
};

/** Reads any property of the portal's, whichever the contact shows elsewhere. */
export const readField: NonNullable<Connector['readField']> = async (access, key, name) => {
  if (!isProperty(name)) throw new ConnectorError('not-allowed', 'there is no such property');
  const held = await access.http.json(call(access, `${contactPath(key)}?properties=${name}`), taggedSchema);
  return held === undefined ? undefined : held.value.properties[name] || null;
};

function isProperty(name: string): boolean {
  return /^[a-z][a-z0-9_]*$/.test(name);
}

/** HubSpot parts the chosen ones by semicolons, so none may have one in its name. */
function choiceOf(name: string): string {
  return name.trim().replaceAll(';', ',');
}

function contactPath(key: RecordKey): string {
  return `/crm/v3/objects/contacts/${encodeURIComponent(key.split('/').at(-1) ?? '')}`;
}

function write(access: Access, path: string, properties: object, absent: readonly number[]): Promise<boolean> {
  return access.http.send({...call(access, path), method: 'PATCH', body: {properties}, absent});
}

/** Makes the property with this choice, or adds the choice. Who was faster did the same. */
async function offer(access: Access, value: string): Promise<void> {
  const known = await access.http.json(call(access, `${PATH}/${TAGS}`), propertySchema);
  const options = known?.value.options ?? [];
  if (options.some(option => option.value === value)) return;
  const all = [...options, newOption(value, options.length)];
  const request =
    known === undefined
      ? {...call(access, PATH), method: 'POST' as const, body: newProperty(all), absent: [409]}
      : {...call(access, `${PATH}/${TAGS}`), method: 'PATCH' as const, body: {options: all}};
  await access.http.send(request);
}

function newOption(value: string, displayOrder: number): Option {
  return {label: value, value, displayOrder, hidden: false};
}

function newProperty(options: readonly Option[]): object {
  return {
    name: TAGS,
    label: 'Regulars tags',
    description: 'Tags that Regulars keeps of this person',
    groupName: 'contactinformation',
    type: 'enumeration',
    fieldType: 'checkbox',
    options,
  };
}
