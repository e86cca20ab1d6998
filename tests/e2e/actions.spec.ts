import {expect, type Page} from '@playwright/test';
import {test} from './fixtures.ts';

/* What is done to many people and to one, from the page's list, a filter's card and the person; and the log of it. */

const DAY_MS = 86_400_000;
const stamp = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 19).replace('T', ' ');
const HEAD =
  'Name,Email,Patron Status,Pledge Amount,Tier,Patronage Since Date,Last Charge Date,Last Charge Status,User ID,Currency';
const patron = (name: string, email: string, since: number, user: number) =>
  `${name},${email},Active patron,5.00,Gold,${stamp(since)},${stamp(0)},Paid,${user},USD`;
const PATRONS = [
  HEAD,
  patron('Ada Adler', 'ada@example.org', 0, 101),
  patron('Bob Bell', 'bob@example.org', 0, 102),
  patron('Cy Coe', 'cy@example.org', 400, 103),
  patron('Di Dunn', '', 400, 104),
].join('\n');

const go = (page: Page, hash: string) => page.goto(`${page.url().split('#')[0]}${hash}`);
const rows = (page: Page) => page.getByTestId('table-row');
const entries = (page: Page) => page.getByTestId('log-entry');

async function importPatrons(page: Page): Promise<void> {
  page.on('pageerror', error => {
    throw error;
  });
  const buffer = Buffer.from(PATRONS);
  await page.getByTestId('file-input').setInputFiles({name: 'members.csv', mimeType: 'text/csv', buffer});
  await expect(page.getByTestId('import-report')).toContainText(/\d/);
}

/** An action behind "More" of the list. */
async function more(page: Page, action: string): Promise<void> {
  await page.locator('.list-actions').getByTestId('more').click();
  await page.locator(`.list-actions [data-action=${action}]`).click();
}

test('a benefit goes to this month’s new members: who has it already is left out and can be looked at, and the log takes it back (ARM-28, ARM-36, ARM-38, F8, F17)', async ({
  extended,
}) => {
  const page = await extended.open('page.html#/import');
  await importPatrons(page);
  await go(page, '#/benefits');
  await page.getByRole('button', {name: 'New benefit'}).click();
  await page.getByLabel('Name', {exact: true}).fill('Welcome pack');
  await page.getByLabel('Gold').check();
  await page.getByLabel('Once').check();
  await page.getByRole('button', {name: 'Save'}).click();
  await expect(page.getByRole('link', {name: 'Welcome pack'})).toBeVisible();

  await go(page, `#/supporters?filter=${encodeURIComponent('pledge-start:this-month')}`);
  await expect(rows(page)).toHaveCount(2);
  await page.getByTestId('tick').first().click();
  await more(page, 'deliver');
  await expect(page.getByTestId('plan-what')).toHaveText('Mark “Welcome pack” (once) delivered for 1 person.');
  await expect(page.getByTestId('plan-undo')).toHaveText('Can be undone for 30 days.');
  await page.getByTestId('do-deliver').click();
  await expect(page.getByTestId('deliver')).toHaveCount(0);
  await page.getByTestId('clear-selection').click();

  await more(page, 'deliver');
  await expect(page.getByTestId('do-deliver')).toHaveText('Mark 1 delivered');
  await expect(page.getByTestId('plan-left-out')).toContainText('1 has it already');
  await page.getByRole('button', {name: 'Show: 1 has it already'}).click();
  await expect(page.getByTestId('deliver')).toHaveCount(0);
  await expect(rows(page)).toHaveCount(1);

  await go(page, `#/supporters?filter=${encodeURIComponent('pledge-start:this-month')}&act=deliver`);
  await page.getByTestId('do-deliver').click();
  await expect(page.getByTestId('deliver')).toHaveCount(0);
  await go(page, '#/log');
  await expect(entries(page)).toHaveCount(4);
  await expect(entries(page).last()).toContainText('File read: members.csv');
  await page.reload();
  await expect(entries(page).first()).toContainText('Benefit marked: Welcome pack');
  await expect(entries(page).first()).toContainText('from “pledge-start:this-month”');
  await entries(page).first().getByRole('button', {name: 'Undo'}).click();
  await expect(entries(page).first()).toContainText('taken back');
  await go(page, `#/supporters?filter=${encodeURIComponent('delivered:"Welcome pack"')}`);
  await expect(rows(page)).toHaveCount(1);
});

test('a tag goes on from a filter’s card and off from a selection; notes go to many; an erased person leaves the log (ARM-33, ARM-34)', async ({
  extended,
}) => {
  const page = await extended.open('page.html#/import');
  await importPatrons(page);
  await go(page, '#/filters');
  const card = page.getByRole('group', {name: 'Not on the newsletter'});
  await card.getByTestId('more').click();
  await card.locator('[data-action=tag]').click();
  await page.getByLabel('Tag', {exact: true}).fill('fan');
  await expect(page.getByTestId('plan-what')).toHaveText('Tag 4 people “fan”.');
  await page.getByTestId('do-tag').click();
  await expect(page.getByTestId('tag')).toHaveCount(0);

  await go(page, '#/supporters?sort=name');
  await page.getByTestId('tick').first().click();
  await more(page, 'untag');
  await page.getByLabel('Tag', {exact: true}).selectOption('fan');
  await expect(page.getByTestId('do-untag')).toHaveText('Remove from 1 person');
  await page.getByTestId('do-untag').click();
  await expect(page.getByTestId('untag')).toHaveCount(0);
  await page.getByTestId('clear-selection').click();
  await page.getByTestId('tick-all').click();
  await more(page, 'note');
  await page.getByLabel('Note', {exact: true}).fill('met at the fair');
  await page.getByTestId('do-note').click();
  await expect(page.locator('.toast', {hasText: 'Note added to 4 people.'})).toBeVisible();
  await page.getByTestId('filter-field').fill('note:fair -tag:fan');
  await expect(rows(page)).toHaveCount(1);

  await rows(page).first().click();
  const detail = page.locator('.detail');
  await expect(detail).toContainText('met at the fair');
  await detail.getByRole('button', {name: 'Erase this person…'}).click();
  await page.getByTestId('do-erase').click();
  await expect(page.locator('.detail')).toHaveCount(0);
  await go(page, '#/log');
  await expect(entries(page).first()).toContainText('Person erased');
  const stored = await page.evaluate(
    () =>
      new Promise<string>(resolve => {
        const opening = indexedDB.open('regulars');
        opening.onsuccess = () => {
          const reading = opening.result.transaction('log').objectStore('log').getAll();
          reading.onsuccess = () => resolve(JSON.stringify(reading.result));
        };
      }),
  );
  expect(stored).not.toMatch(/Ada|example\.org|met at the fair/);
  await page.getByLabel('Show').selectOption('Tag removed');
  await expect(page).toHaveURL(/#\/log\?only=untag/);
  await expect(entries(page)).toHaveCount(1);
  await expect(entries(page).getByRole('button')).toHaveCount(0);
});

test('what a member paid, and what a membership’s refund does: policy, tax and its own facts (ARM-29, SAL-15, SAL-24, SAL-25, SAL-27, SAL-33)', async ({
  extended,
}) => {
  const page = await extended.open('page.html#/import');
  await importPatrons(page);
  await go(page, '#/supporters?sort=name');
  await rows(page).first().click();
  await expect(page.locator('.detail')).toContainText('ada@example.org');
  const id = page.url().match(/supporters\/([a-z2-7]{20})/)?.[1] ?? '';
  await go(page, `#/supporters/${id}?act=orders`);
  await expect(page.getByTestId('payment')).toHaveText(/Membership payment.*Patreon.*\$5\.00/);
  await page.getByTestId('payment').getByRole('button', {name: 'Refund…'}).click();
  const dialog = page.getByTestId('refund');
  await expect(dialog.getByTestId('rules')).toContainText('The membership itself goes on and is charged again');
  await expect(dialog.getByTestId('rules')).not.toContainText('The 90 days are Patreon’s');
  await expect(dialog.getByRole('link', {name: 'Refunds at Patreon: the rules'})).toHaveAttribute('href', /articles\/205032045$/);
  await expect(dialog.getByRole('link', {name: 'Sales tax at Patreon'})).toHaveAttribute('href', /articles\/360043054911$/);
  await expect(dialog.getByTestId('refund-at')).toHaveAttribute(
    'href',
    'https://www.patreon.com/members?query=ada%40example.org',
  );
});

test('a dialog is an address; one that there is not, or for nobody, opens nothing', async ({extended}) => {
  const page = await extended.open('page.html#/import');
  await importPatrons(page);
  await go(page, '#/supporters?act=copy-email');
  await expect(page.getByTestId('emails')).toContainText('1 person has no address and is left out.');
  await page.getByTestId('emails').getByRole('button', {name: 'show'}).click();
  await expect(rows(page)).toHaveText(/Di Dunn/);
  for (const hash of [
    '#/supporters?act=explode',
    `#/supporters?filter=${encodeURIComponent('teir:Gold')}&act=tag`,
    `#/supporters/${'a'.repeat(20)}?act=note`,
  ]) {
    await go(page, hash);
    await expect(page.locator('.toolbar').first()).toBeVisible();
    await expect(page.locator('dialog')).toHaveCount(0);
  }
});

test('dialogs are worked by keyboard: the menu opens and moves by arrows, Escape closes one layer and gives the focus back', async ({
  extended,
}) => {
  const page = await extended.open('page.html#/import');
  await importPatrons(page);
  await go(page, '#/supporters');
  const button = page.locator('.list-actions').getByTestId('more');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(button).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitem').last()).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Note', {exact: true})).toBeFocused();
  await page.keyboard.type('met');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toHaveCount(0);
  await expect(page).not.toHaveURL(/act=/);
  await expect(button).toBeFocused();
});
