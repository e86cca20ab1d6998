import {s256} from './oauth-app.ts';

/** Whoever is signed in at Discord, as `GET /users/@me` prints them with `identify` alone: no address. */
export type DiscordUser = {id: string; username: string; discriminator: string};

export type DiscordOAuth = {
  readonly client: {readonly id: string; secret: string};
  /** Who looks at Discord's page; undefined: nobody agrees, they press "Cancel". */
  user: DiscordUser | undefined;
  /** Addresses that the app's owner registered; Discord's page leads nowhere else. */
  readonly redirects: string[];
  /** What was asked of it: `authorize`, the grant of each token, `me`, `revoke`. */
  readonly log: string[];
  /** Tokens that open something now. */
  readonly tokens: Map<string, DiscordUser>;
  /** Query of the latest consent page. */
  asked: URLSearchParams;
  /** Answers what is asked at one of its paths or with a user's token; undefined: the request is the bot's. */
  answer(request: Request, url: URL): Promise<Response | undefined>;
};

type Code = {readonly challenge: string | null; readonly redirect: string; readonly user: DiscordUser};

/**
 * Discord's OAuth for users (topics/oauth2, 2026-11): forms only, a code works once, `expires_in` is a week, revoking asks for the
 * app's id and secret and answers an empty object, a wrong secret is `invalid_client`, and a "no" comes back as `access_denied`.
 */
export function createDiscordOAuth(id: string): DiscordOAuth {
  const codes = new Map<string, Code>();
  let count = 0;
  const state: DiscordOAuth = {
    client: {id, secret: 'discord-app-secret-0123456789abc'},
    user: undefined,
    redirects: [],
    log: [],
    tokens: new Map(),
    asked: new URLSearchParams(),
    async answer(request, url) {
      if (url.pathname === '/oauth2/authorize') return authorize(url);
      const path = url.pathname.replace(/^\/api(?:\/v10)?/, '');
      if (path === '/oauth2/token') return token(await formOf(request));
      if (path === '/oauth2/token/revoke') return revoke(await formOf(request));
      const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
      return bearer === undefined ? undefined : me(path, bearer);
    },
  };
  function authorize({searchParams}: URL): Response {
    state.log.push('authorize');
    state.asked = searchParams;
    const redirect = searchParams.get('redirect_uri') ?? '';
    const isRight = searchParams.get('client_id') === id && searchParams.get('response_type') === 'code';
    if (!isRight || searchParams.get('scope') !== 'identify') return page('Invalid OAuth2 request');
    if (!state.redirects.includes(redirect)) return page('Invalid OAuth2 redirect_uri');
    const back = new URL(redirect);
    back.searchParams.set('state', searchParams.get('state') ?? '');
    if (state.user === undefined) {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'The resource owner or authorization server denied the request');
    } else {
      count += 1;
      codes.set(`code-${count}`, {challenge: searchParams.get('code_challenge'), redirect, user: state.user});
      back.searchParams.set('code', `code-${count}`);
    }
    return new Response(null, {status: 302, headers: {location: back.href}});
  }
  async function token(form: URLSearchParams | undefined): Promise<Response> {
    const grant = form?.get('grant_type') ?? '';
    state.log.push(grant);
    if (form === undefined || !isApp(form)) return Response.json({error: 'invalid_client'}, {status: 401});
    if (grant === 'client_credentials') return handOut({id: '100000000000000999', username: 'owner', discriminator: '0'});
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const isProven =
      code !== undefined && (code.challenge === null || code.challenge === (await s256(form.get('code_verifier') ?? '')));
    if (grant !== 'authorization_code' || !isProven || code.redirect !== form.get('redirect_uri')) {
      return Response.json({error: 'invalid_grant', error_description: 'Invalid "code" in request.'}, {status: 400});
    }
    return handOut(code.user);
  }
  function handOut(user: DiscordUser): Response {
    count += 1;
    state.tokens.set(`access-${count}`, user);
    return Response.json({
      ...{token_type: 'Bearer', access_token: `access-${count}`, expires_in: 604_800},
      ...{refresh_token: `refresh-${count}`, scope: 'identify'},
    });
  }
  function revoke(form: URLSearchParams | undefined): Response {
    state.log.push('revoke');
    if (form === undefined || !isApp(form)) return Response.json({error: 'invalid_client'}, {status: 401});
    state.tokens.delete(form.get('token') ?? '');
    return Response.json({});
  }
  function me(path: string, bearer: string): Response {
    state.log.push('me');
    const user = state.tokens.get(bearer);
    if (user === undefined) return Response.json({message: '401: Unauthorized', code: 0}, {status: 401});
    if (path !== '/users/@me') return Response.json({message: 'Missing Access', code: 50_001}, {status: 403});
    return Response.json({
      ...user,
      global_name: 'Somebody',
      avatar: null,
      banner: null,
      flags: 0,
      mfa_enabled: true,
      locale: 'fr',
    });
  }
  const isApp = (form: URLSearchParams) => form.get('client_id') === id && form.get('client_secret') === state.client.secret;
  return state;
}

/** Discord takes forms alone here. */
async function formOf(request: Request): Promise<URLSearchParams | undefined> {
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded');
  return isForm && request.method === 'POST'
    ? new URLSearchParams(new TextDecoder().decode(await request.arrayBuffer()))
    : undefined;
}

function page(title: string): Response {
  return new Response(`<!doctype html><title>${title}</title>`, {status: 400, headers: {'content-type': 'text/html'}});
}
