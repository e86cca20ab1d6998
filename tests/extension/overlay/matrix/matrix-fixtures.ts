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
  /** A browser without the extension. */
  control: Browser;
};
type ForOne = {
  open: (dashboard: Dashboard) => Promise<WatchedPage>;
  /** What the page itself throws and writes as an error, in a browser without the extension, while the same is done with it. */
  errorsWithout: (dashboard: Dashboard) => Promise<readonly string[]>;
};

const VIEWPORT = {width: 1350, height: 850};
const MEMBERS = 400;
/** Stands in for the extension's registry: the same, and the adapters of the matrix's pages. */
const REGISTRY = new URL('./registry.ts', import.meta.url).pathname;

export const test = base.extend<ForOne, ForAll>({
  addressOf: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
    async ({}, use) => {
      const people = drawWorld({members: MEMBERS}).ghost;
      const pages = await servePages();
      const six = await startGhostFake({people, adminFolder: provideGhostAdmin()});
      const five = await startGhostFake({people, version: '5.130.0', adminFolder: provideGhostAdmin('5.130.0')});
      const hosts: Record<string, string> = {'ghost-6': six.url, 'ghost-5': five.url, patreon: 'https://www.patreon.com'};
      await use(({kind, path}) => (hosts[kind] ?? pages.url) + path);
      pages.close();
      await six.close();
      await five.close();
    },
    {scope: 'worker'},
  ],
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
    async ({}, use) => {
      const folder = await buildStubExtension(['http://127.0.0.1/*', 'https://www.patreon.com/*'], REGISTRY);
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
  open: async ({stub, addressOf}, use) => {
    const opened: Page[] = [];
    await use(async dashboard => {
      const page = await stub.context.newPage();
      opened.push(page);
      const watched = await watchPage(page, dashboard);
      await page.goto(addressOf(dashboard));
      return watched;
    });
    for (const page of opened) await page.close();
  },
  errorsWithout: async ({control, addressOf}, use) => {
    const context = await control.newContext({viewport: VIEWPORT});
    await use(async dashboard => {
      const page = await context.newPage();
      const {errors} = listen(page, dashboard);
      await page.goto(addressOf(dashboard));
      await page.waitForTimeout(2_000);
      const {sort, search, everyone, others, leave, enter} = dashboard.acts;
      for (const act of [sort, search, everyone, ...others, leave, enter]) {
        await page.evaluate(act);
        await page.waitForTimeout(300);
      }
      return errors;
    });
    await context.close();
  },
});
