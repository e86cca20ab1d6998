import {expect} from '@playwright/test';
import {test} from '../../e2e/fixtures.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';

test('a person is erased behind a dialog, by keys, and no file brings them back (F47)', async ({extended, world}) => {
  const page = await extended.open('page.html#/import');
  const to = (hash: string) => page.goto(`${page.url().split('#')[0]}${hash}`);
  const file = {name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(patreonCsv(world.patreon))};
  await page.getByTestId('file-input').setInputFiles(file);
  await expect(page.getByTestId('import-report')).toContainText('added');
  await to('#/supporters');
  const total = Number(/\d+/.exec((await page.locator('.count').textContent()) ?? '')?.[0]);
  await page.getByTestId('table-row').nth(1).click();
  const name = (await page.locator('#person-title').textContent()) ?? '';

  await page.getByRole('button', {name: 'Erase this person…'}).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`Erase ${name}`);
  await expect(dialog).toContainText('1 record with name and e-mail');
  await expect(dialog).toContainText('They are still at Patreon: we delete nothing there.');
  await expect(dialog).toContainText('Cannot be undone.');
  // Enter alone erases nobody, and Escape closes the dialog, not the person.
  await expect(dialog.getByRole('button', {name: 'Cancel'})).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('#person-title')).toHaveText(name);

  await page.getByRole('button', {name: 'Erase this person…'}).press('Enter');
  await expect(dialog.getByRole('button', {name: 'Cancel'})).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('do-erase')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.toast')).toContainText(`${name} is erased.`);
  await expect(page.locator('.toast').getByText('Undo')).toHaveCount(0);
  await expect(page).toHaveURL(/#\/supporters$/);
  await expect(page.locator('.count')).toContainText(String(total - 1));

  await to('#/import');
  await page.getByTestId('file-input').setInputFiles(file);
  await expect(page.getByTestId('import-report')).toContainText('1 person you erased was left out');
  await to('#/settings');
  await expect(page.getByTestId('privacy')).toContainText('You erased 1 person');
});
