// Ids of unpacked and published extensions: 32 letters a–p in Chromium, a UUID in Firefox.
const EXTENSION = /^(chrome-extension:\/\/[a-p]{32}|moz-extension:\/\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * Whether a page of this origin may read our answers. Tokens are bearer tokens and there are no cookies, so any extension may
 * ask: it gets nothing without a token of its own. Web pages never may.
 *
 * @param allowed - ALLOWED_ORIGINS: a list that takes the place of the rule
 */
export function isAllowedOrigin(origin: string, allowed: string | undefined): boolean {
  if (allowed === undefined || allowed.trim() === '') return EXTENSION.test(origin);
  return allowed.split(',').some(entry => entry.trim() === origin);
}

/** The answer to a preflight; undefined where the request is none, or one of a creator's own site: its workspace knows the origins. */
export function preflight(request: Request): Response | undefined {
  if (new URL(request.url).pathname.startsWith('/v1/track/')) return undefined;
  if (request.method !== 'OPTIONS' || !request.headers.has('access-control-request-method')) return undefined;
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
      'access-control-allow-headers': 'authorization, content-type, regulars-protocol',
      'access-control-max-age': '86400',
    },
  });
}

/** The answer with what the caller's browser needs to let the extension read it. */
export function withCors(request: Request, response: Response, allowed: string | undefined): Response {
  const origin = request.headers.get('origin');
  const answer = new Response(response.body, response);
  answer.headers.append('vary', 'origin');
  if (origin === null || !isAllowedOrigin(origin, allowed)) return answer;
  answer.headers.set('access-control-allow-origin', origin);
  answer.headers.set('access-control-expose-headers', 'retry-after');
  return answer;
}
