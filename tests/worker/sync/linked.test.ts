import {describe, expect, it} from 'vitest';
import type {Identifier} from '#shared/model/identifier';
import {hashOf} from '../../../worker/workspace/secrets.ts';
import {createDiscordFake, type DiscordFake} from '../../fakes/vendors/discord.ts';
import {BOT, discordId, GUILD} from '../../fakes/vendors/discord-state.ts';
import {
  connect,
  connectionOf,
  drain,
  newWorkspace,
  pass,
  readFeed,
  rowsOf,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();
const HOUR = 3_600_000;

const byId = (number: number): Identifier => ({type: 'discord-user', value: discordId(number), strength: 'strong'});
const byName = (number: number): Identifier => ({
  type: 'handle',
  account: 'discord',
  value: `member.${number}`,
  strength: 'strong',
});

/** A patron, as a file prints them, with or without their Discord account. */
async function importPatron(workspace: TestWorkspace, number: number, linked: readonly Identifier[] = []): Promise<void> {
  const known = fileReading(number);
  const reading = {...known, asOf: Date.now(), identifiers: [...known.identifiers, ...linked]};
  const body = {import: `file-${number}-${Date.now()}`, chunk: 0, readings: [reading]};
  expect((await workspace.call('/v1/imports', {body})).status).toBe(200);
}

async function onDiscord(people: number): Promise<{workspace: TestWorkspace; fake: DiscordFake}> {
  const workspace = await newWorkspace();
  const fake = createDiscordFake(people);
  stubVendors(fake);
  await connect(workspace, fake);
  await drain(workspace);
  return {workspace, fake};
}

async function nextPass(workspace: TestWorkspace): Promise<void> {
  pass(HOUR);
  await drain(workspace);
}

const records = (workspace: TestWorkspace) =>
  rowsOf<{key: string; doc: string}>(workspace, "select key, doc from record where key like 'discord/%' order by key");

describe('people of a Discord server', () => {
  it('who linked no account are stored nowhere, and nobody is suggested, scored or counted', async () => {
    const {workspace} = await onDiscord(3);
    expect(await records(workspace)).toEqual([]);
    expect(await rowsOf(workspace, 'select * from identifier')).toEqual([]);
    const {supporters} = await readFeed(workspace);
    expect(supporters).toEqual([]);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 0, lastCompleteAt: Date.now()});
  });

  it('who linked it later come with the next pass, with their roles and no name that nobody told us', async () => {
    const {workspace} = await onDiscord(4);
    await importPatron(workspace, 1);
    await importPatron(workspace, 2, [byId(2)]);
    await importPatron(workspace, 3, [byName(3)]);
    await nextPass(workspace);
    const kept = await records(workspace);
    expect(kept.map(({key}) => key)).toEqual([`discord/${GUILD}/user/${discordId(2)}`, `discord/${GUILD}/user/${discordId(3)}`]);
    expect(kept.map(({doc}) => JSON.parse(doc).versions[0].identifiers)).toEqual([[byId(2)], [byId(3), byName(3)]]);
    const {supporters} = await readFeed(workspace);
    expect(supporters.map(({records: held}) => held.length).sort()).toEqual([1, 2, 2]);
    const roles = supporters.flatMap(({records: held}) => held.flatMap(({fields}) => (fields.roles ? [fields.roles] : [])));
    expect(roles.sort()).toEqual([[], ['Patron']]);
  });

  it('whose link went go with the next pass, and a second account of the creator’s there links nobody', async () => {
    const {workspace} = await onDiscord(2);
    await importPatron(workspace, 1, [byId(1)]);
    await importPatron(workspace, 2, [byId(2)]);
    await nextPass(workspace);
    expect((await connectionOf(workspace)).records).toBe(2);
    const other = {...fileReading(9), key: `discord/other/user/${discordId(1)}`, identifiers: [byId(1)]};
    await workspace.call('/v1/imports', {body: {import: 'other', chunk: 0, readings: [other]}});
    await importPatron(workspace, 1);
    await nextPass(workspace);
    const live = (await records(workspace)).filter(({doc}) =>
      JSON.parse(doc).versions.every((one: {deleted?: boolean}) => !one.deleted),
    );
    expect(live.map(({key}) => key)).toEqual([`discord/${GUILD}/user/${discordId(2)}`, `discord/other/user/${discordId(1)}`]);
    const [gone] = (await records(workspace)).filter(({key}) => key === `discord/${GUILD}/user/${discordId(1)}`);
    expect(JSON.parse(gone?.doc ?? '{}').versions).toEqual([
      expect.objectContaining({deleted: true, identifiers: [], fields: {}}),
    ]);
  });

  it('are no bots, and a typed Discord name is no link', async () => {
    const {workspace} = await onDiscord(1);
    await importPatron(workspace, 1, [{...byName(1), strength: 'weak'}]);
    await importPatron(workspace, 2, [{type: 'discord-user', value: BOT, strength: 'strong'}]);
    await nextPass(workspace);
    expect(await records(workspace)).toEqual([]);
  });
});

describe('a webhook of Discord’s', () => {
  async function signer() {
    const pair = (await crypto.subtle.generateKey({name: 'Ed25519'}, true, ['sign', 'verify'])) as CryptoKeyPair;
    const raw = new Uint8Array((await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer);
    const hex = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
    const sign = async (body: string) => {
      const stamp = String(Math.floor(Date.now() / 1_000));
      const signed = await crypto.subtle.sign({name: 'Ed25519'}, pair.privateKey, new TextEncoder().encode(stamp + body));
      return {'x-signature-ed25519': hex(new Uint8Array(signed)), 'x-signature-timestamp': stamp};
    };
    return {publicKey: hex(raw), sign};
  }

  it('is answered as Discord asks, refused when badly signed, and brings nobody who is not linked', async () => {
    const {publicKey, sign} = await signer();
    const workspace = await newWorkspace();
    const fake = Object.assign(createDiscordFake(2), {publicKey});
    stubVendors(fake);
    await connect(workspace, fake);
    await drain(workspace);
    await rowsOf(workspace, 'update webhook set hash = ?', await hashOf('ab'.repeat(32)));
    const deliver = async (body: string, headers?: Record<string, string>) =>
      workspace.call(`/v1/webhooks/${workspace.id}.${'ab'.repeat(32)}`, {
        token: undefined,
        body,
        headers: headers ?? (await sign(body)),
      });
    const ping = await deliver('{"id":"1","type":1,"token":"t","version":1}');
    expect([ping.status, await ping.json()]).toEqual([200, {type: 1}]);
    expect((await deliver('{"version":1,"type":0}')).status).toBe(204);
    const event = {type: 'APPLICATION_AUTHORIZED', timestamp: '', data: {user: {id: discordId(1)}}};
    const body = JSON.stringify({version: 1, type: 1, event});
    const bad = await deliver(body, await sign(`${body} `));
    expect(bad.status).toBe(401);
    await bad.text();
    const headers = await sign(body);
    for (let time = 0; time < 2; time += 1) expect((await deliver(body, headers)).status).toBe(204);
    expect(await rowsOf(workspace, "select key from job where kind = 'reread'")).toHaveLength(1);
    await drain(workspace);
    expect(await records(workspace)).toEqual([]);
  });
});
