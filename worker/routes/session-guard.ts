import type {MiddlewareHandler} from 'hono';
import {secretOf} from '../directory/token';
import type {Home} from '../workspace/home';
import {findSession} from '../workspace/sessions';
import {ProblemError} from './problem-error';

/** What routes behind the guard know of the caller. */
export type Caller = {Variables: {session: string}};

/** Lets in who holds a session of this workspace. */
export function requireSession(home: Home): MiddlewareHandler<Caller> {
  return async function sessionGuard(c, next) {
    const secret = secretOf(c.req.header('authorization'), home.id);
    const session = secret === undefined ? undefined : await findSession(home, secret);
    if (session === undefined) throw new ProblemError('unauthorised');
    c.set('session', session);
    await next();
  };
}
