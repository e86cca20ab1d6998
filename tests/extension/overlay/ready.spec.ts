import {type Browser, chromium, expect, test} from '@playwright/test';
import {bundleDetector} from '../../cli/look-at-page.ts';
import {page as pageOf, person, times} from '../../fixtures/pages/page.ts';
import {patreonList} from '../../fixtures/pages/patreon-lists.ts';
import {provideBrowser} from '../../setup/browser.ts';
import type {Waiting} from './ready-in-page.ts';

let browser: Browser;
let bundle = '';
test.beforeAll(async () => {
  browser = await chromium.launch({executablePath: provideBrowser().path, args: ['--no-sandbox']});
  bundle = await bundleDetector('tests/extension/overlay/ready-in-page.ts');
});
test.afterAll(() => browser.close());

const BOXES = times(40, n => `<div><div>${person(n).name}</div><div>${person(n).email}</div><div>x</div></div>`);
const MEMBERS = patreonList({
  of: 'members',
  language: 'en',
  markup: 'boxes',
  columns: ['name', 'email', 'status'],
  rows: [1, 2, 3, 4].map(n => ({n, name: person(n).name, email: person(n).email, status: 'Active'})),
});

async function openWaiting(html: string) {
  const page = await browser.newPage();
  await page.setContent(html);
  await page.evaluate(bundle);
  const waiting = () => page.evaluate(() => (globalThis as unknown as {waiting: Waiting}).waiting);
  return {page, waiting};
}

test('a page without a list is read for headers once, and not again until it changes', async () => {
  const {page, waiting} = await openWaiting(pageOf('Members', `<main>${BOXES}</main>`));
  await page.waitForTimeout(900);
  expect(await waiting()).toEqual({looks: 1, found: false});
  await page.evaluate(() => document.querySelector('main')?.append('more'));
  await expect.poll(async () => (await waiting()).looks).toBe(2);
  await page.waitForTimeout(900);
  expect((await waiting()).looks).toBe(2);
  await page.close();
});

test('a page that changes in each frame is read four times a second at most, and once more when it is still', async () => {
  const {page, waiting} = await openWaiting(pageOf('Members', `<main>${BOXES}</main>`));
  const {changes, ms} = await page.evaluate(async () => {
    const startedAt = performance.now();
    let changes = 0;
    for (; performance.now() - startedAt < 2_000; changes += 1) {
      document.querySelector('main')?.append(document.createElement('p'));
      await new Promise(resolve => requestAnimationFrame(resolve));
    }
    return {changes, ms: performance.now() - startedAt};
  });
  await page.waitForTimeout(600);
  const {looks} = await waiting();
  // the first look, one for each quarter of a second, and the last
  expect(looks).toBeLessThanOrEqual(2 + Math.ceil(ms / 250));
  expect(looks).toBeGreaterThan(2);
  expect(changes).toBeGreaterThan(2 * looks);
  await page.waitForTimeout(600);
  expect((await waiting()).looks).toBe(looks);
  await page.close();
});

test('a list that has come and stands still is bound by the look that found it', async () => {
  const {page, waiting} = await openWaiting(MEMBERS);
  await expect.poll(async () => (await waiting()).found).toBe(true);
  // the first view that fits ends a look: of sales, then of members
  expect((await waiting()).looks).toBe(1);
  await page.close();
});
