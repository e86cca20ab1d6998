import {hmac} from '@noble/hashes/hmac.js';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import {createFakeVendor, type FakeVendor, type Sending, type Spoil} from './fake-vendor.ts';
import {answerAt, refuse} from './kit-answers.ts';
import {type KitState, type KitSubscriber, kitSubscriber, newKit} from './kit-state.ts';
import {createOAuthApp, type OAuthApp} from './oauth-app.ts';

const HOST = 'api.kit.com';
export const KIT_KEY = `kit_${'0f'.repeat(16)}`;

export type KitFake = FakeVendor &
  KitState & {
    readonly app: OAuthApp;
    /** Requests that are taken within a minute; absent: all of them. */
    perMinute?: number;
    /** What changes within a day: one comes, one confirms, one leaves, one is tagged. */
    liveOneDay(now: number): void;
  };

/** Kit's API V4 as far as the connector uses it: an account with so many subscribers. */
export function createKitFake(count: number, host = HOST): KitFake {
  const state = newKit(count);
  const app = createOAuthApp({authorize: '/v4/oauth/authorize', token: '/v4/oauth/token'});
  const limit: {perMinute?: number; asked: number[]} = {asked: []};
  const own = host === HOST ? {} : {url: `http://${host}`};
  const fake = createFakeVendor({vendor: 'kit', key: KIT_KEY, ...own}, host, {
    async answer(request, url) {
      const granted = await app.answer(request, url);
      if (granted !== undefined) return granted;
      const token = (request.headers.get('authorization') ?? '').replace(/^Bearer /, '');
      if (request.headers.get('x-kit-api-key') !== KIT_KEY && !app.isGood(token))
        return refuse(401, 'The access token is invalid');
      if (!isWithin(whole.perMinute, limit)) return retryLater();
      return answerAt(url.pathname.replace('/v4/', ''), {request, url, state: whole});
    },
    spoil,
    throttled: retryLater,
    cursorExpired: () => refuse(422, 'Invalid cursor'),
  });
  const whole: KitFake = Object.assign(state, fake, {
    app,
    webhook: async (person: number, sending: Sending) =>
      kitDelivery({
        subscriber: state.subscribers.get(person) ?? kitSubscriber(person),
        event: 'subscriber.activated',
        ...sending,
      }),
    liveOneDay: (now: number) => liveOneDay(whole, now),
  });
  return whole;
}

/** Kit asks for patience in words, and does not say for how long. */
function retryLater(): Response {
  return new Response('Retry later\n', {status: 429, headers: {'content-type': 'text/plain'}});
}

function isWithin(perMinute: number | undefined, limit: {asked: number[]}): boolean {
  const now = Date.now();
  limit.asked = [...limit.asked.filter(at => at > now - 60_000), now];
  return perMinute === undefined || limit.asked.length <= perMinute;
}

function spoil(body: unknown, kind: Spoil): unknown {
  const page = body as {subscribers?: Record<string, unknown>[]; pagination?: {total_count?: number}};
  if (kind === 'smaller-total' && page.pagination?.total_count !== undefined) page.pagination.total_count -= 1;
  for (const [place, one] of (page.subscribers ?? []).entries()) {
    if (kind === 'unknown-word') one.state = 'sleeping';
    if (kind === 'no-email') one.email_address = null;
    if (kind === 'bad-row' && place === 0) one.state = {of: 'next year'};
    if (kind !== 'renamed-field') continue;
    one.status = one.state;
    delete one.state;
  }
  return page;
}

export type KitSending = Sending & {
  readonly subscriber: Pick<KitSubscriber, 'id' | 'email_address' | 'state' | 'first_name'>;
  readonly event: string;
  /** A secret that is being replaced signs too. */
  readonly former?: string;
  /** The event's id, which stays when a delivery is tried again. */
  readonly id?: string;
};

/** A webhook as Kit sends it: an array of events, signed at the second at which it leaves. */
export function kitDelivery({subscriber, event, url, secret, at, former, id = `event of ${subscriber.id}`}: KitSending): Request {
  const {id: own, first_name, email_address, state} = subscriber;
  const data = {subscriber: {id: own, first_name, email_address, state}};
  const body = JSON.stringify({delivery_id: 123_456, events: [{id, type: event, created: '2026-11-20T00:00:00Z', data}]});
  const t = Math.floor(at / 1_000);
  const sign = (key: string) => `v1=${bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(`${t}.${body}`)))}`;
  const signature = [`t=${t}`, ...[former, secret].flatMap(key => (key === undefined ? [] : sign(key)))].join(',');
  return new Request(url, {method: 'POST', headers: {'content-type': 'application/json', 'x-kit-signature': signature}, body});
}

function liveOneDay({subscribers, tags}: KitState, now: number): void {
  const updated_at = new Date(now).toISOString();
  const all = [...subscribers.values()];
  const next = Math.max(0, ...subscribers.keys()) + 1;
  subscribers.set(next, kitSubscriber(next, {state: 'inactive', updated_at, created_at: updated_at}));
  const waiting = all.find(({state}) => state === 'inactive');
  if (waiting !== undefined) Object.assign(waiting, {state: 'active', updated_at});
  const [first, second] = all.filter(({state}) => state === 'active');
  if (first !== undefined) Object.assign(first, {state: 'cancelled', updated_at});
  const [tag] = tags;
  if (second !== undefined && tag !== undefined) Object.assign(second, {tags: [tag.id], updated_at});
}
