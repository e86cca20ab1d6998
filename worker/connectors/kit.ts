import * as z from 'zod/mini';
import {DAY_MS} from '#shared/model/time';
import {ConnectorError} from '../sync/connector-error';
import type {Connector, Cursor} from './connector';
import {call} from './kit-call';
import {findSubscriber, subscriberSchema, toReading, withTags} from './kit-subscriber';
import {kitWebhooks} from './kit-webhooks';
import {kitWrites} from './kit-writes';
import {afterPage, type ListPlace, listPlace} from './list-place';
import {baseOf} from './own-address';
import {readRows} from './read-rows';

const BASE = 'https://api.kit.com/v4';
/** Kit gives 1000; half of it, as each comes with its tags. */
const PAGE = 500;
/** What changed is asked for by whole days, of a time zone that is not told: so it is looked for a day further back. */
const OVERLAP_MS = 2 * DAY_MS;

const accountSchema = z.object({account: z.object({id: z.optional(z.int()), name: z.string()})});

const count = z.catch(z.nullish(z.int()), undefined);
const pageSchema = z.object({
  subscribers: z.array(z.unknown()),
  pagination: z.object({has_next_page: z.boolean(), end_cursor: z.nullish(z.string()), total_count: count}),
  total_count: count,
});

/** Kit's API V4, by a key or OAuth. Opens of one person are sums, each asked for by itself: too many requests for everybody. */
export const kit: Connector = {
  vendor: 'kit',
  changes: 'since',
  sweeps: ['subscriber'],
  // Of a key; a token may ask five times as often.
  rate: {requests: 120, windowMs: 60_000},
  oauth: {
    authorizeUrl: 'https://api.kit.com/v4/oauth/authorize',
    tokenUrl: 'https://api.kit.com/v4/oauth/token',
    scopes: ['read', 'write'],
    pkce: true,
  },
  address({vendor, key, url}) {
    if (vendor !== 'kit' || !/^[\w.~+/=-]{8,2000}$/.test(key.trim())) return undefined;
    return baseOf({url}, BASE);
  },
  async connect(http, request) {
    const access = {http, base: kit.address(request) ?? '', key: request.key.trim()};
    const answer = await http.json(call(access, '/account'), accountSchema);
    if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
    const {id, name} = answer.value.account;
    // A key opens one account only, whether or not Kit says which.
    return {account: String(id ?? 'account'), label: name, base: access.base, key: access.key};
  },
  async pull(access, cursor) {
    const here = listPlace(cursor, access.now);
    // A place that Kit does not take any more is a bad parameter to it; the first page names none.
    const expired = here.token === undefined ? [410] : [400, 410, 422];
    const answer = await access.http.json({...call(access, `/subscribers?${query(cursor, here)}`), expired}, pageSchema);
    if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
    const {subscribers, pagination, total_count} = answer.value;
    const {readings, bad} = readRows(subscribers, subscriberSchema, subscriber => toReading(subscriber, access));
    return {
      readings,
      bad,
      ...afterPage(cursor, here, {
        rows: subscribers.length,
        total: pagination.total_count ?? total_count ?? undefined,
        token: pagination.has_next_page ? (pagination.end_cursor ?? undefined) : undefined,
      }),
      // The list is in the order of ids, so a change behind our back is found by the next pass alone.
      resumeFrom: here.begunAt,
    };
  },
  async readOne(access, key) {
    const found = await findSubscriber(access, key);
    if (found !== undefined) return toReading(await withTags(access, found), access);
    return {key, source: 'api', asOf: access.now, identifiers: [], fields: {}, deleted: true};
  },
  ...kitWrites,
  webhooks: kitWebhooks,
};

function query({since}: Cursor, {token}: Pick<ListPlace, 'token'>): string {
  return new URLSearchParams({
    status: 'all',
    include: 'tags',
    sort_field: 'id',
    sort_order: 'asc',
    per_page: String(PAGE),
    // The count costs Kit another look through everything: it asks to be spared it after the first page.
    ...(token === undefined ? {include_total_count: 'true'} : {after: token}),
    ...(since === undefined ? {} : {updated_after: new Date(since - OVERLAP_MS).toISOString().slice(0, 10)}),
  }).toString();
}
