import {describe, expect, it} from 'vitest';
import type {Supporter} from '#shared/model/supporter';
import {createHubspotFake, eventOf, type HubspotFake, PORTAL} from '../../fakes/vendors/hubspot.ts';
import {changeContact} from '../../fakes/vendors/hubspot-contacts.ts';
import {signedByHubspot} from '../../fakes/vendors/hubspot-signature.ts';
import {
  connect,
  connectionOf,
  drain,
  newWorkspace,
  pass,
  readFeed,
  send,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';

useFixedWorld();
const MINUTE = 60_000;
const DAY = 86_400_000;

const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
const key = (id: string) => `hubspot/${PORTAL}/contact/${id}`;

async function synced(people: number): Promise<{workspace: TestWorkspace; hubspot: HubspotFake}> {
  const workspace = await newWorkspace();
  const hubspot = createHubspotFake(people);
  stubVendors(hubspot);
  await connect(workspace, hubspot);
  await settle(workspace);
  return {workspace, hubspot};
}

/** HubSpot takes so many requests in ten seconds: a pass of many pages waits in between. */
async function settle(workspace: TestWorkspace): Promise<void> {
  for (let round = 0; round < 10; round++) {
    await drain(workspace);
    pass(11_000);
  }
}

async function personWith(workspace: TestWorkspace, id: string): Promise<Supporter | undefined> {
  const {supporters} = await readFeed(workspace);
  return supporters.find(({records}) => records.some(record => record.key === key(id)));
}

/** Sends a webhook as HubSpot signs it. @returns the status */
async function deliver(
  workspace: TestWorkspace,
  {url, events, secret}: {url: string; events: object[]; secret: string},
): Promise<number> {
  const request = await signedByHubspot(url, events, {secret, at: Date.now()});
  const headers = Object.fromEntries(request.headers);
  const body = await request.text();
  return (await workspace.call(new URL(url).pathname, {method: 'POST', token: undefined, body, headers})).status;
}

describe('HubSpot on the private server', () => {
  it('is read to its end, many pages long, and again only where something changed (F36)', async () => {
    const {workspace, hubspot} = await synced(450);
    expect((await readFeed(workspace)).supporters).toHaveLength(450);
    expect(await connectionOf(workspace)).toMatchObject({records: 450, skipped: 0, lastCompleteAt: expect.any(Number)});
    const contact = hubspot.contacts.get('1007');
    if (contact !== undefined) changeContact(contact, {lastname: 'Changed'}, Date.now());
    hubspot.asked.length = 0;
    pass(15 * MINUTE);
    await drain(workspace);
    expect(hubspot.asked).toEqual(['POST /crm/v3/objects/contacts/search']);
    expect((await personWith(workspace, '1007'))?.name?.value).toBe('Contact Changed');
  });

  it('keeps what the creator wrote about two contacts when HubSpot makes one of them', async () => {
    const {workspace, hubspot} = await synced(5);
    const before = [await personWith(workspace, '1001'), await personWith(workspace, '1002')];
    for (const [at, person] of before.entries())
      await send(workspace, {kind: 'note-add', supporter: person?.id ?? '', text: `Note ${at}`});
    const id = hubspot.merge('1001', '1002', Date.now());
    pass(15 * MINUTE);
    await drain(workspace);
    const person = await personWith(workspace, id);
    expect(person?.notes.map(({text}) => text).sort()).toEqual(['Note 0', 'Note 1']);
    expect(person?.records.map(record => record.key).sort()).toEqual([key('1001'), key('1002'), key(id)].sort());
    expect((await readFeed(workspace)).supporters).toHaveLength(4);
    // A whole pass takes none of the three for gone.
    pass(DAY);
    await drain(workspace);
    expect((await personWith(workspace, id))?.notes).toHaveLength(2);
    expect((await connectionOf(workspace)).problem).toBeUndefined();
  });

  it('lets go of whoever lies in the bin or was erased for good, with the next whole pass (C5)', async () => {
    const {workspace, hubspot} = await synced(30);
    hubspot.remove('1003', Date.now());
    hubspot.contacts.delete('1004');
    pass(DAY + MINUTE);
    await settle(workspace);
    expect([await personWith(workspace, '1003'), await personWith(workspace, '1004')]).toEqual([undefined, undefined]);
    expect((await readFeed(workspace)).supporters).toHaveLength(28);
  });

  it('is told by a webhook that was set up by hand whom to read again, the erased too', async () => {
    const {workspace, hubspot} = await synced(5);
    const {id} = await connectionOf(workspace);
    const made = await workspace.call(`/v1/connections/${id}/webhook`, {body: {secret: SECRET}});
    expect(made.status).toBe(201);
    const {url} = (await made.json()) as {url: string};
    const contact = hubspot.contacts.get('1001');
    if (contact !== undefined) changeContact(contact, {firstname: 'Renamed'}, Date.now());
    hubspot.contacts.delete('1002');
    const events = [
      eventOf({subscriptionType: 'contact.propertyChange', objectId: 1001, occurredAt: Date.now()}),
      eventOf({subscriptionType: 'contact.privacyDeletion', objectId: 1002, occurredAt: Date.now()}),
    ];
    expect(await deliver(workspace, {url, events, secret: 'another secret'})).toBe(401);
    await drain(workspace);
    expect(await personWith(workspace, '1002')).toBeDefined();
    expect(await deliver(workspace, {url, events, secret: SECRET})).toBe(204);
    await drain(workspace);
    expect(await personWith(workspace, '1002')).toBeUndefined();
    expect((await personWith(workspace, '1001'))?.name?.value).toBe('Renamed 1');
  });

  it('says since when it is told by a webhook, and when the last came, to the hour', async () => {
    const {workspace} = await synced(3);
    const {id} = await connectionOf(workspace);
    expect((await connectionOf(workspace)).webhook).toBeUndefined();
    const made = await workspace.call(`/v1/connections/${id}/webhook`, {body: {secret: SECRET}});
    const {url} = (await made.json()) as {url: string};
    const since = Date.now();
    expect((await connectionOf(workspace)).webhook).toEqual({since});
    const tell = () => {
      const events = [eventOf({subscriptionType: 'contact.creation', objectId: 1001, occurredAt: Date.now()})];
      return deliver(workspace, {url, events, secret: SECRET});
    };
    pass(MINUTE);
    expect(await tell()).toBe(204);
    const first = Date.now();
    pass(10 * MINUTE);
    expect(await tell()).toBe(204);
    expect((await connectionOf(workspace)).webhook).toEqual({since, lastAt: first});
    pass(55 * MINUTE);
    expect(await deliver(workspace, {url, events: [], secret: 'another secret'})).toBe(401);
    expect((await connectionOf(workspace)).webhook).toEqual({since, lastAt: first});
    expect(await tell()).toBe(204);
    expect((await connectionOf(workspace)).webhook).toEqual({since, lastAt: Date.now()});
  });

  it('has one address for its webhooks at a time', async () => {
    const {workspace} = await synced(1);
    const {id} = await connectionOf(workspace);
    const make = async () =>
      ((await (await workspace.call(`/v1/connections/${id}/webhook`, {body: {secret: SECRET}})).json()) as {url: string}).url;
    const [former, latter] = [await make(), await make()];
    expect(await deliver(workspace, {url: former, events: [], secret: SECRET})).toBe(404);
    expect(await deliver(workspace, {url: latter, events: [], secret: SECRET})).toBe(204);
    expect((await workspace.call('/v1/connections/none/webhook', {body: {secret: SECRET}})).status).toBe(404);
  });
});
