import {expect, type Page} from '@playwright/test';
import type {Extended} from '../../e2e/extension.ts';
import {test} from '../../e2e/fixtures.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import type {World} from '../../fixtures/people.ts';

/** The page with a Patreon file in it, on this browser alone. What the page throws ends the test. */
async function openWithPeople(extended: Extended, world: World): Promise<Page> {
  const page = await extended.open('page.html#/import');
  page.on('pageerror', error => {
    throw error;
  });
  const buffer = Buffer.from(patreonCsv(world.patreon));
  await page.getByTestId('file-input').setInputFiles({name: 'members.csv', mimeType: 'text/csv', buffer});
  await expect(page.getByTestId('import-report')).toContainText('added');
  return page;
}

const go = (page: Page, hash: string) => page.goto(`${page.url().split('#')[0]}${hash}`);
const undo = (page: Page, said: string) => page.locator('.toast', {hasText: said}).getByText('Undo').click();

test('notes and tags are added, removed and brought back from the person’s detail', async ({extended, world}) => {
  const page = await openWithPeople(extended, world);
  await go(page, '#/supporters');
  await page.getByTestId('table-row').nth(1).click();
  await page.getByLabel('New note').fill('Met at the fair');
  await page.keyboard.press('Enter');
  await expect(page.locator('.notes')).toContainText('Met at the fair');
  await undo(page, 'Note added');
  await expect(page.locator('.notes')).not.toContainText('Met at the fair');
  await page.getByLabel('Add a tag').fill('vip');
  await page.keyboard.press('Enter');
  await page.getByRole('button', {name: 'Remove the tag “vip”'}).click();
  await expect(page.locator('.tags')).toHaveCount(0);
  await undo(page, 'removed');
  await expect(page.locator('.tags')).toContainText('vip');
});

test('a filter is saved under a name, counted, renamed, deleted and brought back (ARM-87, ARM-88)', async ({extended, world}) => {
  const page = await openWithPeople(extended, world);
  await go(page, '#/supporters');
  await page.getByTestId('filter-field').fill('teir:Gold');
  await expect(page.locator('.filter-problem')).toContainText('Did you mean tier?');
  await page.getByTestId('filter-field').fill('tier:Gold');
  await expect(page.locator('.count')).toContainText(/^\d+ of \d+$/);
  const [gold] = ((await page.locator('.count').textContent()) ?? '').split(' ');
  await page.getByRole('button', {name: 'Save this filter'}).click();
  await page.getByLabel('Name').fill('Golden');
  await expect(page.locator('.form')).toContainText(`${gold} people match`);
  await page.keyboard.press('Enter');
  const cards = page.locator('.cards');
  await expect(cards.locator('li', {hasText: 'Golden'})).toContainText(`${gold} supporters`);
  await page.getByRole('button', {name: 'Edit “Golden”'}).click();
  await page.getByLabel('Name').fill('Gold at last');
  await page.keyboard.press('Enter');
  await page.getByRole('button', {name: 'Delete “Gold at last”'}).click();
  await expect(cards).not.toContainText('Gold at last');
  await undo(page, 'deleted');
  await expect(cards).toContainText('Gold at last');
});

test('everything is reached by keys: search, list, person, back, and the popup opens who it found', async ({extended, world}) => {
  const page = await openWithPeople(extended, world);
  await go(page, '#/today');
  await page.keyboard.press('/');
  await expect(page.getByTestId('filter-field')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/supporters\/[a-z2-7]{20}$/);
  await expect(page.locator('#person-title')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/#\/supporters$/);
  await expect(page.getByTestId('table-row').nth(1)).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const popup = await extended.open('popup.html');
  await expect(popup.getByTestId('search')).toBeFocused();
  await popup.getByTestId('search').fill('an');
  await expect(popup.getByTestId('result').nth(1)).toBeVisible();
  await popup.keyboard.press('ArrowDown');
  // The popup closes itself on the way.
  await popup.keyboard.press('Enter').catch(() => undefined);
  await expect(page).toHaveURL(/#\/supporters\/[a-z2-7]{20}$/);
});
