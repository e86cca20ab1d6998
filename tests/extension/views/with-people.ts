import {expect, type Page} from '@playwright/test';
import type {Extended} from '../../e2e/extension.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import type {World} from '../../fixtures/people.ts';

/** The page with a Patreon file in it, on this browser alone. What the page throws ends the test. */
export async function openWithPeople(extended: Extended, world: World): Promise<Page> {
  const page = await extended.open('page.html#/import');
  page.on('pageerror', error => {
    throw error;
  });
  const buffer = Buffer.from(patreonCsv(world.patreon));
  await page.getByTestId('file-input').setInputFiles({name: 'members.csv', mimeType: 'text/csv', buffer});
  await expect(page.getByTestId('import-report')).toContainText('added');
  return page;
}

/** Goes to a view of the page that is open. */
export const go = (page: Page, hash: string) => page.goto(`${page.url().split('#')[0]}${hash}`);

/** Presses "Undo" of the toast that says so. */
export const undo = (page: Page, said: string) => page.locator('.toast', {hasText: said}).getByText('Undo').click();
