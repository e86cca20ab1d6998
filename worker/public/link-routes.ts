import {Hono} from 'hono';
import {parseToken} from '../directory/token';
import type {Caller} from '../routes/session-guard';
import {readHold} from '../workspace/hold';
import {type Home, wake} from '../workspace/home';
import {readProgramme} from '../workspace/programme';
import {findOwner} from './find-owner';
import {cookieIn, endCookie, finishLink} from './link-account';
import {noticePage} from './notice-page';
import {publicRatesOf} from './public-rates';
import {CLOSED} from './respond';

const MOST_CODE = 2_000;
const STALE = {kind: 'stale'} as const;

/**
 * `GET /me/discord?state&code`: Discord sends a supporter back who links their account. It leads on to their own page, which says
 * what came of it; whoever did not begin in this browser is not led there.
 */
export function linkRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>().get('/', async c => {
    const request = c.req.raw;
    const secret = parseToken(c.req.query('state') ?? '')?.secret;
    const code = c.req.query('code') ?? '';
    if (readHold(home.sql)?.kind === 'left') return noticePage(request, 'moved');
    const said = code === '' || code.length > MOST_CODE ? undefined : code;
    const cookie = cookieIn(request.headers.get('cookie'));
    const finished = secret === undefined ? STALE : await finishLink(home, {secret, code: said, cookie});
    if (finished.kind !== 'done') {
      if (!publicRatesOf(home.sql).wrong(home.now())) return noticePage(request, 'tooMany');
      return noticePage(request, finished.kind === 'stale' ? 'linkStale' : 'linkElsewhere');
    }
    wake(home);
    return onTo(home, request, finished);
  });
}

async function onTo(
  home: Home,
  request: Request,
  {token, language, deed}: Extract<Awaited<ReturnType<typeof finishLink>>, {kind: 'done'}>,
): Promise<Response> {
  const cookie = endCookie(request.url);
  const brand = readProgramme(home.sql).page;
  const owner = await findOwner(home, token);
  if (owner.kind !== 'owner' || brand === undefined || deed === undefined) {
    const notice = await noticePage(request, owner.kind === 'gone' ? 'gone' : 'wrong', {
      brand: owner.kind === 'gone' ? brand : undefined,
    });
    notice.headers.append('set-cookie', cookie);
    return notice;
  }
  const query = new URLSearchParams({...(language === undefined ? {} : {lang: language}), done: deed});
  const location = `/me/${home.id}.${token}?${query}`;
  return new Response(null, {status: 303, headers: {...CLOSED, location, 'set-cookie': cookie}});
}
