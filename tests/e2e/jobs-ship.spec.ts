import {readFileSync} from 'node:fs';
import {expect, type Page} from '@playwright/test';
import Papa from 'papaparse';
import {freePort} from '../demo/ports.ts';
import {countClicks} from './clicks.ts';
import {type Extended, launchExtended} from './extension.ts';
import {test} from './fixtures.ts';
import {openPopup} from './real-popup.ts';

/* J3: ship the monthly stickers, mark them delivered. From Patreon's file alone. */

const DAY_MS = 86_400_000;
const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);

const HEAD =
  'Name,Email,Patron Status,Patronage Since Date,Tier,Addressee,Street,City,State,Zip,Country,Last Charge Date,Last Charge Status,User ID,Pledge Amount';
const member = (place: number, name: string, address: string) =>
  `${name},m${place}@example.org,Active patron,2025-01-01 00:00:00,Gold,${address},${day(0)} 00:00:00,Paid,${place + 1},5.00`;
const MEMBERS = [
  HEAD,
  member(0, 'Ada', 'Ada Adler,Linden Road 1,Ulm,,89073,DE'),
  member(1, 'Bela', ',,,,,'),
  member(2, 'Chidi', ',"12 Oak Street, Apt 4",Portland,OR,97201,United States'),
  member(3, '=Dora', ',5 High St,Oxford,,OX1 4AB,GB'),
].join('\n');

async function importMembers(extended: Extended, text: string): Promise<Page> {
  const page = await extended.open('page.html#/import');
  await page.getByTestId('file-input').setInputFiles({name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(text)});
  await expect(page.getByTestId('import-report')).toContainText(/\d/);
  return page;
}

const goTo = (page: Page, hash: string) => page.goto(`${page.url().split('#')[0]}${hash}`);

/** The browser's own print dialog cannot be driven: the sheets that it is given stay to be looked at. */
async function catchPrinting(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
}

test('J3: the month’s stickers get labels, go out and are ticked in six clicks; whoever lacks an address is asked, a tracking number kept (F17, C10)', async () => {
  const port = await freePort();
  const extended = await launchExtended({args: [`--remote-debugging-port=${port}`]});
  try {
    const before = await importMembers(extended, MEMBERS);
    await goTo(before, '#/benefits');
    await before.getByRole('button', {name: 'New benefit'}).click();
    await before.getByLabel('Name', {exact: true}).fill('Sticker');
    await before.getByLabel('Gold').check();
    await before.getByLabel('Goes by post').check();
    await before.getByRole('button', {name: 'Save'}).click();
    await expect(before.getByRole('link', {name: 'Sticker'})).toBeVisible();
    await before.goto('about:blank');
    await before.bringToFront();

    const clicks = countClicks('J3', 6);
    clicks.click('toolbar');
    const popup = await openPopup(extended, port);
    await popup.waitFor(/4 people are owed “Sticker”/);
    const opened = extended.context.waitForEvent('page');
    clicks.click('4 people are owed “Sticker”');
    await popup.press(/4 people are owed/);
    const page = await opened;
    await expect(page.getByTestId('owed')).toHaveCount(4);
    await catchPrinting(page);
    clicks.click('Address labels…');
    await page.getByTestId('labels').click();
    await expect(page.getByTestId('plan-what')).toHaveText('Print 3 labels on 1 sheet.');
    clicks.click('Print 3 labels');
    await page.getByTestId('do-labels').click();
    await expect(page.locator('body')).toHaveAttribute('data-printed');
    clicks.click('Print, in the system’s dialog');
    await page.emulateMedia({media: 'print'});
    await expect(page.locator('#root')).toBeHidden();
    const labels = page.locator('#print').getByTestId('label');
    await expect(labels).toHaveText([
      'Ada AdlerLinden Road 189073 UlmGERMANY',
      '=Dora5 High StOxfordOX1 4ABUNITED KINGDOM',
      'Chidi12 Oak Street, Apt 4Portland, OR 97201UNITED STATES',
    ]);
    await page.emulateMedia({media: 'screen'});
    clicks.click('Mark 3 delivered');
    await expect(page.getByTestId('plan-what')).toContainText('“Sticker”');
    await page.getByTestId('do-deliver').click();
    await expect(page.getByRole('button', {name: '3 delivered', exact: true})).toBeVisible();
    clicks.end();

    await page.getByLabel('Tracking number: Ada').fill('LX 5');
    await page.keyboard.press('Enter');
    await expect(page.locator('.toast', {hasText: 'Marked delivered.'})).toBeVisible();
    await page.getByTestId('ask-address').click();
    await expect(page).toHaveURL(/people=[a-z2-7]{20}&act=reach&for=address/);
    await goTo(page, '#/benefits');
    await page.getByRole('link', {name: 'Sticker'}).click();
    await page.getByRole('button', {name: '3 delivered', exact: true}).click();
    await expect(page.getByLabel('Tracking number: Ada')).toHaveValue('LX 5');
  } finally {
    await extended.close();
  }
});

test('labels of five hundred people fill their sheets, leave out and count whoever has no address, and go as a safe file too (J3, ARM-65)', async ({
  extended,
}) => {
  const many = Array.from({length: 500}, (_, place) =>
    member(
      place,
      place === 0 ? '=Dora' : `Member ${place}`,
      place % 10 === 9 ? ',,,,,' : `,Road ${place},Ulm,,${89_000 + place},DE`,
    ),
  );
  const page = await importMembers(extended, [HEAD, ...many].join('\n'));
  await goTo(page, '#/supporters?act=labels');
  await expect(page.getByTestId('plan-what')).toHaveText('Print 450 labels on 19 sheets.');
  await expect(page.getByTestId('plan-left-out')).toContainText('50 without an address');
  await page.getByLabel('Labels', {exact: true}).selectOption({label: 'Avery L7160 (63.5 × 38.1 mm)'});
  await page.getByLabel('Labels gone from the first sheet').fill('4');
  await expect(page.getByTestId('plan-what')).toHaveText('Print 450 labels on 22 sheets.');
  await page.getByLabel('Posted from').selectOption({label: 'Germany'});
  await catchPrinting(page);
  await page.getByTestId('do-labels').click();
  const labels = page.locator('#print').getByTestId('label');
  await expect(labels).toHaveCount(450);
  await expect(labels.first()).toHaveText('=DoraRoad 089000 Ulm');
  // The fifth place of a sheet of three columns: the second of the second row.
  await page.emulateMedia({media: 'print'});
  const mm = (pixels: number) => Math.round((pixels * 25.4 * 10) / 96) / 10;
  const box = await labels.first().boundingBox();
  expect([mm(box?.x ?? 0), mm(box?.y ?? 0), mm(box?.width ?? 0), mm(box?.height ?? 0)]).toEqual([73.2, 53.2, 63.5, 38.1]);
  await page.emulateMedia({media: 'screen'});

  await goTo(page, '#/supporters?act=labels');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', {name: /as CSV/}).click()]);
  const rows = Papa.parse<Record<string, string>>(readFileSync(await download.path(), 'utf8').slice(1), {
    header: true,
    skipEmptyLines: true,
  }).data;
  expect(rows).toHaveLength(450);
  expect(rows[0]).toMatchObject({Name: "'=Dora", Street: 'Road 0', Town: 'Ulm', Country: 'DE', 'E-mail': 'm0@example.org'});
});
