import {createFakeVendor, type FakeVendor, type Sending, type Spoil} from './fake-vendor.ts';
import {changeContact, type HubspotContact, hubspotContact, printed} from './hubspot-contacts.ts';
import {searchContacts} from './hubspot-search.ts';
import {signedByHubspot} from './hubspot-signature.ts';

export const HUBSPOT_KEY = 'pat-eu1-0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f';
export const PORTAL = 62515;

type Option = {label: string; value: string};

export type HubspotFake = FakeVendor & {
  readonly contacts: Map<string, HubspotContact>;
  /** Deleted, but kept for 90 days. */
  readonly bin: Map<string, HubspotContact>;
  /** Ids of those who are not in the search yet: it lags behind. */
  readonly unindexed: Set<string>;
  /** The creator's own properties, by name. */
  readonly properties: Map<string, {options: Option[]}>;
  readonly owners: {id: string; firstName: string; lastName: string}[];
  /** Scopes that the key lacks; each refuses what begins with its path. */
  readonly forbidden: string[];
  /** The day's allowance is used up. */
  isSpent: boolean;
  remove(id: string, at: number): void;
  /** Merges both into a new contact, as HubSpot does since 2025. @returns its id */
  merge(id: string, other: string, at: number): string;
};

/** HubSpot's CRM v3 of a portal. */
export function createHubspotFake(count: number, host = 'api.hubapi.com'): HubspotFake {
  const contacts = new Map(Array.from({length: count}, (_, at) => hubspotContact(at + 1)).map(one => [one.id, one]));
  const state = {
    contacts,
    bin: new Map<string, HubspotContact>(),
    unindexed: new Set<string>(),
    properties: new Map<string, {options: Option[]}>(),
    owners: [{id: '77', firstName: 'Olga', lastName: 'Owner'}],
    forbidden: [] as string[],
    merged: new Map<string, string>(),
    isSpent: false,
  };
  const own = host === 'api.hubapi.com' ? {} : {url: `http://${host}`};
  const fake = createFakeVendor({vendor: 'hubspot' as const, key: HUBSPOT_KEY, ...own}, host, {
    answer: (request, url) => answer(state, request, url),
    spoil,
    throttled: () => tooMany('TEN_SECONDLY_ROLLING', {'x-hubspot-ratelimit-interval-milliseconds': '10000'}),
  });
  return Object.assign(state, fake, {
    remove: (id: string, at: number) => remove(state, id, at),
    merge: (id: string, other: string, at: number) => merge(state, [id, other], at),
    webhook: (person: number, {url, secret, at}: Sending) => {
      const objectId = Number([...contacts.keys()][person - 1]);
      return signedByHubspot(url, [eventOf({subscriptionType: 'contact.propertyChange', objectId, occurredAt: at})], {
        secret,
        at,
      });
    },
  });
}

/** An event as a delivery has up to 100 of them. */
export function eventOf(more: Record<string, unknown>): object {
  return {eventId: 1, subscriptionId: 12345, portalId: PORTAL, appId: 54321, attemptNumber: 0, changeSource: 'CRM', ...more};
}

type State = Pick<HubspotFake, 'contacts' | 'bin' | 'unindexed' | 'properties' | 'owners' | 'forbidden' | 'isSpent'> & {
  readonly merged: Map<string, string>;
};

async function answer(state: State, request: Request, url: URL): Promise<Response> {
  if (request.headers.get('authorization') !== `Bearer ${HUBSPOT_KEY}`) return refused(401, 'INVALID_AUTHENTICATION');
  if (state.isSpent) return tooMany('DAILY', {});
  const {pathname: path} = url;
  if (state.forbidden.some(start => path.startsWith(start))) return refused(403, 'MISSING_SCOPES');
  if (path === '/account-info/v3/details')
    return Response.json({portalId: PORTAL, accountType: 'STANDARD', uiDomain: 'app.hubspot.com'});
  if (path === '/crm/v3/owners') return Response.json({results: state.owners});
  const [, , , kind = '', , id] = path.split('/');
  if (kind === 'properties') return answerProperties(state, request, path.split('/')[5]);
  if (path === '/crm/v3/objects/contacts/search') return search(state, await request.json());
  return id === undefined ? list(state, url) : one(state, request, {id, url});
}

function list(state: State, {searchParams}: URL): Response {
  const isBin = searchParams.get('archived') === 'true';
  const limit = Number(searchParams.get('limit') ?? 10);
  if (limit > 100) return refused(400, 'VALIDATION_ERROR');
  const after = Number(searchParams.get('after') ?? 0);
  const all = [...(isBin ? state.bin : state.contacts).values()].sort((left, right) => Number(left.id) - Number(right.id));
  const rest = all.filter(({id}) => Number(id) > after);
  const page = rest.slice(0, limit);
  const next = rest.length > limit ? {paging: {next: {after: page.at(-1)?.id, link: 'https://api.hubapi.com/'}}} : {};
  return Response.json({results: page.map(contact => print(state, contact, searchParams.get('properties'))), ...next});
}

function search(state: State, asked: unknown): Response {
  const indexed = [...state.contacts.values()].filter(({id}) => !state.unindexed.has(id));
  const found = searchContacts(indexed, asked);
  if (found === undefined) return refused(400, 'VALIDATION_ERROR');
  const names = (asked as {properties: string[]}).properties.join(',');
  const next = found.after === undefined ? {} : {paging: {next: {after: String(found.after)}}};
  return Response.json({total: found.total, results: found.results.map(contact => print(state, contact, names)), ...next});
}

async function one(state: State, request: Request, {id, url}: {id: string; url: URL}): Promise<Response> {
  const contact = state.contacts.get(state.merged.get(id) ?? id);
  if (contact === undefined) return refused(404, 'OBJECT_NOT_FOUND');
  if (request.method === 'PATCH') {
    const {properties} = (await request.json()) as {properties: Record<string, string>};
    if (!Object.entries(properties).every(entry => isWritable(state, contact, entry))) return refused(400, 'VALIDATION_ERROR');
    changeContact(contact, properties, Date.now());
  }
  return Response.json(print(state, contact, url.searchParams.get('properties')));
}

/** A property has to be there, and each chosen value among its options. */
function isWritable({properties}: State, contact: HubspotContact, [name, value]: [string, string]): boolean {
  const own = properties.get(name);
  if (own === undefined) return name in contact.properties;
  const chosen = value.split(';').filter(part => part !== '');
  return chosen.every(part => own.options.some(option => option.value === part));
}

async function answerProperties({properties}: State, request: Request, name: string | undefined): Promise<Response> {
  const held = name === undefined ? undefined : properties.get(name);
  if (request.method === 'POST') {
    const made = (await request.json()) as {name: string; options: Option[]};
    if (properties.has(made.name)) return refused(409, 'OBJECT_ALREADY_EXISTS');
    properties.set(made.name, {options: made.options});
    return Response.json(made, {status: 201});
  }
  if (held === undefined || name === undefined) return refused(404, 'OBJECT_NOT_FOUND');
  if (request.method === 'PATCH') held.options = ((await request.json()) as {options: Option[]}).options;
  return Response.json({name, ...held});
}

function remove({contacts, bin}: State, id: string, at: number): void {
  const contact = contacts.get(id);
  if (contact === undefined) return;
  contacts.delete(id);
  bin.set(id, {...contact, archived: true, archivedAt: new Date(at).toISOString()});
}

function merge({contacts, merged}: State, ids: readonly [string, string], at: number): string {
  const [kept, other] = ids.map(id => contacts.get(id));
  if (kept === undefined || other === undefined) throw new Error('there is no such contact');
  const id = String(Math.max(...[...contacts.keys()].map(Number)) + 1);
  const emails = [other.properties.email, kept.properties.hs_additional_emails].flatMap(text => text ?? []);
  const properties = {...kept.properties, hs_additional_emails: emails.join(';'), hs_merged_object_ids: ids.join(';')};
  for (const one of ids) {
    contacts.delete(one);
    merged.set(one, id);
  }
  contacts.set(id, {...kept, id, properties});
  changeContact(contacts.get(id) ?? kept, {}, at);
  return id;
}

function print({properties}: State, contact: HubspotContact, asked: string | null): HubspotContact {
  return printed(contact, (asked ?? 'firstname,lastname,email').split(','), new Set(properties.keys()));
}

function spoil(body: unknown, kind: Spoil): unknown {
  const page = body as {results?: Record<string, unknown>[]; total?: number};
  for (const row of kind === 'bad-row' ? (page.results?.slice(0, 1) ?? []) : (page.results ?? [])) {
    const properties = row.properties as Record<string, string | null> | undefined;
    if (kind === 'unknown-word') Object.assign(properties ?? {}, {lifecyclestage: 'a word of next year'});
    if (kind === 'no-email') Object.assign(properties ?? {}, {email: null, hs_additional_emails: null});
    if (kind !== 'renamed-field' && kind !== 'bad-row') continue;
    row.values = row.properties;
    delete row.properties;
  }
  if (kind === 'smaller-total' && page.total !== undefined) page.total = Math.max(0, page.total - 1);
  return page;
}

function refused(status: number, category: string): Response {
  const body = {status: 'error', message: 'refused', correlationId: 'aeb5f871-7f07-4993-9211-075dc63e7cbf', category};
  return Response.json(body, {status});
}

function tooMany(policyName: string, headers: Record<string, string>): Response {
  const correlationId = 'c033cdaa-2c40-4a64-ae48-b4cec88dad24';
  const body = {status: 'error', message: 'You have reached your limit.', errorType: 'RATE_LIMIT', correlationId, policyName};
  return Response.json(body, {status: 429, headers});
}
