/** The paths at which a vendor asks for permission, hands out tokens and takes them back. */
export type OAuthPaths = {readonly authorize: string; readonly token: string; readonly revoke?: string};

export type OAuthApp = {
  readonly client: {readonly id: string; readonly secret: string};
  /** What was asked of it: `authorize`, the grant of each token, `revoke`. */
  readonly log: string[];
  /** Seconds that an access token lives. */
  lifetime: number;
  /** Answers what is asked at one of its paths; undefined: the request is for something else. */
  answer(request: Request, url: URL): Promise<Response | undefined>;
  /** Whether an access token opens anything. */
  isGood(token: string): boolean;
  /** The access token that is good now, as if the creator had asked for it. */
  issue(): {access: string; refresh: string};
  /** Ends every access token before its time. Refresh tokens stay. */
  expire(): void;
};

type Code = {readonly challenge: string | null; readonly redirect: string};

/**
 * A vendor's side of OAuth (RFC 6749 with PKCE, RFC 7636), stricter than any: a code works once, a refresh token works once, and
 * one that comes a second time ends everything that was ever handed out (RFC 9700, 4.14.2). The creator always says yes.
 */
export function createOAuthApp(
  paths: OAuthPaths,
  {client = CLIENT, now = Date.now}: {client?: OAuthApp['client']; now?: () => number} = {},
): OAuthApp {
  const codes = new Map<string, Code>();
  const access = new Map<string, number>();
  const refreshes = new Map<string, 'fresh' | 'used'>();
  let count = 0;
  const app: OAuthApp = {
    client,
    log: [],
    lifetime: 3_600,
    isGood: token => (access.get(token) ?? 0) > now(),
    expire: () => access.clear(),
    issue() {
      count += 1;
      const issued = {access: `access-${count}`, refresh: `refresh-${count}`};
      access.set(issued.access, now() + app.lifetime * 1_000);
      refreshes.set(issued.refresh, 'fresh');
      return issued;
    },
    async answer(request, url) {
      if (url.pathname === paths.authorize) return authorize(url);
      if (url.pathname === paths.token) return token(new URLSearchParams(await request.text()));
      if (url.pathname !== paths.revoke) return undefined;
      app.log.push('revoke');
      access.clear();
      refreshes.clear();
      return Response.json({});
    },
  };
  function authorize({searchParams}: URL): Response {
    app.log.push('authorize');
    const redirect = searchParams.get('redirect_uri') ?? '';
    if (searchParams.get('client_id') !== client.id || searchParams.get('response_type') !== 'code')
      return refused('invalid_request');
    count += 1;
    codes.set(`code-${count}`, {challenge: searchParams.get('code_challenge'), redirect});
    const back = new URL(redirect);
    back.searchParams.set('code', `code-${count}`);
    back.searchParams.set('state', searchParams.get('state') ?? '');
    return new Response(null, {status: 302, headers: {location: back.href}});
  }
  async function token(form: URLSearchParams): Promise<Response> {
    const grant = form.get('grant_type') ?? '';
    app.log.push(grant);
    if (form.get('client_id') !== client.id || form.get('client_secret') !== client.secret) return refused('invalid_client', 401);
    if (grant === 'refresh_token') return renew(form.get('refresh_token') ?? '');
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const isProven =
      code !== undefined && (code.challenge === null || code.challenge === (await s256(form.get('code_verifier') ?? '')));
    if (grant !== 'authorization_code' || !isProven || code.redirect !== form.get('redirect_uri'))
      return refused('invalid_grant');
    return handOut();
  }
  function renew(refresh: string): Response {
    if (refreshes.get(refresh) === 'used') {
      access.clear();
      refreshes.clear();
    }
    if (refreshes.get(refresh) !== 'fresh') return refused('invalid_grant');
    refreshes.set(refresh, 'used');
    access.clear();
    return handOut();
  }
  function handOut(): Response {
    const {access: access_token, refresh: refresh_token} = app.issue();
    return Response.json({access_token, refresh_token, expires_in: app.lifetime, token_type: 'Bearer', scope: ''});
  }
  return app;
}

const CLIENT = {id: 'the-app', secret: 'the-secret-of-the-app'};

function refused(error: string, status = 400): Response {
  return Response.json({error, error_description: 'no'}, {status});
}

/** A verifier's challenge (RFC 7636, 4.2). */
export async function s256(verifier: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
