import {describe, expect, it} from 'vitest';
import {hubspotWebhooks, verifySignature} from '../../../worker/connectors/hubspot-webhooks.ts';
import {eventOf, PORTAL} from '../../fakes/vendors/hubspot.ts';
import {signatureV1, signatureV2, signatureV3, signedByHubspot} from '../../fakes/vendors/hubspot-signature.ts';

const NOW = Date.UTC(2026, 10, 20);
const key = (id: number | string) => `hubspot/${PORTAL}/contact/${id}`;

describe('HubSpot’s webhook signature', () => {
  // The examples of HubSpot's own pages; version 3 was computed with its own library.
  const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
  const URL_ = 'https://www.example.com/webhook_uri';
  const BODY =
    '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]';
  const TIME = '1564113600000';
  const V1 = '232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de';
  const V2 = 'eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e';
  const V3 = 'DxmVAjFNa2xfF3YgQjdZP6TNcok9k1oaH7UXombPtvw=';
  const bytes = (text: string) => Uint8Array.from(new TextEncoder().encode(text));
  type Change = {
    signature?: string;
    headers?: Record<string, string>;
    url?: string;
    body?: string;
    now?: number;
    secret?: string;
  };
  const verify = ({signature = V3, headers, url = URL_, body = BODY, now = Number(TIME), secret = SECRET}: Change = {}) =>
    verifySignature(
      {
        method: 'POST',
        url,
        headers: new Headers(headers ?? {'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': TIME}),
        body: bytes(body),
        now,
      },
      secret,
    );

  it('is computed as HubSpot’s own pages do, in all three versions', async () => {
    expect(await signatureV1(SECRET, {body: BODY})).toBe(V1);
    expect(await signatureV2(SECRET, {method: 'GET', url: URL_, body: ''})).toBe(V2);
    expect(await signatureV3(SECRET, {method: 'POST', url: URL_, body: BODY, time: TIME})).toBe(V3);
  });

  it('is good in version 3 alone', async () => {
    expect(await verify()).toBe(true);
    const time = {'x-hubspot-request-timestamp': TIME};
    expect(await verify({headers: {...time, 'x-hubspot-signature': V1, 'x-hubspot-signature-version': 'v1'}})).toBe(false);
    expect(await verify({headers: {...time, 'x-hubspot-signature-v3': V1}})).toBe(false);
    expect(await verify({headers: {'x-hubspot-signature-v3': V3}})).toBe(false);
  });

  it('is refused over other bytes, for another address, with another secret or signature', async () => {
    expect(await verify({body: `${BODY} `})).toBe(false);
    expect(await verify({url: `${URL_}/`})).toBe(false);
    expect(await verify({secret: `${SECRET}x`})).toBe(false);
    expect(await verify({signature: `E${V3.slice(1)}`})).toBe(false);
  });

  it('is refused when older than five minutes, or from the future', async () => {
    expect(await verify({now: Number(TIME) + 300_000})).toBe(true);
    expect(await verify({now: Number(TIME) + 300_001})).toBe(false);
    expect(await verify({now: Number(TIME) - 300_001})).toBe(false);
  });

  it('covers an address whose characters HubSpot decodes', async () => {
    const signed = await signatureV3(SECRET, {method: 'POST', url: `${URL_}?q=a:b,c`, body: BODY, time: TIME});
    expect(await verify({url: `${URL_}?q=a%3Ab%2cc`, signature: signed})).toBe(true);
  });

  it('is that of the app we read with, or of the one whose secret was given', async () => {
    const request = await signedByHubspot(URL_, [], {secret: SECRET, at: NOW});
    const delivery = {method: 'POST', url: URL_, headers: request.headers, body: bytes('[]'), now: NOW};
    const client = {id: 'app', secret: SECRET};
    expect(await hubspotWebhooks.verify(delivery, {secret: 'ours', client})).toBe(true);
    expect(await hubspotWebhooks.verify(delivery, {secret: SECRET})).toBe(true);
    expect(await hubspotWebhooks.verify(delivery, {secret: 'ours'})).toBe(false);
  });
});

describe('HubSpot’s webhook', () => {
  const subjects = (events: unknown, account = String(PORTAL)) =>
    hubspotWebhooks.subjects(
      {
        method: 'POST',
        url: '',
        headers: new Headers(),
        body: Uint8Array.from(new TextEncoder().encode(JSON.stringify(events))),
        now: 0,
      },
      account,
    );

  it('names each contact of its events once, both sides of a merge, and the erased', () => {
    const events = [
      eventOf({subscriptionType: 'contact.creation', objectId: 1}),
      eventOf({subscriptionType: 'contact.propertyChange', objectId: 1, propertyName: 'email'}),
      eventOf({subscriptionType: 'contact.merge', objectId: 2, primaryObjectId: 2, mergedObjectIds: [3, 4], newObjectId: 5}),
      eventOf({subscriptionType: 'contact.privacyDeletion', objectId: 6}),
    ];
    expect(subjects(events)).toEqual([1, 2, 5, 3, 4, 6].map(key));
  });

  it('of another portal, of another kind or of no sense names nobody', () => {
    const contact = eventOf({subscriptionType: 'contact.creation', objectId: 1});
    expect(subjects([contact], '4711')).toEqual([]);
    expect(subjects([eventOf({subscriptionType: 'deal.creation', objectId: 1})])).toEqual([]);
    expect(subjects([eventOf({subscriptionType: 'contact.creation', objectId: '../../evil'}), 'x', null])).toEqual([]);
    expect(subjects({not: 'a list'})).toEqual([]);
  });
});
