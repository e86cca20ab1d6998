import {Hono} from 'hono';
import {trackingRulesSchema, trackRequestSchema} from '#shared/protocol/track';
import {parseToken} from '../directory/token';
import {LIMITS} from '../limits';
import type {Home} from '../workspace/home';
import {isRobot, saysNo} from '../workspace/track-check';
import {keepEvents} from '../workspace/track-intake';
import {ratesOf} from '../workspace/track-rates';
import {rotateTrackKey, rulesOfKey, startTracking, stopTracking} from '../workspace/track-settings';
import {trackingView} from '../workspace/track-view';
import {ProblemError} from './problem-error';
import {readJson} from './read-json';
import type {Caller} from './session-guard';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** `/v1/track/WORKSPACE.PUBLISHABLE`: what visitors of the creator's own site do. Open to pages of the origins that they named. */
export function trackRoutes(home: Home): Hono<Caller> {
  const rates = ratesOf(home.sql);
  /** The rules for this key and page, with the answer's headers. */
  const admit = async (key: string, origin: string | undefined) => {
    const rules = await rulesOfKey(home, parseToken(key)?.secret ?? '');
    if (rules === undefined) throw new ProblemError('not-found');
    if (origin !== undefined && rules.origins.includes(origin)) return {rules, origin};
    rates.refuse(home.now());
    throw new ProblemError('forbidden', 'this site is not among those that were named');
  };
  return new Hono<Caller>()
    .options('/:key', async c => {
      const {origin} = await admit(c.req.param('key'), c.req.header('origin'));
      const allowed = {'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'content-type'};
      return c.body(null, 204, {...corsOf(origin), ...allowed, 'access-control-max-age': '86400'});
    })
    .post('/:key', async c => {
      const {rules, origin} = await admit(c.req.param('key'), c.req.header('origin'));
      const {headers} = c.req.raw;
      if (isRobot(headers.get('user-agent'))) {
        rates.refuse(home.now());
        throw new ProblemError('forbidden', 'no person');
      }
      if (!rates.request(home.now())) throw new ProblemError('too-many-requests', 'requests in this minute', MINUTE_MS);
      if (!rates.hasRows(home.now())) throw new ProblemError('too-many-requests', 'rows of today', HOUR_MS);
      const request = await readJson(c.req.raw, trackRequestSchema, LIMITS.trackBytes);
      // Who says no is not even counted; taking a consent back is always heard.
      if (saysNo(headers) && !request.forget) return c.json({taken: 0, untaken: []}, 200, corsOf(origin));
      return c.json(await keepEvents(home, {host: new URL(origin).host, request, rules}), 200, corsOf(origin));
    });
}

function corsOf(origin: string): Record<string, string> {
  return {'access-control-allow-origin': origin};
}

/** `/v1/tracking`: the creator's own side of it. */
export function trackingRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>()
    .get('/', c => c.json(trackingView(home)))
    .post('/', async c => {
      startTracking(home, await readJson(c.req.raw, trackingRulesSchema));
      return c.json(trackingView(home));
    })
    .post('/key', c => {
      if (!rotateTrackKey(home)) throw new ProblemError('not-found', 'tracking is off');
      return c.json(trackingView(home));
    })
    .delete('/', c => {
      stopTracking(home);
      return c.json(trackingView(home));
    });
}
