import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import type {Benefit} from '#shared/model/benefit';
import type {Connection} from '#shared/model/connection';
import type {DecisionNotice} from '#shared/model/decision';
import type {Draw} from '#shared/model/draw';
import type {RecordHistory} from '#shared/model/history';
import type {Outgoing} from '#shared/model/outgoing';
import type {Picture} from '#shared/model/picture';
import type {Programme} from '#shared/model/programme';
import type {Promotion} from '#shared/model/promotion';
import type {Segment} from '#shared/model/segment';
import type {Supporter} from '#shared/model/supporter';
import type {Change} from '#shared/protocol/changes';
import {problem} from '#shared/protocol/problem';
import {PROTOCOL_VERSION} from '#shared/protocol/version';
import {AUDIENCES, BAD_ROWS, ONLY_HERE} from './connection-feeds.ts';
import {answerPast} from './past.ts';
import {answerPost, commentsOf} from './promotion-feeds.ts';
import {answerTracking} from './site-shots.ts';
import {statementFor} from './standing-feeds.ts';

/** What a private server has to tell. */
export type Feed = {
  readonly supporters: readonly Supporter[];
  readonly segments: readonly Segment[];
  readonly programme: Programme;
  readonly connections: readonly Connection[];
  readonly benefits: readonly Benefit[];
  readonly decisions: readonly DecisionNotice[];
  /** What is written to services; absent: nothing. */
  readonly outgoings?: readonly Outgoing[];
  readonly promotions?: readonly Promotion[];
  readonly pictures?: readonly Picture[];
  readonly draws?: readonly Draw[];
};

/** A private server that says whatever a picture needs: states that a real one reaches only after hours. */
export type FeedServer = {
  readonly url: string;
  /** Another workspace from now on; a browser that follows starts again. */
  show(feed: Feed): void;
  /** Takes every command and key, or refuses all keys. */
  close(): Promise<void>;
};

type Asked = {readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly body: string};

/** Refuses every key but Mailchimp's, which opens three audiences; asks vendors for permission at an address that nobody answers. */
function answerConnections(method: string, path: string, body: string): [number, unknown] {
  const redirect = 'https://letters.workers.example/v1/oauth/callback';
  if (path.endsWith('/authorize')) return [200, {redirect, ...(method === 'POST' ? {url: 'https://vendor.invalid/allow'} : {})}];
  if (path.endsWith('/linking'))
    return method === 'GET' ? [200, {redirect: LINK_REDIRECT}] : [502, problem('vendor-refused', REFUSED)];
  if (path.endsWith('/bad-rows')) return [200, BAD_ROWS(Date.now())];
  if (path.endsWith('/webhook')) return [201, {url: 'https://letters.workers.example/v1/webhooks/workspace.0a1b2c3d4e5f6a7b'}];
  if (path.endsWith('/only-here')) return [200, ONLY_HERE];
  if (method === 'POST' && /"vendor":"mailchimp"/.test(body)) return [200, AUDIENCES];
  return [502, problem('vendor-refused', REFUSED)];
}

const LINK_REDIRECT = 'https://letters.workers.example/me/discord';
const REFUSED = 'unauthorised: HTTP 401';

export async function startFeedServer(): Promise<FeedServer> {
  let changes: Change[] = [];
  let epoch = 0;
  const answer = ({method, path, query, body}: Asked): [number, unknown] => {
    if (path === '/v1/sessions')
      return [200, {token: 'workspace.secret', workspace: 'workspace', name: 'Ada', protocol: PROTOCOL_VERSION}];
    if (path.startsWith('/v1/tracking')) return [200, answerTracking(method)];
    if (path.startsWith('/v1/promotions')) return [200, commentsOf(peopleIn(changes), Date.now())];
    if (path.endsWith('/posts')) {
      const page = answerPost(body);
      return page === undefined ? [429, problem('too-many-requests')] : [200, page];
    }
    if (path.startsWith('/v1/connections')) return answerConnections(method, path, body);
    const person = /^\/v1\/supporters\/([a-z2-7]+)\/history$/.exec(path)?.[1];
    if (person !== undefined) return [200, {records: historyOf(changes, person)}];
    const owner = /^\/v1\/supporters\/([a-z2-7]+)\/statement$/.exec(path)?.[1];
    if (owner !== undefined) return [200, statementFor(peopleIn(changes).find(({id}) => id === owner))];
    if (path === '/v1/history') {
      const page = answerPast(peopleIn(changes), query, Date.now());
      return page === undefined ? [400, problem('bad-request')] : [200, page];
    }
    if (path !== '/v1/changes') return [404, problem('not-found')];
    const [asked, since] = [query.get('epoch'), Number(query.get('since'))];
    if (asked !== null && asked !== `epoch-${epoch}`) return [409, problem('resync')];
    const items = changes.slice(since, since + Number(query.get('limit') ?? 500));
    return [200, {epoch: `epoch-${epoch}`, items, next: since + items.length, head: changes.length}];
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const sent = await text(request);
    const [path, query] = [url.pathname, url.searchParams];
    const [status, body] = answer({method: request.method ?? 'GET', path, query, body: sent});
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response
      .writeHead(status, {
        'content-type': type,
        'access-control-allow-origin': '*',
        ...(status === 429 ? {'retry-after': '3600'} : {}),
      })
      .end(JSON.stringify(body));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show(feed) {
      epoch += 1;
      changes = changesOf(feed);
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function changesOf({
  supporters,
  segments,
  programme,
  connections,
  benefits,
  decisions,
  outgoings = [],
  promotions = [],
  pictures = [],
  draws = [],
}: Feed): Change[] {
  const all = [
    {kind: 'programme' as const, id: 'programme' as const, doc: programme},
    ...segments.map(doc => ({kind: 'segment' as const, id: doc.id, doc})),
    ...connections.map(doc => ({kind: 'connection' as const, id: doc.id, doc})),
    ...benefits.map(doc => ({kind: 'benefit' as const, id: doc.id, doc})),
    ...outgoings.map(doc => ({kind: 'outgoing' as const, id: doc.id, doc})),
    ...promotions.map(doc => ({kind: 'promotion' as const, id: doc.id, doc})),
    ...pictures.map(doc => ({kind: 'picture' as const, id: doc.id, doc})),
    ...draws.map(doc => ({kind: 'draw' as const, id: doc.id, doc})),
    ...decisions.map(doc => ({kind: 'decision' as const, id: doc.id, doc})),
    ...supporters.map(doc => ({kind: 'supporter' as const, id: doc.id, doc})),
  ];
  return all.map((change, index) => ({...change, seq: index + 1}));
}

function peopleIn(changes: readonly Change[]): Supporter[] {
  return changes.flatMap(change => (change.kind === 'supporter' && change.doc !== null ? change.doc : []));
}

/** Nothing has changed yet since the first reading, as after a first sync. */
function historyOf(changes: readonly Change[], id: string): RecordHistory[] {
  const change = changes.find(item => item.kind === 'supporter' && item.id === id);
  const records = change?.kind === 'supporter' ? (change.doc?.records ?? []) : [];
  return records.map(({key, sources}) => ({key, since: sources[0]?.asOf ?? 0, now: {}, rows: []}));
}
