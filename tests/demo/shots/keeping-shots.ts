import {expect, type Page} from '@playwright/test';
import type {Extended} from '../../e2e/extension.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld} from '../../fixtures/people.ts';
import {openView} from './browser.ts';
import type {Camera} from './camera.ts';

const WIDE = {width: 1440, height: 900};
/** A window of 1280 px at 400 %. */
const NARROW = {width: 320, height: 640};
const TALL = {width: 1024, height: 2600};

const SALES = ['Reference,Purchaser,Contact,When,Amount paid', 'a1,Ada Adler,ada@example.org,2026-10-02,12.50'].join('\n');

/** Files with what is asked and said of them, keeping and leaving, streams, and pages for everyone: all in this browser. */
export async function shootKeeping(extended: Extended, camera: Camera): Promise<void> {
  const page = await openView(extended, 'page.html#/import', WIDE);
  await shootImports(page, camera);
  await shootBackup(page, camera);
  await shootPrivacy(page, camera);
  await shootForEveryone(page, camera);
  await page.close();
}

/** A first file, a newer one with changes, and a table that nobody knows. */
async function shootImports(page: Page, camera: Camera): Promise<void> {
  for (const [name, members] of [
    ['first', 60],
    ['newer', 90],
  ] as const) {
    await open(page, '#/import');
    await give(page, 'members.csv', patreonCsv(drawWorld({members}).patreon));
    await finish(page, camera, `page-import--${name}`);
  }
  await open(page, '#/import');
  await give(page, 'sales.csv', SALES);
  await expect(page.getByTestId('import-report')).toContainText('sales.csv');
  await camera.shoot(page, 'page-import--unknown');
  await page.getByTestId('import-report').locator('button.primary').click();
  await expect(page.getByTestId('mapping')).toBeVisible();
  await camera.shoot(page, 'page-import--mapping');
}

async function shootBackup(page: Page, camera: Camera): Promise<void> {
  await open(page, '#/settings');
  await page.setViewportSize(TALL);
  await camera.shoot(page, 'page-settings--all');
  await page.setViewportSize(WIDE);
  await page.getByTestId('make-backup').click();
  await camera.shoot(page, 'page-backup--make');
  await page.keyboard.press('Escape');
  const backup = {name: 'regulars.regulars', mimeType: 'application/octet-stream', buffer: Buffer.from('no backup of ours')};
  await page.getByTestId('backup-file').setInputFiles(backup);
  await page.waitForTimeout(500);
  await camera.shoot(page, 'page-backup--restore');
  await page.keyboard.press('Escape');
}

async function shootPrivacy(page: Page, camera: Camera): Promise<void> {
  for (const view of ['leave', 'glossary']) {
    await open(page, `#/${view}`);
    await camera.shoot(page, `page-${view}--60`);
  }
  await open(page, '#/supporters');
  await page.getByTestId('table-row').nth(1).click();
  await page.locator('.detail input[type=checkbox]').first().check();
  await page.waitForTimeout(500);
  await camera.shoot(page, 'page-person--unscored');
  await page.evaluate(() => chrome.storage.local.set({streaming: true}));
  await open(page, '#/supporters');
  await camera.shoot(page, 'page-supporters--streaming');
  await page.evaluate(() => chrome.storage.local.set({streaming: false}));
}

/** Views at 400 %, and in the colours of somebody's own system. */
async function shootForEveryone(page: Page, camera: Camera): Promise<void> {
  for (const view of ['today', 'supporters', 'filters', 'welcome', 'settings']) {
    await open(page, `#/${view}`);
    await page.setViewportSize(NARROW);
    await camera.shoot(page, `page-${view}--320`);
    await page.setViewportSize(WIDE);
    await page.emulateMedia({forcedColors: 'active'});
    await camera.shoot(page, `page-${view}--forced`);
    await page.emulateMedia({forcedColors: 'none'});
  }
}

async function give(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByTestId('file-input')
    .first()
    .setInputFiles({name, mimeType: 'text/csv', buffer: Buffer.from(text)});
}

/** Shows what is asked before a file counts, and what came of it. */
async function finish(page: Page, camera: Camera, name: string): Promise<void> {
  const [report, go] = [page.getByTestId('import-report'), page.getByTestId('import-go')];
  await expect(report.or(go).first()).toBeVisible({timeout: 60_000});
  if (await go.isVisible()) {
    await camera.shoot(page, `${name}-asked`);
    await go.click();
  }
  await expect(report).toContainText('members.csv', {timeout: 60_000});
  await camera.shoot(page, `${name}-done`);
}

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
  await page.waitForTimeout(400);
}
