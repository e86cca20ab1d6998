import {describe, expect, it} from 'vitest';
import type {Reading} from '#shared/model/record';
import {mailchimp} from '../../../worker/connectors/mailchimp.ts';
import {connected} from '../../contract/connector.ts';
import {type Contact, contact, createMailchimpFake, MAILCHIMP_KEY} from '../../fakes/vendors/mailchimp.ts';

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

  it('without a name, tags or figures says nothing of them', async () => {
    const {fields} = await readingOf({full_name: '', tags: undefined, stats: undefined, timestamp_opt: ''});
    expect(Object.keys(fields).sort()).toEqual(['email', 'mailState', 'newsletters']);
  });
});

describe('Mailchimp’s address', () => {
  it.each([
    [{key: MAILCHIMP_KEY}, 'https://us1.api.mailchimp.com/3.0'],
    [{key: `${'0f'.repeat(16)}-us21`}, 'https://us21.api.mailchimp.com/3.0'],
    [{key: MAILCHIMP_KEY, url: 'http://127.0.0.1:8791'}, 'http://127.0.0.1:8791/3.0'],
    [{key: `${'0f'.repeat(16)}-us1.evil.example/`}, undefined],
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
