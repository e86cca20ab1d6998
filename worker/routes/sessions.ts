import {Hono} from 'hono';
import {sessionRequestSchema} from '#shared/protocol/session';
import {parseToken} from '../directory/token';
import type {Home} from '../workspace/home';
import {redeemPairing} from '../workspace/pairing';
import {createSession, listSessions, revokeSession} from '../workspace/sessions';
import {ProblemError} from './problem-error';
import {readJson} from './read-json';
import type {Caller} from './session-guard';

/** `POST /v1/sessions`: trades a pairing code for a session. */
export function signInRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>().post('/', async c => {
    const {code, label} = await readJson(c.req.raw, sessionRequestSchema);
    const token = parseToken(code);
    const outcome = token?.workspace === home.id ? await redeemPairing(home, token.secret) : 'used';
    if (outcome === 'too-many-tries') throw new ProblemError('too-many-requests', 'wait ten minutes', 600_000);
    if (outcome === 'used') throw new ProblemError('code-used');
    return c.json(await createSession(home, label), 201);
  });
}

/** `GET /v1/sessions` lists them; `DELETE /v1/sessions/ID` (or `current`) revokes one. */
export function sessionsRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>()
    .get('/', c => c.json({sessions: listSessions(home, c.get('session'))}))
    .delete('/:id', c => {
      const id = c.req.param('id');
      if (!revokeSession(home, id === 'current' ? c.get('session') : id)) throw new ProblemError('not-found');
      return c.body(null, 204);
    });
}
