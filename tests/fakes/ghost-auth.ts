import {createHmac, timingSafeEqual} from 'node:crypto';
import {type Answer, json} from './http.ts';

/** Ghost's error body. */
export function ghostError(
  status: number,
  error: {message: string; context?: string; type: string; code?: string; help?: string},
): Answer {
  const {message, context = null, type, code = null, help = null} = error;
  const id = '00000000-0000-4000-8000-000000000000';
  return json(status, {errors: [{message, context, type, details: null, property: null, help, code, id, ghostErrorCode: null}]});
}

/**
 * Checks `Authorization: Ghost JWT` as Ghost does. One thing is stricter than the real server (which measures the age of
 * `iat` only): an `exp` more than five minutes after `iat` is refused, as its documentation says.
 *
 * @param key `id:hex secret`
 * @returns the refusal, or undefined when the token is good
 */
export function refuseToken(header: string, key: string, now: number): Answer | undefined {
  const refuse = (reason: string) =>
    ghostError(401, {message: `Invalid token: ${reason}`, type: 'UnauthorizedError', code: 'INVALID_JWT'});
  const [scheme, token = ''] = header.split(' ');
  if (scheme !== 'Ghost') {
    const message = 'Authorization header format is "Authorization: Ghost [token]"';
    return ghostError(401, {message, type: 'UnauthorizedError', code: 'INVALID_AUTH_HEADER'});
  }
  const [head = '', payload = '', signature = ''] = token.split('.');
  const [id, secret = ''] = key.split(':');
  const jose = parse(head);
  const claims = parse(payload);
  if (!jose || !claims) return refuse('jwt malformed');
  if (jose.alg !== 'HS256') return refuse('invalid algorithm');
  if (jose.kid !== id)
    return ghostError(401, {message: 'Unknown Admin API Key', type: 'UnauthorizedError', code: 'UNKNOWN_ADMIN_API_KEY'});
  const wanted = createHmac('sha256', Buffer.from(secret, 'hex')).update(`${head}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return refuse('invalid signature');
  if (!/^\/?admin\/?$/.test(String(claims.aud))) return refuse('jwt audience invalid. expected: /\\/?admin\\/?$/');
  const [issued, expires] = [Number(claims.iat), Number(claims.exp)];
  if (!(expires > now / 1000)) return refuse('jwt expired');
  if (!(issued > now / 1000 - 300) || expires - issued > 300) return refuse('maxAge exceeded');
  return undefined;
}

function parse(part: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A token as Ghost's clients make it. */
export function ghostToken(key: string, now: number): string {
  const [id, secret = ''] = key.split(':');
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = Math.floor(now / 1000);
  const unsigned = `${encode({alg: 'HS256', typ: 'JWT', kid: id})}.${encode({iat, exp: iat + 300, aud: '/admin/'})}`;
  return `${unsigned}.${createHmac('sha256', Buffer.from(secret, 'hex')).update(unsigned).digest('base64url')}`;
}
