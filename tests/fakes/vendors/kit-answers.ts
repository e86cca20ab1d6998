import {type KitState, type KitSubscriber, tagNamed} from './kit-state.ts';

type Ask = {readonly request: Request; readonly url: URL; readonly state: KitState};

const DAY = 86_400_000;

export function refuse(status: number, error = 'Not Found'): Response {
  return Response.json({errors: [error]}, {status});
}

/** What Kit answers to a path behind `/v4/`. */
export function answerAt(path: string, ask: Ask): Response | Promise<Response> {
  const [list, id = '', inner, other] = path.split('/');
  if (list === 'account')
    return Response.json({
      user: {email: 'ada@kit.dev'},
      account: {id: 29, name: 'Field Letters', plan_type: 'creator', primary_email_address: 'ada@kit.dev'},
    });
  if (list === 'subscribers' && id === '') return browse(ask);
  if (list === 'subscribers') return answerSubscriber(Number(id), inner, ask);
  if (list === 'tags' && id === '') return answerTags(ask);
  if (list === 'tags' && inner === 'subscribers') return answerTagging(Number(id), Number(other), ask);
  if (list === 'custom_fields') return answerFields(ask);
  if (list === 'webhook_endpoints') return answerEndpoints(id, ask);
  return refuse(404);
}

/** Of a list that fits on one page. */
const ONE_PAGE = {has_previous_page: false, has_next_page: false, start_cursor: 'WzFd', end_cursor: 'WzJd', per_page: 500};

function browse({url: {searchParams}, state}: Ask): Response {
  const size = Math.min(Number(searchParams.get('per_page') ?? 500), 1_000);
  const after = searchParams.get('after');
  const from = after === null ? 0 : placeOf(after);
  if (from === undefined) return refuse(422, 'Invalid cursor');
  const found = [...state.subscribers.values()]
    .filter(one => isAsked(one, searchParams))
    .sort((left, right) => left.id - right.id);
  const rest = found.filter(({id}) => id > from);
  const rows = rest.slice(0, size);
  const page = Math.ceil((found.length - rest.length) / size) + 1;
  const isMore = rest.length > size && page < (state.lastPage ?? Number.POSITIVE_INFINITY);
  const withTags = searchParams.get('include')?.split(',').includes('tags') ?? false;
  const pagination = {
    has_previous_page: from > 0,
    has_next_page: isMore,
    start_cursor: rows[0] === undefined ? null : cursorOf(rows[0].id),
    end_cursor: rows.length === 0 ? null : cursorOf(rows.at(-1)?.id ?? 0),
    per_page: size,
    ...(searchParams.get('include_total_count') === 'true' ? {total_count: found.length} : {}),
  };
  return Response.json({
    subscribers: rows.map(one => ({...print(one), ...(withTags ? {tags: tagsOf(one, state)} : {})})),
    pagination,
  });
}

/** Active ones alone where nothing else is asked for; a date means: after that day. */
function isAsked({state, updated_at, email_address}: KitSubscriber, asked: URLSearchParams): boolean {
  const wanted = asked.get('status') ?? 'active';
  const since = asked.get('updated_after');
  const email = asked.get('email_address');
  return (
    (wanted === 'all' || wanted === state) &&
    (since === null || Date.parse(updated_at) >= Date.parse(`${since}T00:00:00Z`) + DAY) &&
    (email === null || email === email_address)
  );
}

const cursorOf = (id: number) => btoa(JSON.stringify([id]));

function placeOf(cursor: string): number | undefined {
  try {
    const [id] = JSON.parse(atob(cursor)) as unknown[];
    return typeof id === 'number' ? id : undefined;
  } catch {
    return undefined;
  }
}

function print({id, first_name, email_address, state, created_at, fields}: KitSubscriber): object {
  return {id, first_name, email_address, state, created_at, fields};
}

function tagsOf({tags}: KitSubscriber, state: KitState): {id: number; name: string}[] {
  return tags.flatMap(id => state.tags.filter(tag => tag.id === id).map(({name}) => ({id, name})));
}

async function answerSubscriber(id: number, inner: string | undefined, {request, state}: Ask): Promise<Response> {
  const held = state.subscribers.get(id);
  if (held === undefined) return refuse(404);
  if (inner === 'tags') return Response.json({tags: tagsOf(held, state).map(tag => ({...tag, tagged_at: held.updated_at}))});
  if (request.method !== 'PUT') return Response.json({subscriber: print(held)});
  const wish = (await request.json()) as Pick<KitSubscriber, 'email_address' | 'first_name' | 'fields'>;
  if (typeof wish.email_address !== 'string') return refuse(422, 'Email address is required');
  const known = state.fields.map(({key}) => key);
  // A field that the account does not have is passed over.
  const fields = Object.fromEntries(Object.entries(wish.fields ?? {}).filter(([key]) => known.includes(key)));
  Object.assign(held, {...wish, fields: {...held.fields, ...fields}}, touched());
  return Response.json({subscriber: print(held)});
}

function touched(): {updated_at: string} {
  return {updated_at: new Date(Date.now()).toISOString()};
}

async function answerTags({request, state}: Ask): Promise<Response> {
  if (request.method !== 'POST') return Response.json({tags: state.tags, pagination: ONE_PAGE});
  const {name = ''} = (await request.json()) as {name?: string};
  if (name === '') return refuse(422, "Name can't be blank");
  const {tag, isNew} = tagNamed(state, name);
  return Response.json({tag}, {status: isNew ? 201 : 200});
}

function answerTagging(tag: number, id: number, {request, state}: Ask): Response {
  const held = state.subscribers.get(id);
  if (held === undefined || !state.tags.some(known => known.id === tag)) return refuse(404);
  const isOn = held.tags.includes(tag);
  if (request.method === 'DELETE' && !isOn) return refuse(404);
  held.tags = request.method === 'DELETE' ? held.tags.filter(known => known !== tag) : [...new Set([...held.tags, tag])];
  Object.assign(held, touched());
  if (request.method === 'DELETE') return new Response(null, {status: 204});
  return Response.json({subscriber: {...print(held), tagged_at: held.updated_at}}, {status: isOn ? 200 : 201});
}

async function answerFields({request, state}: Ask): Promise<Response> {
  const {fields} = state;
  if (request.method !== 'POST') return Response.json({custom_fields: fields, pagination: ONE_PAGE});
  const label = ((await request.json()) as {label?: string}).label?.trim() ?? '';
  if (label === '' || fields.some(field => field.label === label)) return refuse(422, 'Label has already been taken');
  const id = fields.length + 1;
  const key = label.toLowerCase().replaceAll(/\W+/g, '_');
  const field = {id, key, label, name: `ck_field_${id}_${key}`};
  fields.push(field);
  return Response.json({custom_field: field}, {status: 201});
}

async function answerEndpoints(id: string, {request, state}: Ask): Promise<Response> {
  const {endpoints} = state;
  const printed = ({secrets: _secrets, ...endpoint}: (typeof endpoints)[number]) => endpoint;
  if (request.method === 'GET') return Response.json({webhook_endpoints: endpoints.map(printed)});
  if (request.method === 'DELETE') {
    const at = endpoints.findIndex(endpoint => String(endpoint.id) === id);
    if (at < 0) return refuse(404);
    endpoints.splice(at, 1);
    return new Response(null, {status: 204});
  }
  const {url, events} = (await request.json()) as {url: string; events: string[]};
  if (!events.every(event => state.events.includes(event))) return refuse(422, 'Events is invalid');
  const made = {id: 90 + endpoints.length, url, events, secrets: [`whsec_${endpoints.length}${'7'.repeat(30)}`]};
  endpoints.push(made);
  // Told once, and never again.
  return Response.json({webhook_endpoint: {...printed(made), status: 'active', secret: made.secrets[0]}}, {status: 201});
}
