import {rmSync} from 'node:fs';
import {type CDPSession, expect, type Page, test} from '@playwright/test';
import type {SiteReport} from '../../../extension/messages.ts';
import {inspect, readTableChips} from '../../e2e/read-chips.ts';
import {type GhostFake, startGhostFake} from '../../fakes/ghost.ts';
import {drawWorld} from '../../fixtures/people.ts';
import {provideBrowser} from '../../setup/browser.ts';
import {provideGhostAdmin} from '../../setup/ghost-admin.ts';
import {buildStubExtension, launchWith, type StubBrowser} from './stub-extension.ts';
import {nameOfId} from './stub-fixtures.ts';

const PEOPLE = drawWorld({members: 400}).ghost;
const GHOSTS = [
  {version: '6.65.0', other: 'ghost-5-alone'},
  {version: '5.130.0', other: 'ghost-6-alone'},
] as const;

/** Every class, id and data attribute of the page, but for what is ours. */
const RENAME = `for (const element of document.querySelectorAll('*:not([data-regulars])')) {
  for (const {name} of [...element.attributes]) {
    if (name === 'class' || name === 'id' || name.startsWith('data-')) element.removeAttribute(name);
  }
}`;

type Opened = {readonly page: Page; readonly session: CDPSession; readonly stub: StubBrowser};

for (const {version, other} of GHOSTS) {
  test.describe(`on Ghost ${version}`, () => {
    let ghost: GhostFake;
    test.beforeAll(async () => {
      ghost = await startGhostFake({people: PEOPLE, version, adminFolder: provideGhostAdmin(version)});
    });
    test.afterAll(() => ghost.close());

    test('F45 the adapter of this version is healthy, and the detector agrees', async () => {
      await withOverlay(undefined, async stub => {
        const opened = await openMembers(stub, ghost);
        await expect.poll(() => reportOf(opened), {timeout: 20_000}).toMatchObject({detected: expect.any(Number)});
        const report = await reportOf(opened);
        expect(report).toMatchObject({adapter: 'Ghost', state: 'ok', reasons: [], rowsFrom: 'adapter', total: 400});
        expect(report?.detected).toBe(report?.rows);
      });
    });

    test('C38 F45 with the other version’s adapter alone it is degraded, and the chips stand on the detected rows', async () => {
      await withOverlay(other, async stub => {
        const opened = await openMembers(stub, ghost);
        await expect.poll(() => reportOf(opened), {timeout: 20_000}).toMatchObject({state: 'degraded', rowsFrom: 'detector'});
        expect(await reportOf(opened)).toMatchObject({adapter: 'Ghost', reasons: ['adapter-finds-no-rows'], total: 400});
        await expectRightChips(opened);
        for (let step = 0; step < 4; step++) {
          await opened.page.mouse.move(700, 600);
          await opened.page.mouse.wheel(0, 900);
          await opened.page.waitForTimeout(400);
          await expectRightChips(opened);
        }
      });
    });

    test('C38 F45 all classes and test ids renamed under a running list: degraded, rows are found, chips stand on them', async () => {
      await withOverlay(undefined, async stub => {
        const opened = await openMembers(stub, ghost);
        await expectRightChips(opened);
        await opened.page.evaluate(RENAME);
        await expect.poll(() => reportOf(opened), {timeout: 25_000}).toMatchObject({state: 'degraded', rowsFrom: 'detector'});
        await expectRightChips(opened);
      });
    });
  });
}

const builds = new Map<string, Promise<string>>();
test.afterAll(async () => {
  for (const folder of builds.values()) rmSync(await folder, {recursive: true, force: true});
});

/** A browser with the overlay in it. */
async function withOverlay(registry: string | undefined, work: (stub: StubBrowser) => Promise<void>): Promise<void> {
  const path = registry && new URL(`./registries/${registry}.ts`, import.meta.url).pathname;
  const folder = builds.get(registry ?? '') ?? buildStubExtension(undefined, path);
  builds.set(registry ?? '', folder);
  const stub = await launchWith([await folder], provideBrowser().path);
  try {
    await work(stub);
  } finally {
    await stub.close();
  }
}

async function openMembers(stub: StubBrowser, ghost: GhostFake): Promise<Opened> {
  const page = await stub.context.newPage();
  await page.goto(`${ghost.url}/ghost/#/members`);
  await page.locator('tr a[href*="#/members/"]').nth(9).waitFor();
  return {page, session: await inspect(page), stub};
}

/** What the popup would be told. */
async function reportOf({stub}: Opened): Promise<SiteReport | undefined> {
  const answer = await stub.background.evaluate(async () => {
    const [tab] = await chrome.tabs.query({active: true});
    return chrome.tabs.sendMessage(tab?.id ?? 0, {type: 'siteReport', timestamp: 1}).catch(() => undefined);
  });
  return answer?.res;
}

/** Each row that shows somebody has one chip, and it is that person's: by e-mail, or by Ghost's id where the adapter knows it. */
async function expectRightChips({page, session}: Opened): Promise<void> {
  const wrong = async () => {
    const rows = (await page.evaluate(ROWS)) as {id: string; email: string}[];
    const chips = (await readTableChips(session)).filter(one => one.length > 0);
    const found = rows.filter(({email}) => email !== '');
    if (found.length < 8 || chips.length !== found.length) return `${chips.length} chips on ${found.length} rows`;
    return found.flatMap(({id, email}, n) => {
      const [chip = '', another] = chips[n] ?? [];
      const isRight = another === undefined && (nameOfId(email).test(chip) || nameOfId(id).test(chip));
      return isRight ? [] : [`${email}: ${chips[n]?.join()}`];
    });
  };
  await expect.poll(wrong, {timeout: 20_000}).toEqual([]);
}

const ROWS = `[...document.querySelectorAll('tbody tr')].map(row => ({
  id: row.querySelector('a[href*="#/members/"]')?.getAttribute('href').match(/[0-9a-f]{24}/)?.[0] ?? '',
  email: [...row.querySelectorAll('*')]
    .filter(element => element.childElementCount === 0)
    .map(element => element.textContent.trim().toLowerCase())
    .find(text => text.includes('@')) ?? '',
}))`;
