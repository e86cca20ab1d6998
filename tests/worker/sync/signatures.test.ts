import {describe, expect, it} from 'vitest';
import {connectorOf, connectors} from '../../../worker/connectors/registry.ts';
import {hexOf} from '../../../worker/sync/hex.ts';

const MINUTE = 60_000;
const HUBSPOT_SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
const HUBSPOT_URL = 'https://www.example.com/webhook_uri';
const HUBSPOT_BODY =
  '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]';

type Vector = {
  readonly vendor: string;
  readonly secret: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly url?: string;
  /** When it was signed, where the signature says so. */
  readonly at?: number;
};

/** Computed by the vendors' own code or documentation, not by ours (collected 2026-11). */
const VECTORS: readonly Vector[] = [
  {vendor: 'patreon', secret: 'secret', body: 'testing', headers: {'x-patreon-signature': 'a964f51f0ae9c643aca91bfbc66f6d78'}},
  {
    vendor: 'patreon',
    secret: 'secret',
    body: '{"data":{"type":"post"}}',
    headers: {'x-patreon-signature': '607ab2394f5c0de6f35b1aabecd0c851'},
  },
  {
    vendor: 'hubspot',
    secret: HUBSPOT_SECRET,
    body: HUBSPOT_BODY,
    url: HUBSPOT_URL,
    at: 1_564_113_600_000,
    headers: {
      'x-hubspot-signature-v3': 'DxmVAjFNa2xfF3YgQjdZP6TNcok9k1oaH7UXombPtvw=',
      'x-hubspot-request-timestamp': '1564113600000',
    },
  },
  {
    vendor: 'ghost',
    secret: 'secret',
    body: '{"member":{}}',
    at: 1_700_000_000_000,
    headers: {
      'x-ghost-signature': 'sha256=48817a75e2e88c91f31b58e1d6b3b3f8fd0f0eb0990b4672f5ed549075ffba08, t=1700000000000',
    },
  },
  {
    vendor: 'kit',
    secret: 'secret',
    body: '{"events":[]}',
    at: 1_700_000_000_000,
    headers: {'x-kit-signature': 't=1700000000,v1=3947de27ec923573170fccda604ddfb25583ff98dc51e96cca2e11c59545026a'},
  },
];

/** Vendors with webhooks and without a vector, each with its reason. */
const WITHOUT: Readonly<Record<string, string>> = {
  mailchimp: 'signs nothing: what it says is believed of its secret address alone, and only as a hint',
  discord: 'signs with Ed25519 and a key of the app: tried in its own test with keys made there',
};

function judge({vendor, secret, body, headers, url = 'https://regulars.example/v1/webhooks/x', at = 0}: Vector, now = at) {
  const delivery = {
    method: 'POST',
    url,
    headers: new Headers(headers),
    body: Uint8Array.from(new TextEncoder().encode(body)),
    now,
  };
  return connectorOf(vendor)?.webhooks?.verify(delivery, {secret, client: undefined});
}

describe('signatures of webhooks, in workerd', () => {
  const known = VECTORS.filter(({vendor}) => connectorOf(vendor) !== undefined);

  it('are tried for every vendor that signs', () => {
    const signing = connectors.flatMap(({vendor, webhooks}) => (webhooks === undefined ? [] : [vendor]));
    const tried = new Set([...VECTORS.map(({vendor}) => vendor), ...Object.keys(WITHOUT)]);
    expect(signing.filter(vendor => !tried.has(vendor))).toEqual([]);
  });

  it.each(known.map(vector => [`${vector.vendor}: ${vector.body.slice(0, 20)}`, vector] as const))(
    '%s is theirs',
    async (_, vector) => {
      expect(await judge(vector)).toBe(true);
    },
  );

  it.each(known.map(vector => [`${vector.vendor}: ${vector.body.slice(0, 20)}`, vector] as const))(
    '%s is nobody’s with another body, another secret, no header, or a changed one',
    async (_, vector) => {
      const [name = '', value = ''] = Object.entries(vector.headers)[0] ?? [];
      const last = value.lastIndexOf('a') >= 0 ? 'a' : '2';
      const changed = value.replace(last, last === 'a' ? 'b' : '3');
      expect(await judge({...vector, body: `${vector.body} `})).toBe(false);
      expect(await judge({...vector, secret: 'another'})).toBe(false);
      expect(await judge({...vector, headers: {}})).toBe(false);
      expect(await judge({...vector, headers: {...vector.headers, [name]: changed}})).toBe(false);
      expect(await judge({...vector, headers: {...vector.headers, [name]: 'x'.repeat(10_000)}})).toBe(false);
    },
  );

  it.each(known.filter(({at}) => at !== undefined).map(vector => [vector.vendor, vector] as const))(
    '%s: what is older than five minutes is refused, however well it is signed',
    async (_, vector) => {
      const {at = 0} = vector;
      expect(await judge(vector, at + 4 * MINUTE)).toBe(true);
      expect(await judge(vector, at + 6 * MINUTE)).toBe(false);
      expect(await judge(vector, at - 6 * MINUTE)).toBe(false);
    },
  );

  it.each([
    [
      'HubSpot v1',
      'SHA-256',
      '',
      HUBSPOT_SECRET + HUBSPOT_BODY,
      '232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de',
    ],
    [
      'HubSpot v2',
      'SHA-256',
      '',
      `${HUBSPOT_SECRET}GET${HUBSPOT_URL}`,
      'eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e',
    ],
    [
      'Stripe',
      'SHA-256',
      'whsec_test',
      '1700000000.{"id":"evt_1","object":"event"}',
      '4c15fb2a43f93ef61eaa3e0893866d57cad9cad4223242cfb96f362480cb4021',
    ],
    [
      'Meta and Buy Me a Coffee',
      'SHA-256',
      'secret',
      '{"id":1}',
      '03def589620c813f198fd03d7967e292b163ef0435ebf43071ce0e9519763cb7',
    ],
    ['Shopify', 'SHA-256', 'secret', '{"id":1}', hexOfBase64('A971iWIMgT8Zj9A9eWfikrFj7wQ16/Qwcc4OlRl2PLc=')],
  ])('%s: a scheme that no connector needs yet, the runtime has all the same', async (_, hash, secret, text, expected) => {
    const encoder = new TextEncoder();
    if (secret === '') {
      expect(hexOf(new Uint8Array(await crypto.subtle.digest(hash, encoder.encode(text))))).toBe(expected);
      return;
    }
    const key = await crypto.subtle.importKey('raw', encoder.encode(secret), {name: 'HMAC', hash}, false, ['sign']);
    expect(hexOf(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text))))).toBe(expected);
  });
});

function hexOfBase64(text: string): string {
  return hexOf(Uint8Array.from(atob(text), char => char.charCodeAt(0)));
}
