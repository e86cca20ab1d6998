import {readFileSync} from 'node:fs';
import {expect, type Page} from '@playwright/test';
import {mailchimpCsv} from '../fixtures/mailchimp-csv.ts';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {drawWorld} from '../fixtures/people.ts';
import {launchExtended} from './extension.ts';
import {test} from './fixtures.ts';

const SMALL = patreonCsv(drawWorld({seed: 4, members: 60}).patreon);
const READERS = mailchimpCsv(drawWorld({seed: 4, members: 60}).audience);
// Large enough to be read for some seconds, however fast the machine is.
const LARGE = patreonCsv(drawWorld({seed: 3, members: 8_000}).patreon);
const SALES = [
  'Reference,Purchaser,Contact,When,Amount paid',
  'a1,Ada Adler,ada@example.org,2026-10-02,12.50',
  'a2,Bob Bell,bob@example.org,2026-10-03,8.00',
  'a3,Cy Coe,cy@example.org,not a date,8.00',
].join('\n');

/** What the page's own thread may work for while a file is read: drawing its progress. A task of 50 ms is too long by itself. */
const MOST_PAGE_MS = 400;

function drop(page: Page, name: string, text: string): Promise<void> {
  return page.getByTestId('file-input').setInputFiles({name, mimeType: 'text/csv', buffer: Buffer.from(text)});
}

const report = (page: Page) => page.getByTestId('import-report');

/** Processor time of the page's own thread from now on, in milliseconds: what waits for a processor does not count. */
async function pageTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', {timeDomain: 'threadTicks'});
  const spent = async () => {
    const {metrics} = await session.send('Performance.getMetrics');
    return (metrics.find(({name}) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  const before = await spent();
  return async () => (await spent()) - before;
}

test('a file is read beside the page, one window after the other, goes on when it was cut off, and is taken back whole (CRM-22, F42)', async () => {
  const extended = await launchExtended();
  try {
    const [page, other] = [await extended.open('page.html#/import'), await extended.open('page.html#/import')];
    await expect(page.getByTestId('drop')).toBeVisible();
    await page.bringToFront();
    const spent = await pageTime(page);
    await drop(page, 'members.csv', LARGE);
    await expect(page.getByTestId('import-work')).toContainText(/\d+ of [\d,]+ rows/);
    await drop(other, 'small.csv', SMALL);
    await expect(other.getByTestId('import-waiting')).toContainText('small.csv');
    await expect(page.getByTestId('import-work')).toContainText(/a second/);
    expect(await spent()).toBeGreaterThan(0);
    expect(await spent()).toBeLessThan(MOST_PAGE_MS);

    // The window goes in the middle of it: the one that waited comes first, then the rest is offered.
    await page.close();
    await expect(report(other)).toContainText(/added|joined/, {timeout: 30_000});
    await other.reload();
    const kept = other.getByTestId('kept-file');
    await expect(kept).toContainText('members.csv was cut off');
    await kept.getByRole('button', {name: 'Go on'}).click();
    await expect(report(other)).toContainText(/added|joined/, {timeout: 60_000});
    await expect(kept).toHaveCount(0);

    // Each file is taken back by itself, one from its result, the other from the log.
    await other.getByTestId('import-undo').click();
    await expect(report(other)).toContainText('as they were before', {timeout: 60_000});
    await other.goto(`${other.url().split('#')[0]}#/log`);
    await other.getByTestId('log-entry').filter({hasText: 'small.csv'}).getByRole('button', {name: 'Undo'}).click();
    await expect(other.locator('.toast')).toContainText('before');
    await other.goto(`${other.url().split('#')[0]}#/supporters`);
    await expect(other.getByTestId('table-row')).toHaveCount(0);
  } finally {
    await extended.close();
  }
});

test('a file that is chosen while another is read follows it, though the view is drawn anew, and each is taken back by itself', async ({
  extended,
}) => {
  const popup = await extended.open('popup.html');
  const chooser = await popup.getByTestId('file-input').elementHandle();
  await drop(popup, 'patrons.csv', SMALL);
  await drop(popup, 'readers.csv', READERS);
  await expect(report(popup)).toHaveCount(2);
  await expect(report(popup).nth(0)).toContainText('patrons.csv');
  await expect(report(popup).nth(1)).toContainText('readers.csv');
  await report(popup).nth(0).getByTestId('import-undo').click();
  await expect(report(popup).nth(1)).toContainText('as they were before');
  await expect(report(popup).nth(0)).toContainText('readers.csv');

  // The system's dialog was open all the while.
  await expect.poll(() => chooser?.evaluate(input => input.isConnected)).toBe(false);
  await chooser?.evaluate((input, text) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([text], 'orders.csv'));
    if (input instanceof HTMLInputElement) input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
  }, SALES);
  await expect(report(popup)).toContainText('orders.csv is a table that we do not know');

  await drop(popup, 'patrons.csv', SMALL);
  await drop(popup, 'no-table.csv', 'nothing');
  await expect(report(popup).nth(1)).toContainText('no-table.csv');
  await expect(report(popup).nth(0)).toContainText('patrons.csv');
});

test('a table that nobody knows is explained once, read, its refused lines saved, and its like read without a question (F42)', async () => {
  const extended = await launchExtended();
  try {
    const page = await extended.open('page.html#/import');
    await drop(page, 'sales.csv', SALES);
    await expect(report(page)).toContainText('sales.csv is a table that we do not know');
    await report(page).getByRole('button', {name: 'Say what its columns are'}).click();
    const form = page.getByTestId('mapping');
    await expect(form.getByRole('row', {name: /Contact/})).toContainText('ada@example.org');
    await form.getByLabel('Each row is').selectOption('orders');
    for (const [column, use] of [
      ['Reference', 'order-id'],
      ['Purchaser', 'name'],
      ['Contact', 'email'],
      ['When', 'date'],
      ['Amount paid', 'amount'],
    ]) {
      await form.getByLabel(`What ${column} is`).selectOption(use ?? '');
    }
    await form.getByLabel('Are these addresses proven?').selectOption('strong');
    await form.getByTestId('mapping-save').click();
    await expect(report(page)).toContainText('3 people added');
    await expect(page.getByTestId('known-table')).toContainText('sales');

    await report(page).getByText('1 row left out').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save-problems').click()]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('"“not a date” in When');

    await drop(page, 'sales in november.csv', SALES);
    await expect(report(page)).toContainText('Nothing new in this file');
    await page.getByTestId('known-table').getByRole('button', {name: 'Change its columns'}).click();
    await expect(form.getByLabel('What Contact is')).toHaveValue('email');
  } finally {
    await extended.close();
  }
});
