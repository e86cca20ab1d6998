import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type ConsoleMessage, expect, type Page} from '@playwright/test';
import {strFromU8, unzipSync} from 'fflate';
import {mailchimpCsv} from '../fixtures/mailchimp-csv.ts';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {test, worldAround} from './creator.ts';
import {type Extended, launchExtended} from './extension.ts';
import {isBrowsersOwn, netLogSwitches, readNetLog} from './net-log.ts';
import {readChips} from './read-chips.ts';
import {openMembers} from './site.ts';

// Nothing but the creator's own dashboard can be reached.
const CUT = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
const CANARY = /canary/i;

test('canary names stay where they belong: in no log, request, masked view or other person’s file (C40, C41, F47)', async ({
  site,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-privacy-'));
  const log = join(folder, 'net.json');
  const files = ['members.csv', 'subscribed_members.csv'].map(name => join(folder, name));
  const {patreon, audience} = worldAround([...(await site.members()).values()].map(member => member.email));
  writeFileSync(files[0] ?? '', patreonCsv(patreon.map((person, n) => ({...person, name: `Canary${n} Bird`}))));
  writeFileSync(files[1] ?? '', mailchimpCsv(audience));
  const extended = await launchExtended({args: [...CUT, ...netLogSwitches(log)]});
  const said: string[] = [];
  const listen = (message: ConsoleMessage) => said.push(message.text());
  extended.context.on('console', listen);
  for (const worker of extended.context.serviceWorkers()) worker.on('console', listen);
  extended.context.on('weberror', error => said.push(error.error().stack ?? String(error.error())));
  try {
    const own = await extended.open('page.html#/import');
    await own.getByTestId('file-input').first().setInputFiles(files);
    await expect(own.getByTestId('import-report')).toContainText('subscribed_members.csv');
    await own.evaluate(origin => chrome.storage.local.set({sites: [{origin, adapter: 'ghost'}]}), new URL(site.url).origin);
    const list = await extended.context.newPage();
    await openMembers(list, site);
    const session = await extended.context.newCDPSession(list);
    const chips = async () => (await readChips(session)).flatMap(row => row.chips);
    await expect.poll(async () => (await chips()).filter(name => name.startsWith('Loyalty')).length).toBeGreaterThan(2);

    await checkRequests(own);
    await checkOnePerson(own, folder);
    await checkStreaming(own, extended);
    await expect.poll(async () => [...new Set(await chips())]).toEqual(['Hidden.']);
    expect(await list.content()).not.toMatch(CANARY);
    await own.bringToFront();
    await to(own, '#/settings');
    await own.getByTestId('streaming-mark').getByRole('button').click();
    await expect(own.getByTestId('streaming-mark')).toHaveCount(0);
    await list.close();
    await checkLeaving(own, folder);
    expect(said.filter(text => CANARY.test(text))).toEqual([]);
  } finally {
    await extended.close();
  }
  const sent = readNetLog(log).filter(request => !isBrowsersOwn(request));
  expect(sent.length).toBeGreaterThan(5);
  expect(sent.filter(({url, initiator}) => CANARY.test(url) || initiator.startsWith('chrome-extension:'))).toEqual([]);
  rmSync(folder, {recursive: true, force: true});
});

const to = (page: Page, hash: string) => page.goto(`${page.url().split('#')[0]}${hash}`);

/** Local mode: nothing left the browser, and the page says so. */
async function checkRequests(own: Page): Promise<void> {
  await to(own, '#/requests');
  await expect(own.getByTestId('no-requests')).toBeVisible();
  await expect(own.getByTestId('requests')).toContainText('nothing of your data leaves this browser');
}

/** One switch for the score, one file with everything of one person and nothing of anybody else. */
async function checkOnePerson(own: Page, folder: string): Promise<void> {
  await to(own, `#/supporters?filter=${encodeURIComponent('name:"Canary3 Bird"')}`);
  await own.getByTestId('table-row').first().click();
  await own.getByTestId('unscore').check();
  await expect(own.locator('.detail')).toContainText('Not scored at this person’s wish');
  await to(own, '#/supporters?filter=opted-out%3Ayes');
  await expect(own.getByTestId('table-row')).toHaveCount(1);
  await own.getByTestId('table-row').first().click();
  await to(own, `${new URL(own.url()).hash.split('?')[0]}?act=export-person`);
  const [download] = await Promise.all([own.waitForEvent('download'), own.getByTestId('do-export-person').click()]);
  const saved = join(folder, 'person.zip');
  await download.saveAs(saved);
  const files = unzipSync(readFileSync(saved));
  for (const name of ['person.json', 'person.html']) {
    const text = strFromU8(files[name] ?? new Uint8Array());
    expect(new Set(text.match(/Canary\d+/g))).toEqual(new Set(['Canary3']));
  }
}

/** Names, e-mails and amounts are nowhere, also in windows that open later; a mark says so. */
async function checkStreaming(own: Page, extended: Extended): Promise<void> {
  await to(own, '#/settings');
  await own.getByTestId('streaming-card').getByRole('checkbox').check();
  await expect(own.getByTestId('streaming-mark')).toBeVisible();
  for (const view of ['#/supporters', '#/history/changes', '#/duplicates', '#/log', '#/today']) {
    await to(own, view);
    await own.reload();
    await expect(own.getByTestId('streaming-mark')).toBeVisible();
    await expect(own.locator('main h1, main .count').first()).toBeVisible();
    expect(await own.locator('body').textContent()).not.toMatch(/canary|@|€\d|\$\d/i);
  }
  await to(own, '#/supporters');
  await own.getByTestId('table-row').first().click();
  await expect(own.locator('#person-title')).toHaveText('▪▪▪');
  expect(await own.locator('.detail').textContent()).not.toMatch(/canary|@example/i);
  const popup = await extended.open('popup.html');
  await expect(popup.getByTestId('streaming-mark')).toBeVisible();
  await popup.getByRole('combobox').first().fill('Canary3');
  await expect(popup.getByRole('option').first()).toBeVisible();
  expect(await popup.locator('body').textContent()).not.toMatch(CANARY);
  await popup.close();
}

/** One file with everybody; then a typed word, and this browser holds nothing any more. */
async function checkLeaving(own: Page, folder: string): Promise<void> {
  await to(own, '#/leave');
  const [download] = await Promise.all([
    own.waitForEvent('download'),
    own.getByTestId('leave').getByRole('button', {name: 'Save everything'}).click(),
  ]);
  const saved = join(folder, 'everything.zip');
  await download.saveAs(saved);
  const everything = Object.values(unzipSync(readFileSync(saved))).map(bytes => strFromU8(bytes));
  for (const name of ['Canary0 Bird', 'Canary3 Bird']) expect(everything.some(text => text.includes(name))).toBe(true);
  const button = own.getByTestId('do-leave');
  await expect(button).toBeDisabled();
  await own.locator('#leave-word').fill('erase');
  await button.click();
  await expect(own.getByTestId('gone')).toBeVisible();
  const left = await own.evaluate(async () => ({
    stored: Object.keys(await chrome.storage.local.get(null)),
    databases: (await indexedDB.databases()).map(({name}) => name),
    local: localStorage.length,
    scripts: (await chrome.scripting.getRegisteredContentScripts()).length,
  }));
  expect(left).toEqual({stored: [], databases: [], local: 0, scripts: 0});
}
