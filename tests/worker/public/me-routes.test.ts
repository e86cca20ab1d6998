import {describe, expect, it} from 'vitest';
import {call, pass, readFeed, send, useFixedWorld} from '../harness.ts';
import {linkOf, open, PLAN, post, press, putPlan, somebody, withPage} from './own-page.ts';

useFixedWorld();
const MINUTE = 60_000;

describe('a supporter’s own page', () => {
  it('shows points, level and the distance to the next, badges, rewards, rank, what earned what and what can be earned (LOY-81, LOY-82, LOY-83)', async () => {
    const workspace = await withPage();
    const ada = await somebody(workspace, 'Ada Adler', 80);
    await somebody(workspace, 'Bea Braun', 200);
    const {status, text} = await open(await linkOf(workspace, ada.id));
    expect(status).toBe(200);
    for (const said of [
      'Hello Ada Adler',
      '80 points',
      'Level Silver',
      'Early access',
      '420 points to go until Gold.',
      '<progress max="450" value="30"',
      'Place 2 of 2',
      'First steps',
      'Redeem: Blue mug',
      '2 left',
      '9,920 points to go',
      'From Ada writes',
      '+80 points',
      'Every month that you pay',
      '+10 points',
    ])
      expect(text).toContain(said);
  });

  it('says nothing of others, of addresses, of the creator’s reasons, of hidden badges, of codes, of rewards’ secrets or of private signals (T13)', async () => {
    const workspace = await withPage();
    const ada = await somebody(workspace, 'Ada Adler', 80);
    await somebody(workspace, 'Bea Braun', 200);
    const {text} = await open(await linkOf(workspace, ada.id));
    for (const silent of ['@', 'Braun', 'bad review', 'Night owl', 'Autumn', 'TEN-4711', 'Liking', 'Bluesky'])
      expect(text.replace(/<style>.*<\/style>/s, '')).not.toContain(silent);
  });

  it('is fast and closed: less than 15 kB, no script, nothing from elsewhere, kept and listed nowhere', async () => {
    const workspace = await withPage();
    const ada = await somebody(workspace, 'Ada Adler', 80);
    const {text, headers} = await open(await linkOf(workspace, ada.id));
    const zipped = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
    expect(zipped.byteLength).toBeLessThan(15_000);
    expect(text).not.toMatch(/<script|https?:|style="|onclick/);
    expect(text).toContain('<meta name="robots" content="noindex,nofollow,noarchive">');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('escapes whatever people and creators call things', async () => {
    const hostile = `<img src=x onerror="alert('1')">&`;
    const workspace = await withPage({
      ...PLAN,
      page: {name: hostile, colour: '#000000'},
      rewards: [{id: 'x', name: hostile, kind: 'other', cost: 1}],
    });
    const person = await somebody(workspace, hostile, 5);
    const {text} = await open(await linkOf(workspace, person.id));
    expect(text).not.toContain('<img src=x');
    expect(text).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;');
  });

  it('speaks the browser’s language, or the one that was asked for, and keeps it', async () => {
    const workspace = await withPage();
    const path = await linkOf(workspace, (await somebody(workspace, 'Ada Adler', 80)).id);
    expect((await open(path, {'accept-language': 'fr-CA,fr;q=0.9,en;q=0.8'})).text).toContain('<html lang="fr">');
    const spanish = await open(`${path}?lang=es`, {'accept-language': 'fr'});
    expect(spanish.text).toContain('Hola, Ada Adler');
    expect(spanish.text).toContain('Categoría Silver');
    expect(await press(`${path}?lang=es`, spanish, {deed: 'leave'})).toBe(`${path}?lang=es&done=left`);
  });
});

describe('the link of a page', () => {
  it('opens nothing where it is made up, cut off, of another person, or of another workspace', async () => {
    const workspace = await withPage();
    const other = await withPage();
    const [ada, bea] = [await somebody(workspace, 'Ada Adler', 80), await somebody(workspace, 'Bea Braun', 20)];
    const path = await linkOf(workspace, ada.id);
    const wrong = [
      path.slice(0, -1),
      `${path.slice(0, -1)}${path.endsWith('0') ? '1' : '0'}`,
      path.replace(ada.id, bea.id),
      path.replace(workspace.id, other.id),
      `/me/${workspace.id}.${ada.id}`,
      `/me/${'0'.repeat(64)}.${ada.id}${'0'.repeat(32)}`,
      '/me/nothing',
    ];
    for (const address of wrong) {
      const {status, text} = await open(address);
      expect(status).toBe(404);
      expect(text).toContain('This link opens nothing');
      expect(text).not.toContain('Ada');
    }
    expect((await call(path.replace('/me/', '/v1/changes/'))).status).toBe(401);
  });

  it('ends with every other one when the creator makes a new version, and while there is no page', async () => {
    const workspace = await withPage();
    const ada = await somebody(workspace, 'Ada Adler', 80);
    const old = await linkOf(workspace, ada.id);
    await workspace.call('/v1/page/version', {body: {}});
    expect((await open(old)).status).toBe(404);
    const next = await linkOf(workspace, ada.id);
    expect((await open(next)).status).toBe(200);
    const {page: _, ...without} = PLAN;
    await putPlan(workspace, without);
    expect((await open(next)).status).toBe(404);
    expect((await call('/v1/page')).status).toBe(401);
  });

  it('finds the person after a merge by any of their ids, and says kindly that an erased one is gone', async () => {
    const workspace = await withPage();
    const [ada, twin] = [await somebody(workspace, 'Ada Adler', 80), await somebody(workspace, 'Ada Adler', 20)];
    const links = [await linkOf(workspace, ada.id), await linkOf(workspace, twin.id)];
    await send(workspace, {kind: 'decide', word: 'same', left: [ada.id], right: [twin.id]});
    for (const link of links) expect((await open(link)).text).toContain('100 points');
    await send(workspace, {kind: 'erase', supporter: ada.id});
    for (const link of links) {
      const {status, text} = await open(link);
      expect(status).toBe(410);
      expect(text).toContain('Nothing is kept of you here');
      expect(text).not.toContain('Adler');
    }
  });

  it('is asked sixty times a minute at most, and links that open nothing keep nobody out', async () => {
    const workspace = await withPage();
    const path = await linkOf(workspace, (await somebody(workspace, 'Ada Adler', 80)).id);
    for (let look = 0; look < 310; look += 1) await open(`/me/${workspace.id}.${'a'.repeat(20)}${'0'.repeat(32)}`);
    expect((await open(`/me/${workspace.id}.${'a'.repeat(20)}${'0'.repeat(32)}`)).status).toBe(429);
    for (let look = 0; look < 60; look += 1) expect((await open(path)).status).toBe(200);
    const over = await open(path);
    expect([over.status, over.headers.get('retry-after')]).toEqual([429, '60']);
    pass(MINUTE);
    expect((await open(path)).status).toBe(200);
  });
});

describe('what a supporter does on their page', () => {
  it('redeems once however often the same form is sent, and shows the code that was bought', async () => {
    const workspace = await withPage();
    const ada = await somebody(workspace, 'Ada Adler', 80);
    const path = await linkOf(workspace, ada.id);
    const page = await open(path);
    expect(await Promise.all([1, 2].map(() => press(path, page, {deed: 'redeem', what: 'code'})))).toEqual([
      `${path}?done=redeemed`,
      `${path}?done=redeemed`,
    ]);
    const after = await open(`${path}?done=redeemed`);
    expect(after.text).toContain('60 points');
    expect(after.text).toContain('<code>TEN-4711</code>');
    expect(after.text).toContain('You find it below');
    const [person] = (await readFeed(workspace)).supporters;
    expect(person?.account?.redemptions).toHaveLength(1);
  });

  it('says why a reward is not to be had, whatever the form claims', async () => {
    const workspace = await withPage();
    const path = await linkOf(workspace, (await somebody(workspace, 'Ada Adler', 80)).id);
    expect(await press(path, await open(path), {deed: 'redeem', what: 'dear'})).toBe(`${path}?done=balance`);
    expect(await press(path, await open(path), {deed: 'redeem', what: 'mug'})).toBe(`${path}?done=redeemed`);
    expect(await press(path, await open(path), {deed: 'redeem', what: 'mug'})).toBe(`${path}?done=each`);
    expect(await press(path, await open(path), {deed: 'redeem', what: 'none'})).toBe(`${path}?done=not-on-sale`);
    expect((await open(`${path}?done=each`)).text).toContain('Nothing was taken');
  });

  it('does nothing for a form without its word, for another site’s form, or more than ten times a minute', async () => {
    const workspace = await withPage();
    const path = await linkOf(workspace, (await somebody(workspace, 'Ada Adler', 80)).id);
    const send = (body: string, headers = {}) => post(path, body, headers);
    expect((await send('deed=leave')).headers.get('location')).toBe(`${path}?`);
    expect((await send('deed=leave&nonce=%00')).headers.get('location')).toBe(`${path}?`);
    expect((await send(`deed=leave&nonce=${'a'.repeat(24)}`, {'sec-fetch-site': 'cross-site'})).status).toBe(404);
    expect((await readFeed(workspace)).supporters[0]?.unscored).toBeUndefined();
    expect((await send(`deed=${'x'.repeat(9_000)}`)).status).toBe(413);
    for (let deed = 0; deed < 10; deed += 1) await send('deed=none');
    expect((await send('deed=none')).status).toBe(429);
  });

  it('leaves the programme and comes back, and is named as they wish', async () => {
    const workspace = await withPage();
    const ada = await somebody(workspace, 'Ada Adler', 80);
    const path = await linkOf(workspace, ada.id);
    expect(await press(path, await open(path), {deed: 'leave'})).toBe(`${path}?done=left`);
    const out = await open(path);
    expect(out.text).toContain('You are not scored');
    expect(out.text).not.toMatch(/80 points|Redeem|Silver/);
    const [person] = (await readFeed(workspace)).supporters;
    expect([typeof person?.unscored, person?.account]).toEqual(['number', undefined]);
    expect(await press(path, out, {deed: 'back'})).toBe(`${path}?done=back`);
    expect((await open(path)).text).toContain('80 points');
    for (const as of ['full', 'hidden'] as const) {
      expect(await press(path, await open(path), {deed: 'name', what: as})).toBe(`${path}?done=named`);
      expect((await readFeed(workspace)).supporters[0]?.rankedAs).toBe(as);
    }
    pass(11 * MINUTE);
    expect((await open(path)).text).not.toContain('Place ');
    expect(await press(path, await open(path), {deed: 'name', what: 'king'})).toBe(`${path}?`);
  });

  it('enters a code from an event once, whatever its letter case; others do not count (LOY-84)', async () => {
    const workspace = await withPage();
    const path = await linkOf(workspace, (await somebody(workspace, 'Ada Adler', 80)).id);
    expect(await press(path, await open(path), {deed: 'code', what: 'autumn-8'})).toBe(`${path}?done=no-code`);
    expect(await press(path, await open(path), {deed: 'code', what: ' AUTUMN-7 '})).toBe(`${path}?done=taken`);
    expect((await open(path)).text).toContain('105 points');
    expect(await press(path, await open(path), {deed: 'code', what: 'autumn-7'})).toBe(`${path}?done=used`);
    expect((await open(path)).text).toContain('105 points');
    expect((await readFeed(workspace)).supporters).toHaveLength(1);
  });

  it('counts a code once that was entered on two links of one person, whoever finds out later that it is one (LOY-84)', async () => {
    const workspace = await withPage();
    const [ada, twin] = [await somebody(workspace, 'Ada Adler', 80), await somebody(workspace, 'A. Adler', 10)];
    const links = [await linkOf(workspace, ada.id), await linkOf(workspace, twin.id)];
    for (const link of links)
      expect(await press(link, await open(link), {deed: 'code', what: 'Autumn-7'})).toBe(`${link}?done=taken`);
    await send(workspace, {kind: 'decide', word: 'same', left: [ada.id], right: [twin.id]});
    for (const link of links) {
      expect((await open(link)).text).toContain('115 points');
      expect(await press(link, await open(link), {deed: 'code', what: 'Autumn-7'})).toBe(`${link}?done=used`);
    }
    const {id} = (await readFeed(workspace)).changes.filter(({kind}) => kind === 'decision').at(-1) ?? {};
    await send(workspace, {kind: 'undecide', decision: id, left: [ada.id], right: [twin.id]});
    expect((await open(links[0] ?? '')).text).toContain('105 points');
    expect((await open(links[1] ?? '')).text).toContain('35 points');
  });
});

describe('pictures of a page', () => {
  const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

  it('are sent as PNG and nothing else, those of hidden badges only once the badge is held', async () => {
    const workspace = await withPage();
    for (const id of ['star', 'owl', 'other']) await send(workspace, {kind: 'picture-put', picture: {id, png: PNG, rev: 0}});
    const ada = await somebody(workspace, 'Ada Adler', 80);
    const path = await linkOf(workspace, ada.id);
    expect((await open(path)).text).toContain(`src="${path}/picture/star"`);
    const {status, headers} = await open(`${path}/picture/star`);
    expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff']);
    for (const id of ['owl', 'other', 'none']) expect((await open(`${path}/picture/${id}`)).status).toBe(404);
    await send(workspace, {kind: 'grant', supporter: ada.id, points: 0, reason: 'at night', badge: 'secret'});
    expect((await open(path)).text).toContain('Night owl');
    expect((await open(`${path}/picture/owl`)).status).toBe(200);
  });
});
