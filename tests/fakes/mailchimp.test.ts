import {afterEach, describe, expect, it} from 'vitest';
import {drawWorld} from '../fixtures/people.ts';
import {type MailchimpFake, startMailchimpFake} from './mailchimp.ts';
import {contactHash} from './mailchimp-contacts.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const open: MailchimpFake[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(fake => fake.close()));
});

async function account(members = 100): Promise<MailchimpFake> {
  const fake = await startMailchimpFake({people: drawWorld({members}).audience, now: () => NOW});
  open.push(fake);
  return fake;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
type Loose = any;

async function call(
  fake: MailchimpFake,
  path: string,
  init: RequestInit = {},
): Promise<{status: number; type: string | null; body: Loose}> {
  const response = await fetch(`${fake.url}/3.0/${path}`, {headers: {authorization: `Bearer ${fake.key}`}, ...init});
  const text = await response.text();
  return {status: response.status, type: response.headers.get('content-type'), body: text === '' ? undefined : JSON.parse(text)};
}

describe('the stand-in for Mailchimp', () => {
  it('takes its key as Bearer or Basic and answers problem JSON without it', async () => {
    const fake = await account();
    const basic = Buffer.from(`anyone:${fake.key}`).toString('base64');
    expect((await call(fake, 'lists')).status).toBe(200);
    expect((await call(fake, 'lists', {headers: {authorization: `Basic ${basic}`}})).status).toBe(200);
    const {status, type, body} = await call(fake, 'lists', {headers: {}});
    expect(status).toBe(401);
    expect(type).toContain('application/problem+json');
    expect(body).toMatchObject({title: 'API Key Invalid', status: 401});
  });

  it('gives ten contacts unless told, a thousand at most, and each of them once over its pages', async () => {
    const fake = await account();
    const members = `lists/${fake.audience}/members`;
    expect((await call(fake, members)).body.members).toHaveLength(10);
    expect((await call(fake, `${members}?count=1001`)).status).toBe(400);
    const total = fake.state.contacts.size;
    const seen = new Set<string>();
    for (let offset = 0; offset < total; offset += 30) {
      const {body} = await call(fake, `${members}?count=30&offset=${offset}&sort_field=last_changed&sort_dir=ASC`);
      expect(body.total_items).toBe(total);
      for (const {unique_email_id: id} of body.members) seen.add(id);
    }
    expect(seen.size).toBe(total);
  });

  it('prints contacts with the fields that the connector reads', async () => {
    const fake = await account();
    const {body} = await call(fake, `lists/${fake.audience}/members?count=100`);
    for (const contact of body.members) {
      expect(contact.id).toBe(contactHash(contact.email_address));
      expect(contact.tags_count).toBe(contact.tags.length);
      expect(contact.last_changed).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
    }
    const statuses = new Set(body.members.map(({status}: Loose) => status));
    expect(statuses).toEqual(new Set(['subscribed', 'unsubscribed', 'cleaned', 'pending']));
  });

  it('says who changed since', async () => {
    const fake = await account();
    const since = async (at: number) =>
      (await call(fake, `lists/${fake.audience}/members?since_last_changed=${new Date(at).toISOString()}`)).body.total_items;
    expect(await since(Date.UTC(2026, 10, 22))).toBe(0);
    const changes = fake.drift(10);
    expect(changes).toMatchObject({added: {length: 2}, deleted: {length: 1}});
    expect(await since(Date.UTC(2026, 10, 22))).toBe(new Set([...changes.edited, ...changes.added]).size);
  });

  it('adds and removes tags', async () => {
    const fake = await account();
    const [hash, contact] = [...fake.state.contacts][0] ?? [];
    const tags = [{name: 'To thank', status: 'active'}, ...(contact?.tags ?? []).map(name => ({name, status: 'inactive'}))];
    const answer = await call(fake, `lists/${fake.audience}/members/${hash}/tags`, {
      method: 'POST',
      body: JSON.stringify({tags}),
      headers: {authorization: `Bearer ${fake.key}`},
    });
    expect(answer.status).toBe(204);
    expect((await call(fake, `lists/${fake.audience}/members/${hash}`)).body.tags.map(({name}: Loose) => name)).toEqual([
      'To thank',
    ]);
  });
});
