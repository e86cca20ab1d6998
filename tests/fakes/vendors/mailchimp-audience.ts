import {md5} from '@noble/hashes/legacy.js';
import {hexOf} from '../../../worker/sync/hex.ts';

export type Contact = Record<string, unknown> & {
  unique_email_id: string;
  email_address: string;
  last_changed: string;
  status: string;
};

/** A contact as the Marketing API prints one. */
export function contact(number: number, more: Partial<Contact> = {}): Contact {
  return {
    email_address: `member${number}@example.org`,
    unique_email_id: `u${number}`,
    full_name: `Reader ${number}`,
    merge_fields: {FNAME: 'Reader', LNAME: String(number)},
    status: 'subscribed',
    stats: {avg_open_rate: 0.5, avg_click_rate: 0.1},
    timestamp_signup: '',
    timestamp_opt: '2025-03-01T08:00:00+00:00',
    last_changed: mailchimpTime(Date.UTC(2026, 1, 1) + number * 60_000),
    tags_count: 1,
    tags: [{id: 1, name: 'podcast'}],
    list_id: 'a1b2c3',
    ...more,
  };
}

/** `2026-11-01T09:00:00+00:00` */
export function mailchimpTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, '+00:00');
}

/** The name of a contact in a path: it changes with the address. */
export function addressHash({email_address}: Pick<Contact, 'email_address'>): string {
  return hexOf(md5(new TextEncoder().encode(email_address.toLowerCase())));
}

export function printed(one: Contact): Contact {
  return structuredClone({...one, id: one.email_address === null ? '' : addressHash(one)});
}

/** A page of members, sorted as asked. */
export function browse({searchParams}: URL, contacts: ReadonlyMap<string, Contact>): Response {
  const count = Math.min(Number(searchParams.get('count') ?? 10), 1000);
  const offset = Number(searchParams.get('offset') ?? 0);
  const since = Date.parse(searchParams.get('since_last_changed') ?? '1970-01-01T00:00:00Z');
  const found = [...contacts.values()]
    .filter(one => Date.parse(one.last_changed) > since)
    .filter(one => [null, one.unique_email_id].includes(searchParams.get('unique_email_id')))
    .sort((left, right) => Date.parse(left.last_changed) - Date.parse(right.last_changed));
  return Response.json({members: found.slice(offset, offset + count).map(printed), total_items: found.length});
}

type Wanted = {tags?: {name: string; status: 'active' | 'inactive'}[]; merge_fields?: object; email_address?: string};
type Invited = Wanted & {status_if_new?: string; status?: string};

/** `/members/HASH` and what lies under it. Nobody there may be made by PUT. */
export async function answerMember(
  contacts: Map<string, Contact>,
  incoming: Request,
  {hash, action, now}: {hash: string; action: string | undefined; now: number},
): Promise<Response> {
  const found = [...contacts.values()].find(one => addressHash(one) === hash);
  if (found === undefined && incoming.method !== 'PUT') return Response.json({status: 404}, {status: 404});
  if (incoming.method === 'GET') return Response.json(printed(found as Contact));
  const wish = (await incoming.json()) as Invited;
  if (action === 'tags' && found !== undefined) retag(found, wish.tags ?? []);
  else write(contacts, {found, wish, now});
  return action === 'tags' ? new Response(null, {status: 204}) : Response.json({});
}

function retag(found: Contact, tags: NonNullable<Wanted['tags']>): void {
  for (const {name, status} of tags) {
    const others = (found.tags as {name: string}[]).filter(tag => tag.name !== name);
    found.tags = status === 'active' ? [...others, {id: others.length + 1, name}] : others;
  }
}

function write(
  contacts: Map<string, Contact>,
  {found, wish, now}: {found: Contact | undefined; wish: Invited; now: number},
): void {
  const {merge_fields = {}, email_address = '', status_if_new = 'subscribed', status} = wish;
  const last_changed = mailchimpTime(now);
  if (found === undefined) {
    const made = contact(contacts.size + 1_000, {
      email_address,
      status: status_if_new,
      full_name: '',
      merge_fields,
      last_changed,
    });
    contacts.set(made.unique_email_id, made);
    return;
  }
  Object.assign(found.merge_fields as object, merge_fields);
  Object.assign(found, {last_changed, ...(status === undefined ? {} : {status})});
}
