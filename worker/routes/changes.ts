import {Hono} from 'hono';
import * as z from 'zod/mini';
import {readChanges} from '../workspace/feed';
import type {Home} from '../workspace/home';
import {ProblemError} from './problem-error';
import type {Caller} from './session-guard';

const MOST = 1_000;

const querySchema = z.object({
  epoch: z.optional(z.string()),
  since: z._default(z.coerce.number().check(z.int(), z.gte(0)), 0),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1)), MOST),
});

/** `GET /v1/changes?epoch&since&limit`: the feed, see `shared/protocol/changes`. */
export function changesRoutes({sql}: Home): Hono<Caller> {
  return new Hono<Caller>().get('/', c => {
    const query = querySchema.safeParse(c.req.query());
    if (!query.success) throw new ProblemError('bad-request', 'since and limit are whole numbers');
    const {epoch, since, limit} = query.data;
    const page = readChanges(sql, {epoch, since, limit: Math.min(limit, MOST)});
    if (page === undefined) throw new ProblemError('resync');
    return c.body(page, 200, {'content-type': 'application/json', 'cache-control': 'no-store'});
  });
}
