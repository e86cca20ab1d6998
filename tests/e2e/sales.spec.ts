import {readFileSync} from 'node:fs';
import {expect, type Page} from '@playwright/test';
import Papa from 'papaparse';
import {test} from './fixtures.ts';

/* Members and customers of one creator, from two files. */

const DAY_MS = 86_400_000;
const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);

const MEMBERS = [
  'Name,Email,Patron Status,Pledge Amount,Lifetime Amount,Tier,Patronage Since Date,Last Charge Date,Last Charge Status,User ID,Currency',
  `Ada,ada@example.org,Active patron,5,60,Gold,${day(200)} 00:00:00,${day(5)} 00:00:00,Paid,1,USD`,
  `Bela,bela@example.org,Declined patron,5,20,Gold,${day(100)} 00:00:00,${day(4)} 00:00:00,Declined,2,USD`,
  `Chidi,chidi@example.org,Declined patron,12,24,Gold,${day(90)} 00:00:00,${day(3)} 00:00:00,Declined,3,USD`,
].join('\n');

const SALES = [
  'Purchase ID,Item Name,Buyer Name,Purchase Email,Purchase Date,Purchase Time (UTC timezone),Taxes ($),Sale Price ($)',
  `x1,Zine,Ada,ada@example.org,${day(3)},${day(3)} 10:00:00 UTC,2.10,12.10`,
  `x2,Poster,=Dora,dora@example.org,${day(2)},${day(2)} 10:00:00 UTC,0,20.00`,
].join('\n');

const go = (page: Page, hash: string) => page.goto(`${page.url().split('#')[0]}${hash}`);
const names = (page: Page) => page.getByTestId('table-row').locator('.cell.name').allTextContents();

async function importBoth(page: Page): Promise<void> {
  for (const [name, text] of [
    ['members.csv', MEMBERS],
    ['sales.csv', SALES],
  ] as const) {
    await page.getByTestId('file-input').setInputFiles({name, mimeType: 'text/csv', buffer: Buffer.from(text)});
    await expect(page.getByTestId('import-report')).toContainText(name);
  }
}

test('the declined of a tier are filtered, and all their addresses are copied in two clicks (ARM-1, ARM-41, ARM-44)', async ({
  extended,
}) => {
  await extended.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await extended.open('page.html#/import');
  await importBoth(page);
  await go(page, `#/supporters?filter=${encodeURIComponent('state:declined tier:Gold pledge:5..20')}`);
  await expect.poll(() => names(page).then(list => list.sort())).toEqual(['Bela', 'Chidi']);
  await page.getByTestId('act-emails').click();
  await page.getByTestId('copy-emails').click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toMatch(/bela@example\.org.*chidi@example\.org|chidi@example\.org.*bela@example\.org/s);
  expect(await copied()).not.toContain('ada@');
});

test('customers stand beside members, and leave with what they bought and paid (ARM-91, ARM-93, SAL-11)', async ({extended}) => {
  const page = await extended.open('page.html#/import');
  await importBoth(page);
  await go(page, `#/supporters?filter=${encodeURIComponent('product:* -kind:paid')}`);
  await expect.poll(() => names(page)).toEqual(['=Dora']);
  await go(page, `#/supporters?filter=${encodeURIComponent('product:*')}&sort=name`);
  await page.getByTestId('act-columns').click();
  for (const [sought, column] of [
    ['product', 'product'],
    ['spent', 'spent'],
    ['last order', 'last-order'],
  ]) {
    await page.getByLabel('Find a column').fill(sought ?? '');
    await page.locator(`input[data-column="${column}"]`).check();
  }
  await page.keyboard.press('Escape');
  await page.getByTestId('act-export').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('write-csv').click()]);
  const text = readFileSync(await download.path(), 'utf8')
    .slice(1)
    .trimEnd();
  const rows = Papa.parse<Record<string, string>>(text, {header: true}).data;
  expect(rows.map(row => [row['E-mail'], row.Product])).toEqual([
    ['dora@example.org', 'Poster'],
    ['ada@example.org', 'Zine'],
  ]);
  expect(text).toContain(day(3));
  expect(rows.map(row => row['Spent on orders (USD)'])).toEqual(['20', '12.1']);
  // A name that a spreadsheet would run as a formula.
  expect(rows[0]?.Name).toBe("'=Dora");
});
