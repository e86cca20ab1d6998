import {expect, type Page} from '@playwright/test';
import {test} from '../../e2e/fixtures.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {go, openWithPeople, undo} from './with-people.ts';

test('notes and tags are added, removed and brought back from the person’s detail', async ({extended, world}) => {
  const page = await openWithPeople(extended, world);
  await go(page, '#/supporters');
  await page.getByTestId('table-row').nth(1).click();
  await page.getByLabel('New note').fill('Met at the fair');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', {name: 'Notes'})).toContainText('Met at the fair');
  await undo(page, 'Note added');
  await expect(page.getByRole('region', {name: 'Notes'})).not.toContainText('Met at the fair');
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

/** Opens the person with this address and waits for the detail. */
async function openPerson(page: Page, email: string): Promise<void> {
  await go(page, `#/supporters?filter=${encodeURIComponent(`email:${email}`)}`);
  await page.getByTestId('table-row').first().click();
  await expect(page.locator('.detail')).toContainText(email);
}

const records = (page: Page) => page.locator('.detail .record');

test('two people are merged by hand, edited, imported again and split, and everything is back (C31, C36)', async ({
  extended,
  world,
}) => {
  const page = await openWithPeople(extended, world);
  const [one, other] = world.patreon.filter(({email}) => email !== '');
  if (one === undefined || other === undefined) throw new Error('too few people');
  await openPerson(page, other.email);
  await page.getByLabel('New note').fill('Hers alone');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', {name: 'Notes'})).toContainText('Hers alone');

  await openPerson(page, one.email);
  const name = (await page.getByTestId('field-name').locator('dd').textContent()) ?? '';
  await page.getByRole('link', {name: 'This is also…'}).click();
  await expect(page.getByTestId('search')).toBeFocused();
  await page.getByTestId('search').fill(other.email);
  await expect(page.getByTestId('result')).toHaveCount(1);
  await page.keyboard.press('Enter');
  const compare = page.getByTestId('compare');
  await expect(compare).toContainText(one.email);
  await expect(compare).toContainText(other.email);
  await expect(compare).toContainText('file from Patreon');
  await expect(page.getByTestId('ask')).toContainText('2 records become one person.');
  await expect(page.getByTestId('ask')).toContainText('1 note');
  await page.getByRole('button', {name: 'Merge 2 people'}).click();
  await expect(records(page)).toHaveCount(2);
  await expect(page.getByRole('region', {name: 'Notes'})).toContainText('Hers alone');

  const field = page.getByTestId('field-name');
  await field.getByRole('button', {name: 'Edit: Name'}).click();
  await field.getByLabel('Name', {exact: true}).fill('Said by hand');
  await page.keyboard.press('Enter');
  await expect(page.locator('#person-title')).toHaveText('Said by hand');
  await expect(field).toContainText('your edit');

  await go(page, '#/import');
  const buffer = Buffer.from(patreonCsv(world.patreon));
  await page.getByTestId('file-input').setInputFiles({name: 'members.csv', mimeType: 'text/csv', buffer});
  await expect(page.getByTestId('import-report')).toContainText(/Nothing new|unchanged/);
  await openPerson(page, one.email);
  await expect(records(page)).toHaveCount(2);
  await expect(page.locator('#person-title')).toHaveText('Said by hand');

  await go(page, '#/duplicates');
  await expect(page.getByTestId('decision')).toHaveCount(1);
  await page.getByTestId('decision').getByRole('button', {name: 'Undo'}).click();
  await expect(page.getByTestId('decision')).toHaveCount(0);
  await openPerson(page, other.email);
  await expect(records(page)).toHaveCount(1);
  await expect(page.getByRole('region', {name: 'Notes'})).toContainText('Hers alone');
  await openPerson(page, one.email);
  await expect(records(page)).toHaveCount(1);
  await expect(page.getByRole('region', {name: 'Notes'})).not.toContainText('Hers alone');
  for (const {email} of [one, other]) {
    await openPerson(page, email);
    const giveBack = page.getByRole('button', {name: 'Use the service’s again'});
    if (await giveBack.isVisible()) await giveBack.click();
    await expect(giveBack).toHaveCount(0);
  }
  await openPerson(page, one.email);
  await expect(field.locator('dd')).toContainText(name.split(' file from')[0] ?? '');
});

test('a record that is somebody else is split off and brought back by the toast', async ({extended, world}) => {
  const page = await openWithPeople(extended, world);
  const [one, other] = world.patreon.filter(({email}) => email !== '');
  if (one === undefined || other === undefined) throw new Error('too few people');
  await openPerson(page, one.email);
  await page.getByRole('link', {name: 'This is also…'}).click();
  await page.getByTestId('search').fill(other.email);
  await page.getByTestId('result').click();
  await page.getByTestId('do').click();
  await expect(records(page)).toHaveCount(2);
  await page.getByRole('link', {name: 'Not the same person…'}).first().click();
  await expect(page.getByTestId('ask')).toContainText('becomes a person of its own');
  await page.getByTestId('do').click();
  await expect(records(page)).toHaveCount(1);
  await undo(page, 'Kept apart');
  await expect(records(page)).toHaveCount(2);
});
