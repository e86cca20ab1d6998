import {Hono} from 'hono';
import {parseToken} from '../directory/token';
import {type Home, wake} from '../workspace/home';
import {takeDelivery} from '../workspace/webhook-deliveries';
import {ProblemError} from './problem-error';
import {readBody} from './read-json';
import type {Caller} from './session-guard';

/** A hundred events in one body (Kit, HubSpot) and room to spare. */
const MOST_BYTES = 256_000;

/** `/v1/webhooks/WORKSPACE.SECRET`: a vendor says that something changed; some ask by GET whether anybody is there. */
export function webhooksRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>().on(['GET', 'POST'], '/:address', async c => {
    const token = parseToken(c.req.param('address'));
    if (token === undefined) throw new ProblemError('not-found');
    const {method, headers} = c.req.raw;
    const asked = new URL(c.req.url);
    const url = (home.env.PUBLIC_URL ?? asked.origin) + asked.pathname + asked.search;
    const delivery = {method, url, headers, body: await readBody(c.req.raw, MOST_BYTES), now: home.now()};
    const outcome = await takeDelivery(home, token.secret, delivery);
    if (outcome.kind === 'unknown-address') throw new ProblemError('not-found');
    if (outcome.kind !== 'taken') throw new ProblemError('unauthorised');
    wake(home);
    return outcome.reply ?? c.body(null, 204);
  });
}
