import {describe, expect, it} from 'vitest';
import type {Reading} from '#shared/model/record';
import {mailchimp} from '../../../worker/connectors/mailchimp.ts';
import {newBudget} from '../../../worker/limits.ts';
import {createOutboundClient} from '../../../worker/sync/outbound-client.ts';
import {createPace} from '../../../worker/sync/pace.ts';
import {createRateLimiter} from '../../../worker/sync/rate-limiter.ts';
import {connected} from '../../contract/connector.ts';
import {createMailchimpFake, MAILCHIMP_KEY} from '../../fakes/vendors/mailchimp.ts';
import {type Contact, contact} from '../../fakes/vendors/mailchimp-audience.ts';

async function readingOf(more: Partial<Contact>): Promise<Reading> {
  const fake = createMailchimpFake(0);
  fake.contacts.set('u1', contact(1, more));
  const [reading] = (await mailchimp.pull(await connected(mailchimp, fake), {since: undefined, page: 0})).readings;
  if (reading === undefined) throw new Error('no reading');
  return reading;
}

describe('a Mailchimp contact as a reading', () => {
  it('is keyed by the id that stays when the address changes', async () => {
    const reading = await readingOf({email_address: 'New@Example.org'});
    expect(reading.key).toBe('mailchimp/a1b2c3/member/u1');
    expect(reading.identifiers).toEqual([
      {type: 'mailchimp-contact', value: 'u1', account: 'a1b2c3', strength: 'strong'},
      {type: 'email', value: 'new@example.org', strength: 'strong'},
    ]);
  });

  it('says what the list knows', async () => {
    const {fields, asOf, createdAt} = await readingOf({});
    expect(fields).toEqual({
      name: 'Reader 1',
      email: 'member1@example.org',
      mailState: 'subscribed',
      mailOptInAt: Date.parse('2025-03-01T08:00:00Z'),
      newsletters: ['The Letter'],
      openRate: 0.5,
      labels: ['podcast'],
    });
    expect(asOf).toBe(Date.UTC(2026, 1, 1, 0, 1));
    expect(createdAt).toBe(Date.parse('2025-03-01T08:00:00Z'));
  });

  it.each([
    ['subscribed', 'subscribed', 'strong'],
    ['unsubscribed', 'unsubscribed', 'strong'],
    ['pending', 'pending', 'weak'],
    ['cleaned', 'cleaned', 'weak'],
    ['transactional', 'none', 'weak'],
    ['a word of next year', undefined, 'weak'],
  ])('with status %s has mail state %s and an address that is %s', async (status, state, strength) => {
    const {fields, identifiers} = await readingOf({status});
    expect(fields.mailState).toBe(state);
    expect(identifiers.find(({type}) => type === 'email')?.strength).toBe(strength);
    expect(fields.newsletters).toEqual(status === 'subscribed' ? ['The Letter'] : undefined);
  });

  it('has the audience’s own columns and groups, but no birthday and no address (CRM-10)', async () => {
    const {fields} = await readingOf({
      full_name: '',
      merge_fields: {
        FNAME: 'Ada',
        LNAME: 'L',
        COMPANY: 'Linden',
        AGE: 36,
        EMPTY: '',
        BIRTHDAY: '12/10',
        ADDRESS: {city: 'Paris'},
      },
      interests: {g1: true, g2: true, g3: true},
    });
    expect(fields.name).toBe('Ada L');
    expect(fields.custom).toEqual({COMPANY: 'Linden', AGE: '36', Topics: 'Trees, Birds'});
  });

  it('without a name, tags or figures says nothing of them', async () => {
    const {fields} = await readingOf({
      full_name: '',
      tags: undefined,
      stats: undefined,
      merge_fields: undefined,
      timestamp_opt: '',
    });
    expect(Object.keys(fields).sort()).toEqual(['email', 'mailState', 'newsletters']);
  });
});

describe('Mailchimp’s address', () => {
  it.each([
    [{key: MAILCHIMP_KEY}, 'https://us1.api.mailchimp.com/3.0'],
    [{key: `${'0f'.repeat(16)}-us21`}, 'https://us21.api.mailchimp.com/3.0'],
    [{key: MAILCHIMP_KEY, url: 'http://127.0.0.1:8791'}, 'http://127.0.0.1:8791/3.0'],
    [{key: `${'0f'.repeat(16)}-us1.evil.example/`}, undefined],
    [{key: '0f'.repeat(16)}, 'https://login.mailchimp.com'],
    [{key: 'x'}, undefined],
  ])('%j leads to %s', (request, address) => {
    expect(mailchimp.address({vendor: 'mailchimp', ...request})).toBe(address);
  });

  it('is refused where there is no such audience', async () => {
    const fake = createMailchimpFake(1);
    const several = {...fake, request: {...fake.request, account: 'another'}};
    await expect(connected(mailchimp, several)).rejects.toMatchObject({code: 'unexpected-shape'});
  });
});

describe('Mailchimp’s login', () => {
  const login = (api_endpoint: string) => {
    const fake = createMailchimpFake(1);
    const asked: string[] = [];
    const http = createOutboundClient({
      fetch: request => {
        const url = new URL(request.url);
        asked.push(`${url.host} ${request.headers.get('authorization')}`);
        if (url.host === 'login.mailchimp.com') return Promise.resolve(Response.json({dc: 'us1', api_endpoint}));
        return fake.fetch(new Request(request, {headers: {authorization: `Bearer ${MAILCHIMP_KEY}`}}));
      },
      now: () => 0,
      hosts: mailchimp.hosts ?? [],
      allowPrivateHosts: false,
      timeoutMs: 50,
      limiter: createRateLimiter(6),
      pace: createPace(undefined),
      budget: newBudget(),
    });
    return {asked, connect: () => mailchimp.connect(http, {vendor: 'mailchimp', key: 'ab'.repeat(16)}, 0)};
  };

  it('tells the data centre of an app’s token', async () => {
    const {asked, connect} = login('https://us7.api.mailchimp.com');
    expect(await connect()).toMatchObject({account: 'a1b2c3', base: 'https://us7.api.mailchimp.com/3.0'});
    expect(asked.slice(0, 2)).toEqual([
      `login.mailchimp.com OAuth ${'ab'.repeat(16)}`,
      `us7.api.mailchimp.com Bearer ${'ab'.repeat(16)}`,
    ]);
  });

  it('is not followed to any other host', async () => {
    const {asked, connect} = login('https://us7.api.mailchimp.com.evil.example');
    await expect(connect()).rejects.toMatchObject({code: 'unexpected-shape'});
    expect(asked).toHaveLength(1);
  });
});

describe('what is written to Mailchimp', () => {
  const KEY = 'mailchimp/a1b2c3/member/u1';

  it('is a tag, found by the address of the moment', async () => {
    const fake = createMailchimpFake(1);
    const access = await connected(mailchimp, fake);
    Object.assign(fake.contacts.get('u1') ?? {}, {email_address: 'Changed@example.org'});
    expect(await mailchimp.setLabel?.(access, KEY, {name: 'VIP', on: true})).toBe(true);
    expect((await mailchimp.readOne?.(access, KEY))?.fields.labels).toEqual(['podcast', 'VIP']);
    expect(await mailchimp.setLabel?.(access, KEY, {name: 'podcast', on: false})).toBe(true);
    expect((await mailchimp.readOne?.(access, KEY))?.fields.labels).toEqual(['VIP']);
    expect(await mailchimp.setLabel?.(access, 'mailchimp/a1b2c3/member/nobody', {name: 'VIP', on: true})).toBe(false);
  });

  it('is a column of the audience, read before and emptied again', async () => {
    const fake = createMailchimpFake(1);
    const access = await connected(mailchimp, fake);
    expect(await mailchimp.readField?.(access, KEY, 'COMPANY')).toBeNull();
    expect(await mailchimp.setField?.(access, KEY, {name: 'COMPANY', value: 'Linden'})).toBe(true);
    expect(await mailchimp.readField?.(access, KEY, 'COMPANY')).toBe('Linden');
    expect((await mailchimp.readOne?.(access, KEY))?.fields.custom).toEqual({COMPANY: 'Linden'});
    expect(await mailchimp.setField?.(access, KEY, {name: 'COMPANY', value: null})).toBe(true);
    expect(await mailchimp.readField?.(access, KEY, 'COMPANY')).toBeNull();
    expect(await mailchimp.readField?.(access, 'mailchimp/a1b2c3/member/nobody', 'COMPANY')).toBeUndefined();
    await expect(mailchimp.setField?.(access, KEY, {name: 'no column', value: 'x'})).rejects.toMatchObject({code: 'not-allowed'});
  });

  it('is an invitation that waits for a yes: nobody is subscribed by us', async () => {
    const fake = createMailchimpFake(0);
    const access = await connected(mailchimp, fake);
    await mailchimp.invite?.(access, {email: 'New@Example.org', name: 'Ada'});
    expect([...fake.contacts.values()]).toMatchObject([
      {email_address: 'New@Example.org', status: 'pending', merge_fields: {FNAME: 'Ada'}},
    ]);
  });

  it.each(['unsubscribed', 'cleaned', 'archived', 'a word of next year'])(
    'is never an invitation to somebody who is %s',
    async status => {
      const fake = createMailchimpFake(1);
      const access = await connected(mailchimp, fake);
      Object.assign(fake.contacts.get('u1') ?? {}, {status});
      await expect(mailchimp.invite?.(access, {email: 'MEMBER1@example.org', name: undefined})).rejects.toMatchObject({
        code: 'not-allowed',
      });
      expect(fake.contacts.get('u1')?.status).toBe(status);
      expect(fake.asked.some(line => line.startsWith('PUT'))).toBe(false);
    },
  );

  it.each(['subscribed', 'pending'])('is no second invitation to somebody who is %s', async status => {
    const fake = createMailchimpFake(1);
    const access = await connected(mailchimp, fake);
    Object.assign(fake.contacts.get('u1') ?? {}, {status});
    await mailchimp.invite?.(access, {email: 'member1@example.org', name: undefined});
    expect(fake.asked.some(line => line.startsWith('PUT'))).toBe(false);
  });
});
