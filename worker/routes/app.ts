import {Hono} from 'hono';
import {PROTOCOL_VERSION} from '#shared/protocol/version';
import {gateRoutes} from '../public/gate-routes';
import {linkRoutes} from '../public/link-routes';
import {meRoutes} from '../public/me-routes';
import {pageRoutes} from '../public/page-routes';
import {LINK_PATH} from '../workspace/callback-path';
import type {Home} from '../workspace/home';
import {logFailure} from '../workspace/log';
import {bundleRoutes, refuseWhileHeld} from './bundle';
import {changesRoutes} from './changes';
import {commandsRoutes} from './commands';
import {connectionsRoutes} from './connections';
import {eraseWorkspaceRoutes} from './erase-workspace';
import {erasuresRoutes} from './erasures';
import {historyRoutes} from './history';
import {importsRoutes} from './imports';
import {linkingRoutes} from './linking';
import {oauthRoutes} from './oauth';
import {pairingsRoutes} from './pairings';
import {answerFor, ProblemError, problemResponse} from './problem-error';
import {programmeRoutes} from './programme';
import {postsRoutes, promotionsRoutes} from './promotions';
import {type Caller, requireSession} from './session-guard';
import {sessionsRoutes, signInRoutes} from './sessions';
import {supportersRoutes} from './supporters';
import {trackingRoutes, trackRoutes} from './track';
import {webhooksRoutes} from './webhooks';

/** Everything a workspace answers to. */
export function createApp(home: Home): Hono<Caller> {
  const app = new Hono<Caller>();
  app.onError(error => {
    if (!(error instanceof ProblemError)) logFailure('request', error);
    return answerFor(error);
  });
  app.notFound(() => problemResponse('not-found'));
  app.use(async function protocolVersion(c, next) {
    const asked = c.req.header('regulars-protocol');
    if (asked !== undefined && asked !== String(PROTOCOL_VERSION)) {
      throw new ProblemError('unsupported-version', `this server speaks ${PROTOCOL_VERSION}`);
    }
    await next();
  });
  // Open to who has a code or a webhook's address; everything after the guard needs a session.
  app.route('/v1/webhooks', webhooksRoutes(home));
  app.use('/v1/track/*', refuseWhileHeld(home));
  app.route('/v1/track', trackRoutes(home));
  app.use('/v1/oauth/*', refuseWhileHeld(home));
  app.route('/v1/oauth', oauthRoutes(home));
  app.route('/v1/sessions', signInRoutes(home));
  app.route(LINK_PATH, linkRoutes(home));
  app.route('/me', meRoutes(home));
  app.route('/go', gateRoutes(home));
  app.use(requireSession(home));
  app.route('/v1/changes', changesRoutes(home));
  app.route('/v1/bundle', bundleRoutes(home));
  for (const path of ['/v1/commands/*', '/v1/imports/*', '/v1/connections/*']) app.use(path, refuseWhileHeld(home));
  app.route('/v1/commands', commandsRoutes(home));
  app.route('/v1/imports', importsRoutes(home));
  app.route('/v1/history', historyRoutes(home));
  app.route('/v1/programme', programmeRoutes(home));
  app.route('/v1/supporters', supportersRoutes(home));
  app.route('/v1/sessions', sessionsRoutes(home));
  app.route('/v1/pairings', pairingsRoutes(home));
  app.route('/v1/connections', connectionsRoutes(home));
  app.route('/v1/connections', linkingRoutes(home));
  app.route('/v1/connections', postsRoutes(home));
  app.route('/v1/promotions', promotionsRoutes(home));
  app.route('/v1/tracking', trackingRoutes(home));
  app.route('/v1/page', pageRoutes(home));
  app.route('/v1/erasures', erasuresRoutes(home));
  app.route('/v1/workspace/erase', eraseWorkspaceRoutes(home));
  return app;
}
