import {Hono} from 'hono';
import {parseToken} from '../directory/token';
import {type Home, wake} from '../workspace/home';
import {takeDelivery} from '../workspace/webhook-deliveries';
import {ProblemError} from './problem-error';
import {readBody} from './read-json';
import type {Caller} from './session-guard';

/** `POST /v1/webhooks/WORKSPACE.SECRET`: a vendor says that something changed. */
export function webhooksRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>().post('/:address', async c => {
    const token = parseToken(c.req.param('address'));
    if (token === undefined) throw new ProblemError('not-found');
    const delivery = {headers: c.req.raw.headers, body: await readBody(c.req.raw), now: home.now()};
    const outcome = await takeDelivery(home, token.secret, delivery);
    if (outcome === 'unknown-address') throw new ProblemError('not-found');
    if (outcome === 'bad-signature') throw new ProblemError('unauthorised');
    wake(home);
    return c.body(null, 204);
  });
}
