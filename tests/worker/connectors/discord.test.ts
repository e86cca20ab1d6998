import {describe, expect, it} from 'vitest';
import type {Reading} from '#shared/model/record';
import {discord} from '../../../worker/connectors/discord.ts';
import {clientOf, connected} from '../../contract/connector.ts';
import {createDiscordFake} from '../../fakes/vendors/discord.ts';
import {
  DISCORD_KEY,
  type DiscordMember,
  discordId,
  discordMember,
  driftDiscord,
  GUILD,
} from '../../fakes/vendors/discord-state.ts';

const START = {since: undefined, page: 0};
const NOW = Date.UTC(2026, 10, 20);
const KEY = `discord/${GUILD}/user/${discordId(1)}`;

async function readingOf(more: Partial<DiscordMember>): Promise<Reading> {
  const fake = createDiscordFake(0);
  fake.members.set(discordId(1), discordMember(1, more));
  const [reading] = (await discord.pull(await connected(discord, fake), START)).readings;
  if (reading === undefined) throw new Error('no reading');
  return reading;
}

describe('a member of a Discord server as a reading', () => {
  it('has id, roles and the day of joining, and neither name nor nickname', async () => {
    const {key, identifiers, fields, asOf} = await readingOf({roles: ['710000000000000002', '710000000000000001']});
    expect(key).toBe(KEY);
    expect(identifiers).toEqual([
      {type: 'discord-user', value: discordId(1), strength: 'strong'},
      {type: 'handle', account: 'discord', value: 'member.1', strength: 'strong'},
    ]);
    expect(fields).toEqual({roles: ['Patron', 'Reader'], custom: {joined_at: '2025-01-01'}});
    expect(asOf).toBe(NOW);
  });

  it('with the four digits of old accounts is named as files print it', async () => {
    const {identifiers} = await readingOf({user: {id: discordId(1), username: 'Ada', discriminator: '1234'}});
    expect(identifiers[1]?.value).toBe('ada#1234');
  });

  it('without roles says so, and roles that are not known say nothing', async () => {
    expect((await readingOf({roles: []})).fields.roles).toEqual([]);
    expect((await readingOf({roles: ['710000000000000099', '710000000000000001']})).fields.roles).toEqual(['Reader']);
  });

  it('is no bot', async () => {
    const {readings, bad} = await discord.pull(await connected(discord, createDiscordFake(2)), START);
    expect(readings.map(({key}) => key)).toEqual([KEY, `discord/${GUILD}/user/${discordId(2)}`]);
    expect(bad).toEqual([]);
  });

  it('is gone once they left the server', async () => {
    const fake = createDiscordFake(1);
    const access = await connected(discord, fake);
    expect(await discord.readOne?.(access, KEY)).toMatchObject({key: KEY, fields: {roles: []}});
    fake.members.clear();
    expect(await discord.readOne?.(access, KEY)).toEqual(expect.objectContaining({key: KEY, deleted: true}));
  });
});

describe('the list of a Discord server', () => {
  it('is asked a thousand at a time, behind the highest id as text', async () => {
    const fake = createDiscordFake(0);
    for (let number = 1; number <= 1_000; number += 1) fake.members.set(discordId(number), discordMember(number));
    fake.bots.splice(0);
    const long = '1000000000000000000';
    fake.members.set(long, discordMember(1, {user: {id: long, username: 'late', discriminator: '0'}}));
    const access = {...(await connected(discord, createDiscordFake(0))), http: clientOf(fake)};
    const first = await discord.pull(access, START);
    expect(first.next).toEqual({since: undefined, page: 0, place: discordId(1_000)});
    const second = await discord.pull(access, first.next ?? START);
    expect(second.readings.map(({key}) => key)).toEqual([`discord/${GUILD}/user/${long}`]);
    expect(second.next).toBeUndefined();
    expect(fake.asked.filter(line => line.includes('/members?'))).toEqual([
      `GET /api/v10/guilds/${GUILD}/members?limit=1000&after=0`,
      `GET /api/v10/guilds/${GUILD}/members?limit=1000&after=${discordId(1_000)}`,
    ]);
  });

  it('follows a server that changes from day to day', async () => {
    const fake = createDiscordFake(3);
    const access = await connected(discord, fake);
    await discord.pull(access, START);
    driftDiscord(fake);
    const {readings} = await discord.pull(access, START);
    expect(readings.map(({fields}) => fields.roles)).toEqual([['Avid reader', 'Patron'], [], ['Patron']]);
  });

  it('of a bot in several servers is one to choose, and of a bot in none is refused', async () => {
    const fake = createDiscordFake(1);
    fake.guilds.push({id: '700000000000000002', name: 'The Other'});
    expect(await discord.connect(clientOf(fake), fake.request, NOW)).toEqual({
      choices: [
        {id: GUILD, label: 'The Club'},
        {id: '700000000000000002', label: 'The Other'},
      ],
    });
    const chosen = {...fake.request, account: GUILD};
    expect(await discord.connect(clientOf(fake), chosen, NOW)).toMatchObject({account: GUILD, label: 'The Club'});
    fake.guilds.splice(0);
    await expect(discord.connect(clientOf(fake), fake.request, NOW)).rejects.toMatchObject({code: 'not-allowed'});
  });

  it('that is closed to the bot is refused when it is connected, saying which switch is off', async () => {
    const fake = Object.assign(createDiscordFake(1), {noIntent: true});
    const error = await connected(discord, fake).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({code: 'not-allowed', detail: 'the Server Members Intent is off'});
  });

  it('waits as long as Discord asks, and as long as its ban lasts where it does not say', async () => {
    const fake = createDiscordFake(1);
    const access = await connected(discord, fake);
    fake.faults.push('throttled');
    await expect(discord.pull(access, START)).rejects.toMatchObject({code: 'rate-limited', retryAfterMs: 1_500});
    fake.refused = 10_000;
    await expect(discord.pull(access, START)).rejects.toMatchObject({code: 'rate-limited', retryAfterMs: 600_000});
  });
});

describe('Discord’s roles', () => {
  it('are told with who else gives them, and whether our bot may (J5)', async () => {
    const {roles} = await discord.pull(await connected(discord, createDiscordFake(1)), START);
    expect(roles).toEqual([
      {name: 'Reader', isOurs: true},
      {name: 'Patron', owner: 'Patreon', isOurs: true},
      {name: 'Regulars', isOurs: false},
      {name: 'Patreon', owner: 'Patreon', isOurs: false},
      {name: 'Owner', isOurs: false},
    ]);
  });

  it('are told without the log too, of which only the managed ones are known to be another’s', async () => {
    const fake = Object.assign(createDiscordFake(1), {noAudit: true});
    const {roles} = await discord.pull(await connected(discord, fake), START);
    expect(roles?.flatMap(({name, owner}) => (owner === undefined ? [] : [name]))).toEqual(['Patreon']);
  });

  it('are nobody’s to give for a bot that may not manage roles', async () => {
    const fake = createDiscordFake(1);
    for (const role of fake.roles) role.permissions = '1024';
    const access = await connected(discord, fake);
    expect((await discord.pull(access, START)).roles?.filter(({isOurs}) => isOurs)).toEqual([]);
    await expect(discord.setRole?.(access, KEY, {name: 'Reader', on: true})).rejects.toMatchObject({code: 'not-allowed'});
  });

  it('are given and taken by name, with the reason in the server’s own log (J5)', async () => {
    const fake = createDiscordFake(1);
    const access = await connected(discord, fake);
    const rolesNow = () => fake.members.get(discordId(1))?.roles;
    for (let time = 0; time < 2; time += 1) expect(await discord.setRole?.(access, KEY, {name: 'Reader', on: true})).toBe(true);
    expect(rolesNow()).toEqual(['710000000000000001']);
    expect(await discord.setRole?.(access, KEY, {name: 'Reader', on: false})).toBe(true);
    expect(rolesNow()).toEqual([]);
    expect(fake.reasons).toEqual(['Asked for in Regulars', 'Asked for in Regulars', 'Asked for in Regulars']);
  });

  it('of somebody who left are nobody’s', async () => {
    const fake = createDiscordFake(0);
    expect(await discord.setRole?.(await connected(discord, fake), KEY, {name: 'Reader', on: true})).toBe(false);
  });

  it.each([
    ['Owner', 'the bot may not manage roles, or its own role stands below this one', 1],
    ['Patreon', 'this role belongs to another bot', 0],
    ['Nobody', 'there is no such role', 0],
  ])('%s cannot be given, and the reason is a sentence', async (name, detail, refused) => {
    const fake = createDiscordFake(1);
    const access = await connected(discord, fake);
    const error = await discord.setRole?.(access, KEY, {name, on: true}).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({code: 'not-allowed', detail});
    expect(fake.refused).toBe(refused);
  });
});

describe('Discord’s signature', () => {
  // Made outside, with the seed of RFC 8032 (7.1, test 1): its public key, and a signature over the time and the body.
  const publicKey = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
  const stamp = '1700000000';
  const text = '{"type":1}';
  const bytes = (body: string) => Uint8Array.from(new TextEncoder().encode(body));
  const signature =
    '1695961a47c91a1ec033b819b7e87e3dbc583dd0cee6d1fd0216f58ac87b6228ae531ddbf91fb7bc28d7edf7f08604da16f54624f38a6bc0614e4dc13cd47f0f';
  const delivery = (more: {body?: string; stamp?: string; signature?: string; now?: number} = {}) => ({
    method: 'POST',
    url: '',
    headers: new Headers({
      'x-signature-ed25519': more.signature ?? signature,
      'x-signature-timestamp': more.stamp ?? stamp,
    }),
    body: bytes(more.body ?? text),
    now: more.now ?? 1_700_000_000_000,
  });
  const verify = (more: Parameters<typeof delivery>[0] = {}, secret = publicKey) =>
    discord.webhooks?.verify(delivery(more), {secret});

  it('is Ed25519 over the time directly followed by the raw body', async () => {
    expect(await verify()).toBe(true);
  });

  it.each([
    [{body: '{"type": 1}'}],
    [{stamp: '1700000001'}],
    [{signature: `00${signature.slice(2)}`}],
    [{signature: ''}],
    [{signature: 'zz'}],
    [{stamp: 'now'}],
    [{now: 1_700_000_000_000 + 600_001}],
    [{now: 1_700_000_000_000 - 600_001}],
  ])('is refused with %j', async more => {
    expect(await verify(more)).toBe(false);
  });

  it('is refused under another key, and under what is no key', async () => {
    expect(await verify({}, '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')).toBe(false);
    expect(await verify({}, 'ff'.repeat(32))).toBe(false);
    expect(await verify({}, 'the secret from before we asked for the key')).toBe(false);
  });

  it('is checked by the key that the app itself tells', async () => {
    const fake = Object.assign(createDiscordFake(0), {publicKey});
    const access = await connected(discord, fake);
    expect(await discord.webhooks?.register?.(access, {url: '', secret: 'ours'})).toEqual({ids: [], secret: publicKey});
  });

  it('answers a ping as each kind wants it', async () => {
    const interaction = discord.webhooks?.reply?.(
      delivery({body: '{"id":"1","application_id":"2","type":1,"token":"t","version":1}'}),
    );
    expect(await interaction?.json()).toEqual({type: 1});
    const event = discord.webhooks?.reply?.(delivery({body: '{"version":1,"application_id":"2","type":0}'}));
    expect(event?.status).toBe(204);
    expect(event?.headers.get('content-type')).toBe('application/json');
  });

  it('names whom to read again, and nobody where the body says nothing', () => {
    const subjects = (body: unknown) => discord.webhooks?.subjects(delivery({body: JSON.stringify(body)}), GUILD);
    const data = {integration_type: 1, user: {id: discordId(1)}};
    const event = {version: 1, type: 1, event: {type: 'APPLICATION_AUTHORIZED', timestamp: '', data}};
    expect(subjects(event)).toEqual([KEY]);
    expect(subjects({...event, event: {...event.event, data: {user: {id: '../1'}}}})).toEqual([]);
    expect(subjects({version: 1, type: 0})).toEqual([]);
    expect(discord.webhooks?.subjects(delivery({body: 'no json'}), GUILD)).toEqual([]);
  });
});

describe('Discord’s address', () => {
  it.each([
    [{key: DISCORD_KEY}, 'https://discord.com/api/v10'],
    [{key: DISCORD_KEY, url: 'http://127.0.0.1:9'}, 'http://127.0.0.1:9/api/v10'],
    [{key: `Bot ${DISCORD_KEY}`}, undefined],
    [{key: 'x'}, undefined],
  ])('%j leads to %s', (request, address) => {
    expect(discord.address({vendor: 'discord', ...request})).toBe(address);
  });
});
