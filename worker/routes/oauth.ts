import {Hono} from 'hono';
import {parseToken} from '../directory/token';
import {ConnectorError} from '../sync/connector-error';
import {dropAuthorisation, finishAuthorisation} from '../workspace/authorisations';
import {type Home, wake} from '../workspace/home';
import {logFailure} from '../workspace/log';
import {callbackPage} from './callback-page';
import {readBody} from './read-json';
import type {Caller} from './session-guard';

const MOST_CODE = 2_000;

/**
 * `GET /v1/oauth/callback?state&code`: a vendor sends the creator's browser back. Open to whoever has a state that works once;
 * `POST` is the answer of the page that asks which account is meant.
 */
export function oauthRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>()
    .get('/callback', async c => {
      const secret = parseToken(c.req.query('state') ?? '')?.secret;
      const code = c.req.query('code') ?? '';
      if (secret === undefined) return callbackPage(c.req.raw, 'stale');
      if (code === '' || code.length > MOST_CODE) {
        await dropAuthorisation(home, secret);
        return callbackPage(c.req.raw, 'denied');
      }
      return answer(home, c.req.raw, () => finishAuthorisation(home, secret, {code}));
    })
    .post('/callback', async c => {
      const secret = parseToken(c.req.query('state') ?? '')?.secret;
      const account = new URLSearchParams(new TextDecoder().decode(await readBody(c.req.raw))).get('account');
      if (secret === undefined || account === null) return callbackPage(c.req.raw, 'stale');
      return answer(home, c.req.raw, () => finishAuthorisation(home, secret, {account}));
    });
}

async function answer(home: Home, request: Request, finish: () => ReturnType<typeof finishAuthorisation>): Promise<Response> {
  try {
    const outcome = await finish();
    if (outcome.kind === 'choose') return callbackPage(request, 'choose', outcome);
    if (outcome.kind === 'stale') return callbackPage(request, 'stale');
    if (outcome.kind === 'other-account') return callbackPage(request, 'otherAccount');
    wake(home);
    return callbackPage(request, 'done');
  } catch (error) {
    // Whoever sits before this page can do nothing with a problem in JSON.
    logFailure('authorisation', error);
    if (!(error instanceof ConnectorError)) throw error;
    return callbackPage(request, 'refused');
  }
}
