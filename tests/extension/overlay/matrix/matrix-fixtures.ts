import {appendFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {type Browser, test as base, chromium, type Page} from '@playwright/test';
import {startGhostFake} from '../../../fakes/ghost.ts';
import {drawWorld} from '../../../fixtures/people.ts';
import {provideBrowser} from '../../../setup/browser.ts';
import {provideGhostAdmin} from '../../../setup/ghost-admin.ts';
import {buildStubExtension, launchWith, type StubBrowser} from '../stub-extension.ts';
import type {Dashboard} from './dashboards.ts';
import {ONE_CHIP_EACH} from './sampler.ts';
import {servePages} from './serve-pages.ts';
import {listen, type WatchedPage, watchPage} from './watched-page.ts';

/** Everything that the matrix needs, made once for a file. */
type ForAll = {
  /** Where a dashboard is served. */
  addressOf: (dashboard: Dashboard) => string;
  extension: string;
  stub: StubBrowser;
  open: (dashboard: Dashboard) => Promise<WatchedPage>;
  /** What the page itself throws and writes as an error, in a browser without the extension, while the same is done with it. */
  errorsWithout: (dashboard: Dashboard) => Promise<readonly string[]>;
  /** A browser without the extension. */
  control: Browser;
};
const VIEWPORT = {width: 1350, height: 850};
const MEMBERS = 400;
/** Stands in for the extension's registry: the same, and the adapters of the matrix's pages. */
const REGISTRY = new URL('./registry.ts', import.meta.url).pathname;

export const test = base.extend<object, ForAll>({
  addressOf: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
    async ({}, use) => {
      const people = drawWorld({members: MEMBERS}).ghost;
      const pages = await servePages();
      const six = await startGhostFake({people, adminFolder: provideGhostAdmin()});
      const five = await startGhostFake({people, version: '5.130.0', adminFolder: provideGhostAdmin('5.130.0')});
      const hosts: Record<string, string> = {'ghost-6': six.url, 'ghost-5': five.url};
      await use(({kind, path}) => (path.startsWith('https') ? path : (hosts[kind] ?? pages.url) + path));
      pages.close();
      await six.close();
      await five.close();
    },
    {scope: 'worker'},
  ],
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
    async ({}, use) => {
      const folder = await buildStubExtension(['http://*/*', 'https://*/*'], REGISTRY);
      appendFileSync(join(folder, 'background.js'), ONE_CHIP_EACH);
      await use(folder);
      rmSync(folder, {recursive: true, force: true});
    },
    {scope: 'worker'},
  ],
  stub: [
    async ({extension}, use) => {
      const stub = await launchWith([extension], provideBrowser().path);
      await use(stub);
      await stub.close();
    },
    {scope: 'worker'},
  ],
  control: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
    async ({}, use) => {
      const browser = await chromium.launch({executablePath: provideBrowser().path, args: ['--no-sandbox']});
      await use(browser);
      await browser.close();
    },
    {scope: 'worker'},
  ],
  open: [
    async ({stub, addressOf}, use) => {
      await use(async dashboard => {
        const page = await stub.context.newPage();
        const watched = await watchPage(page, dashboard);
        await goTo(page, dashboard, addressOf(dashboard));
        return watched;
      });
    },
    {scope: 'worker'},
  ],
  errorsWithout: [
    async ({control, addressOf}, use) => {
      await use(async dashboard => {
        const page = await control.newPage({viewport: VIEWPORT});
        const {errors} = listen(page, dashboard);
        await goTo(page, dashboard, addressOf(dashboard));
        await page.waitForTimeout(LOAD_MS);
        const {sort, search, everyone, others, leave, enter} = dashboard.acts;
        for (const act of [sort, search, everyone, ...others, leave, enter]) {
          await page.evaluate(act);
          await page.waitForTimeout(ACT_MS);
        }
        await page.close();
        return errors;
      });
    },
    {scope: 'worker'},
  ],
});

const LOAD_MS = 2_000;
const ACT_MS = 300;

async function goTo(page: Page, {html}: Dashboard, address: string): Promise<void> {
  if (html !== undefined) {
    await page.route(`${new URL(address).origin}/**`, route =>
      route.fulfill({contentType: 'text/html; charset=utf-8', body: html}),
    );
  }
  await page.goto(address);
}
