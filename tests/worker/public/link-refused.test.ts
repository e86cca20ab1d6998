import {describe, expect, it} from 'vitest';
import type {DecisionNotice} from '#shared/model/decision';
import type {Identifier} from '#shared/model/identifier';
import {discordId} from '../../fakes/vendors/discord-state.ts';
import {drain, pass, readFeed, rowsOf, send, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';
import {begin, comeBack, consent, link, linkingWorld, member, rolesOf} from './linking-world.ts';
import {linkOf, open, post, press, somebody} from './own-page.ts';

useFixedWorld();
const MINUTE = 60_000;
const LINK = 'Link my Discord';

describe('a link that does not come about', () => {
  it('is not made without consent, and says so in three languages', async () => {
    const world = await linkingWorld();
    world.fake.oauth.user = undefined;
    for (const [language, sentence] of [
      ['en', 'You did not agree on Discord.'],
      ['fr', 'Vous n’avez pas donné votre accord sur Discord.'],
      ['es', 'No diste tu permiso en Discord.'],
    ]) {
      const shown = await link(world, `${world.page}?lang=${language}`);
      expect(shown).toBe(`${world.page}?lang=${language}&done=link-denied`);
      expect((await open(shown)).text).toContain(sentence);
    }
    expect(world.fake.oauth.log).not.toContain('authorization_code');
  });

  it.each(['server-error', 'reset', 'html', 'throttled'] as const)('changes nothing while Discord is away (%s)', async fault => {
    const world = await linkingWorld();
    const begun = await begin(world.page);
    const back = await consent(world.fake, begun);
    // The code is traded; then whose it is cannot be asked.
    world.fake.faults.push(undefined, fault);
    const {location} = await comeBack(back, begun.cookie);
    expect(location).toBe(`${world.page}?done=link-away`);
    const {text} = await open(location ?? '');
    expect(text).toContain('Discord could not be asked just now.');
    expect(text).toContain(LINK);
    expect([...world.fake.oauth.tokens]).toEqual([]);
  });

  it('is linked all the same where only giving the token back failed', async () => {
    const world = await linkingWorld();
    const begun = await begin(world.page);
    const back = await consent(world.fake, begun);
    world.fake.faults.push(undefined, undefined, 'server-error');
    expect((await comeBack(back, begun.cookie)).location).toBe(`${world.page}?done=linked`);
  });

  it('is refused where another supporter linked the account, and nobody is merged', async () => {
    const world = await linkingWorld();
    const {workspace, ada, page} = world;
    await link(world, page);
    await drain(workspace);
    const bea = await somebody(workspace, 'Bea Braun', 10);
    const other = await linkOf(workspace, bea.id);
    expect(await link(world, other)).toBe(`${other}?done=link-taken`);
    for (const [language, sentence] of [
      ['en', 'Somebody else here has linked this Discord account.'],
      ['fr', 'Quelqu’un d’autre a lié ce compte Discord ici.'],
      ['es', 'Otra persona ha vinculado aquí esta cuenta de Discord.'],
    ]) {
      expect((await open(`${other}?lang=${language}&done=link-taken`)).text).toContain(sentence);
    }
    expect((await readFeed(workspace)).supporters).toHaveLength(2);
    expect(await rolesOf(workspace, bea.id)).toBeUndefined();
    expect(await rolesOf(workspace, ada.id)).toEqual(['Patron']);
  });

  it('is refused where Patreon says that the account is somebody else’s', async () => {
    const world = await linkingWorld();
    const {workspace, page} = world;
    const id: Identifier = {type: 'discord-user', value: discordId(2), strength: 'strong'};
    const patron = {...fileReading(7), identifiers: [id]};
    await workspace.call('/v1/imports', {body: {import: 'patrons', chunk: 0, readings: [patron]}});
    expect(await link(world, page)).toBe(`${page}?done=link-taken`);
    expect((await readFeed(workspace)).supporters).toHaveLength(2);
  });

  it('is refused while another account of theirs is known, by this page or by another service', async () => {
    const world = await linkingWorld();
    const {workspace, fake, ada, page} = world;
    const begun = await begin(page);
    await link(world, page);
    // A second tab that began before.
    const again = await begin(page).catch(() => undefined);
    expect(again?.url).toContain('discord.com');
    fake.oauth.user = member(3);
    const back = await comeBack(await consent(fake, again ?? begun), again?.cookie ?? '');
    expect(back.location).toBe(`${page}?done=link-other`);
    expect((await open(back.location ?? '')).text).toContain('Another Discord account is linked already.');
    expect((await open(page)).text).toContain('linked as member.2');
    expect((await readFeed(workspace)).supporters.map(({id}) => id)).toEqual([ada.id]);
  });

  it('stays apart where the creator took it apart, and keeps nothing then', async () => {
    const world = await linkingWorld();
    const {workspace, ada, page} = world;
    await link(world, page);
    const decided = (await readFeed(workspace)).changes.find(({kind}) => kind === 'decision')?.doc;
    const {id, left, right} = decided as DecisionNotice & {id: string};
    await send(workspace, {kind: 'undecide', decision: id, left, right});
    await press(page, await open(page), {deed: 'unlink-discord'});
    expect(await link(world, page)).toBe(`${page}?done=link-refused`);
    await drain(workspace);
    expect(await rolesOf(workspace, ada.id)).toBeUndefined();
    expect(await rowsOf(workspace, "select * from identifier where value like 'discord%'")).toEqual([]);
  });
});

describe('the state of a link', () => {
  it('works once, ten minutes long, and says what to do then in three languages', async () => {
    const world = await linkingWorld();
    const begun = await begin(world.page);
    const back = await consent(world.fake, begun);
    expect((await comeBack(back, begun.cookie)).status).toBe(303);
    for (const [language, sentence] of [
      ['en', 'This page was used already or is older than ten minutes.'],
      ['fr', 'Cette page a déjà servi ou date de plus de dix minutes.'],
      ['es', 'Esta página ya se usó o tiene más de diez minutos.'],
    ] as const) {
      const replayed = await comeBack(back, begun.cookie, {'accept-language': language});
      expect(replayed.status).toBe(410);
      expect(replayed.text).toContain(sentence);
    }
    const late = await begin(world.page);
    const path = await consent(world.fake, late);
    pass(10 * MINUTE);
    expect((await comeBack(path, late.cookie)).status).toBe(410);
    for (const made of ['', '?state=x&code=y', `?state=${world.workspace.id}.${'0'.repeat(64)}&code=y`]) {
      expect((await comeBack(`/me/discord${made}`, late.cookie)).status).toBe(410);
    }
  });

  it('belongs to the browser that it began in: an address that was passed on links nobody else, and is used up', async () => {
    const world = await linkingWorld();
    const {workspace, fake, page} = world;
    const begun = await begin(page);
    fake.oauth.user = member(4);
    const back = await consent(fake, begun);
    for (const [language, sentence] of [
      ['en', 'This was not begun last in this browser.'],
      ['fr', 'La dernière demande n’a pas commencé dans ce navigateur.'],
      ['es', 'La última petición no empezó en este navegador.'],
    ] as const) {
      const next = language === 'en' ? {back, cookie: begun.cookie} : undefined;
      const path = next?.back ?? (await consent(fake, await begin(page)));
      const other = await comeBack(path, `regulars_link=${'0'.repeat(64)}`, {'accept-language': language});
      expect([other.status, other.location]).toEqual([409, null]);
      expect(other.text).toContain(sentence);
      expect(other.text).not.toContain(page);
    }
    expect((await comeBack(back, begun.cookie)).status).toBe(410);
    expect(fake.oauth.log).not.toContain('authorization_code');
    expect((await open(page)).text).toContain(LINK);
    expect(await rowsOf(workspace, "select key from record where key like 'self/%'")).toEqual([]);
  });

  it('opens no other door: neither the creator’s callback nor another workspace', async () => {
    const world = await linkingWorld();
    const other = await linkingWorld();
    const begun = await begin(world.page);
    const back = await consent(world.fake, begun);
    const elsewhere = await comeBack(back.replace(world.workspace.id, other.workspace.id), begun.cookie);
    expect(elsewhere.status).toBe(410);
    const creator = await comeBack(back.replace('/me/discord', '/v1/oauth/callback'), begun.cookie);
    expect([creator.status, creator.location]).toEqual([410, null]);
    expect((await comeBack(back, begun.cookie)).status).toBe(410);
  });

  it('is worth nothing once the person is erased or the link of their page has ended', async () => {
    const world = await linkingWorld();
    const {workspace, fake, ada, page} = world;
    const ended = await begin(page);
    await workspace.call('/v1/page/version', {body: {}});
    const wrong = await comeBack(await consent(fake, ended), ended.cookie);
    expect([wrong.status, wrong.text.includes('This link opens nothing')]).toEqual([404, true]);
    const next = await linkOf(workspace, ada.id);
    const erased = await begin(next);
    await send(workspace, {kind: 'erase', supporter: ada.id});
    const gone = await comeBack(await consent(fake, erased), erased.cookie);
    expect([gone.status, gone.text.includes('Nothing is kept of you here')]).toEqual([410, true]);
    expect(await rowsOf(workspace, 'select * from record')).toEqual([]);
    expect([...fake.oauth.tokens]).toEqual([]);
  });

  it('changes nothing while everything here moves, and says so', async () => {
    const world = await linkingWorld();
    const {workspace, fake, page} = world;
    const hold = (value: object) =>
      rowsOf(workspace, "insert or replace into setting (name, value) values ('hold', ?)", JSON.stringify(value));
    const begun = await begin(page);
    const back = await consent(fake, begun);
    await hold({...{kind: 'receiving', move: 'm', next: 0, counts: {}, isWhole: false}, erase: [], derived: 0, after: ''});
    expect((await begin(page)).url).toBe(`${page}?done=later`);
    expect((await comeBack(back, begun.cookie)).location).toBe(`${page}?done=later`);
    await hold({kind: 'left', move: 'm', at: Date.now()});
    const moved = await comeBack(back, begun.cookie);
    expect([moved.status, moved.text.includes('This page has moved')]).toEqual([410, true]);
    expect(fake.oauth.log).toEqual(['authorize']);
    expect(await rowsOf(workspace, "select key from record where key like 'self/%'")).toEqual([]);
  });

  it('is made by the page’s own form alone, at most ten times a minute', async () => {
    const world = await linkingWorld();
    const foreign = await post(world.page, 'deed=link-discord', {'sec-fetch-site': 'cross-site'});
    expect([foreign.status, foreign.headers.get('location')]).toEqual([404, null]);
    for (let time = 0; time < 10; time += 1) expect((await begin(world.page)).url).toContain('https://discord.com/');
    expect((await begin(world.page)).url).toBe('');
  });
});
