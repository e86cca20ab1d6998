import {createFakeVendor, type FakeVendor, type Spoil} from './fake-vendor.ts';

export const MAILCHIMP_KEY = `${'0f'.repeat(16)}-us1`;

export type Contact = Record<string, unknown> & {
  unique_email_id: string;
  email_address: string;
  last_changed: string;
  status: string;
};
export type MailchimpFake = FakeVendor & {readonly contacts: Map<string, Contact>};

/** A contact as the Marketing API prints one. */
export function contact(number: number, more: Partial<Contact> = {}): Contact {
  return {
    id: `md5-${number}`,
    email_address: `member${number}@example.org`,
    unique_email_id: `u${number}`,
    full_name: `Reader ${number}`,
    merge_fields: {FNAME: 'Reader', LNAME: String(number)},
    status: 'subscribed',
    stats: {avg_open_rate: 0.5, avg_click_rate: 0.1},
    timestamp_signup: '',
    timestamp_opt: '2025-03-01T08:00:00+00:00',
    last_changed: new Date(Date.UTC(2026, 1, 1) + number * 60_000).toISOString().replace('.000Z', '+00:00'),
    tags_count: 1,
    tags: [{id: 1, name: 'podcast'}],
    list_id: 'a1b2c3',
    ...more,
  };
}

/** The Marketing API of an account with one audience. */
export function createMailchimpFake(count: number, host = 'us1.api.mailchimp.com'): MailchimpFake {
  const contacts = new Map(Array.from({length: count}, (_, index) => contact(index + 1)).map(one => [one.unique_email_id, one]));
  const own = host === 'us1.api.mailchimp.com' ? {} : {url: `http://${host}`};
  const request = {vendor: 'mailchimp' as const, key: MAILCHIMP_KEY, ...own};
  const fake = createFakeVendor(request, host, {
    async answer(incoming, url) {
      if (incoming.headers.get('authorization') !== `Bearer ${MAILCHIMP_KEY}`) return Response.json({status: 401}, {status: 401});
      if (url.pathname === '/3.0/lists') return Response.json({lists: [{id: 'a1b2c3', name: 'The Letter'}], total_items: 1});
      const [, hash] = /^\/3\.0\/lists\/a1b2c3\/members\/([^/]+)\/tags$/.exec(url.pathname) ?? [];
      if (hash !== undefined && incoming.method === 'POST') return retag(contacts, hash, await incoming.json());
      if (url.pathname !== '/3.0/lists/a1b2c3/members') return Response.json({status: 404}, {status: 404});
      return browse(url, contacts);
    },
    spoil,
  });
  return Object.assign(fake, {contacts});
}

function spoil(body: unknown, kind: Spoil): unknown {
  const page = body as {members?: Record<string, unknown>[]; total_items?: number};
  if (kind === 'smaller-total' && page.total_items !== undefined) page.total_items -= 1;
  for (const [place, one] of (page.members ?? []).entries()) {
    if (kind === 'unknown-word') one.status = 'a word of next year';
    if (kind === 'no-email') one.email_address = null;
    if (kind !== 'renamed-field' && (kind !== 'bad-row' || place > 0)) continue;
    one.unique_id = one.unique_email_id;
    delete one.unique_email_id;
  }
  return page;
}

type Wanted = {tags: {name: string; status: 'active' | 'inactive'}[]};

function retag(contacts: ReadonlyMap<string, Contact>, hash: string, {tags}: Wanted): Response {
  const found = [...contacts.values()].find(one => one.id === hash);
  if (found === undefined) return Response.json({status: 404}, {status: 404});
  for (const {name, status} of tags) {
    const others = (found.tags as {name: string}[]).filter(tag => tag.name !== name);
    found.tags = status === 'active' ? [...others, {id: others.length + 1, name}] : others;
  }
  return new Response(null, {status: 204});
}

function browse(url: URL, contacts: ReadonlyMap<string, Contact>): Response {
  const count = Math.min(Number(url.searchParams.get('count') ?? 10), 1000);
  const offset = Number(url.searchParams.get('offset') ?? 0);
  const since = Date.parse(url.searchParams.get('since_last_changed') ?? '1970-01-01T00:00:00Z');
  const found = [...contacts.values()]
    .filter(one => Date.parse(one.last_changed) > since)
    .filter(one => [null, one.unique_email_id].includes(url.searchParams.get('unique_email_id')))
    .sort((left, right) => Date.parse(left.last_changed) - Date.parse(right.last_changed));
  return Response.json({members: structuredClone(found.slice(offset, offset + count)), total_items: found.length});
}
