import {describe, expect, it} from 'vitest';
import type {Supporter} from '#shared/model/supporter';
import {createMailchimpFake, type MailchimpFake} from '../../fakes/vendors/mailchimp.ts';
import {contact, mailchimpTime} from '../../fakes/vendors/mailchimp-audience.ts';
import {
  call,
  connect,
  connectionOf,
  drain,
  newWorkspace,
  pass,
  readFeed,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';

useFixedWorld();
const MINUTE = 60_000;
const DAY = 86_400_000;

type Synced = {workspace: TestWorkspace; mailchimp: MailchimpFake};

async function synced(people: number, prepare: (fake: MailchimpFake) => void = () => undefined): Promise<Synced> {
  const workspace = await newWorkspace();
  const mailchimp = createMailchimpFake(people);
  // Mailchimp asks an address before it takes it: ours has to answer.
  mailchimp.validate = url => call(new URL(url).pathname);
  prepare(mailchimp);
  stubVendors(mailchimp);
  await connect(workspace, mailchimp);
  await drain(workspace);
  return {workspace, mailchimp};
}

async function personWith(workspace: TestWorkspace, id: string): Promise<Supporter | undefined> {
  const {supporters} = await readFeed(workspace);
  return supporters.find(({records}) => records.some(({key}) => key === `mailchimp/a1b2c3/member/${id}`));
}

/** Sends a webhook as Mailchimp does: a form, unsigned. @returns the status */
async function deliver({workspace, mailchimp}: Synced, form: Record<string, string>): Promise<number> {
  const body = new URLSearchParams({'data[list_id]': 'a1b2c3', ...form}).toString();
  const path = new URL(mailchimp.webhooks[0]?.url ?? '').pathname;
  const headers = {'content-type': 'application/x-www-form-urlencoded'};
  const {status} = await workspace.call(path, {method: 'POST', token: undefined, body, headers});
  await drain(workspace);
  return status;
}

describe('Mailchimp on the private server', () => {
  it('takes our address for its webhooks, because it answers when it is asked', async () => {
    const {mailchimp} = await synced(1);
    expect(mailchimp.webhooks).toHaveLength(1);
  });

  it('tells by them who changed, who moved to another address and whose address bounced', async () => {
    const world = await synced(5);
    const {workspace, mailchimp} = world;
    const last_changed = mailchimpTime(Date.now());
    Object.assign(mailchimp.contacts.get('u1') ?? {}, {full_name: 'Renamed', last_changed});
    Object.assign(mailchimp.contacts.get('u2') ?? {}, {email_address: 'moved@example.org', last_changed});
    Object.assign(mailchimp.contacts.get('u3') ?? {}, {status: 'cleaned', last_changed});
    expect(await deliver(world, {type: 'profile', 'data[id]': 'u1'})).toBe(200);
    await deliver(world, {type: 'upemail', 'data[new_id]': 'u2', 'data[old_email]': 'member2@example.org'});
    await deliver(world, {type: 'cleaned', 'data[email]': 'member3@example.org'});
    expect((await personWith(workspace, 'u1'))?.name?.value).toBe('Renamed');
    expect((await personWith(workspace, 'u2'))?.email?.value).toBe('moved@example.org');
    expect((await personWith(workspace, 'u3'))?.records[0]?.fields.mailState).toBe('cleaned');
    expect((await readFeed(workspace)).supporters).toHaveLength(5);
  });

  it('tells who opened and clicked, over as many runs as that takes, and once', async () => {
    const openers = 90;
    const {workspace, mailchimp} = await synced(200, fake => {
      fake.campaigns.push({id: 'aaa', subject: 'The tenth letter', sentAt: Date.now() - DAY});
      for (let number = 1; number <= openers; number++)
        fake.dids.push({campaign: 'aaa', contact: `u${number * 2}`, action: 'open', at: Date.now() - DAY + number * 1_000});
    });
    const opened = async () =>
      (await readFeed(workspace)).supporters.flatMap(
        ({activity}) => activity?.sums.map(({action, count}) => [action, count]) ?? [],
      );
    expect(await opened()).toEqual(Array(openers).fill(['opened', 1]));
    expect(await connectionOf(workspace)).toMatchObject({records: 200, skipped: 0});
    expect((await connectionOf(workspace)).problem).toBeUndefined();
    const {head} = await readFeed(workspace);
    pass(15 * MINUTE);
    await drain(workspace);
    expect(await opened()).toHaveLength(openers);
    const {changes} = await readFeed(workspace);
    expect(changes.filter(({kind, seq}) => kind === 'supporter' && seq > head)).toEqual([]);
    mailchimp.dids.push({campaign: 'aaa', contact: 'u2', action: 'click', at: Date.now()});
    pass(15 * MINUTE);
    await drain(workspace);
    expect((await personWith(workspace, 'u2'))?.activity?.sums.map(({action}) => action)).toEqual(['clicked', 'opened']);
  });

  it('loses nobody whose change moves them while pages shift, and finds who was deleted for good (C8)', async () => {
    const {workspace, mailchimp} = await synced(1_200, fake => {
      const {fetch} = fake;
      let pages = 0;
      fake.fetch = async request => {
        // Between two pages somebody of the first changes and goes to the end: what is behind moves up by one.
        if (request.url.includes('/members?') && ++pages === 2)
          Object.assign(fake.contacts.get('u1') ?? {}, {last_changed: mailchimpTime(Date.now())});
        return fetch(request);
      };
    });
    expect((await readFeed(workspace, 2_000)).supporters).toHaveLength(1_200);
    mailchimp.contacts.delete('u7');
    mailchimp.contacts.set('u5000', contact(5_000));
    pass(DAY + MINUTE);
    await drain(workspace);
    expect(await personWith(workspace, 'u7')).toBeUndefined();
    expect(await personWith(workspace, 'u5000')).toBeDefined();
  });
});
