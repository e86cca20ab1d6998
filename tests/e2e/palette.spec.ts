import {expect, type Page} from '@playwright/test';
import {freePort} from '../demo/ports.ts';
import {launchExtended} from './extension.ts';
import {test} from './fixtures.ts';
import {openPopup} from './real-popup.ts';

const HEAD =
  'Name,Email,Patron Status,Pledge Amount,Tier,Patronage Since Date,Last Charge Date,Last Charge Status,User ID,Currency';
const MEMBERS = [
  HEAD,
  'Ada Adler,ada@example.org,Active patron,5,Gold,2025-01-01 00:00:00,2026-10-01 00:00:00,Paid,1,USD',
  'Bob Bell,bob@example.org,Active patron,5,Gold,2025-01-01 00:00:00,2026-10-01 00:00:00,Paid,2,USD',
  'Cy Coe,cy@example.org,Declined patron,5,Gold,2025-01-01 00:00:00,2026-10-01 00:00:00,Declined,3,USD',
].join('\n');

async function importMembers(page: Page): Promise<void> {
  const buffer = Buffer.from(MEMBERS);
  await page.getByTestId('file-input').setInputFiles({name: 'members.csv', mimeType: 'text/csv', buffer});
  await expect(page.getByTestId('import-report')).toContainText(/\d/);
}

const options = (page: Page) => page.getByTestId('palette').getByRole('option');

test('one key finds people, saved filters, views and what can be done to who is open or ticked, by keyboard alone (F8)', async ({
  extended,
}) => {
  const page = await extended.open('page.html#/import');
  await importMembers(page);
  const find = async (text: string) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(text);
  };
  await find('adler');
  await expect(options(page).first()).toContainText('Ada Adler');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary')).toContainText('ada@example.org');

  // Who is open comes with what can be done to them.
  await find('block');
  await expect(options(page).first()).toContainText('Ada Adler');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('block')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('block')).toBeHidden();

  await find('declined');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/filter=state%3Adeclined/);
  await expect(page.getByTestId('table-row')).toHaveCount(1);

  // Ticked people are meant, wherever they stand.
  await page.getByTestId('tick').first().click();
  await page.getByTestId('filter-field').fill('');
  await expect(page.getByTestId('table-row')).toHaveCount(3);
  await find('note');
  await expect(options(page).first()).toContainText('1 person');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('plan-what')).toHaveText('Add this note to 1 person.');
  await page.keyboard.press('Escape');

  await find('zzzz');
  await expect(options(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('palette')).toHaveCount(0);
  await page.locator('main').focus();
  await page.keyboard.press(':');
  await page.keyboard.type('done');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/log/);
});

test('the popup’s palette opens a view that the popup has no line for', async () => {
  const port = await freePort();
  const extended = await launchExtended({args: [`--remote-debugging-port=${port}`]});
  try {
    const before = await extended.open('page.html#/import');
    await importMembers(before);
    await before.goto('about:blank');
    await before.bringToFront();
    const popup = await openPopup(extended, port);
    await popup.waitFor(/Today/);
    await popup.control('k');
    await popup.waitFor(/Benefits/);
    await popup.type('benefits');
    const opened = extended.context.waitForEvent('page');
    await popup.enter();
    await expect(await opened).toHaveURL(/#\/benefits/);
  } finally {
    await extended.close();
  }
});
