import {type Context, Hono} from 'hono';
import {stepAddress} from '#shared/loyalty/page-link';
import {pictureSchema} from '#shared/model/picture';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import {parseToken} from '../directory/token';
import {readBody} from '../routes/read-json';
import type {Caller} from '../routes/session-guard';
import {readItem} from '../workspace/feed';
import {readHold} from '../workspace/hold';
import {type Home, wake} from '../workspace/home';
import {readProgramme} from '../workspace/programme';
import {randomHex} from '../workspace/secrets';
import {doDeed} from './deeds';
import {findOwner} from './find-owner';
import {beginLink} from './link-account';
import {askedLanguage, languageFor, noticePage} from './notice-page';
import {readPageKeys} from './page-keys';
import {publicRatesOf} from './public-rates';
import {CLOSED} from './respond';
import {seenBadges} from './sections/badges-section';
import {type Page, supporterPage} from './supporter-page';
import {DEEDS} from './words';

const MOST_FORM_BYTES = 2_000;
const NONCE_BYTES = 12;

type Open = {readonly person: Supporter; readonly programme: Programme; readonly page: Page; readonly token: string};

/**
 * `/me/WORKSPACE.TOKEN`: a supporter's own page, for whoever has its link. `POST` is one of its forms, and `picture/ID` a picture
 * that it shows. There is no cookie: without the link nothing can be asked in a person's name.
 */
export function meRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>()
    .get('/:link', async c => {
      const open = await openPage(home, c);
      return open instanceof Response ? open : show(home, c, open);
    })
    .post('/:link', async c => {
      const open = await openPage(home, c);
      return open instanceof Response ? open : act(home, c, open);
    })
    .get('/:link/picture/:id', async c => {
      const open = await openPage(home, c);
      return open instanceof Response ? open : picture(home, open, c.req.param('id'));
    });
}

/** Whose page it is, or the page that says why it is nobody's. */
async function openPage(home: Home, c: Context<Caller>): Promise<Open | Response> {
  const request = c.req.raw;
  const token = parseToken(c.req.param('link') ?? '')?.secret ?? '';
  const rates = publicRatesOf(home.sql);
  const owner = await findOwner(home, token);
  if (owner.kind === 'wrong') return noticePage(request, rates.wrong(home.now()) ? 'wrong' : 'tooMany');
  const programme = readProgramme(home.sql);
  const {page} = programme;
  if (page === undefined) return noticePage(request, 'wrong');
  if (!rates.look(token, home.now())) return noticePage(request, 'tooMany', {brand: page});
  return owner.kind === 'gone' ? noticePage(request, 'gone', {brand: page}) : {person: owner.person, programme, page, token};
}

function show(home: Home, c: Context<Caller>, {person, programme, page, token}: Open): Promise<Response> {
  const url = new URL(c.req.url);
  const asked = url.searchParams.get('lang');
  const language = languageFor(c.req.raw);
  const gate = readPageKeys(home.sql)?.gate;
  return supporterPage(home, {
    ...{person, programme, page, language},
    base: url.pathname,
    query: asked === null ? '' : `?lang=${language}`,
    deed: DEEDS.find(deed => deed === url.searchParams.get('done')),
    nonce: randomHex(NONCE_BYTES),
    stepLink: (sequence, step) =>
      gate === undefined ? undefined : `${stepAddress('', {gate: `${home.id}.${gate}`, sequence, step})}?p=${token}`,
  });
}

/** Does what the form asks, then shows the page anew, so that loading it again asks for nothing. */
async function act(home: Home, c: Context<Caller>, {person, programme, page, token}: Open): Promise<Response> {
  const request = c.req.raw;
  // Another site that got hold of the link's page cannot press its buttons.
  if (request.headers.get('sec-fetch-site') === 'cross-site') return noticePage(request, 'wrong', {brand: page});
  if (readHold(home.sql)?.kind === 'left') return noticePage(request, 'moved', {brand: page});
  const isHeld = readHold(home.sql) !== undefined;
  if (!publicRatesOf(home.sql).deed(token, home.now())) return noticePage(request, 'tooMany', {brand: page});
  const form = new URLSearchParams(new TextDecoder().decode(await readBody(request, MOST_FORM_BYTES)));
  const word = (name: string) => form.get(name) ?? '';
  if (word('deed') === 'link-discord' && !isHeld && person.unscored === undefined) {
    const begun = await beginLink(home, {token, language: askedLanguage(request), origin: new URL(request.url).origin});
    if (begun !== undefined)
      return new Response(null, {status: 303, headers: {...CLOSED, location: begun.url, 'set-cookie': begun.cookie}});
  }
  const wish = {deed: word('deed'), what: word('what'), nonce: word('nonce')};
  const done = isHeld ? 'later' : await doDeed(home, wish, {person, programme});
  wake(home);
  const url = new URL(c.req.url);
  const query = new URLSearchParams({
    ...(url.searchParams.has('lang') ? {lang: languageFor(request)} : {}),
    ...(done === undefined ? {} : {done}),
  });
  return new Response(null, {status: 303, headers: {...CLOSED, location: `${url.pathname}?${query}`}});
}

/** Only what this page shows: the picture of a hidden badge is not there before the badge is. */
function picture(home: Home, {person, programme, page}: Open, id: string): Response {
  const shown = [page.logo, ...seenBadges({programme, person}).map(badge => badge.picture)];
  const held = shown.includes(id) ? pictureSchema.safeParse(readItem(home.sql, 'picture', id)) : undefined;
  if (held?.success !== true) return new Response(null, {status: 404, headers: CLOSED});
  const bytes = Uint8Array.from(atob(held.data.png), sign => sign.charCodeAt(0));
  return new Response(bytes, {
    headers: {
      ...CLOSED,
      'content-type': 'image/png',
      'cache-control': 'private, max-age=3600',
      'content-security-policy': "default-src 'none'",
    },
  });
}
