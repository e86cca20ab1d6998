import {describe, expect, it} from 'vitest';
import type {Delivery} from '../../../worker/connectors/connector.ts';
import {mailchimp} from '../../../worker/connectors/mailchimp.ts';
import {connected} from '../../contract/connector.ts';
import {createMailchimpFake} from '../../fakes/vendors/mailchimp.ts';
import {addressHash} from '../../fakes/vendors/mailchimp-audience.ts';

describe('Mailchimp’s webhooks', () => {
  const {webhooks} = mailchimp;
  const delivery = (form: Record<string, string>, method = 'POST'): Delivery => ({
    method,
    url: 'https://regulars.example/v1/webhooks/secret',
    headers: new Headers(),
    body: Uint8Array.from(new TextEncoder().encode(new URLSearchParams(form).toString())),
    now: 0,
  });
  const subjects = (form: Record<string, string>) => webhooks?.subjects(delivery({'data[list_id]': 'a1b2c3', ...form}), 'a1b2c3');

  it('are registered for everything but campaigns, and taken back', async () => {
    const fake = createMailchimpFake(0);
    const access = await connected(mailchimp, fake);
    const registered = await webhooks?.register?.(access, {url: 'https://regulars.example/v1/webhooks/secret', secret: 's'});
    expect(registered).toEqual({ids: ['hook1']});
    expect(fake.webhooks).toEqual([{id: 'hook1', url: 'https://regulars.example/v1/webhooks/secret'}]);
    await webhooks?.remove?.(access, ['hook1']);
    expect(fake.webhooks).toEqual([]);
  });

  it('answer 200 to a delivery, and to the GET by which an address is tried', async () => {
    for (const one of [delivery({}, 'GET'), delivery({type: 'profile'})]) {
      expect(await webhooks?.verify(one, {secret: ''})).toBe(true);
      expect(webhooks?.reply?.(one)?.status).toBe(200);
    }
  });

  it('name the member by the id that stays, a changed address too', () => {
    expect(subjects({type: 'profile', 'data[id]': 'u7', 'data[email]': 'a@example.org'})).toEqual(['mailchimp/a1b2c3/member/u7']);
    const moved = {type: 'upemail', 'data[new_id]': 'u7', 'data[new_email]': 'b@example.org', 'data[old_email]': 'a@example.org'};
    expect(subjects(moved)).toEqual(['mailchimp/a1b2c3/member/u7']);
  });

  it('name who was cleaned by a hash of the address, which is read again under its own key', async () => {
    const fake = createMailchimpFake(1);
    const access = await connected(mailchimp, fake);
    Object.assign(fake.contacts.get('u1') ?? {}, {status: 'cleaned'});
    const [key = ''] = subjects({type: 'cleaned', 'data[email]': 'Member1@example.org', 'data[reason]': 'hard'}) ?? [];
    expect(key).toBe(`mailchimp/a1b2c3/address/${addressHash({email_address: 'member1@example.org'})}`);
    expect(await mailchimp.readOne?.(access, key)).toMatchObject({
      key: 'mailchimp/a1b2c3/member/u1',
      fields: {mailState: 'cleaned'},
    });
    fake.contacts.clear();
    expect(await mailchimp.readOne?.(access, key)).toMatchObject({key, deleted: true, identifiers: []});
  });

  it('of another audience or of no sense name nobody', () => {
    expect(webhooks?.subjects(delivery({'data[list_id]': 'other', 'data[id]': 'u7'}), 'a1b2c3')).toEqual([]);
    expect(subjects({type: 'profile', 'data[id]': '../../evil'})).toEqual([]);
    expect(subjects({})).toEqual([]);
  });
});
