import {expect, type Page} from '@playwright/test';
import type {Extended} from '../../e2e/extension.ts';
import {openView} from './browser.ts';
import type {Camera} from './camera.ts';
import {POPUP} from './popup-shots.ts';

const WIDE = {width: 1024, height: 760};
/** The whole welcome. */
const TALL = {width: 1024, height: 1560};
const FILE = {name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from('Name,Email\nAda,ada@example.org\n')};

/** The first run from the install on: welcome, consent, sample people wherever they are shown, and the words. */
export async function shootWelcome(extended: Extended, camera: Camera): Promise<void> {
  const page = await openView(extended, 'page.html#/welcome', TALL);
  await camera.shoot(page, 'welcome--first');
  await page.setViewportSize({width: 360, height: 900});
  await camera.shoot(page, 'welcome--narrow');
  await page.setViewportSize(WIDE);
  await page.getByTestId('site-step').getByRole('combobox').selectOption('ghost');
  await page.getByTestId('site-step').getByRole('button').click();
  await camera.shoot(page, 'welcome--no-address');
  await page.getByTestId('file-input').first().setInputFiles(FILE);
  await camera.shoot(page, 'welcome--consent');
  for (const box of await page.getByTestId('consent').getByRole('checkbox').all()) await box.check();
  await camera.shoot(page, 'welcome--consent-ticked');
  await page.keyboard.press('Escape');
  await shootPopupAsking(extended, camera);
  await shootSamples(extended, camera, page);
  await page.goto(page.url().replace(/#.*/, '#/glossary/score'));
  await expect(page.locator('[data-term=score]')).toBeFocused();
  await camera.shoot(page, 'glossary--score');
  await page.close();
}

async function shootPopupAsking(extended: Extended, camera: Camera): Promise<void> {
  const popup = await openView(extended, 'popup.html', POPUP);
  await popup.getByTestId('file-input').first().setInputFiles(FILE);
  await expect(popup.getByTestId('consent')).toBeVisible();
  await camera.shoot(popup, 'popup--consent');
  await popup.close();
}

/** @param page - at the welcome, with nobody here */
async function shootSamples(extended: Extended, camera: Camera, page: Page): Promise<void> {
  await page.getByTestId('ways').getByRole('button').first().click();
  await page.waitForURL(/\/sample\.html/);
  await expect(page.locator('[data-regulars]').first()).toBeVisible();
  await page.waitForTimeout(500);
  await camera.shoot(page, 'sample-list--chips');
  const own = `chrome-extension://${extended.id}/page.html`;
  for (const view of ['today', 'supporters', 'settings']) {
    await page.goto(`${own}#/${view}`);
    await expect(page.getByTestId('sample-line')).toBeVisible();
    await camera.shoot(page, `${view}--sample`);
  }
  await page.goto(`${own}#/welcome`);
  await page.setViewportSize(TALL);
  const list = page.getByTestId('checklist');
  await list.getByRole('radio').first().check();
  for (const box of await list.getByRole('checkbox').all()) await box.check();
  await camera.shoot(page, 'welcome--chosen');
  await page.setViewportSize(WIDE);
  for (const [name, path, size] of [
    ['popup--sample', 'popup.html', POPUP],
    ['panel-320--sample', 'sidepanel.html', {width: 320, height: 760}],
  ] as const) {
    const view = await openView(extended, path, size);
    await expect(view.getByTestId('sample-line')).toBeVisible();
    await camera.shoot(view, name);
    await view.close();
  }
  await page.getByTestId('file-input').first().setInputFiles(FILE);
  for (const box of await page.getByTestId('consent').getByRole('checkbox').all()) await box.check();
  await page.getByTestId('consent-agree').click();
  await expect(page.getByTestId('sample-first')).toBeVisible();
  await camera.shoot(page, 'welcome--sample-first');
  await page.keyboard.press('Escape');
  const gone = await openView(extended, 'sample.html', WIDE);
  await page.getByTestId('sample-line').getByRole('button').last().click();
  await expect(gone.locator('table')).toHaveCount(0);
  await camera.shoot(gone, 'sample-list--gone');
  await gone.close();
}
