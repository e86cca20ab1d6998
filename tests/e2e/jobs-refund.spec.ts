import {mkdtempSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from '@playwright/test';
import {freePort} from '../demo/ports.ts';
import {countClicks} from './clicks.ts';
import {launchExtended} from './extension.ts';
import {test} from './fixtures.ts';
import {openPopup} from './real-popup.ts';

/* J8: a refund request by mail. From a file of sales that is nine days old. */

const DAY_MS = 86_400_000;
const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
const PATRON =
  'Name,Email,Patron Status,Pledge Amount,Tier,Patronage Since Date,Last Charge Date,Last Charge Status,User ID,Currency';
const SALES = [
  'Purchase ID,Item Name,Buyer Name,Purchase Email,Purchase Date,Purchase Time (UTC timezone),Taxes ($),Sale Price ($)',
  `Qx71-Zine,Zine,Ada Adler,ada@example.org,${day(12)},${day(12)} 10:00:00 UTC,2.10,12.10`,
  `Qx72-Map,Map,Bela Bartok,bela@example.org,${day(120)},${day(120)} 10:00:00 UTC,0,20.00`,
].join('\n');

for (const [by, sought] of [
  ['the order’s id', 'qx71-zine'],
  ['the customer', 'adler'],
  ['the product', 'zine'],
]) {
  test(`J8: a refund asked for by mail, found by ${by}: the rules with this order’s facts, and the vendor’s screen, in four clicks (T7, T9, SAL-3, SAL-4, SAL-5, SAL-13, SAL-14, SAL-15, SAL-16, SAL-17, SAL-18, SAL-19, SAL-20, SAL-26, SAL-33)`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-refund-'));
    const file = join(folder, 'sales.csv');
    writeFileSync(file, SALES);
    const written = new Date(Date.now() - 9 * DAY_MS - 60_000);
    utimesSync(file, written, written);
    const port = await freePort();
    const extended = await launchExtended({args: [`--remote-debugging-port=${port}`]});
    try {
      const before = await extended.open('page.html#/import');
      await before.getByTestId('file-input').setInputFiles(file);
      await expect(before.getByTestId('import-report')).toContainText(/\d/);
      await before.goto('about:blank');
      await before.bringToFront();

      const clicks = countClicks('J8', 4);
      clicks.click('toolbar');
      const popup = await openPopup(extended, port);
      await popup.waitFor(/The Gumroad file is 9 days old/);
      await popup.type(String(sought));
      await popup.waitFor(/ada@example\.org/);
      const opened = extended.context.waitForEvent('page');
      clicks.click('the person');
      await popup.enter();
      const page = await opened;
      clicks.click('Refund…');
      await page.getByTestId('refund-order').click();
      const dialog = page.getByTestId('refund');
      await expect(dialog.getByTestId('stale')).toHaveText(
        'The Gumroad file is 9 days old. Check at Gumroad that nothing has changed since.',
      );
      const rules = dialog.getByTestId('rules');
      for (const rule of [
        'It is yours to decide: in most cases Gumroad refunds nothing for you.',
        '90 days after the payment. It was made 1',
        'check that your balance covers $12.10',
        'They paid $12.10: the price of $10.00 and $2.10 of sales tax.',
        'It takes 5 to 7 business days.',
        'Ada Adler loses the product and the access to it at once.',
        'It cannot be undone.',
      ]) {
        await expect(rules).toContainText(rule);
      }
      // Unknown is never "not possible", and twelve days are past every pending one.
      await expect(rules).not.toContainText(/not possible|pending/);
      await expect(dialog.getByRole('link', {name: 'Refunds at Gumroad: the rules'})).toHaveAttribute(
        'href',
        /gumroad\.com\/help/,
      );
      const button = dialog.getByTestId('refund-at');
      await expect(button).toHaveAttribute('href', 'https://gumroad.com/customers?query=Qx71-Zine');
      await extended.context.route('https://gumroad.com/**', route => route.fulfill({body: 'Gumroad'}));
      clicks.click('Open Gumroad to refund');
      const [screen] = await Promise.all([extended.context.waitForEvent('page'), button.click()]);
      await expect(screen).toHaveURL('https://gumroad.com/customers?query=Qx71-Zine');
      clicks.end();

      await page.goto(`${page.url().split('#')[0]}#/log`);
      await expect(page.getByTestId('log-entry').first()).toContainText('Refund screen opened: Gumroad');
    } finally {
      await extended.close();
      rmSync(folder, {recursive: true, force: true});
    }
  });
}

test('before a block: whom it reaches, what it shuts out, why as a note, and the vendor’s own screen (T8, SAL-29, SAL-30, SAL-31, SAL-32, SAL-34)', async ({
  extended,
}) => {
  const page = await extended.open('page.html#/import');
  const text = `${PATRON}\nAda Adler,ada@example.org,Active patron,5,Gold,${day(90)} 00:00:00,${day(3)} 00:00:00,Paid,1,USD`;
  await page.getByTestId('file-input').setInputFiles({name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(text)});
  await expect(page.getByTestId('import-report')).toContainText(/\d/);
  await page.goto(`${page.url().split('#')[0]}#/supporters`);
  await page.getByTestId('table-row').first().click();
  const detail = page.locator('.detail');
  await detail.getByTestId('more').click();
  await detail.locator('[data-action=block]').click();
  const dialog = page.getByTestId('block');
  for (const rule of [
    '1 account of theirs is known here: ada@example.org.',
    'every account that pays by the same card, and their other accounts',
    'they can neither buy nor become a member. Whoever is blocked from joining already cannot buy either.',
    'Nobody is blocked from here',
  ]) {
    await expect(dialog.getByTestId('rules')).toContainText(rule);
  }
  await dialog.getByLabel('Why').fill('Sent threats');
  await extended.context.route('https://www.patreon.com/**', route => route.fulfill({body: 'Patreon'}));
  const [screen] = await Promise.all([extended.context.waitForEvent('page'), dialog.getByTestId('block-at').click()]);
  await expect(screen).toHaveURL('https://www.patreon.com/members?query=ada%40example.org');
  await screen.close();
  await expect(detail).toContainText('Reason for a block on Patreon: Sent threats');
  await page.locator('.toast').getByText('Undo').click();
  await expect(detail).not.toContainText('Sent threats');
});
