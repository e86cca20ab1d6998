import {Hono} from 'hono';
import {readPostRequestSchema} from '#shared/protocol/promotions';
import {ConnectorError} from '../sync/connector-error';
import type {Home} from '../workspace/home';
import {wake} from '../workspace/home';
import {readEntries} from '../workspace/read-entries';
import {type PostRead, readPost} from '../workspace/read-post';
import {ProblemError} from './problem-error';
import {readJson} from './read-json';
import type {Caller} from './session-guard';

/** `GET /v1/promotions/:id/entries`, see `shared/protocol/promotions`. */
export function promotionsRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>().get('/:id/entries', c => {
    const page = readEntries(home, c.req.param('id'), c.req.query('after'));
    if (page === undefined) throw new ProblemError('not-found', 'promotion');
    return c.json(page, 200, {'cache-control': 'no-store'});
  });
}

/** `POST /v1/connections/:id/posts`, see `shared/protocol/promotions`. */
export function postsRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>().post('/:id/posts', async c => {
    const request = await readJson(c.req.raw, readPostRequestSchema);
    const read = await asking(() => readPost(home, c.req.param('id'), request));
    if (read === 'gone') throw new ProblemError('not-found', 'connection');
    if (read === 'cannot') throw new ProblemError('bad-request', 'this vendor does not tell who liked or commented');
    if ('waitMs' in read) throw new ProblemError('too-many-requests', 'not yet', read.waitMs);
    wake(home);
    return c.json(read);
  });
}

async function asking(work: () => Promise<PostRead>): Promise<PostRead> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    throw new ProblemError('vendor-refused', `${error.code}: ${error.detail}`, error.retryAfterMs);
  }
}
