import {rmSync} from 'node:fs';
import {type CDPSession, expect, type Page, test} from '@playwright/test';
import type {SiteReport} from '../../../extension/messages.ts';
import {inspect} from '../../e2e/read-chips.ts';
import {type GhostFake, startGhostFake} from '../../fakes/ghost.ts';
import {drawWorld} from '../../fixtures/people.ts';
import {provideBrowser} from '../../setup/browser.ts';
import {provideGhostAdmin} from '../../setup/ghost-admin.ts';
import {wrongRows} from './row-chips.ts';
import {buildStubExtension, launchWith, type StubBrowser} from './stub-extension.ts';

const PEOPLE = drawWorld({members: 400}).ghost;
const GHOSTS = [
  {version: '6.65.0', other: 'ghost-5-alone'},
  {version: '5.130.0', other: 'ghost-6-alone'},
] as const;

/**
 * Renames every class, in the page and in its style sheets, and takes away every id and data attribute, but for what is ours; also of
 * what the page draws later.
 */
const RENAME = `{
  const renamed = name => 'z' + [...name].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) % 1e9, 7);
  const inRules = rules => {
    for (const rule of rules) {
      if (rule.selectorText?.includes('.')) {
        rule.selectorText = rule.selectorText.replace(/\\.((?:\\\\.|[\\w-])+)/g, (_, name) => '.' + renamed(name.replaceAll('\\\\', '')));
      }
      if (rule.cssRules) inRules(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) inRules(sheet.cssRules);
  const rename = element => {
    if (element.hasAttribute('data-regulars')) return;
    for (const {name, value} of [...element.attributes]) {
      if (name === 'class') element.setAttribute('class', value.split(/\\s+/).filter(Boolean).map(renamed).join(' '));
      else if (name === 'id' || name.startsWith('data-')) element.removeAttribute(name);
    }
  };
  document.querySelectorAll('*').forEach(rename);
  new MutationObserver(records => {
    for (const node of records.flatMap(({addedNodes}) => [...addedNodes])) {
      if (node instanceof Element) [node, ...node.querySelectorAll('*')].forEach(rename);
    }
  }).observe(document, {childList: true, subtree: true});
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

/** By e-mail, or by Ghost's id where the adapter knows it. */
async function expectRightChips({page, session}: Opened): Promise<void> {
  await expect.poll(() => wrongRows(page, session, 6), {timeout: 20_000}).toEqual([]);
}
