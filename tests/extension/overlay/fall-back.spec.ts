import {rmSync} from 'node:fs';
import {expect, type Page, test} from '@playwright/test';
import type {CopyReport} from '../../../extension/dashboards/copy-report.ts';
import type {SiteReport} from '../../../extension/messages.ts';
import {clickAccessible, findAccessible} from '../../e2e/accessible.ts';
import {inspect} from '../../e2e/read-chips.ts';
import {startGhostFake} from '../../fakes/ghost.ts';
import {cells, headers, page as pageOf, person, times} from '../../fixtures/pages/page.ts';
import {negativePages} from '../../fixtures/pages/pages.ts';
import {drawWorld} from '../../fixtures/people.ts';
import {provideBrowser} from '../../setup/browser.ts';
import {provideGhostAdmin} from '../../setup/ghost-admin.ts';
import {serveList} from './list-page.ts';
import {wrongRows} from './row-chips.ts';
import {buildStubExtension, launchWith, type StubBrowser} from './stub-extension.ts';
import {openVendorPage} from './vendor-page.ts';

const MEMBERS = 'https://www.patreon.com/members';
const LIST = `<table>${headers('Name', 'Email', 'Status')}<tbody>${times(8, n => `<tr>${cells(person(n).name, person(n).email, 'Active')}</tr>`)}</tbody></table>`;

let extension = '';
let stub: StubBrowser;
test.beforeAll(async () => {
  extension = await buildStubExtension(['https://www.patreon.com/*', 'http://127.0.0.1/*']);
  stub = await launchWith([extension], provideBrowser().path);
});
test.afterAll(async () => {
  await stub.close();
  rmSync(extension, {recursive: true, force: true});
});

/** @param url - of the page that is asked; absent: the one in front */
async function ask<T>(type: 'siteReport' | 'copyReport', url?: string): Promise<T | undefined> {
  const answer = await stub.background.evaluate(
    async ({message, wanted}) => {
      const [tab] = await chrome.tabs.query(wanted);
      return chrome.tabs.sendMessage(tab?.id ?? 0, message).catch(() => undefined);
    },
    {message: {type, timestamp: 1}, wanted: url === undefined ? {active: true} : {url}},
  );
  return answer?.res;
}
const report = () => ask<SiteReport>('siteReport');

test('C38 F45 a page that counts members and shows none is broken, once it is seen twice, until the list is back', async () => {
  const html = pageOf('Members', '<main><h1>Members</h1><p>412 members</p><div id="list"></div></main>');
  const {page, session} = await openVendorPage(stub, MEMBERS, html);
  await expect.poll(report, {timeout: 20_000}).toMatchObject({
    adapter: 'Patreon',
    rows: 0,
    state: 'broken',
    reasons: ['no-rows-of-total'],
    total: 412,
  });
  await page.evaluate(list => {
    const place = document.querySelector('#list');
    if (place) place.innerHTML = list;
  }, LIST);
  await expect.poll(report).toMatchObject({rows: 8, state: 'ok', rowsFrom: 'detector'});
  await expect.poll(() => wrongRows(page, session, 8)).toEqual([]);
  await page.close();
});

test('C38 a list that says that it is empty is no broken page, whatever a menu counts', async () => {
  const html = pageOf(
    'Members',
    '<nav><a>Members <b>412</b></a></nav><main><h1>Members</h1><p>No members match this filter</p></main>',
  );
  const {page} = await openVendorPage(stub, MEMBERS, html);
  await expect.poll(report, {timeout: 20_000}).toMatchObject({state: 'ok', reasons: ['empty-list'], total: 0});
  await page.waitForTimeout(7_000);
  expect(await report()).toMatchObject({state: 'ok'});
  await page.close();
});

test('C38 C39 F45 a renamed list is read by its columns with chips that take clicks, and by its adapter once the names are back', async () => {
  const list = await serveList();
  const page = await stub.context.newPage();
  await page.goto(`${list.url}#/members`);
  const session = await inspect(page);
  const rightChips = () => expect.poll(() => wrongRows(page, session, 10)).toEqual([]);
  await rightChips();
  await page.evaluate(`for (const element of document.querySelectorAll('[data-testid]')) {
    element.setAttribute('data-renamed', element.getAttribute('data-testid'));
    element.removeAttribute('data-testid');
  }`);
  await expect.poll(report, {timeout: 25_000}).toMatchObject({rows: 12, state: 'degraded', rowsFrom: 'detector'});
  await rightChips();
  await clickAccessible(page, session, {role: 'button', name: /^Loyalty/});
  await findAccessible(session, {role: 'dialog'});

  await page.evaluate(`for (const element of document.querySelectorAll('[data-renamed]')) {
    element.setAttribute('data-testid', element.getAttribute('data-renamed'));
  }`);
  await expect.poll(report, {timeout: 25_000}).toMatchObject({rows: 12, state: 'ok', rowsFrom: 'adapter'});
  await rightChips();
  expect(await page.evaluate('errors')).toEqual([]);
  await page.close();
  list.close();
});

test('F45 the report to copy has the build of a page and nothing that stands in it', async () => {
  const canary = (n: number) =>
    `<tr id="canary-id-${n}" class="canary-class" data-canary="${n}77001"><td><a href="/user?u=${n}77001">Canary Name${n}</a></td><td>canary${n}@birds.example</td><td>€1${n}77</td></tr>`;
  const html = pageOf(
    'Members of canary-title',
    `<main><h1>Members</h1><table>${headers('Name', 'Email', 'Pledge')}<tbody>${times(9, canary)}</tbody></table></main>`,
  );
  const {page} = await openVendorPage(stub, `${MEMBERS}?query=canary-query#canary-hash`, html);
  await expect.poll(report).toMatchObject({rows: 9});
  const copied = await ask<CopyReport>('copyReport');
  expect(copied).toMatchObject({adapter: {id: 'patreon'}, health: {state: 'ok'}, counts: {detectedRows: 9}, verdict: 'people'});
  expect(copied?.rows[0]?.is).toBe('tr.·-·');
  expect(JSON.stringify(copied)).not.toMatch(/canary|birds|77|€|patreon\.com/i);
  await page.close();
});

test('F45 what only looks like people gets no chip where a list of members was expected', async () => {
  const names = /comments|reviews|posts|inbox|conversations|topics|event log|articles/;
  const pages = negativePages.filter(({name}) => names.test(name));
  expect(pages.length).toBeGreaterThan(8);
  // Each in a window of its own, since nothing is looked for in a tab that cannot be seen.
  const opened: {name: string; url: string; page: Page}[] = [];
  for (const [n, {name, html}] of pages.entries()) {
    const page = await newWindow();
    const url = `${MEMBERS}?page=${n}`;
    await page.route('https://www.patreon.com/**', route => route.fulfill({contentType: 'text/html; charset=utf-8', body: html}));
    await page.goto(url);
    opened.push({name, url, page});
  }
  const wrong: string[] = [];
  for (const {name, url, page} of opened) {
    // the detector has looked once it has a word about the page
    await expect.poll(() => ask('siteReport', url), {timeout: 20_000}).toMatchObject({detected: expect.any(Number)});
    const hosts = await hostsIn(page);
    if (hosts > 0) wrong.push(`${name}: ${hosts}`);
    await page.close();
  }
  expect(wrong).toEqual([]);
});

test('F45 Ghost’s own posts, tags and settings have no chip', async () => {
  const ghost = await startGhostFake({people: drawWorld({members: 40}).ghost, adminFolder: provideGhostAdmin()});
  const views = ['posts', 'tags', 'settings/staff', 'members-activity'];
  const pages: Page[] = [];
  for (const view of views) {
    const page = await newWindow();
    await page.goto(`${ghost.url}/ghost/#/${view}`);
    pages.push(page);
  }
  await pages[0]?.waitForTimeout(4_000);
  for (const [n, page] of pages.entries()) {
    expect(`${views[n]}: ${await hostsIn(page)}`).toBe(`${views[n]}: 0`);
    await page.close();
  }
  await ghost.close();
});

function hostsIn(page: Page): Promise<number> {
  return page.locator('[data-regulars]').count();
}

async function newWindow(): Promise<Page> {
  const opening = stub.context.waitForEvent('page');
  await stub.background.evaluate(() => chrome.windows.create({url: 'about:blank', focused: false}));
  return opening;
}
