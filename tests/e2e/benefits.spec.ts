import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from '@playwright/test';
import {launchExtended} from './extension.ts';

const DAY_MS = 86_400_000;
const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);

function membersCsv(): string {
  const head =
    'Name,Email,Patron Status,Patronage Since Date,Tier,Street,City,Zip,Country,Last Charge Date,Last Charge Status,User ID,Pledge Amount';
  const rows = ['Ada', 'Bela', 'Chidi'].map(
    (name, place) =>
      `${name},${name.toLowerCase()}@example.org,Active patron,2025-01-01 00:00:00,Gold,${place === 0 ? 'Linden Road 1' : ''},` +
      `Ulm,89073,DE,${day(0)} 00:00:00,Paid,${place + 1},5.00`,
  );
  return [head, ...rows].join('\n');
}

function salesCsv(): string {
  return [
    'Purchase ID,Item Name,Buyer Name,Purchase Email,Purchase Date,Purchase Time (UTC timezone),Taxes ($),Sale Price ($)',
    `x1,Zine,Ada,ada@example.org,${day(3)},${day(3)} 10:00:00 UTC,2.10,12.10`,
    `x2,Poster,Ada,ada@example.org,${day(120)},${day(120)} 10:00:00 UTC,0,20.00`,
    'Totals,,,,,,2.10,32.10',
  ].join('\n');
}

test('from two files: a benefit typed once, ticked, taken back, tracked, and what was bought (J3, F17, F18, C10, ARM-84, ARM-92, SAL-12, SAL-13, SAL-16, SAL-17, SAL-19)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-benefits-'));
  writeFileSync(join(folder, 'members.csv'), membersCsv());
  writeFileSync(join(folder, 'sales.csv'), salesCsv());
  const extended = await launchExtended({language: 'en'});
  try {
    const page = await extended.open('page.html#/benefits');
    await expect(page.getByText('Type each one once with the tiers that get it')).toBeVisible();
    await page.getByRole('button', {name: 'Import'}).click();
    for (const name of ['members.csv', 'sales.csv']) {
      await page.getByTestId('file-input').setInputFiles(join(folder, name));
      await expect(page.getByTestId('import-report')).toContainText(name);
    }
    await page.getByRole('link', {name: 'Benefits'}).click();
    await page.getByRole('button', {name: 'New benefit'}).click();
    await page.getByLabel('Name', {exact: true}).fill('Sticker');
    await page.getByLabel('Gold').check();
    await page.getByLabel('Goes by post').check();
    await page.getByRole('button', {name: 'Save'}).click();
    await page.getByRole('link', {name: 'Sticker'}).click();

    const owed = page.getByTestId('owed');
    await expect(owed).toHaveCount(3);
    await expect(owed.nth(1)).toContainText('no address');
    await page.getByLabel('Mark delivered: Ada').check();
    await expect(owed.first()).toContainText('delivered');
    await page.getByRole('button', {name: 'Undo: Marked delivered.'}).click();
    await expect(owed.first()).toContainText('owed');
    // Two have no address: what goes by post is ticked for the third alone.
    await page.getByRole('button', {name: 'Mark 1 delivered'}).click();
    await expect(owed.first()).toContainText('delivered');
    await page.getByLabel('Tracking number: Bela').fill('LX 5');
    await page.keyboard.press('Enter');
    await expect(owed.nth(1)).toContainText('delivered');
    await page.getByLabel('Leave out: Chidi').click();
    await expect(owed.nth(2)).toContainText('not sent');
    await page.reload();
    await expect(page.getByRole('button', {name: '2 delivered'})).toBeVisible();

    await page.getByRole('button', {name: '2 delivered'}).click();
    await owed.first().getByRole('link', {name: 'Ada'}).click();
    await expect(page.getByTestId('owed-line').first()).toContainText('delivered');
    const [zine, poster] = [page.getByTestId('order').nth(0), page.getByTestId('order').nth(1)];
    await expect(zine).toContainText('$12.10 ($10.00 + $2.10 tax)');
    await expect(zine).toContainText('check it first');
    await expect(poster).toContainText('No longer');
    await expect(poster.getByRole('button')).toHaveCount(0);
    const detail = page.locator('.detail');
    await expect(detail).toContainText('takes 5 to 7 business days, ends the access at once and cannot be undone. You decide');
    await zine.getByRole('button', {name: 'Refund…'}).click();
    await expect(page.getByTestId('refund-at')).toHaveAttribute('href', 'https://gumroad.com/customers?query=x1');
    await expect(page.getByTestId('refund').getByTestId('rules')).toContainText('They paid $12.10: the price of $10.00');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('refund')).toHaveCount(0);
    await expect(detail).toBeVisible();
  } finally {
    await extended.close();
    rmSync(folder, {recursive: true, force: true});
  }
});
