import type {GhostPerson, TierId} from '../fixtures/people.ts';
import {randomOf} from '../fixtures/random.ts';
import {ghostError, refuseToken} from './ghost-auth.ts';
import {createMemberApi, type MemberApi} from './ghost-member-api.ts';
import type {Member} from './ghost-members.ts';
import {ALL_NEWSLETTERS, ALL_TIERS, ghostTime, labelObject, newsletterDetails, tierObject} from './ghost-members.ts';
import {adminFile, createPage, ICON, ICON_SVG} from './ghost-page.ts';
import {createWebhooks, type Webhooks} from './ghost-webhooks.ts';
import {type Answer, type Ask, type Fake, json, startFake, type Vendor} from './http.ts';
import {type GhostEvent, ghostEvent} from './vendors/ghost-events.ts';

/** The key of every fake site, unless another one is asked for. */
export const FAKE_GHOST_KEY = `6b00000000000000000000aa:${'0f'.repeat(32)}`;

export type GhostFake = Fake & {
  key: string;
  state: {members: Map<string, Member>; webhooks: Webhooks; events: GhostEvent[]};
  /** Changes, adds and removes `count` members, the same ones for the same history; tells the webhooks. */
  drift(count: number): Promise<{edited: string[]; added: string[]; deleted: string[]}>;
  /** The first payment of a member, of a monthly membership that begins now; tells the webhooks. */
  pay(id: string, tier: TierId): Promise<void>;
  /** A comment of a member's, by default now. The activity feed has it, and no webhook tells of it. */
  comment(id: string, post: string, at?: number): void;
};

export type GhostFakeOptions = {
  people: readonly GhostPerson[];
  /** 0 or absent = any free port. */
  port?: number;
  /** Ghost's built admin app (`provideGhostAdmin`); without it there is the API only. */
  adminFolder?: string;
  key?: string;
  version?: string;
  now?: () => number;
};

/** Starts a stateful stand-in for a Ghost site: its Admin API, its webhooks and, over the same data, its real members page. */
export async function startGhostFake(options: GhostFakeOptions): Promise<GhostFake> {
  const {people, port = 0, key = FAKE_GHOST_KEY, now = Date.now} = options;
  const members = new Map(people.map(person => [person.id, {...person, labels: [...person.labels]}]));
  const state = {members, webhooks: createWebhooks(now), events: [] as GhostEvent[]};
  let drifts = 0;
  let drift: GhostFake['drift'] = async () => ({edited: [], added: [], deleted: []});
  let pay: GhostFake['pay'] = async () => undefined;
  const comment: GhostFake['comment'] = (member, title, at = now()) => {
    const event = {created_at: ghostTime(at), member, post: {title}, status: 'published'};
    state.events.push(ghostEvent(state.events.length + 1, 'comment_event', event));
  };
  const fake = await startFake(self => {
    const api = createMemberApi({url: self.url, ...state, now});
    drift = count => {
      drifts += 1;
      return driftMembers(api, {count, round: drifts});
    };
    pay = async (id, tier) => {
      const paidSince = Date.parse(ghostTime(now()));
      await api.edit(id, {status: 'paid', tier, cadence: 'month', subscription: 'active', paidSince});
    };
    return vendor(self, {options: {...options, key, now}, api, drift, state});
  }, port);
  return Object.assign(fake, {key, state, drift, pay, comment});
}

type Parts = {
  options: GhostFakeOptions & {key: string; now: () => number};
  api: MemberApi;
  drift: GhostFake['drift'];
  state: GhostFake['state'];
};

function vendor(fake: Fake, {options, api, drift, state}: Parts): Vendor {
  const {adminFolder, key, now, version = '6.65.0'} = options;
  const page = createPage({url: fake.url, version});
  const isApi = (ask: Ask) => ask.path.startsWith('/ghost/api/admin/');
  const isBrowser = (ask: Ask) => ask.headers.authorization === undefined && ask.headers['sec-fetch-site'] === 'same-origin';

  function answer(ask: Ask): Answer | Promise<Answer> {
    if (!isApi(ask)) return staticAnswer(ask, adminFolder);
    const browser = isBrowser(ask);
    const refused = browser ? undefined : refuse(ask);
    return withVersion(refused ?? resourceAnswer(ask, browser), version);
  }
  function refuse(ask: Ask): Answer | undefined {
    const header = ask.headers.authorization;
    if (header !== undefined) return refuseToken(header, key, now());
    const context =
      'Unable to determine the authenticated user or integration. Check that cookies are being passed through if using session authentication.';
    return ask.path === '/ghost/api/admin/site/'
      ? undefined
      : ghostError(403, {message: 'Authorization failed', context, type: 'NoPermissionError'});
  }
  function resourceAnswer(ask: Ask, browser: boolean): Answer | Promise<Answer> {
    const [resource = '', id] = ask.path.slice('/ghost/api/admin/'.length).split('/');
    switch (resource) {
      case 'members':
        return api.answer(ask, id === '' ? undefined : id);
      case 'labels':
        return json(200, list('labels', api.labels().map(labelObject), ask));
      case 'tiers':
        return json(200, list('tiers', ALL_TIERS.map(tierObject), ask));
      case 'newsletters':
        return json(200, list('newsletters', ALL_NEWSLETTERS.map(newsletterDetails), ask));
      case 'webhooks':
        return webhookAnswer(ask, state.webhooks, id === '' ? undefined : id);
      default:
        return otherAnswer(ask, browser);
    }
  }
  function otherAnswer(ask: Ask, browser: boolean): Answer {
    const name = ask.path.slice('/ghost/api/admin/'.length).replace(/\/$/, '');
    const known = browser || ['site', 'config', 'settings', 'users'].includes(name) ? page.answer(name, ask) : undefined;
    if (known) return known;
    if (browser)
      return json(200, {
        [name.split('/')[0] ?? '']: [],
        meta: {pagination: {page: 1, limit: 15, pages: 1, total: 0, next: null, prev: null}},
      });
    return noSuchEndpoint(ask);
  }

  return {
    silent: ask => !isApi(ask),
    isBrowser,
    answer,
    refuse: kind => REFUSALS[kind],
    controls: {
      drift: ask => drift(Number(ask.query.get('count') ?? 1)),
      state: () => ({
        members: state.members.size,
        webhooks: [...state.webhooks.all.values()],
        deliveries: state.webhooks.deliveries,
      }),
    },
  };
}

const REFUSALS: ReturnType<() => Record<Parameters<Vendor['refuse']>[0], Answer>> = {
  unauthorised: ghostError(401, {message: 'Unknown Admin API Key', type: 'UnauthorizedError', code: 'UNKNOWN_ADMIN_API_KEY'}),
  'forbidden-bare': {status: 403},
  forbidden: ghostError(403, {message: 'You do not have permission to perform this action', type: 'NoPermissionError'}),
  'too-many': ghostError(429, {message: 'Too many requests.', type: 'TooManyRequestsError'}),
  'server-error': ghostError(500, {
    message: 'An unexpected error occurred, please try again.',
    type: 'InternalServerError',
    code: 'UNEXPECTED_ERROR',
  }),
  html: {
    status: 200,
    headers: {'content-type': 'text/html; charset=utf-8'},
    body: '<!doctype html><title>Just a moment…</title><h1>Checking your browser</h1>',
  },
};

function staticAnswer(ask: Ask, folder: string | undefined): Answer {
  if (folder === undefined) return {status: 404};
  if (ask.path === '/' || ask.path === '/ghost') return {status: 302, headers: {location: '/ghost/'}};
  if (ask.path === ICON) return {status: 200, headers: {'content-type': 'image/svg+xml'}, body: ICON_SVG};
  return ask.path.startsWith('/ghost/') ? adminFile(folder, ask.path) : {status: 404};
}

async function withVersion(answer: Answer | Promise<Answer>, version: string): Promise<Answer> {
  const {headers, ...rest} = await answer;
  return {
    ...rest,
    headers: {
      ...headers,
      'content-version': `v${version.split('.').slice(0, 2).join('.')}`,
      'cache-control': 'no-cache, private, no-store',
    },
  };
}

/** A client that names an older version than the site's is told to upgrade, as if that were the reason. */
function noSuchEndpoint(ask: Ask): Answer {
  const wanted = ask.headers['accept-version'];
  if (wanted === undefined) return ghostError(404, {message: 'Resource not found', type: 'NotFoundError'});
  const message = 'Request could not be served, the endpoint was not found.';
  const context = `Provided client accept-version ${wanted} is behind current Ghost version.`;
  return ghostError(406, {
    message,
    context,
    type: 'RequestNotAcceptableError',
    code: 'UPDATE_CLIENT',
    help: 'Try upgrading your Ghost API client.',
  });
}

/** A page of a short list. */
function list(name: string, all: readonly object[], ask: Ask): object {
  const limit = ask.query.get('limit') === 'all' ? 100 : Math.min(100, Number(ask.query.get('limit') ?? 15));
  const page = Math.max(1, Number(ask.query.get('page') ?? 1));
  const pages = Math.max(1, Math.ceil(all.length / limit));
  const pagination = {
    page,
    limit,
    pages,
    total: all.length,
    next: page < pages ? page + 1 : null,
    prev: page > 1 ? page - 1 : null,
  };
  return {[name]: all.slice((page - 1) * limit, page * limit), meta: {pagination}};
}

function webhookAnswer(ask: Ask, webhooks: Webhooks, id: string | undefined): Answer {
  // There is no list of hooks: whoever makes one has to remember its id.
  if (ask.method === 'GET') return noSuchEndpoint(ask);
  if (ask.method === 'POST') {
    const {event, target_url, secret = null, name = null} = JSON.parse(ask.body).webhooks[0];
    return json(201, {webhooks: [webhooks.put({event, target_url, secret, name})]});
  }
  const hook = webhooks.all.get(id ?? '');
  if (!hook) return ghostError(404, {message: 'Resource not found error, cannot edit webhook.', type: 'NotFoundError'});
  if (ask.method === 'DELETE') return webhooks.all.delete(hook.id) ? {status: 204} : {status: 204};
  Object.assign(hook, JSON.parse(ask.body).webhooks[0]);
  return json(200, {webhooks: [hook]});
}

/** Of each ten changes one is a removal, two are additions, seven are edits. */
async function driftMembers(api: MemberApi, {count, round}: {count: number; round: number}): ReturnType<GhostFake['drift']> {
  const random = randomOf(round, 'drift');
  const done = {edited: [] as string[], added: [] as string[], deleted: [] as string[]};
  for (let step = 0; step < count; step += 1) {
    const kind = (step + round) % 10;
    const ids = [...api.members.keys()].sort();
    const id = ids[random.int(Math.max(1, ids.length))];
    if (kind === 3 && id !== undefined) {
      await api.remove(id);
      done.deleted.push(id);
    } else if (kind === 1 || kind === 6 || id === undefined) {
      const member = await api.add({
        email: `new${round}.${step}@example.org`,
        name: `New Reader ${round}-${step}`,
        labels: ['Wave 2'],
      });
      done.added.push(member.id);
    } else {
      const label = random.pick(['VIP', 'Press', 'Wave 1']);
      const labels = api.members.get(id)?.labels ?? [];
      await api.edit(id, {
        labels: labels.includes(label) ? labels.filter(one => one !== label) : [...labels, label],
        note: `drift ${round}`,
      });
      done.edited.push(id);
    }
  }
  return done;
}
