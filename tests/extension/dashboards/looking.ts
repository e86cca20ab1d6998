import {type Browser, test as base, chromium, type Page} from '@playwright/test';
import type {Seen} from '../../cli/in-page.ts';
import {bundleDetector, lookAtPage} from '../../cli/look-at-page.ts';
import type {TestPage} from '../../fixtures/pages/page.ts';
import {provideBrowser} from '../../setup/browser.ts';

type Answer<Name extends keyof Seen> = Awaited<ReturnType<Seen[Name]>>;

/** A page in a real browser, and the detector beside it. */
export type Looking = {
  readonly page: Page;
  /** Opens a page of ours under its own address; nothing reaches the network. */
  open(test: Pick<TestPage, 'url' | 'html'>, headers?: Record<string, string>): Promise<void>;
  ask<Name extends keyof Seen>(name: Name, ...args: (string | number)[]): Promise<Answer<Name>>;
};

type ForAll = {browserOfAll: Browser; bundle: string};

export const test = base.extend<{looking: Looking}, ForAll>({
  browserOfAll: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
    async ({}, use) => {
      const browser = await chromium.launch({executablePath: provideBrowser().path, args: ['--no-sandbox']});
      await use(browser);
      await browser.close();
    },
    {scope: 'worker'},
  ],
  bundle: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
    async ({}, use) => use(await bundleDetector()),
    {scope: 'worker'},
  ],
  looking: async ({browserOfAll, bundle}, use) => {
    const context = await browserOfAll.newContext({viewport: {width: 1350, height: 900}});
    const page = await context.newPage();
    await use({
      page,
      async open({url, html}, headers = {}) {
        await page.unrouteAll();
        await page.route('**/*', route =>
          route.request().isNavigationRequest()
            ? route.fulfill({contentType: 'text/html; charset=utf-8', headers, body: html})
            : route.abort(),
        );
        await page.goto(url);
      },
      ask: (name, ...args) => lookAtPage(page, bundle, [name, ...args]),
    });
    await context.close();
  },
});
