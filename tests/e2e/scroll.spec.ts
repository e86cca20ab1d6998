import {type Browser, chromium, expect, type Page} from '@playwright/test';
import {provideBrowser} from '../setup/browser.ts';
import {test} from './creator.ts';
import {readExpected} from './expected.ts';
import {inspect, readChips} from './read-chips.ts';
import type {Site} from './site.ts';

const STEP_PX = 260;
/** Where nothing is looked at on the way. */
const FAST_STEP_PX = 700;
const QUIET_MS = 1_500;

test('over a scroll of all members up and down, every row carries its own member’s score and exactly one chip', async ({
  creator,
}) => {
  test.setTimeout(240_000);
  const {page, session, site, client} = creator;
  const expected = await readExpected(client, site);
  const total = (await site.members()).size;
  await page.bringToFront();
  await expect.poll(async () => (await readChips(session)).some(row => row.chips.some(name => name !== ''))).toBe(true);

  const wrong: string[] = [];
  const seen = new Set<string>();
  let samples = 0;
  await scrollThrough(page, async () => {
    for (const {member, chips} of await settledChips(session)) {
      samples += 1;
      seen.add(member);
      const wanted = expected.chipOf(member);
      if (chips.length !== 1 || !wanted.test(chips[0] ?? '')) wrong.push(`${member}: ${JSON.stringify(chips)} is not ${wanted}`);
    }
  });
  expect(wrong).toEqual([]);
  expect(seen.size).toBe(total);
  expect(samples).toBeGreaterThan(total * 2);
  expect(creator.errors).toEqual([]);
});

test('the page asks its own API for nothing more than without the extension', async ({creator}) => {
  test.setTimeout(240_000);
  const plain = await chromium.launch({executablePath: provideBrowser().path, args: ['--no-sandbox']});
  try {
    const without = await requestsOf(await newPage(plain), creator.site);
    const page = await creator.extended.context.newPage();
    const withExtension = await requestsOf(page, creator.site);
    await page.close();
    expect(withExtension).toEqual(without);
    expect(without.filter(path => path.includes('/members/')).length).toBeGreaterThan(1);
  } finally {
    await plain.close();
  }
});

/** From the top to the end and back, the inner scroller by the wheel as a person would. */
async function scrollThrough(page: Page, sample: () => Promise<void>, stepPx: number = STEP_PX): Promise<void> {
  const list = page.getByTestId('members-list');
  await expect(list).toBeVisible();
  const box = await list.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 200, 500);
  for (const direction of [1, -1]) {
    while (!(await isAtEnd(page, direction))) {
      await page.mouse.wheel(0, direction * stepPx);
      await page.waitForTimeout(60);
      await sample();
    }
  }
}

/** The list grows while it is scrolled down: its end is one that stays for half a second. */
async function isAtEnd(page: Page, direction: number): Promise<boolean> {
  const left = () =>
    page.evaluate(down => {
      const mains = [...document.querySelectorAll('main')];
      return Math.max(...mains.map(main => (down ? main.scrollHeight - main.clientHeight - main.scrollTop : main.scrollTop)));
    }, direction > 0);
  if ((await left()) > 1) return false;
  await page.waitForTimeout(500);
  return (await left()) <= 1;
}

/** Rows as they are once no chip waits for its answer. A chip that never gets one is kept and found wrong. */
async function settledChips(session: Parameters<typeof readChips>[0]) {
  let rows = await readChips(session);
  for (let tries = 0; tries < 20 && rows.some(row => row.chips.every(name => name === '')); tries++) {
    await new Promise(resolve => setTimeout(resolve, 50));
    rows = await readChips(session);
  }
  return rows;
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({viewport: {width: 1280, height: 860}});
  return context.newPage();
}

/** Requests to the site's API while the list is opened and scrolled through, sorted. */
async function requestsOf(page: Page, site: Site): Promise<string[]> {
  await signInAndWait(page, site);
  const paths: string[] = [];
  page.on('request', request => {
    const url = new URL(request.url());
    if (url.pathname.includes('/ghost/api/')) paths.push(`${request.method()} ${url.pathname}${url.search}`);
  });
  await page.goto(site.membersPage);
  await inspect(page);
  await scrollThrough(page, async () => undefined, FAST_STEP_PX);
  return paths.sort();
}

/** What the app's first view asks for belongs to neither run; of a signed-in browser it begins to ask after it was loaded. */
async function signInAndWait(page: Page, site: Site): Promise<void> {
  let lastAt = Date.now();
  const note = () => {
    lastAt = Date.now();
  };
  page.on('request', note);
  await site.logIn(page);
  await page.waitForLoadState('networkidle');
  while (Date.now() - lastAt < QUIET_MS) await page.waitForTimeout(100);
  page.off('request', note);
}
