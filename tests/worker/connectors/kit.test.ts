import {describe, expect, it} from 'vitest';
import type {Reading} from '#shared/model/record';
import {kit} from '../../../worker/connectors/kit.ts';
import {addressKey} from '../../../worker/connectors/kit-subscriber.ts';
import {connected} from '../../contract/connector.ts';
import {createKitFake, KIT_KEY, type KitFake} from '../../fakes/vendors/kit.ts';
import {type KitSubscriber, kitSubscriber} from '../../fakes/vendors/kit-state.ts';

const START = {since: undefined, page: 0} as const;
const NOW = Date.UTC(2026, 10, 20);
const KEY = 'kit/29/subscriber/1';

async function readingOf(more: Partial<KitSubscriber>): Promise<Reading> {
  const fake = createKitFake(0);
  fake.subscribers.set(1, kitSubscriber(1, more));
  const [reading] = (await kit.pull(await connected(kit, fake), START)).readings;
  if (reading === undefined) throw new Error('no reading');
  return reading;
}

function subscriberOf(fake: KitFake, id = 1): KitSubscriber {
  const found = fake.subscribers.get(id);
  if (found === undefined) throw new Error('no such subscriber');
  return found;
}

describe('a Kit subscriber as a reading', () => {
  it('is keyed by account and id, and says what the list knows (CRM-16)', async () => {
    const reading = await readingOf({email_address: 'Ada@Example.org', fields: {last_name: 'Lovelace', city: null}, tags: [5]});
    expect(reading).toEqual({
      key: KEY,
      source: 'api',
      asOf: NOW,
      createdAt: Date.parse('2025-03-01T08:00:00Z'),
      identifiers: [
        {type: 'kit-subscriber', value: '1', account: '29', strength: 'strong'},
        {type: 'email', value: 'ada@example.org', strength: 'strong'},
      ],
      fields: {
        name: 'Reader 1 Lovelace',
        email: 'Ada@Example.org',
        mailState: 'subscribed',
        newsletters: ['Field Letters'],
        labels: ['podcast'],
        custom: {last_name: 'Lovelace'},
      },
    });
  });

  it.each([
    ['active', 'subscribed', 'strong'],
    ['inactive', 'pending', 'weak'],
    ['cancelled', 'unsubscribed', 'strong'],
    ['bounced', 'cleaned', 'weak'],
    ['complained', 'complained', 'strong'],
    ['a word of next year', undefined, 'weak'],
  ])('that is %s has mail state %s and an address that is %s', async (state, mailState, strength) => {
    const {fields, identifiers} = await readingOf({state});
    expect(fields.mailState).toBe(mailState);
    expect(identifiers.find(({type}) => type === 'email')?.strength).toBe(strength);
    expect(fields.newsletters).toEqual(mailState === 'subscribed' ? ['Field Letters'] : undefined);
  });

  it('without tags has none, and says nothing of them where Kit does not', async () => {
    expect((await readingOf({})).fields.labels).toEqual([]);
    expect((await readingOf({first_name: null, fields: {}})).fields).not.toHaveProperty('name');
  });
});

describe('the list of Kit’s subscribers', () => {
  it('has everybody in it, whatever their state, in the order of their ids', async () => {
    const fake = createKitFake(3);
    for (const [id, state] of [
      [2, 'cancelled'],
      [3, 'bounced'],
    ] as const)
      subscriberOf(fake, id).state = state;
    const {readings} = await kit.pull(await connected(kit, fake), START);
    expect(readings.map(({key}) => key)).toEqual([1, 2, 3].map(id => `kit/29/subscriber/${id}`));
  });

  it('is asked for its count at the first page only', async () => {
    const fake = createKitFake(1_200);
    const access = await connected(kit, fake);
    const first = await kit.pull(access, START);
    const second = await kit.pull(access, first.next ?? START);
    expect([first.remaining, second.remaining]).toEqual([1_200, 700]);
    expect(fake.asked.filter(asked => asked.includes('include_total_count'))).toHaveLength(1);
  });

  it('tells of a change on the very day on which the last pass began, in any time zone', async () => {
    const fake = createKitFake(3);
    const access = await connected(kit, fake);
    const {resumeFrom} = await kit.pull(access, START);
    expect(resumeFrom).toBe(NOW);
    subscriberOf(fake, 2).updated_at = new Date(NOW - 11 * 3_600_000).toISOString();
    const {readings} = await kit.pull(access, {since: resumeFrom, page: 0});
    expect(readings.map(({key}) => key)).toEqual(['kit/29/subscriber/2']);
    expect(fake.asked.at(-1)).toContain('updated_after=2026-11-18');
  });

  it('starts from when a pass began, not from when it ended', async () => {
    const fake = createKitFake(700);
    const access = await connected(kit, fake);
    const first = await kit.pull(access, START);
    const second = await kit.pull({...access, now: NOW + 3_600_000}, first.next ?? START);
    expect(second.resumeFrom).toBe(NOW);
  });

  it('is left alone when Kit asks to retry later, without saying when', async () => {
    const fake = createKitFake(1);
    const access = await connected(kit, fake);
    fake.faults.push('throttled');
    const error = await kit.pull(access, START).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({code: 'rate-limited', retryAfterMs: undefined});
  });
});

describe('looking up one subscriber', () => {
  it('takes one request by address, however long the list is (C42)', async () => {
    const fake = createKitFake(3_000);
    const access = await connected(kit, fake);
    subscriberOf(fake, 2_900).state = 'cancelled';
    fake.asked.length = 0;
    const reading = await kit.readOne?.(access, addressKey('29', 'member2900@example.org'));
    expect(reading).toMatchObject({key: 'kit/29/subscriber/2900', fields: {mailState: 'unsubscribed'}});
    expect(fake.asked).toHaveLength(1);
    expect(fake.asked[0]).toContain('email_address=member2900%40example.org');
  });

  it('by id reads the tags too, and says who is gone', async () => {
    const fake = createKitFake(2);
    const access = await connected(kit, fake);
    subscriberOf(fake).tags = [5];
    expect(await kit.readOne?.(access, KEY)).toMatchObject({key: KEY, fields: {labels: ['podcast']}});
    expect(await kit.readOne?.(access, 'kit/29/subscriber/9')).toMatchObject({key: 'kit/29/subscriber/9', deleted: true});
  });
});

describe('writing to Kit', () => {
  it('tags somebody, makes the tag where there is none, and repeats nothing', async () => {
    const fake = createKitFake(2);
    const access = await connected(kit, fake);
    for (const _ of [1, 2]) expect(await kit.setLabel?.(access, KEY, {name: 'VIP', on: true})).toBe(true);
    expect(fake.tags.map(({name}) => name)).toEqual(['podcast', 'VIP']);
    expect((await kit.readOne?.(access, KEY))?.fields.labels).toEqual(['VIP']);
    for (const _ of [1, 2]) expect(await kit.setLabel?.(access, KEY, {name: 'VIP', on: false})).toBe(true);
    expect((await kit.readOne?.(access, KEY))?.fields.labels).toEqual([]);
  });

  it('takes a tag that differs in its capitals alone for the same', async () => {
    const fake = createKitFake(1);
    const access = await connected(kit, fake);
    expect(await kit.setLabel?.(access, KEY, {name: 'Podcast', on: true})).toBe(true);
    expect((await kit.readOne?.(access, KEY))?.fields.labels).toEqual(['podcast']);
    expect(await kit.setLabel?.(access, KEY, {name: 'PODCAST', on: false})).toBe(true);
    expect((await kit.readOne?.(access, KEY))?.fields.labels).toEqual([]);
    expect(fake.tags).toHaveLength(1);
  });

  it('takes off no tag that there is not, and makes none for it', async () => {
    const fake = createKitFake(1);
    const access = await connected(kit, fake);
    expect(await kit.setLabel?.(access, KEY, {name: 'never', on: false})).toBe(true);
    expect(fake.tags).toHaveLength(1);
  });

  it('says who is gone', async () => {
    const access = await connected(kit, createKitFake(1));
    const gone = 'kit/29/subscriber/9';
    for (const on of [true, false]) expect(await kit.setLabel?.(access, gone, {name: 'podcast', on})).toBe(false);
    expect(await kit.setLabel?.(access, gone, {name: 'never', on: false})).toBe(false);
    expect(await kit.setField?.(access, gone, {name: 'city', value: 'Lyon'})).toBe(false);
    expect(await kit.readField?.(access, gone, 'city')).toBeUndefined();
  });

  it('writes a custom field by its key or its name, makes it where there is none, and empties it', async () => {
    const fake = createKitFake(1);
    const access = await connected(kit, fake);
    expect(await kit.readField?.(access, KEY, 'City')).toBe('Porto');
    expect(await kit.setField?.(access, KEY, {name: 'city', value: 'Lyon'})).toBe(true);
    expect(await kit.setField?.(access, KEY, {name: 'Loyalty score', value: '87'})).toBe(true);
    expect(subscriberOf(fake)).toMatchObject({
      email_address: 'member1@example.org',
      first_name: 'Reader 1',
      fields: {city: 'Lyon', loyalty_score: '87'},
    });
    expect(await kit.readField?.(access, KEY, 'Loyalty score')).toBe('87');
    expect(await kit.setField?.(access, KEY, {name: 'Loyalty score', value: null})).toBe(true);
    expect(await kit.readField?.(access, KEY, 'Loyalty score')).toBeNull();
  });

  it('makes no field to empty it', async () => {
    const fake = createKitFake(1);
    expect(await kit.setField?.(await connected(kit, fake), KEY, {name: 'never', value: null})).toBe(true);
    expect(fake.fields).toHaveLength(2);
  });
});

describe('Kit’s key', () => {
  it('goes into a header of its own, an access token into the usual one', async () => {
    const fake = createKitFake(1);
    const {access: token} = fake.app.issue();
    const access = await connected(kit, {...fake, request: {...fake.request, key: token.padEnd(24, '-')}}).catch(
      (error: unknown) => error,
    );
    expect(access).toMatchObject({code: 'unauthorised'});
    const opened = {...(await connected(kit, fake)), key: token};
    expect((await kit.pull(opened, START)).readings).toHaveLength(1);
    fake.app.expire();
    await expect(kit.pull(opened, START)).rejects.toMatchObject({code: 'unauthorised'});
  });

  it.each([
    [{key: KIT_KEY}, 'https://api.kit.com/v4'],
    [{key: KIT_KEY, url: 'http://127.0.0.1:8793'}, 'http://127.0.0.1:8793/v4'],
    [{key: 'short'}, undefined],
  ])('%j leads to %s', (request, address) => {
    expect(kit.address({vendor: 'kit', ...request})).toBe(address);
  });
});
