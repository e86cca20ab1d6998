import {describe, expect, it} from 'vitest';
import type {Outgoing} from '#shared/model/outgoing';
import {vendorsTaking} from '#shared/model/vendor-writes';
import {connectors} from '../../../worker/connectors/registry.ts';
import {createHubspotFake} from '../../fakes/vendors/hubspot.ts';
import {createMailchimpFake} from '../../fakes/vendors/mailchimp.ts';
import {contact} from '../../fakes/vendors/mailchimp-audience.ts';
import {
  connect,
  connectionOf,
  drain,
  newWorkspace,
  pass,
  readFeed,
  rowsOf,
  send,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';

useFixedWorld();
const HOUR = 3_600_000;
/** Of whoever left long ago no address is kept. */
const LATELY = '2027-02-01T08:00:00+00:00';

async function outgoings(workspace: TestWorkspace): Promise<Outgoing[]> {
  const rows = await rowsOf(workspace, "select doc from item where kind = 'outgoing' and doc is not null");
  return rows.map(({doc}) => JSON.parse(String(doc)));
}

async function withAudience(count: number) {
  const workspace = await newWorkspace();
  const mailchimp = createMailchimpFake(count);
  stubVendors(mailchimp);
  const id = await connect(workspace, mailchimp);
  await drain(workspace);
  const people = (await readFeed(workspace)).supporters.map(({id: person}) => person);
  return {workspace, mailchimp, id, people};
}

/** A person whom no newsletter knows. */
async function addPatron(workspace: TestWorkspace, name: string): Promise<string> {
  const email = `${name}@example.org`;
  const identifiers = [{type: 'email', value: email, strength: 'strong'}];
  const reading = {key: `patreon/1/member/${name}`, source: 'file', asOf: Date.now(), identifiers, fields: {name, email}};
  await workspace.call('/v1/imports', {body: {import: name, chunk: 0, readings: [reading]}});
  const {supporters} = await readFeed(workspace);
  return supporters.find(person => person.records.some(({key}) => key === reading.key))?.id ?? '';
}

describe('what the extension offers to write', () => {
  it('is what the connectors can write, no more and no less', () => {
    const having = (method: 'setLabel' | 'setField' | 'setRole' | 'invite') =>
      connectors.flatMap(connector => (connector[method] === undefined ? [] : connector.vendor)).sort();
    expect(vendorsTaking('label').sort()).toEqual(having('setLabel'));
    expect(vendorsTaking('field').sort()).toEqual(having('setField'));
    expect(vendorsTaking('role').sort()).toEqual(having('setRole'));
    expect(vendorsTaking('invite').sort()).toEqual(having('invite'));
  });
});

describe('a field of the vendor’s own', () => {
  const columns = (fake: ReturnType<typeof createMailchimpFake>) =>
    [...fake.contacts.values()].map(({merge_fields}) => (merge_fields as Record<string, string>).FNAME);

  it('is written to Mailchimp, and put back as it stood where nobody wrote there since', async () => {
    const {workspace, mailchimp, id, people} = await withAudience(3);
    const write = {kind: 'field', run: 'run-00001', connection: id, name: 'FNAME', value: 'Friend', supporters: people};
    expect(await send(workspace, write)).toMatchObject({status: 'applied', writingTo: ['The Letter']});
    await drain(workspace);
    expect(columns(mailchimp)).toEqual(['Friend', 'Friend', 'Friend']);
    Object.assign(mailchimp.contacts.get('u2')?.merge_fields as object, {FNAME: 'Dear'});
    await send(workspace, {kind: 'field-undo', run: 'run-00002', of: 'run-00001'});
    await drain(workspace);
    expect(columns(mailchimp)).toEqual(['Reader', 'Dear', 'Reader']);
    expect((await outgoings(workspace)).find(({action}) => action === 'run-00002')).toMatchObject({
      ...{write: 'field', name: 'FNAME', wanted: 3, done: 2, refused: [{reason: 'changed', count: 1}]},
    });
  });

  it('taken back before it was written is never written', async () => {
    const {workspace, mailchimp, id, people} = await withAudience(2);
    await send(workspace, {kind: 'field', run: 'run-00001', connection: id, name: 'FNAME', value: 'Friend', supporters: people});
    await send(workspace, {kind: 'field-undo', run: 'run-00002', of: 'run-00001'});
    await drain(workspace);
    expect(columns(mailchimp)).toEqual(['Reader', 'Reader']);
    expect(await outgoings(workspace)).toEqual([]);
  });

  it('is written to HubSpot and emptied there, and is back after the undo', async () => {
    const workspace = await newWorkspace();
    const hubspot = createHubspotFake(1);
    stubVendors(hubspot);
    const id = await connect(workspace, hubspot);
    await drain(workspace);
    const supporters = (await readFeed(workspace)).supporters.map(person => person.id);
    const stage = () => [...hubspot.contacts.values()][0]?.properties.lifecyclestage;
    const before = stage();
    const write = {kind: 'field', connection: id, name: 'lifecyclestage', supporters};
    await send(workspace, {...write, run: 'run-00001', value: 'evangelist'});
    await drain(workspace);
    expect(stage()).toBe('evangelist');
    await send(workspace, {kind: 'field-undo', run: 'run-00002', of: 'run-00001'});
    await drain(workspace);
    expect(stage() || null).toBe(before ?? null);
  });
});

describe('an invitation to the newsletter', () => {
  it('asks by Mailchimp’s own mail, subscribes nobody, and marks who was asked', async () => {
    const {workspace, mailchimp, id} = await withAudience(1);
    const ada = await addPatron(workspace, 'ada');
    await send(workspace, {kind: 'invite', run: 'run-00001', connection: id, supporters: [ada]});
    await drain(workspace);
    const invited = [...mailchimp.contacts.values()].find(({email_address}) => email_address === 'ada@example.org');
    expect(invited?.status).toBe('pending');
    const {supporters} = await readFeed(workspace);
    const asked = supporters.find(({contacts}) => contacts !== undefined);
    expect(asked?.contacts).toMatchObject([{channel: 'mail-tool', purpose: 'invite'}]);
    // A second command for the same person is one whose answer got lost.
    expect(await send(workspace, {kind: 'invite', run: 'run-00002', connection: id, supporters: [ada]})).toMatchObject({
      status: 'refused',
    });
  });

  it('leaves out whoever unsubscribed, bounced or complained anywhere, under any record of the same address (C30)', async () => {
    const workspace = await newWorkspace();
    const mailchimp = createMailchimpFake(0);
    const said = ['unsubscribed', 'cleaned'].map((status, at) =>
      contact(at + 1, {status, email_address: `${status}@example.org`, timestamp_opt: LATELY}),
    );
    for (const one of said) mailchimp.contacts.set(one.unique_email_id, one);
    stubVendors(mailchimp);
    const id = await connect(workspace, mailchimp);
    await drain(workspace);
    const people = [await addPatron(workspace, 'unsubscribed'), await addPatron(workspace, 'cleaned')];
    const answer = await send(workspace, {kind: 'invite', run: 'run-00001', connection: id, supporters: people});
    expect(answer).toMatchObject({status: 'refused', problem: {code: 'not-found'}});
    await drain(workspace);
    expect(mailchimp.asked.filter(line => line.startsWith('PUT'))).toEqual([]);
  });

  it('that may have gone out is not sent again by itself', async () => {
    const {workspace, mailchimp, id} = await withAudience(1);
    const ada = await addPatron(workspace, 'ada');
    mailchimp.faults.push(undefined, 'reset');
    await send(workspace, {kind: 'invite', run: 'run-00001', connection: id, supporters: [ada]});
    await drain(workspace);
    pass(HOUR);
    await drain(workspace);
    expect(mailchimp.asked.filter(line => line.startsWith('PUT'))).toHaveLength(1);
    expect(await outgoings(workspace)).toMatchObject([{write: 'invite', refused: [{reason: 'unreachable', count: 1}]}]);
    await send(workspace, {kind: 'write-retry', run: 'run-00001', connection: id});
    await drain(workspace);
    expect(mailchimp.asked.filter(line => line.startsWith('PUT'))).toHaveLength(2);
    expect((await connectionOf(workspace)).outgoing).toBeUndefined();
  });
});
