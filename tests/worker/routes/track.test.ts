import {describe, expect, it} from 'vitest';
import {call, drain, NOON, pass, readFeed, rowsOf, send, useFixedWorld} from '../harness.ts';
import {DAY, did, fold, MINUTE, post, RULES, rows, SITE, told, tracked, view, withPatron} from '../own-site.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();

describe('the dedicated interface of the creator’s own site (LOY-78)', () => {
  it('takes events with the publishable key from the origins that were named, and from nowhere else', async () => {
    const {key} = await tracked();
    const answer = await post(key, {events: [did('visit', '/blog/one')]});
    expect(answer.headers.get('access-control-allow-origin')).toBe(SITE);
    expect(await answer.json()).toEqual({taken: 1, untaken: []});
    const elsewhere = await post(key, {events: [did('visit', '/blog/one')]}, {origin: 'https://other.example'});
    expect(elsewhere.status).toBe(403);
    expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = (origin: string) =>
      call(`/v1/track/${key}`, {method: 'OPTIONS', headers: {origin, 'access-control-request-method': 'POST'}});
    expect((await preflight(SITE)).headers.get('access-control-allow-headers')).toBe('content-type');
    expect((await preflight('https://other.example')).status).toBe(403);
  });

  it('opens nothing else with that key, and nothing at all with an old one', async () => {
    const {workspace, key} = await tracked();
    for (const path of ['/v1/changes', '/v1/tracking', '/v1/supporters/a/history'])
      expect((await call(path, {token: key})).status).toBe(401);
    expect((await call('/v1/commands', {token: key, body: {commands: []}})).status).toBe(401);
    expect((await call(`/v1/webhooks/${key}`, {body: '{}'})).status).toBe(404);
    await workspace.call('/v1/tracking/key', {body: {}});
    expect((await post(key, {events: [did('visit', '/ebook')]})).status).toBe(404);
    const {key: next} = await view(workspace);
    expect(next).not.toBe(key);
    expect((await post(next ?? '', {events: [did('visit', '/ebook')]})).status).toBe(200);
    await workspace.call('/v1/tracking', {method: 'DELETE'});
    expect((await post(next ?? '', {events: [did('visit', '/ebook')]})).status).toBe(404);
    expect(await view(workspace)).toMatchObject({key: null, rules: RULES});
  });

  it('refuses what is no page of a person: robots, libraries, other shapes, and bodies of more than 8 kB', async () => {
    const {workspace, key} = await tracked();
    const visit = {events: [did('visit', '/ebook')]};
    for (const robot of ['Mozilla/5.0 (compatible; Googlebot/2.1)', 'curl/8.5', 'Mozilla/5.0 HeadlessChrome/156.0', ''])
      expect((await post(key, visit, {'user-agent': robot})).status).toBe(403);
    expect((await post(key, visit, {'user-agent': 'Mozilla/5.0 (Linux; Android 14; CUBOT NOTE 21)'})).status).toBe(200);
    expect((await post(key, {...visit, visitor: 'Ada Adler'})).status).toBe(400);
    expect((await post(key, 'no JSON')).status).toBe(400);
    expect((await post(key, 'x'.repeat(8_001))).status).toBe(413);
    expect((await view(workspace)).today).toMatchObject({visitors: 1, refused: 4});
  });

  it('keeps nothing of whoever says no in the browser, and forgets whoever takes the consent back', async () => {
    const {workspace, key} = await tracked();
    for (const no of [{'sec-gpc': '1'}, {dnt: '1'}]) await post(key, {events: [did('visit', '/ebook')]}, no);
    expect(await rows(workspace)).toEqual([]);
    await told(key, {email: 'ada@adler.example', events: [did('visit', '/ebook')]});
    await fold(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(1);
    await post(key, {forget: true}, {'sec-gpc': '1'});
    await fold(workspace);
    expect(await rows(workspace)).toEqual([]);
    expect(await rowsOf(workspace, 'select * from visitor')).toEqual([]);
    expect((await readFeed(workspace)).supporters).toEqual([]);
  });

  it('takes an event once, and none that is old: what was recorded cannot be played again', async () => {
    const {workspace, key} = await tracked();
    const visit = did('visit', '/ebook');
    expect(await told(key, {events: [visit, visit]})).toEqual({taken: 1, untaken: [{id: visit.id, why: 'seen-before'}]});
    expect((await told(key, {events: [visit]})).untaken).toEqual([{id: visit.id, why: 'seen-before'}]);
    pass(16 * MINUTE);
    expect((await told(key, {events: [visit]})).untaken).toEqual([{id: visit.id, why: 'out-of-time'}]);
    const ahead = did('visit', '/ebook', {at: Date.now() + 6 * MINUTE});
    expect((await told(key, {events: [ahead]})).untaken).toEqual([{id: ahead.id, why: 'out-of-time'}]);
    expect((await view(workspace)).today.counts).toEqual([{kind: 'visit', count: 1}]);
  });

  it('refuses rates that no person has, and goes on in the next minute', async () => {
    const {key} = await tracked();
    const many = () => Array.from({length: 20}, () => did('download', '/guide.pdf'));
    for (let request = 0; request < 3; request += 1) expect((await told(key, {events: many()})).taken).toBe(20);
    const over = await told(key, {events: many()});
    expect(over).toMatchObject({taken: 0, untaken: expect.arrayContaining([expect.objectContaining({why: 'too-many'})])});
    pass(MINUTE);
    expect((await told(key, {events: many()})).taken).toBe(20);
  });
});

describe('what is written', () => {
  it('is told of known visitors once a minute: what they did on a page and day is one activity', async () => {
    const {workspace, key} = await tracked();
    const person = await withPatron(workspace);
    await drain(workspace);
    await told(key, {person, events: [did('visit', '/blog/one'), did('visit', '/blog/one'), did('read', '/blog/one')]});
    await told(key, {events: [did('visit', '/blog/two')]});
    const head = (await readFeed(workspace)).head;
    await fold(workspace);
    const {supporters, head: after} = await readFeed(workspace);
    expect(supporters).toHaveLength(1);
    expect(supporters[0]?.activity?.sums).toEqual([
      {vendor: 'site', action: 'read', count: 1, lastAt: NOON},
      {vendor: 'site', action: 'visited', count: 2, lastAt: NOON},
    ]);
    // The site's own record for a moment, and the decision that joins it: not one change for each event.
    expect(after - head).toBeLessThanOrEqual(5);
    await told(key, {events: [did('visit', '/blog/three'), did('download', '/guide.pdf')]});
    await told(key, {events: [did('visit', '/blog/four')]});
    await fold(workspace);
    expect((await readFeed(workspace)).head).toBe(after + 1);
    await fold(workspace);
    expect((await readFeed(workspace)).head).toBe(after + 1);
  });
});

describe('who a visitor is', () => {
  it('is the person whose personal link they came by, later too and on another device, until the creator says otherwise', async () => {
    const {workspace, key} = await tracked();
    const person = await withPatron(workspace);
    await told(key, {events: [did('download', '/guide.pdf')]});
    await told(key, {person, events: [did('visit', '/ebook')]});
    await fold(workspace);
    pass(DAY);
    await told(key, {events: [did('visit', '/ebook')]});
    await told(key, {visitor: 'anotherdeviceanotherdevice', person, events: [did('read', '/ebook')]});
    await fold(workspace);
    const [known, ...others] = (await readFeed(workspace)).supporters;
    expect(others).toEqual([]);
    expect(known?.id).toBe(person);
    expect(known?.activity?.sums.map(({action, count}) => [action, count])).toEqual([
      ['downloaded', 1],
      ['read', 1],
      ['visited', 2],
    ]);
    const [decision] = await rowsOf<{id: string}>(workspace, 'select id from decision');
    const [left, right] = [known?.records[0]?.rid, known?.records[1]?.rid];
    await send(workspace, {kind: 'undecide', decision: decision?.id, left: [left], right: [right]});
    expect((await readFeed(workspace)).supporters).toHaveLength(2);
    await told(key, {events: [did('visit', '/blog/one')]});
    await fold(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(2);
  });

  it('is nobody by a made-up link, and not somebody else by a second one', async () => {
    const {workspace, key} = await tracked();
    const person = await withPatron(workspace);
    await told(key, {person: 'a'.repeat(20), events: [did('visit', '/ebook')]});
    expect((await view(workspace)).today.known).toBe(0);
    await told(key, {person, events: []});
    await workspace.call('/v1/imports', {body: {import: 'file-2', chunk: 0, readings: [fileReading(2, {paid: true})]}});
    const friend = (await readFeed(workspace)).supporters.find(({id}) => id !== person)?.id ?? '';
    await told(key, {person: friend, events: [did('visit', '/blog/one')]});
    await fold(workspace);
    const active = (await readFeed(workspace)).supporters.filter(({activity}) => activity !== undefined);
    expect(active.map(({id}) => id)).toEqual([person]);
  });

  it('is only suggested where they typed an address: anybody can type anybody’s', async () => {
    const {workspace, key} = await tracked();
    await withPatron(workspace);
    await told(key, {email: ' Member1@Example.org ', events: [did('signup', 'Autumn contest')]});
    await fold(workspace);
    const {supporters} = await readFeed(workspace);
    expect(supporters).toHaveLength(2);
    const typed = supporters.find(({records}) => records[0]?.key.startsWith('site/'));
    expect(typed?.records[0]?.identifiers).toEqual([{type: 'email', value: 'member1@example.org', strength: 'weak'}]);
  });

  it('is told of once where an address was typed before the link came: the person takes over what the address had', async () => {
    const {workspace, key} = await tracked();
    const person = await withPatron(workspace);
    await told(key, {email: 'typed@example.org', events: [did('visit', '/blog/one')]});
    await fold(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(2);
    await told(key, {person, events: [did('visit', '/ebook')]});
    await fold(workspace);
    const {supporters} = await readFeed(workspace);
    expect(supporters.map(({id, activity}) => [id, activity?.sums.map(({count}) => count)])).toEqual([[person, [2]]]);
    expect(JSON.stringify(await rowsOf(workspace, 'select doc from visitor'))).not.toContain('typed@');
  });

  it('goes with the person who is erased, before and after it was told, and does not come back by typing', async () => {
    const {workspace, key} = await tracked();
    const person = await withPatron(workspace);
    await told(key, {person, events: [did('visit', '/ebook')]});
    await told(key, {visitor: 'nottoldyetnottoldyet', email: 'member1@example.org', events: [did('visit', '/ebook')]});
    await told(key, {visitor: 'somebodyelsesomebody', events: [did('visit', '/ebook')]});
    expect((await send(workspace, {kind: 'erase', supporter: person})).status).toBe('applied');
    expect((await rows(workspace)).map(({visitor}) => visitor)).toEqual(['ada.example/somebodyelsesomebody']);
    await fold(workspace);
    await told(key, {person, email: 'member1@example.org', events: [did('visit', '/ebook')]});
    await fold(workspace);
    expect((await readFeed(workspace)).supporters).toEqual([]);
    expect(await rowsOf(workspace, 'select * from visitor')).toEqual([]);
  });
});

describe('90 days', () => {
  it('end what a visitor did: the page is forgotten, that there was something on that day stays with its points', async () => {
    const {workspace, key} = await tracked();
    const person = await withPatron(workspace);
    await told(key, {person, events: [did('visit', '/blog/secret')]});
    await told(key, {visitor: 'onlytypedonlytyped', email: 'typed@example.org', events: [did('visit', '/blog/secret')]});
    await told(key, {visitor: 'nobodynobodynobody', events: [did('visit', '/blog/secret')]});
    await fold(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(2);
    pass(89 * DAY);
    await drain(workspace);
    expect(await rows(workspace)).toHaveLength(3);
    pass(3 * DAY);
    await drain(workspace);
    expect(await rows(workspace)).toEqual([]);
    expect(await rowsOf(workspace, 'select * from visitor')).toEqual([]);
    const {supporters} = await readFeed(workspace);
    expect(supporters.map(({id}) => id)).toEqual([person]);
    expect(supporters[0]?.activity).toMatchObject({
      sums: [{action: 'visited', count: 1}],
      newest: [{action: 'visited', at: NOON}],
    });
    expect(JSON.stringify(await rowsOf(workspace, 'select doc from record'))).not.toMatch(/secret|typed@/);
    const before = (await readFeed(workspace)).head;
    pass(DAY);
    await drain(workspace);
    expect((await readFeed(workspace)).head).toBe(before);
  });

  it('leave the pages that a rule or a step names, because points hang on them (LOY-50)', async () => {
    const {workspace, key} = await tracked();
    const person = await withPatron(workspace);
    const rules = [{id: 'guide', channel: 'site', action: 'visited', points: 5, when: {subjects: ['/blog/guide']}}];
    const steps = ['/blog/one', '/blog/two'].map(page => ({id: page.slice(6), name: page, page, opensAt: NOON - DAY, points: 3}));
    const plan = {rules, halfLifeDays: 180, sequences: [{id: 'tour', name: 'Tour', from: NOON - DAY, steps}]};
    expect((await send(workspace, {kind: 'programme-put', plan})).status).toBe('applied');
    await told(key, {person, events: ['/blog/guide', '/blog/one', '/blog/secret'].map(page => did('visit', page))});
    await fold(workspace);
    const balance = async () => (await readFeed(workspace)).supporters[0]?.account?.balance;
    expect(await balance()).toBe(8);
    pass(92 * DAY);
    await drain(workspace);
    expect(await balance()).toBe(8);
    const stored = JSON.stringify(await rowsOf(workspace, 'select doc from record'));
    expect(stored).toMatch(/blog\/guide.*blog\/one|blog\/one.*blog\/guide/);
    expect(stored).not.toContain('secret');
  });
});
