import {describe, expect, it} from 'vitest';
import type {Identifier} from '#shared/model/identifier';
import {discordId} from '../../fakes/vendors/discord-state.ts';
import {drain, pass, readFeed, rowsOf, send, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';
import {begin, comeBack, consent, giveSecret, link, linkingWorld, member, REDIRECT, rolesOf} from './linking-world.ts';
import {linkOf, open, PLAN, press, putPlan, somebody, withPage} from './own-page.ts';

useFixedWorld();
const HOUR = 3_600_000;
const LINK = 'Link my Discord';

describe('a Discord account that a supporter links on their page', () => {
  it('asks Discord for their id and name alone, and joins the member’s roles to them at once (F51, T13)', async () => {
    const world = await linkingWorld();
    const {workspace, fake, ada, page} = world;
    const before = await open(page);
    expect(before.text).toContain(LINK);
    expect(before.text).toContain('With your consent your Discord name and id are read, once');
    expect(before.headers.get('content-security-policy')).toContain("form-action 'self' https://discord.com;");
    const begun = await begin(page);
    const {origin, pathname, searchParams} = new URL(begun.url);
    expect(origin + pathname).toBe('https://discord.com/oauth2/authorize');
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: '800000000000000001',
      redirect_uri: REDIRECT,
      scope: 'identify',
      state: expect.stringMatching(/^[0-9a-f]{64}\.[0-9a-f]{64}$/),
      prompt: 'consent',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    const back = await comeBack(await consent(fake, begun), begun.cookie);
    expect([back.status, back.location]).toEqual([303, `${page}?done=linked`]);
    expect(back.cookie).toContain('Max-Age=0');
    await drain(workspace);
    expect(await rolesOf(workspace, ada.id)).toEqual(['Patron']);
    const after = await open(back.location ?? '');
    expect(after.text).toContain('Your Discord account is linked.');
    expect(after.text).toContain('Discord: linked as member.2');
    expect(after.text).toContain('80 points');
    expect(after.text).not.toContain(LINK);
    expect((await readFeed(workspace)).supporters).toHaveLength(1);
  });

  it('leaves no token behind: it is used once, given back, and stored nowhere', async () => {
    const world = await linkingWorld();
    const {workspace, fake, page} = world;
    await link(world, page);
    expect(fake.oauth.log).toEqual(['authorize', 'authorization_code', 'me', 'revoke']);
    expect([...fake.oauth.tokens]).toEqual([]);
    expect(await rowsOf(workspace, 'select * from authorisation')).toEqual([]);
    const tables = await rowsOf<{name: string}>(workspace, "select name from sqlite_master where type = 'table'");
    for (const {name} of tables.filter(table => !table.name.startsWith('_cf'))) {
      expect(JSON.stringify(await rowsOf(workspace, `select * from "${name}"`))).not.toMatch(/access-\d|refresh-\d/);
    }
  });

  it('waits for the next pass where Discord did not know the member yet, and others there stay unknown', async () => {
    const world = await linkingWorld();
    const {workspace, fake, ada, page} = world;
    fake.oauth.user = member(6);
    await link(world, page);
    await drain(workspace);
    expect(await rolesOf(workspace, ada.id)).toBeUndefined();
    fake.members.set(discordId(6), {user: member(6), roles: ['710000000000000001'], joined_at: '2026-12-01T00:00:00.000Z'});
    pass(HOUR);
    await drain(workspace);
    expect(await rolesOf(workspace, ada.id)).toEqual(['Reader']);
    const kept = await rowsOf<{key: string}>(workspace, "select key from record where key like 'discord/%'");
    expect(kept).toEqual([{key: `discord/700000000000000001/user/${discordId(6)}`}]);
  });

  it('goes with “Unlink”, and what Discord told of it goes too; linked anew it is back', async () => {
    const world = await linkingWorld();
    const {workspace, ada, page} = world;
    await link(world, page);
    await drain(workspace);
    expect(await press(page, await open(page), {deed: 'unlink-discord'})).toBe(`${page}?done=unlinked`);
    expect((await open(`${page}?done=unlinked`)).text).toContain('Nothing of your Discord account is kept any more');
    expect(await rolesOf(workspace, ada.id)).toBeUndefined();
    expect(await rowsOf(workspace, "select * from identifier where value like 'discord%' or value like 'handle%'")).toEqual([]);
    const {supporters, connections} = await readFeed(workspace);
    expect([supporters.length, connections[0]?.records]).toEqual([1, 0]);
    pass(HOUR);
    await drain(workspace);
    expect(await rolesOf(workspace, ada.id)).toBeUndefined();
    expect(await link(world, page)).toBe(`${page}?done=linked`);
    await drain(workspace);
    expect(await rolesOf(workspace, ada.id)).toEqual(['Patron']);
  });

  it('that Patreon names too stays with “Unlink”, for there it was linked', async () => {
    const world = await linkingWorld();
    const {workspace, ada, page} = world;
    await link(world, page);
    const id: Identifier = {type: 'discord-user', value: discordId(2), strength: 'strong'};
    const email: Identifier = {type: 'email', value: ada.records[0]?.fields.email ?? '', strength: 'strong'};
    const patron = {...fileReading(7), fields: {name: 'Ada Adler'}, identifiers: [email, id]};
    await workspace.call('/v1/imports', {body: {import: 'patrons', chunk: 0, readings: [patron]}});
    await drain(workspace);
    await press(page, await open(page), {deed: 'unlink-discord'});
    expect(await rolesOf(workspace, ada.id)).toEqual(['Patron']);
    const {text} = await open(page);
    expect(text).toContain('known here through another service');
    expect(text).not.toContain(LINK);
  });

  it('can still be taken back by whoever wants no score', async () => {
    const world = await linkingWorld();
    const {workspace, ada, page} = world;
    await link(world, page);
    await send(workspace, {kind: 'unscore', supporter: ada.id});
    const out = await open(page);
    expect(out.text).toContain('You are not scored');
    expect(await press(page, out, {deed: 'unlink-discord'})).toBe(`${page}?done=unlinked`);
    expect((await open(page)).text).not.toContain('Discord');
  });

  it('is erased with its person, and links nobody after that', async () => {
    const world = await linkingWorld();
    const {workspace, ada, page} = world;
    await link(world, page);
    await drain(workspace);
    await send(workspace, {kind: 'erase', supporter: ada.id});
    expect(await rowsOf(workspace, 'select * from record')).toEqual([]);
    const bea = await somebody(workspace, 'Bea Braun', 10);
    const other = await linkOf(workspace, bea.id);
    expect(await link(world, other)).toBe(`${other}?done=link-refused`);
    expect((await open(`${other}?done=link-refused`)).text).toContain('This Discord account cannot be linked here.');
    expect((await readFeed(workspace)).supporters.map(({name}) => name?.value)).toEqual(['Bea Braun']);
  });
});

describe('what a creator gives for it', () => {
  it('is off until there is a secret that Discord takes, and off again without it', async () => {
    const world = await linkingWorld();
    const {workspace, fake, connection, page} = world;
    const shown = await workspace.call(`/v1/connections/${connection}/linking`);
    expect(await shown.json()).toEqual({redirect: REDIRECT});
    expect((await workspace.call(`/v1/connections/${connection}/linking`, {method: 'DELETE'})).status).toBe(200);
    const off = await open(page);
    expect(off.text).not.toContain('Discord');
    expect(off.headers.get('content-security-policy')).not.toContain('discord.com');
    expect(await press(page, off, {deed: 'link-discord'})).toBe(`${page}?done=link-away`);
    expect(await giveSecret(workspace, connection, 'not-the-secret')).toBe(502);
    expect((await open(page)).text).not.toContain(LINK);
    expect(await giveSecret(workspace, connection, fake.oauth.client.secret)).toBe(201);
    expect((await open(page)).text).toContain(LINK);
    expect((await readFeed(workspace)).connections[0]).toMatchObject({linking: {since: Date.now()}});
    expect([...fake.oauth.tokens]).toEqual([]);
    expect(await giveSecret(workspace, 'nothing', fake.oauth.client.secret)).toBe(404);
  });

  it('is told nobody, and stays when the bot’s token is replaced', async () => {
    const {workspace, fake, connection} = await linkingWorld();
    const feed = JSON.stringify((await readFeed(workspace)).changes);
    const {secret} = fake.oauth.client;
    expect(feed).not.toContain(secret);
    expect(JSON.stringify(await rowsOf(workspace, 'select state from connection'))).not.toContain(secret);
    await workspace.call(`/v1/connections/${connection}`, {method: 'PATCH', body: {key: fake.request.key}});
    expect((await readFeed(workspace)).connections[0]?.linking).toBeDefined();
    const ada = await somebody(workspace, 'Ada Adler', 1);
    expect((await begin(await linkOf(workspace, ada.id))).url).toContain('https://discord.com/oauth2/authorize');
  });

  it('that Discord takes no more is said to the creator, and nobody is sent there in vain', async () => {
    const world = await linkingWorld();
    const {workspace, fake, connection, page} = world;
    fake.oauth.client.secret = 'another-secret-since-this-morning';
    expect(await link(world, page)).toBe(`${page}?done=link-away`);
    expect((await readFeed(workspace)).connections[0]?.linking).toMatchObject({refused: true});
    expect((await open(page)).text).not.toContain(LINK);
    expect(await giveSecret(workspace, connection, fake.oauth.client.secret)).toBe(201);
    expect(await link(world, page)).toBe(`${page}?done=linked`);
  });

  it('shows nothing on pages of programmes without Discord', async () => {
    const workspace = await withPage();
    const ada = await somebody(workspace, 'Ada Adler', 80);
    await putPlan(workspace, PLAN);
    expect((await open(await linkOf(workspace, ada.id))).text).not.toContain('Discord');
  });
});
