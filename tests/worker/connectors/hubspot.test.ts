import {describe, expect, it} from 'vitest';
import type {Reading} from '#shared/model/record';
import type {Access, Cursor, PulledPage} from '../../../worker/connectors/connector.ts';
import {hubspot} from '../../../worker/connectors/hubspot.ts';
import {clientOf, connected} from '../../contract/connector.ts';
import {createHubspotFake, HUBSPOT_KEY, type HubspotFake, PORTAL} from '../../fakes/vendors/hubspot.ts';
import {changeContact, hubspotContact} from '../../fakes/vendors/hubspot-contacts.ts';

const at = (text: string) => Date.parse(text);
const NOW = at('2026-11-20T00:00:00Z');
const key = (id: number | string) => `hubspot/${PORTAL}/contact/${id}`;

async function readingsOf(properties: Record<string, string | null>, vendor = createHubspotFake(0)): Promise<Reading[]> {
  const contact = hubspotContact(1, properties);
  vendor.contacts.set(contact.id, contact);
  return [...(await hubspot.pull(await connected(hubspot, vendor), {since: undefined, page: 0})).readings];
}

async function readingOf(properties: Record<string, string | null>, vendor?: HubspotFake): Promise<Reading> {
  const [reading] = await readingsOf(properties, vendor);
  if (reading === undefined) throw new Error('no reading');
  return reading;
}

/** A whole pass; each page has the budget of a run of its own. */
async function pass(vendor: HubspotFake, from: Cursor): Promise<PulledPage[]> {
  const access: Access = await connected(hubspot, vendor);
  const pages: PulledPage[] = [];
  for (let cursor: Cursor | undefined = from; cursor !== undefined; cursor = pages.at(-1)?.next) {
    pages.push(await hubspot.pull({...access, http: clientOf(vendor)}, cursor));
    if (pages.length > 200) throw new Error('the pages never end');
  }
  return pages;
}

const keysIn = (pages: readonly PulledPage[]) => pages.flatMap(({readings}) => readings.map(reading => reading.key));

describe('a HubSpot contact as a reading', () => {
  it('is keyed by portal and id, with its addresses for suggestions only (CRM-10, CRM-15)', async () => {
    const reading = await readingOf({email: 'Ada@Example.org', hs_additional_emails: 'ada@old.example;ADA@example.org'});
    expect(reading).toMatchObject({
      key: key(1001),
      source: 'api',
      asOf: at('2026-02-01T00:10:00Z'),
      createdAt: at('2025-04-01T10:00:00Z'),
    });
    expect(reading.identifiers).toEqual([
      {type: 'hubspot-contact', value: '1001', account: String(PORTAL), strength: 'strong'},
      {type: 'email', value: 'ada@example.org', strength: 'weak'},
      {type: 'email', value: 'ada@old.example', strength: 'weak'},
    ]);
  });

  it('says what the CRM knows, and nothing of what was never filled in', async () => {
    expect((await readingOf({})).fields).toEqual({
      name: 'Contact 1',
      email: 'member1@example.org',
      stage: 'subscriber',
    });
    const bare = {firstname: null, lastname: ' ', email: null, lifecyclestage: ''};
    expect((await readingOf(bare)).fields).toEqual({});
  });

  it('takes numbers and dates out of the texts that they are', async () => {
    const {fields, activities} = await readingOf({
      hs_email_delivered: '20',
      hs_email_open: '5',
      hs_email_last_open_date: '2026-10-01T08:00:00Z',
      hs_email_last_click_date: '2026-10-01T08:01:00Z',
    });
    expect(fields.openRate).toBe(0.25);
    expect(activities).toEqual([
      {key: `opened/${at('2026-10-01T08:00:00Z')}`, at: at('2026-10-01T08:00:00Z'), action: 'opened'},
      {key: `clicked/${at('2026-10-01T08:01:00Z')}`, at: at('2026-10-01T08:01:00Z'), action: 'clicked'},
    ]);
  });

  it.each([
    [{hs_email_optout: 'true'}, 'unsubscribed'],
    [{hs_email_hard_bounce_reason_enum: 'UNKNOWN_USER'}, 'cleaned'],
    [{hs_email_optout: 'false'}, undefined],
  ])('%j means mail state %s', async (properties, state) => {
    expect((await readingOf(properties)).fields.mailState).toBe(state);
  });

  it('names whoever looks after it, where the key may know', async () => {
    expect((await readingOf({hubspot_owner_id: '77'})).fields.owner).toBe('Olga Owner');
    expect((await readingOf({hubspot_owner_id: '78'})).fields).not.toHaveProperty('owner');
    const vendor = createHubspotFake(0);
    vendor.forbidden.push('/crm/v3/owners');
    expect((await readingOf({hubspot_owner_id: '77'}, vendor)).fields).not.toHaveProperty('owner');
  });

  it('keeps the ids of those that were merged into it, in either way that HubSpot tells them', async () => {
    const readings = await readingsOf({
      hs_merged_object_ids: '7;8',
      hs_calculated_merged_vids: '8:1700000000000;9:1700000000001',
    });
    expect(readings.map(reading => reading.key)).toEqual([key(1001), key(7), key(8), key(9)]);
    expect(readings[0]?.identifiers.flatMap(({type, value}) => (type === 'email' ? [] : value))).toEqual(['1001', '7', '8', '9']);
    expect(readings[1]).toMatchObject({identifiers: [{type: 'hubspot-contact', value: '7'}], fields: {}});
  });
});

describe('HubSpot’s account', () => {
  it.each([
    [{key: HUBSPOT_KEY}, 'https://api.hubapi.com'],
    [{key: 'CJSP5qf1KhICAQEYs-gDIIGOBii1hQIyGQAf3xBKmlwHjX7OIpuIFEavB2-qYAGQsF4'}, 'https://api.hubapi.com'],
    [{key: HUBSPOT_KEY, url: 'http://127.0.0.1:8792/x'}, 'http://127.0.0.1:8792'],
    [{key: 'two words'}, undefined],
  ])('%j leads to %s', (request, address) => {
    expect(hubspot.address({vendor: 'hubspot', ...request})).toBe(address);
  });

  it('is the portal, and a key that may not read contacts is told so at once', async () => {
    const vendor = createHubspotFake(1);
    expect(await connected(hubspot, vendor)).toMatchObject({account: '62515', label: 'HubSpot 62515'});
    vendor.forbidden.push('/crm/v3/objects/contacts');
    await expect(connected(hubspot, vendor)).rejects.toMatchObject({code: 'not-allowed', detail: 'HTTP 403'});
  });

  it('whose day’s allowance is used up is a quota, not a throttle', async () => {
    const vendor = createHubspotFake(1);
    const access = await connected(hubspot, vendor);
    vendor.faults.push('throttled');
    const cursor = {since: undefined, page: 0};
    await expect(hubspot.pull(access, cursor)).rejects.toMatchObject({code: 'rate-limited', retryAfterMs: 10_000});
    vendor.isSpent = true;
    await expect(hubspot.pull(access, cursor)).rejects.toMatchObject({code: 'quota'});
  });
});

describe('a whole pass over HubSpot', () => {
  it('ends with the bin: whoever lies there is gone for certain (C5)', async () => {
    const vendor = createHubspotFake(150);
    vendor.remove('1042', at('2026-06-01T00:00:00Z'));
    const pages = await pass(vendor, {since: undefined, page: 0});
    expect(pages.map(({readings}) => readings.length)).toEqual([100, 49, 1]);
    expect(pages.at(-1)?.readings).toEqual([
      {key: key(1042), source: 'api', asOf: at('2026-06-01T00:00:00Z'), identifiers: [], fields: {}, deleted: true},
    ]);
    expect(pages.at(-1)?.remaining).toBe(1);
  });

  it('says at its end how many the list did not give, so that nobody is deleted for it (C8)', async () => {
    const vendor = createHubspotFake(150);
    const access = await connected(hubspot, vendor);
    const first = await hubspot.pull(access, {since: undefined, page: 0});
    // The list breaks off: its second page comes back empty and the last.
    const [place = ''] = [first.next?.place];
    const broken = await hubspot.pull(access, {since: undefined, page: 0, place: place.replace(/[^:]+$/, '9999')});
    const end = await hubspot.pull(access, broken.next ?? {since: undefined, page: 0});
    expect(end).toMatchObject({next: undefined, remaining: 50});
  });

  it('leads to changes that begin five minutes before it did, by HubSpot’s clock', async () => {
    const pages = await pass(createHubspotFake(150), {since: undefined, page: 0});
    expect(pages.map(({resumeFrom}) => resumeFrom)).toEqual(Array(3).fill(NOW - 300_000));
  });
});

describe('changes at HubSpot', () => {
  const FROM = at('2026-11-19T00:00:00Z');
  const touched = (count: number, changedAt: (number: number) => number) => {
    const vendor = createHubspotFake(count);
    for (const [number, contact] of [...vendor.contacts.values()].entries()) changeContact(contact, {}, changedAt(number));
    return vendor;
  };

  it('are all read where more than a search can give have changed (F36)', async () => {
    const vendor = touched(10_500, number => FROM + number * 1_000);
    const pages = await pass(vendor, {since: FROM, page: 0});
    expect(new Set(keysIn(pages)).size).toBe(10_500);
    expect(vendor.asked.filter(line => line.endsWith('/search')).length).toBeLessThan(60);
  }, 30_000);

  it('are all read where one millisecond has more than a page, and what follows it too (C8)', async () => {
    const vendor = touched(650, number => FROM + (number < 600 ? 5 : 1_000 + number));
    expect(new Set(keysIn(await pass(vendor, {since: FROM, page: 0}))).size).toBe(650);
  });

  it('that the search shows late are found by the next pass', async () => {
    const vendor = touched(3, number => FROM + number * 60_000);
    vendor.unindexed.add('1002');
    const [first] = await pass(vendor, {since: FROM, page: 0});
    expect(keysIn(first === undefined ? [] : [first])).toEqual([key(1001), key(1003)]);
    vendor.unindexed.clear();
    expect(keysIn(await pass(vendor, {since: first?.resumeFrom, page: 0}))).toContain(key(1002));
  });

  it('where there are none ask once and move nothing', async () => {
    const vendor = createHubspotFake(3);
    expect(await pass(vendor, {since: FROM, page: 0})).toEqual([
      {readings: [], bad: [], next: undefined, resumeFrom: undefined, remaining: 0},
    ]);
    expect(vendor.asked.filter(line => line.endsWith('/search'))).toHaveLength(1);
  });
});

describe('one contact of HubSpot’s', () => {
  it('is read again, or is gone', async () => {
    const vendor = createHubspotFake(2);
    const access = await connected(hubspot, vendor);
    expect(await hubspot.readOne?.(access, key(1001))).toMatchObject({key: key(1001), fields: {name: 'Contact 1'}});
    vendor.remove('1001', NOW);
    expect(await hubspot.readOne?.(access, key(1001))).toMatchObject({key: key(1001), deleted: true, identifiers: []});
  });

  it('that was merged stays as its id alone, and leads to the one it lives on in', async () => {
    const vendor = createHubspotFake(3);
    const access = await connected(hubspot, vendor);
    const id = vendor.merge('1001', '1002', NOW);
    const own = {type: 'hubspot-contact', value: '1001', account: String(PORTAL), strength: 'strong'};
    expect(await hubspot.readOne?.(access, key(1001))).toEqual({
      key: key(1001),
      source: 'api',
      asOf: access.now,
      identifiers: [own],
      fields: {},
    });
    expect((await hubspot.readOne?.(access, key(id)))?.identifiers).toContainEqual(own);
  });
});

describe('a tag at HubSpot', () => {
  const TAGGED = (vendor: HubspotFake, id: string) => vendor.contacts.get(id)?.properties.regulars_tags;

  it('makes its property once, then its choices, and shows as a label (F8)', async () => {
    const vendor = createHubspotFake(2);
    const access = await connected(hubspot, vendor);
    expect(await hubspot.setLabel?.(access, key(1001), {name: 'VIP; gold', on: true})).toBe(true);
    expect(await hubspot.setLabel?.(access, key(1001), {name: 'Press', on: true})).toBe(true);
    expect(await hubspot.setLabel?.(access, key(1002), {name: 'Press', on: true})).toBe(true);
    expect([TAGGED(vendor, '1001'), TAGGED(vendor, '1002')]).toEqual(['VIP, gold;Press', 'Press']);
    expect(vendor.properties.get('regulars_tags')?.options.map(({value}) => value)).toEqual(['VIP, gold', 'Press']);
    expect(vendor.asked.filter(line => line === 'POST /crm/v3/properties/contacts')).toHaveLength(1);
    expect((await hubspot.readOne?.(access, key(1001)))?.fields.labels).toEqual(['VIP, gold', 'Press']);
  });

  it('goes again, writes nothing twice, and says where the person is gone', async () => {
    const vendor = createHubspotFake(1);
    const access = await connected(hubspot, vendor);
    await hubspot.setLabel?.(access, key(1001), {name: 'VIP', on: true});
    const writes = () => vendor.asked.filter(line => line.startsWith('PATCH')).length;
    const before = writes();
    expect(await hubspot.setLabel?.(access, key(1001), {name: 'vip', on: true})).toBe(true);
    expect(writes()).toBe(before);
    expect(await hubspot.setLabel?.(access, key(1001), {name: 'VIP', on: false})).toBe(true);
    expect(TAGGED(vendor, '1001')).toBe('');
    expect(await hubspot.setLabel?.(access, key(4711), {name: 'VIP', on: true})).toBe(false);
  });

  it('writes a field and empties it, and none that HubSpot could not have', async () => {
    const vendor = createHubspotFake(1);
    const access = await connected(hubspot, vendor);
    expect(await hubspot.setField?.(access, key(1001), {name: 'lastname', value: 'Lovelace'})).toBe(true);
    expect(vendor.contacts.get('1001')?.properties.lastname).toBe('Lovelace');
    expect(await hubspot.setField?.(access, key(1001), {name: 'lastname', value: null})).toBe(true);
    expect(vendor.contacts.get('1001')?.properties.lastname).toBe('');
    expect(await hubspot.setField?.(access, key(4711), {name: 'lastname', value: 'x'})).toBe(false);
    expect(() => hubspot.setField?.(access, key(1001), {name: 'Last Name', value: 'x'})).toThrow(/no such property/);
  });
});
