import {expect, type Page} from '@playwright/test';
import type {Extended} from '../../e2e/extension.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld} from '../../fixtures/people.ts';
import {openView} from './browser.ts';
import type {Camera} from './camera.ts';
import {shootGrownProgramme} from './loyalty-state-shots.ts';

const WIDE = {width: 1440, height: 900};
const NARROW = {width: 320, height: 700};

/** The rules of the programme: overview, a rule with all its fields, what a change would do, and what is asked. On files alone. */
export async function shootLoyalty(extended: Extended, camera: Camera): Promise<void> {
  const page = await openView(extended, 'page.html#/import', WIDE);
  const buffer = Buffer.from(patreonCsv(drawWorld().patreon));
  await page.getByTestId('file-input').setInputFiles({name: 'members.csv', mimeType: 'text/csv', buffer});
  await expect(page.getByTestId('import-report')).toBeVisible({timeout: 60_000});
  await go(page, '#/loyalty');
  await camera.shoot(page, 'page-loyalty--rules');
  await shootRule(page, camera);
  await go(page, '#/loyalty/rules/settings?show=settings');
  await page.locator('.fields input[type=checkbox]').check();
  await camera.shoot(page, 'page-loyalty--settings');
  await go(page, '#/loyalty/rules/new?show=campaign');
  await page.getByTestId('campaign-form').locator('button[type=submit]').click();
  await camera.shoot(page, 'page-loyalty--campaign');
  await shootGrownProgramme(page, camera);
  await page.close();
}

async function shootRule(page: Page, camera: Camera): Promise<void> {
  await go(page, '#/loyalty/rules/new');
  await page.locator('#rule-channel').selectOption('facebook');
  await page.locator('#rule-action').selectOption('commented');
  await page.getByTestId('give-points').click();
  await camera.shoot(page, 'page-loyalty--policy');
  for (const fold of await page.locator('.folds summary').all()) await fold.click();
  await page.locator('#rule-points').fill('0');
  await page.getByTestId('rule-next').click();
  await camera.shoot(page, 'page-loyalty--wrong');
  await page.setViewportSize(NARROW);
  await camera.shoot(page, 'page-loyalty--form-narrow');
  await go(page, '#/loyalty');
  await camera.shoot(page, 'page-loyalty--rules-narrow');
  await page.setViewportSize(WIDE);
  await go(page, '#/loyalty/rules/payments');
  await page.locator('#rule-points').fill('25');
  await page.getByTestId('rule-next').click();
  await page.locator('input[value=always]').click();
  await expect(page.getByTestId('preview-ready')).toBeVisible();
  await camera.shoot(page, 'page-loyalty--preview');
  await page.setViewportSize(NARROW);
  await camera.shoot(page, 'page-loyalty--preview-narrow');
  await page.setViewportSize(WIDE);
  await page.keyboard.press('Escape');
}

async function go(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
  await page.waitForTimeout(400);
}
