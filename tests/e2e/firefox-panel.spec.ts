import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from '@playwright/test';
import type {ElementHandle, Frame, Page} from 'puppeteer-core';
import {type GhostFake, startGhostFake} from '../fakes/ghost.ts';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {drawWorld} from '../fixtures/people.ts';
import {provideGhostAdmin} from '../setup/ghost-admin.ts';
import {worldAround} from './creator.ts';
import {buildForFirefox, type Firefox, launchFirefox} from './firefox/firefox.ts';
import {look, type Seen} from './firefox/inspector.ts';

/* Firefox lets no click in a page open its sidebar: there the panel is a frame of ours within the page. */

test.describe.configure({mode: 'serial'});

/** Of the window, as `launchFirefox` opens it. */
const [WIDTH, HEIGHT] = [1280, 860];

let firefox: Firefox;
let ghost: GhostFake;
let page: Page;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const {ghost: people} = drawWorld();
  ghost = await startGhostFake({people, adminFolder: provideGhostAdmin()});
  firefox = await launchFirefox(buildForFirefox());
  await importFile(patreonCsv(worldAround(people.map(({email}) => email)).patreon));
  page = await firefox.browser.newPage();
  await page.goto(`${ghost.url}/ghost/#/members`);
});
test.afterAll(async () => {
  await firefox?.close();
  await ghost?.close();
});

test('Firefox: a click in the card opens the panel within the page, and clicks reach it (ARM-60, C39)', async () => {
  await page.bringToFront();
  const chip = await find('button', /^Loyalty/);
  await page.mouse.click(chip.x, chip.y);
  const open = await find('button', /^Open panel/);
  await page.mouse.click(open.x, open.y);
  await expect.poll(() => headText(), {timeout: 20_000}).toContain(emailOf(chip.member));
  await clickInPanel('.verbs button:not(.primary)');
  await expect.poll(() => inPanel(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await page.keyboard.type('Met in Porto');
  await page.keyboard.press('Enter');
  await expect.poll(() => inPanel(() => document.querySelector('.notes')?.textContent)).toContain('Met in Porto');
});

test('Firefox: the panel within the page follows the chip that is clicked, and a page about somebody unknown', async () => {
  const chips = (await look(page)).filter(
    ({name, member, x, y}) => member !== '' && name.startsWith('Loyalty') && y < HEIGHT && x < WIDTH - 400,
  );
  const last = chips.at(-1);
  expect(last).toBeDefined();
  await page.mouse.click(last?.x ?? 0, last?.y ?? 0);
  await expect.poll(() => headText()).toContain(emailOf(last?.member ?? ''));
  await page.keyboard.press('Escape');
  // The file knows nobody by Ghost's own id, which is all that the address of a member tells.
  await page.evaluate(() => {
    location.hash = '#/members/6b039965ced03c17cb031800';
  });
  await expect.poll(() => inPanel(() => document.querySelector('main')?.textContent)).toContain('not in your data');
});

test('Firefox: a page that frames the panel itself is told nothing, with a used address either', async () => {
  const used = (await inPanel(() => location.href)) ?? '';
  for (const address of [used.split('?')[0] ?? '', used]) {
    await page.evaluate(src => {
      document.querySelector('#stray')?.remove();
      const frame = document.body.appendChild(document.createElement('iframe'));
      frame.id = 'stray';
      frame.src = src;
    }, address);
    const stray = () => page.frames().find(frame => frame !== page.mainFrame() && frame !== first);
    const text = async () =>
      (await stray()
        ?.evaluate(() => document.body.textContent?.trim())
        .catch(() => '')) ?? '';
    await expect.poll(text).toBe('Regulars panelOpen this from Regulars.');
  }
});

test('Firefox: the panel is closed by its own button', async () => {
  const close = await find('button', /^Close the panel$/);
  await page.mouse.click(close.x, close.y);
  await expect.poll(async () => (await look(page)).some(({name}) => name === 'Close the panel')).toBe(false);
});

async function importFile(text: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-firefox-panel-'));
  const file = join(folder, 'members.csv');
  writeFileSync(file, text);
  const own = await firefox.open('page.html#/import');
  const input = (await own.waitForSelector('[data-testid=file-input]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(file);
  await own.waitForSelector('[data-testid=import-report]');
  const report = () => own.evaluate(() => document.querySelector('[data-testid=import-report]')?.textContent ?? '');
  await expect.poll(report).toContain('added');
  rmSync(folder, {recursive: true});
  await own.evaluate(origin => {
    const {browser} = globalThis as unknown as {browser: typeof chrome};
    return browser.storage.local.set({sites: [{origin, adapter: 'ghost'}]});
  }, new URL(ghost.url).origin);
  await own.close();
}

let first: Frame | undefined;

/** The frame that the card opened: the first of the panel's page. Its address is read in it: the driver's word is that of before. */
async function panelFrame(): Promise<Frame | undefined> {
  for (const frame of first === undefined ? page.frames().slice(1) : []) {
    const address = await frame.evaluate(() => location.href).catch(() => '');
    if (address.includes('/panel.html?')) first = frame;
  }
  return first;
}

async function inPanel<T>(read: () => T): Promise<T | undefined> {
  return (await panelFrame())?.evaluate(read);
}

async function headText(): Promise<string> {
  return (await inPanel(() => document.querySelector('.person-head')?.textContent ?? '')) ?? '';
}

/** With the real mouse on the page, where the frame stands: what lies above it would get the click. */
async function clickInPanel(selector: string): Promise<void> {
  const box = await (await panelFrame())?.evaluate(wanted => {
    const {left, top, width, height} = document.querySelector(wanted)?.getBoundingClientRect() ?? new DOMRect();
    return {x: left + width / 2 - innerWidth, y: top + height / 2 - innerHeight};
  }, selector);
  // The frame ends at the right and lower edge of the window.
  await page.mouse.click(WIDTH + (box?.x ?? 0), HEIGHT + (box?.y ?? 0));
}

/** Both tools know it, while each has a name of its own. */
function emailOf(member: string): string {
  return ghost.state.members.get(member)?.email ?? 'nobody';
}

async function find(role: string, name: RegExp): Promise<Seen> {
  // A card is placed a moment after it is there.
  const isInView = ({x, y}: Seen) => x > 0 && x < WIDTH && y > 0 && y < HEIGHT;
  const fitting = async () => (await look(page)).find(seen => seen.role === role && name.test(seen.name) && isInView(seen));
  await expect.poll(fitting, {message: `${role} ${name}`, timeout: 30_000}).toBeDefined();
  const found = await fitting();
  if (found === undefined) throw new Error(`${role} ${name} went away`);
  return found;
}
