import {rmSync} from 'node:fs';
import {expect, type Page, test} from '@playwright/test';
import type {RowIdentity} from '../../../extension/messages.ts';
import {type GhostFake, startGhostFake} from '../../fakes/ghost.ts';
import {page as pageOf} from '../../fixtures/pages/page.ts';
import {drawWorld} from '../../fixtures/people.ts';
import {provideBrowser} from '../../setup/browser.ts';
import {provideGhostAdmin} from '../../setup/ghost-admin.ts';
import {buildStubExtension, launchWith, type StubBrowser} from './stub-extension.ts';

type Told = {readonly identity?: RowIdentity; readonly open: boolean};

let extension = '';
let stub: StubBrowser;

test.beforeAll(async () => {
  extension = await buildStubExtension([
    'https://www.patreon.com/*',
    'https://gumroad.com/*',
    'https://blog.example/*',
    'http://127.0.0.1/*',
  ]);
  stub = await launchWith([extension], provideBrowser().path);
});
test.afterAll(async () => {
  await stub.close();
  rmSync(extension, {recursive: true, force: true});
});

async function open(url: string, body = ''): Promise<Page> {
  await clear();
  const page = await stub.context.newPage();
  const html = pageOf('Page', body);
  await page.route(`${new URL(url).origin}/**`, route => route.fulfill({contentType: 'text/html; charset=utf-8', body: html}));
  await page.goto(url);
  return page;
}

function clear(): Promise<void> {
  return stub.background.evaluate(() => {
    (globalThis as unknown as {stub: {subjects: Told[]}}).stub.subjects = [];
  });
}

/** Whom the background was told of, in order; '' where the page was about nobody. */
async function told(): Promise<string[]> {
  const all = await stub.background.evaluate(() => (globalThis as unknown as {stub: {subjects: Told[]}}).stub.subjects);
  // the panel is never opened because of a page
  expect(all.filter(({open}) => open)).toEqual([]);
  return all.map(({identity}) => identity?.identifiers.join() ?? '');
}

const MEMBER = '6b039965ced03c17cb031800';
const OTHER = '6b039965ced03c17cb031801';

test('the panel follows Ghost’s member pages, of a blog in a folder too (J12)', async () => {
  const page = await open(`https://blog.example/journal/ghost/#/members/${MEMBER}?back=%2Fmembers`);
  await expect.poll(told).toEqual([`ghost-member:blog.example:${MEMBER}`]);
  await page.evaluate(other => history.pushState({}, '', `#/members/${other}/`), OTHER);
  await expect.poll(told).toEqual([`ghost-member:blog.example:${MEMBER}`, `ghost-member:blog.example:${OTHER}`]);
  await page.evaluate(() => {
    location.hash = '#/members';
  });
  await expect.poll(async () => (await told()).at(-1)).toBe('');
  await page.close();
});

for (const version of ['6.65.0', '5.130.0'] as const) {
  test.describe(`on Ghost ${version}`, () => {
    const people = drawWorld({members: 4}).ghost.map((one, place) => (place === 1 ? {...one, name: null} : one));
    const [ada, nameless] = people;
    let ghost: GhostFake;
    test.beforeAll(async () => {
      ghost = await startGhostFake({people, version, adminFolder: provideGhostAdmin(version)});
    });
    test.afterAll(() => ghost.close());

    test('a member page names them by their e-mail too, and never by that of the one before (J12)', async () => {
      const idOf = (one = ada) => `ghost-member:${new URL(ghost.url).host}:${one?.id}`;
      const keysOf = (one = ada) => `${idOf(one)},email:${one?.email}`;
      const page = await stub.context.newPage();
      await clear();
      await page.goto(`${ghost.url}/ghost/#/members/${ada?.id}`);
      await expect.poll(async () => (await told()).at(-1), {timeout: 20_000}).toBe(keysOf());
      await clear();
      // the next member is slow to come: until then the page prints whom it was about
      await page.route(`**/members/${nameless?.id}/**`, async route => {
        await new Promise(resolve => setTimeout(resolve, 1_200));
        await route.continue();
      });
      const goTo = (one = ada) =>
        page.evaluate(id => {
          location.hash = `#/members/${id}`;
        }, one?.id ?? '');
      await goTo(nameless);
      await expect.poll(told, {timeout: 10_000}).toEqual([idOf(nameless), keysOf(nameless)]);
      await goTo();
      await expect.poll(async () => (await told()).at(-1)).toBe(keysOf());
      expect((await told()).filter(keys => keys.includes(',') && keys !== keysOf() && keys !== keysOf(nameless))).toEqual([]);
      await page.close();
    });
  });
}

test('the panel follows what Patreon’s addresses say: a member sought by address, and a profile (J12)', async () => {
  const page = await open('https://www.patreon.com/members?query=ada%40example.org');
  await expect.poll(told).toEqual(['email:ada@example.org']);
  await page.evaluate(() => history.pushState({}, '', '/user?u=10565003'));
  await expect.poll(async () => (await told()).at(-1)).toBe('patreon-user:10565003');
  // a search for anything else names nobody
  await page.evaluate(() => history.pushState({}, '', '/members?query=ada'));
  await expect.poll(async () => (await told()).at(-1)).toBe('');
  await page.close();
});

const THREAD = 'https://www.patreon.com/messages/0123456789abcdef0123456789abcdef';
const thread = (
  id: number,
) => `<nav><a href="/user?u=7">Me</a></nav><main><header><h1><a href="/user?u=${id}">Ada</a></h1></header>
  <p><a href="/user?u=${id}">Ada</a>: hello</p><p><a href="/user?u=7">Me</a>: hello</p></main>`;

test('the panel follows a thread of messages, and the next one in its place (J12)', async () => {
  const page = await open(`${THREAD}?mode=campaign&tab=chats`, thread(101));
  await expect.poll(told).toEqual(['patreon-user:101']);
  await page.evaluate(() => document.querySelector('main header a')?.setAttribute('href', '/user?u=102'));
  await expect.poll(told).toEqual(['patreon-user:101', 'patreon-user:102']);
  await page.close();
});

test('a thread that could be with two people, and the fan’s side of it, are about nobody', async () => {
  const page = await open(`${THREAD}?mode=campaign`, '<main><a href="/user?u=101">A</a><a href="/user?u=102">B</a></main>');
  await page.waitForTimeout(800);
  expect(await told()).toEqual(['']);
  await page.close();
  const fan = await open(`${THREAD}?mode=user&tab=direct-messages`, thread(101));
  await fan.waitForTimeout(800);
  expect(await told()).toEqual(['']);
  await fan.close();
});

const drawer = (email: string) => `<aside><header><h2>Poster</h2></header>
  <div role="status">${email} purchased this for friend@example.org.</div>
  <section><header><h3>Email</h3></header><section><h5>${email}</h5></section></section>
  <section><header><h3>Giftee email</h3></header><section><h5>friend@example.org</h5></section></section></aside>`;

test('the panel follows the drawer of an order as it opens, is filled with another one and closes (J12)', async () => {
  const page = await open('https://gumroad.com/customers', '<header>me@example.org</header><main></main>');
  await expect.poll(told).toEqual(['']);
  const show = (html: string) =>
    page.evaluate(inside => {
      const main = document.querySelector('main');
      if (main) main.innerHTML = inside;
    }, html);
  await show(drawer('ada@example.org'));
  await expect.poll(told).toEqual(['', 'email:ada@example.org']);
  // the same drawer, recycled
  await page.evaluate(() => {
    const [text] = document.querySelector('h5')?.childNodes ?? [];
    if (text) text.nodeValue = 'bela@example.org';
  });
  await expect.poll(told).toEqual(['', 'email:ada@example.org', 'email:bela@example.org']);
  await show('');
  await expect.poll(told).toEqual(['', 'email:ada@example.org', 'email:bela@example.org', '']);
  await page.close();
});

test('a page is not touched for it, and nothing is said twice', async () => {
  const page = await open(`${THREAD}?mode=campaign`, thread(101));
  await expect.poll(told).toEqual(['patreon-user:101']);
  const before = await page.content();
  for (let n = 0; n < 5; n += 1) {
    await page.evaluate(() => document.querySelector('main p')?.append(' again'));
    await page.waitForTimeout(120);
  }
  await page.waitForTimeout(400);
  expect(await told()).toEqual(['patreon-user:101']);
  expect((await page.content()).replaceAll(' again', '')).toBe(before);
  await page.close();
});
