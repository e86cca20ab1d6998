import {expect, type Page} from '@playwright/test';
import {test} from '../../e2e/fixtures.ts';
import {mailchimpCsv} from '../../fixtures/mailchimp-csv.ts';
import {go, openWithPeople} from './with-people.ts';

const figure = (page: Page, id: string) => page.locator(`[data-figure=${id}]`);

test('a number across sources opens its formula and its list, and is not known while a source is missing (CRM-20, F34)', async ({
  extended,
  world,
}) => {
  const page = await openWithPeople(extended, world);
  await go(page, '#/overview');
  await expect(figure(page, 'paying').getByTestId('number')).toHaveText(/^[1-9]\d*$/);
  const card = page.getByTestId('overlap-card');
  await expect(card.getByTestId('missing')).toContainText('No source of yours tells of a newsletter.');
  await expect(card.getByTestId('missing').getByRole('link')).toHaveAttribute('href', '#/connections');
  await expect(card.getByTestId('number')).toHaveCount(0);

  await go(page, '#/import');
  const file = {name: 'subscribed.csv', mimeType: 'text/csv', buffer: Buffer.from(mailchimpCsv(world.audience))};
  await page.getByTestId('file-input').setInputFiles(file);
  await expect(page.getByTestId('import-report')).toContainText('subscribed.csv');
  await go(page, '#/overview');
  await expect(page.getByTestId('overlap')).toHaveAttribute('aria-label', /\d+ members, \d+ subscribers, \d+ on both/);
  const both = (await figure(page, 'both').getByTestId('number').textContent()) ?? '';
  expect(both).toMatch(/^[1-9]\d*$/);

  await figure(page, 'both').getByRole('button', {name: 'Formula: On both'}).focus();
  await page.keyboard.press('Enter');
  const formula = figure(page, 'both').getByTestId('formula');
  await expect(formula).toContainText('Members who receive the newsletter.');
  await expect(formula.locator('code')).toHaveText('kind:(paid, free) state:(active, declined) newsletter:subscribed');
  await expect(formula).toContainText(/As of .+, the date of the oldest source\./);
  await expect(formula.locator('.basis li')).toHaveText([/^Mailchimp.*: file/, /^Patreon.*: file/]);
  await page.keyboard.press('Enter');
  await expect(formula).toHaveCount(0);

  await figure(page, 'both').getByTestId('number').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/supporters\?filter=/);
  await expect(page.locator('.count')).toContainText(new RegExp(`^${both} of `));

  await go(page, '#/overview');
  const left = figure(page, 'left').getByTestId('no-number');
  // Two files of one day are no history of sixty.
  await expect(left).toHaveCount(2);
  const [sum] = await figure(page, 'money-USD').getByTestId('number').all();
  await sum?.click();
  await expect(page.getByTestId('filter-field')).toHaveValue('kind:paid state:active monthly:>0USD');
});
