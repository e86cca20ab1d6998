import {type Context, Hono} from 'hono';
import {sequenceOf} from '#shared/loyalty/sequence';
import type {Programme} from '#shared/model/programme';
import type {Sequence} from '#shared/model/reward';
import type {Supporter} from '#shared/model/supporter';
import {parseToken} from '../directory/token';
import type {Caller} from '../routes/session-guard';
import {readHold} from '../workspace/hold';
import {type Home, wake} from '../workspace/home';
import {readProgramme} from '../workspace/programme';
import {isRobot, saysNo} from '../workspace/track-check';
import {readTracking} from '../workspace/track-settings';
import {findOwner} from './find-owner';
import {html} from './html';
import {languageFor, noticePage} from './notice-page';
import {formatsOf} from './page-formats';
import {isGate} from './page-keys';
import {publicRatesOf} from './public-rates';
import {PUBLIC_WORDS} from './public-words';
import {CLOSED} from './respond';
import {noteVisit, visitsOf} from './visits';

/**
 * `GET /go/WORKSPACE.KEY/SEQUENCE/STEP?p=TOKEN`: what is handed out for a step of a sequence. It leads to the step's page where the
 * one before was done, else to the step where the person stands: nobody jumps, everybody catches up (T10, LOY-6, LOY-7, LOY-16).
 * Whoever comes without a link of their own is led to the first page, which is open to all. `POST`: the visit may be counted.
 */
export function gateRoutes(home: Home): Hono<Caller> {
  return new Hono<Caller>().on(['GET', 'POST'], '/:gate/:sequence/:step', async c => {
    const request = c.req.raw;
    const rates = publicRatesOf(home.sql);
    const token = c.req.query('p') ?? '';
    if (!(await isGate(home.sql, parseToken(c.req.param('gate'))?.secret ?? ''))) {
      return noticePage(request, rates.wrong(home.now()) ? 'wrong' : 'tooMany');
    }
    const programme = readProgramme(home.sql);
    const sequence = programme.sequences?.find(({id}) => id === c.req.param('sequence'));
    if (!rates.look(token, home.now())) return noticePage(request, 'tooMany');
    if (sequence === undefined || isRobot(c.req.header('user-agent') ?? null)) {
      return noticePage(request, 'noStep', {brand: programme.page});
    }
    const owner = await findOwner(home, token);
    const person = owner.kind === 'owner' ? owner.person : undefined;
    return pass(home, c, {programme, sequence, person, wanted: c.req.param('step')});
  });
}

type Coming = {
  readonly programme: Programme;
  readonly sequence: Sequence;
  readonly person: Supporter | undefined;
  readonly wanted: string;
};

function pass(home: Home, c: Context<Caller>, {programme, sequence, person, wanted}: Coming): Response | Promise<Response> {
  const now = home.now();
  const request = c.req.raw;
  const brand = programme.page;
  const isRunning = sequence.from <= now && (sequence.until === undefined || now < sequence.until);
  const {done, next} = sequenceOf(person === undefined ? [] : visitsOf(home.sql, person), sequence, now);
  const place = sequence.steps.findIndex(({id}) => id === wanted);
  // What was done before can be looked at again; anything else is the step where they stand.
  const step = place >= 0 && place < done ? sequence.steps[place] : (next ?? sequence.steps.at(-1));
  if (!isRunning || step === undefined) return noticePage(request, 'noStep', {brand});
  if (step.opensAt > now) {
    const language = languageFor(request);
    const date = formatsOf(language, programme.timeZone).date(step.opensAt);
    const text = done === 0 ? undefined : PUBLIC_WORDS[language].nextStep(step.name, date);
    return noticePage(request, 'noStep', {brand, ...(text === undefined ? {} : {text})});
  }
  const page = addressOf(home, step.page);
  if (page === undefined) return noticePage(request, 'noStep', {brand});
  const isNew = person !== undefined && person.unscored === undefined && step === next;
  if (!isNew || c.req.query('count') === 'no' || c.req.method === 'HEAD') return onTo(page);
  if (c.req.method === 'GET' && saysNo(request.headers)) return ask(c, {brand});
  return count(home, person, page);
}

function count(home: Home, person: Supporter, page: URL): Response {
  // While everything here is on its way elsewhere the visit is not counted, but nobody stands before a closed door.
  if (readHold(home.sql) === undefined) {
    noteVisit(home, person, page);
    wake(home);
  }
  return onTo(known(home, page, person.id));
}

/** The creator's own page, so that what counts there counts for this person too. */
function known({sql}: Home, page: URL, id: string): URL {
  const tracking = readTracking(sql);
  if (tracking?.key == null || !tracking.rules.origins.includes(page.origin)) return page;
  const address = new URL(page);
  address.searchParams.set('regulars', id);
  return address;
}

/** A step is a path on the creator's site, or a whole address. */
function addressOf({sql}: Home, page: string): URL | undefined {
  const base = readTracking(sql)?.rules.origins[0];
  const url = URL.parse(page, base) ?? undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) ? url : undefined;
}

function onTo(page: URL): Response {
  return new Response(null, {status: 302, headers: {...CLOSED, location: page.href}});
}

/** Whoever's browser says that nobody is to follow them is asked first. */
function ask(c: Context<Caller>, {brand}: {brand: Programme['page']}): Promise<Response> {
  const {pathname, searchParams} = new URL(c.req.url);
  const words = PUBLIC_WORDS[languageFor(c.req.raw)];
  const query = `p=${encodeURIComponent(searchParams.get('p') ?? '')}`;
  const body = html`<form method="post" action="${pathname}?${query}"><button class="main">${words.askYes}</button></form><p><a href="${pathname}?${query}&count=no">${words.askNo}</a></p>`;
  return noticePage(c.req.raw, 'ask', {brand, body});
}
