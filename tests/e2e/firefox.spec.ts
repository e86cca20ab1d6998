import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from '@playwright/test';
import type {ElementHandle, Page} from 'puppeteer-core';
import {type GhostFake, startGhostFake} from '../fakes/ghost.ts';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {drawWorld, type World} from '../fixtures/people.ts';
import {provideGhostAdmin} from '../setup/ghost-admin.ts';
import {worldAround} from './creator.ts';
import {buildForFirefox, type Firefox, launchFirefox} from './firefox/firefox.ts';
import {look, type Seen} from './firefox/inspector.ts';

/*
 * The same product in the other browser: Debian's Firefox with the build for it, on Ghost's own members page. From files
 * alone: nothing of the private server is different there.
 */

test.describe.configure({mode: 'serial'});

let firefox: Firefox;
let ghost: GhostFake;
let world: World;
let page: Page;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const {ghost: people} = drawWorld();
  world = worldAround(people.map(({email}) => email));
  ghost = await startGhostFake({people, adminFolder: provideGhostAdmin()});
  firefox = await launchFirefox(buildForFirefox());
});
test.afterAll(async () => {
  await firefox?.close();
  await ghost?.close();
});

test('Firefox: a file dropped into our own page is read and kept (F42)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-firefox-file-'));
  const file = join(folder, 'members.csv');
  writeFileSync(file, patreonCsv(world.patreon));
  const own = await firefox.open('page.html#/import');
  const input = (await own.waitForSelector('[data-testid=file-input]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(file);
  await own.waitForSelector('[data-testid=import-report]');
  await expect
    .poll(() => own.evaluate(() => document.querySelector('[data-testid=import-report]')?.textContent ?? ''))
    .toMatch(/\d/);
  rmSync(folder, {recursive: true});
  await own.evaluate(origin => {
    const {browser} = globalThis as unknown as {browser: typeof chrome};
    return browser.storage.local.set({sites: [{origin, adapter: 'ghost'}]});
  }, new URL(ghost.url).origin);
  await own.close();
});

test('Firefox: every row of Ghost’s list has one chip, of its own member (ARM-2)', async () => {
  page = await firefox.browser.newPage();
  await page.goto(`${ghost.url}/ghost/#/members`);
  const right = async () => {
    const chips = chipsOf(await look(page));
    return chips.length > 5 && chips.every(({name, member}) => fits(name, member));
  };
  await expect.poll(right, {timeout: 30_000}).toBe(true);
  const members = chipsOf(await look(page)).map(({member}) => member);
  expect(new Set(members).size).toBe(members.length);
  expect(chipsOf(await look(page)).some(({name}) => name.startsWith('Loyalty'))).toBe(true);
});

test('Firefox: the menu opens by right click and by key, and a note is kept (ARM-60, C39)', async () => {
  // Keys and the browser's own menu are of the tab in front.
  await page.bringToFront();
  const chip = await firstScored();
  await page.mouse.click(chip.x, chip.y, {button: 'right'});
  const note = await find({role: 'menuitem', name: /^Note/});
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await look(page)).some(({role}) => role === 'menuitem')).toBe(false);
  // The focus is back on the chip: the key opens what the mouse did.
  await page.keyboard.down('Shift');
  await page.keyboard.press('F10');
  await page.keyboard.up('Shift');
  const again = await find({role: 'menuitem', name: note.name});
  await page.mouse.click(again.x, again.y);
  await find({role: 'textbox', name: /Note about/});
  await page.keyboard.type('Met in Lyon');
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
  await find({role: 'status', name: /Note/});
});

test('Firefox: a saved filter dims the others, and the bar counts (ARM-87, F5)', async () => {
  const pill = await find({role: 'button', name: /^Declined, \d/});
  await page.mouse.click(pill.x, pill.y);
  const opacities = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('tr[data-testid=members-list-item]')].map(row => Number(getComputedStyle(row).opacity)),
    );
  await expect.poll(async () => (await opacities()).some(opacity => opacity < 1)).toBe(true);
  const declined = async () => chipsOf(await look(page)).map(({name}) => name.includes('Payment declined'));
  await expect.poll(async () => (await opacities()).map(opacity => opacity === 1)).toEqual(await declined());
  const all = await find({role: 'button', name: /^All, /});
  await page.mouse.click(all.x, all.y);
  await expect.poll(async () => (await opacities()).every(opacity => opacity === 1)).toBe(true);
});

test('Firefox: the popup finds a person by what the note says (F12)', async () => {
  const popup = await firefox.open('popup.html');
  await popup.waitForSelector('[data-testid=search]');
  await popup.type('[data-testid=search]', 'lyon');
  const found = () => popup.$$eval('[data-testid=result]', results => results.map(result => result.textContent));
  await expect.poll(async () => (await found()).length).toBe(1);
  await popup.close();
});

function chipsOf(seen: readonly Seen[]): Seen[] {
  return seen.filter(({member}) => member !== '');
}

/** Whether a chip may stand at a member: whoever is in the file has a score or is new, nobody else is known. */
function fits(name: string, member: string): boolean {
  const email = ghost.state.members.get(member)?.email;
  const isPatron = world.patreon.some(person => person.email === email);
  return isPatron ? /^(Loyalty|Joined)/.test(name) : name.startsWith('Not in your data');
}

async function firstScored(): Promise<Seen> {
  return find({role: 'button', name: /^Loyalty/});
}

async function find({role, name}: {role: string; name: RegExp | string}): Promise<Seen> {
  const fitting = async () =>
    (await look(page)).find(seen => seen.role === role && (typeof name === 'string' ? seen.name === name : name.test(seen.name)));
  await expect.poll(fitting, {message: `${role} ${name}`}).toBeDefined();
  const found = await fitting();
  if (found === undefined) throw new Error(`${role} ${name} went away`);
  return found;
}
