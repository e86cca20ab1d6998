import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, type Page} from '@playwright/test';
import {findAccessible} from '../../../e2e/accessible.ts';
import {buildExtension, buildFolder} from '../../../e2e/extension.ts';
import {negativePages} from '../../../fixtures/pages/pages.ts';
import {provideBrowser} from '../../../setup/browser.ts';
import {launchWith, type StubBrowser} from '../stub-extension.ts';
import {type Dashboard, ghost5, ghost6, grid, react, table} from './dashboards.ts';
import {test} from './matrix-fixtures.ts';
import {watchPage} from './watched-page.ts';

const COMMON = /comment|review|opinion|post|article|forum|inbox|feed|question/;
const at = (path: string): Dashboard => ({...table, path});
const hostsIn = (page: Page) => page.evaluate(() => document.querySelectorAll('[data-regulars]').length);
/** As long as the overlay may take to do something wrong. */
const AWHILE_MS = 700;

test('two copies, an update while pages are open: the old copy goes and each row has one chip of the new one', async ({
  extension,
  addressOf,
}) => {
  const stub = await launchWith([extension], provideBrowser().path);
  const lists = [];
  for (const dashboard of [ghost6, ghost5, react, grid, table]) {
    const list = await watchPage(await stub.context.newPage(), dashboard);
    await list.page.goto(addressOf(dashboard));
    await list.settled();
    lists.push({list, before: await list.copies()});
  }
  await update(stub);
  for (const {list, before} of lists) {
    await list.page.bringToFront();
    await expect.poll(list.copies).not.toEqual(before);
    await list.settled();
    expect(await list.copies()).toHaveLength(1);
    expect(await hostsOutside(list.page)).toBe(1);
    expect(list.errors.filter(error => error.includes('regulars') || error.includes('Extension context'))).toEqual([]);
  }
  await stub.close();
});

test('lists that are no members get nothing: comments, reviews, posts, Ghost’s own posts and tags (C38)', async ({
  stub,
  addressOf,
}) => {
  const page = await stub.context.newPage();
  let html = '';
  await page.route('**/*', route =>
    route.request().isNavigationRequest() ? route.fulfill({contentType: 'text/html; charset=utf-8', body: html}) : route.abort(),
  );
  const touched: string[] = [];
  for (const negative of negativePages.filter(({name, url}) => COMMON.test(name) || url.includes('patreon'))) {
    html = negative.html;
    // at its own address; and what people wrote also where a vendor has its list of members
    const isWritten = /comment|review|opinion|feed|question/.test(negative.name);
    for (const url of [negative.url, ...(isWritten ? ['https://www.patreon.com/members'] : [])]) {
      await page.goto('about:blank');
      await page.goto(url);
      await page.waitForTimeout(150);
      if ((await hostsIn(page)) > 0) touched.push(`${negative.name} at ${url}`);
    }
  }
  await page.unrouteAll();
  for (const dashboard of [ghost6, ghost5]) {
    await page.goto(addressOf({...dashboard, path: '/ghost/#/tags'}));
    await page.waitForTimeout(AWHILE_MS);
    await page.evaluate(() => {
      location.hash = '#/posts';
    });
    await page.waitForTimeout(AWHILE_MS);
    if ((await hostsIn(page)) > 0) touched.push(`posts of ${dashboard.name}`);
  }
  expect(touched).toEqual([]);
  await page.close();
});

test('a list in a frame of the page has its own chips, beside the page’s own list', async ({open}) => {
  const list = await open(at('/frames/#/people'));
  await list.settled();
  const counts = () =>
    list.page.frames()[1]?.evaluate(() => {
      const rows = [...document.querySelectorAll('#people tbody tr')].slice(0, 5);
      return rows.map(row => row.querySelectorAll('[data-regulars]').length);
    });
  await expect.poll(counts).toEqual([1, 1, 1, 1, 1]);
  await list.settled();
  await list.page.close();
});

test('rows that come late inside an open shadow root are found, and a closed one stays closed', async ({open}) => {
  const inRoot = '[root.querySelectorAll("tr").length, root.querySelectorAll("tr [data-regulars]").length]';
  const late = await open({...grid, path: '/open-grid/#/people'});
  await expect.poll(() => late.page.evaluate(inRoot)).toEqual([12, 12]);
  await late.page.close();

  const closed = await open({...grid, path: '/closed-grid/#/people'});
  await closed.page.waitForTimeout(2 * AWHILE_MS);
  expect(await hostsIn(closed.page)).toBe(0);
  expect(await closed.page.evaluate(inRoot)).toEqual([12, 0]);
  await closed.page.close();
});

test('Trusted Types, CSP: on a page as strict as can be chips and card work, and nothing is reported', async ({
  stub,
  addressOf,
}) => {
  const page = await stub.context.newPage();
  await page.addInitScript(() => {
    Object.assign(window, {violations: []});
    document.addEventListener('securitypolicyviolation', ({violatedDirective, sourceFile}) => {
      (window as unknown as {violations: string[]}).violations.push(`${violatedDirective} ${sourceFile}`);
    });
  });
  const list = await watchPage(page, react);
  await page.goto(addressOf(react));
  await list.settled();
  await page.locator('tr.person [data-regulars]').first().click();
  await findAccessible(list.session, {role: 'dialog', name: 'About this person'});
  expect(await page.evaluate('violations')).toEqual([]);
  expect(list.errors).toEqual([]);
  const refused = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<b></b>';
    } catch {
      return true;
    }
    return false;
  });
  expect(refused).toBe(true);
  await page.close();
});

test('the adapters of these pages are in no build that is shipped', async ({extension}) => {
  const folder = buildFolder('demo');
  if (!existsSync(folder)) buildExtension('demo');
  const read = (build: string) => readFileSync(join(build, 'overlay.js'), 'utf8');
  for (const name of ['matrix-react', 'matrix-grid', 'matrix-table']) {
    expect(read(extension)).toContain(name);
    expect(read(folder)).not.toContain(name);
  }
});

/** Reloads the extension, as the browser does with a new version. */
async function update({context, background}: StubBrowser): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async extension => {
    const {developerPrivate} = chrome as unknown as {developerPrivate: Record<string, (...args: unknown[]) => Promise<void>>};
    await developerPrivate.updateProfileConfiguration?.({inDeveloperMode: true});
    await developerPrivate.reload?.(extension, {failQuietly: false});
  }, new URL(background.url()).host);
  await page.close();
}

/** Our hosts outside rows: the one of bar, card and menu. */
function hostsOutside(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('body > [data-regulars]').length);
}
