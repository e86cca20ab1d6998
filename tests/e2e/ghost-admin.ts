import {readFileSync} from 'node:fs';
import * as z from 'zod/mini';
import {adminToken, type Site} from './site.ts';

const memberSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.nullable(z.string()),
  labels: z.array(z.object({name: z.string()})),
});
const membersSchema = z.object({
  members: z.array(memberSchema),
  meta: z.optional(z.object({pagination: z.object({total: z.int()})})),
});
export type GhostMember = z.infer<typeof memberSchema>;

/** What the creator does in Ghost itself, by its Admin API. */
export type GhostAdmin = {
  count(filter?: string): Promise<number>;
  find(email: string): Promise<GhostMember | undefined>;
  add(member: {email: string; name: string}): Promise<GhostMember>;
  edit(id: string, change: {name: string}): Promise<void>;
  remove(id: string): Promise<void>;
  /** Takes a members file in, as its importer does: no webhook is called for it. */
  upload(csv: string): Promise<void>;
  /** Removes everybody whom the filter finds. */
  removeAll(filter: string): Promise<void>;
};

export function adminOf({url, key}: Pick<Site, 'url' | 'key'>): GhostAdmin {
  async function ask(method: string, path: string, body?: BodyInit): Promise<Response> {
    const json = typeof body === 'string' ? {'content-type': 'application/json'} : {};
    const response = await fetch(`${url}/ghost/api/admin/${path}`, {
      method,
      headers: {authorization: `Ghost ${adminToken(key)}`, 'accept-version': 'v6.0', ...json},
      ...(body === undefined ? {} : {body}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
    return response;
  }
  const list = async (filter: string) => {
    const query = new URLSearchParams({limit: '1', include: 'labels', ...(filter === '' ? {} : {filter})});
    return membersSchema.parse(await (await ask('GET', `members/?${query}`)).json());
  };
  return {
    count: async (filter = '') => (await list(filter)).meta?.pagination.total ?? 0,
    find: async email => (await list(`email:'${email}'`)).members[0],
    add: async member => one(await ask('POST', 'members/', JSON.stringify({members: [member]}))),
    edit: async (id, change) => void (await ask('PUT', `members/${id}/`, JSON.stringify({members: [change]}))),
    remove: async id => void (await ask('DELETE', `members/${id}/`)),
    upload: async csv => {
      const form = new FormData();
      form.append('membersfile', new Blob([csv], {type: 'text/csv'}), 'members.csv');
      await ask('POST', 'members/upload/', form);
    },
    removeAll: async filter => void (await ask('DELETE', `members/?${new URLSearchParams({filter})}`)),
  };
}

const ownerSchema = z.object({url: z.string(), owner: z.object({email: z.string(), password: z.string()})});
const urlsSchema = z.object({member_signin_urls: z.array(z.object({url: z.string()}))});

/**
 * Comes to the site as a member, by the link that Ghost would mail to them: only its owner may ask for it.
 *
 * @param file - JSON with url and owner {email, password}
 */
export async function visitAs(file: string, member: string): Promise<void> {
  const {url, owner} = ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const headers = {origin: url, 'content-type': 'application/json'};
  const body = JSON.stringify({username: owner.email, password: owner.password});
  const session = await fetch(`${url}/ghost/api/admin/session/`, {method: 'POST', headers, body});
  const cookie = session.headers.getSetCookie().map(one => one.split(';')[0] ?? '');
  const asked = await fetch(`${url}/ghost/api/admin/members/${member}/signin_urls/`, {
    headers: {origin: url, cookie: cookie.join('; ')},
  });
  const [link] = urlsSchema.parse(await asked.json()).member_signin_urls;
  await fetch(link?.url ?? '', {redirect: 'manual'});
}

async function one(response: Response): Promise<GhostMember> {
  const [member] = membersSchema.parse(await response.json()).members;
  if (member === undefined) throw new Error('Ghost answered without the member');
  return member;
}
