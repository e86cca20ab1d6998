import {expect, type Page} from '@playwright/test';
import {test} from '../../e2e/fixtures.ts';
import {go, openWithPeople, undo} from './with-people.ts';

const field = (page: Page) => page.getByTestId('filter-field');
const card = (page: Page, name: string) => page.locator('.cards > li', {hasText: name});

/** How many the form says that match. */
async function matches(page: Page): Promise<number> {
  const text = page.locator('.form [role=status]', {hasText: 'match'});
  await expect(text).toBeVisible();
  return Number.parseInt((await text.textContent()) ?? '', 10);
}

test('a filter is built in rows by keys alone, its text follows, and the rows follow the text (ARM-32, ARM-87, ARM-88, F2, F3)', async ({
  extended,
  world,
}) => {
  const page = await openWithPeople(extended, world);
  await go(page, '#/filters/new');
  const everyone = await matches(page);
  await page.getByTestId('builder-add').focus();
  await page.keyboard.type('tier');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('builder-value')).toBeFocused();
  await page.keyboard.type('gol');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('tier:Gold');
  await expect.poll(() => matches(page)).toBeLessThan(everyone);
  const gold = await matches(page);
  expect(gold).toBeGreaterThan(0);

  await page.getByTestId('builder-add').focus();
  await page.keyboard.type('pledge');
  await page.keyboard.press('Enter');
  await page.getByLabel('How “Pledge” is compared').selectOption('more');
  await page.getByLabel('Value of “Pledge”').fill('1000');
  await expect(field(page)).toHaveValue('tier:Gold pledge:>1000');
  await expect.poll(() => matches(page)).toBe(0);

  await field(page).fill('tier:Gold -(pledge:>1000 or name:xyzzy)');
  await expect(page.getByLabel('How the conditions hold together').nth(1)).toHaveValue('none');
  await expect.poll(() => matches(page)).toBe(gold);
  await page.getByRole('button', {name: 'Remove “Name”'}).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('builder-add').first()).toBeFocused();
  await expect(field(page)).toHaveValue('tier:Gold -pledge:>1000');
  await page.getByLabel('Name', {exact: true}).first().fill('Gold fans');
  await page.getByRole('button', {name: 'Save', exact: true}).click();
  await expect(card(page, 'Gold fans')).toContainText(`${gold} supporters`);
});

test('the text is completed while it is typed, and a mistake is put right with a click (F6)', async ({extended, world}) => {
  const page = await openWithPeople(extended, world);
  await go(page, '#/supporters');
  await field(page).pressSequentially('tie');
  await expect(page.getByRole('option').first()).toContainText('tier:');
  await page.keyboard.press('Tab');
  await expect(field(page)).toHaveValue('tier:');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  await page.keyboard.type('Sil');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('tier:Silver');
  await field(page).fill('teir:Silver');
  await page.keyboard.press('Escape');
  await field(page).fill('teir:Silver');
  await page.getByTestId('suggestion').click();
  await expect(field(page)).toHaveValue('tier:Silver');
  await field(page).fill('tier:Silvr');
  await page.getByTestId('suggestion').click();
  await expect(field(page)).toHaveValue('tier:Silver');
});

test('saved filters are put in order, named by one another, renamed together and kept from a careless end (ARM-89, ARM-90, C21)', async ({
  extended,
  world,
}) => {
  const page = await openWithPeople(extended, world);
  await go(page, '#/filters');
  await page.getByTestId('paste-filter').fill('tier:Gold');
  await page.keyboard.press('Enter');
  await page.getByLabel('Name', {exact: true}).fill('Fans');
  await page.keyboard.press('Enter');
  await expect(card(page, 'Fans')).toBeVisible();
  await page.getByRole('button', {name: 'Duplicate “Fans”'}).click();
  await page.getByLabel('Name', {exact: true}).fill('fans');
  await page.keyboard.press('Enter');
  await expect(page.locator('.form')).toContainText('There is a filter of this name already.');
  await page.getByLabel('Name', {exact: true}).fill('Late fans');
  await field(page).fill('in:Fans state:declined');
  await page.keyboard.press('Enter');
  await expect(card(page, 'Late fans')).toContainText('in:Fans state:declined');

  await page.getByRole('button', {name: 'Move “Late fans” up'}).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.locator('.cards > li').nth(-2)).toContainText('Late fans');
  await undo(page, 'moved');
  await expect(page.locator('.cards > li').last()).toContainText('Late fans');

  await page.getByRole('button', {name: 'Edit “Fans”'}).click();
  await page.getByLabel('Name', {exact: true}).fill('Gold fans');
  await page.keyboard.press('Enter');
  await expect(card(page, 'Late fans')).toContainText('in:"Gold fans" state:declined');

  await page.getByRole('button', {name: 'Delete “Gold fans”'}).click();
  await expect(page.getByTestId('ask')).toContainText('named by: Late fans');
  await page.getByTestId('do').click();
  await expect(card(page, 'Gold fans').locator('[data-testid=segment]', {hasText: 'Gold fans'})).toHaveCount(0);
  await undo(page, 'deleted');
  await expect(page.locator('[data-testid=segment]', {hasText: 'Gold fans'})).toBeVisible();

  await page.getByRole('button', {name: 'Add “Paid the most”'}).click();
  await expect(page.locator('.cards')).toContainText('Paid the most');
  await expect(page.getByRole('button', {name: 'Add “Paid the most”'})).toHaveCount(0);
});

test('a person’s detail says why they are in a list, and who is put in or left out by hand stays so (F7, C23)', async ({
  extended,
  world,
}) => {
  const page = await openWithPeople(extended, world);
  await go(page, `#/supporters?filter=${encodeURIComponent('tier:Gold -state:declined')}`);
  await page.getByTestId('table-row').first().click();
  const why = page.getByTestId('why');
  await expect(why).toContainText('In this list.');
  await expect(why.locator('li.holds', {hasText: 'tier:Gold'})).toContainText(/Tier: Gold.*file from Patreon/);
  await why.getByRole('combobox').selectOption({label: 'Declined'});
  await expect(why).toContainText('Not in this list.');
  await expect(why.locator('li.fails')).toContainText(/state:declined.*Status: /);
  await why.getByRole('button', {name: 'Put in by hand'}).click();
  await expect(why).toContainText('you put them in by hand');
  const name = (await page.locator('#person-title').textContent()) ?? '';
  await page.getByRole('button', {name: /^Declined/}).click();
  await expect(page).toHaveURL(/in%3ADeclined/);
  await page.getByRole('link', {name: 'Filters', exact: true}).click();
  await expect(card(page, 'Declined')).toContainText('1 person by hand');
  await page.getByRole('button', {name: 'Edit “Declined”'}).click();
  await expect(page.locator('.hand-list')).toContainText(name);
  await page.getByRole('button', {name: `Take back: ${name}`}).click();
  await page.getByRole('button', {name: 'Save', exact: true}).click();
  await expect(card(page, 'Declined')).not.toContainText('by hand');
});

test('an empty list says which condition leaves out how many, and each can be dropped (F7)', async ({extended, world}) => {
  const page = await openWithPeople(extended, world);
  await go(page, `#/supporters?filter=${encodeURIComponent('tier:Gold state:active kind:none')}`);
  await expect(page.locator('.empty')).toContainText('“kind:none” leaves out');
  await expect(page.getByTestId('drop')).toHaveCount(0);
  await field(page).fill('tier:Gold tier:Silver -kind:none');
  await expect(page.getByTestId('drop')).toHaveCount(1);
  await page.getByTestId('drop').click();
  await expect(field(page)).toHaveValue(/^tier:(Gold|Silver) -kind:none$/);
  await expect(page.getByTestId('table-row').first()).toBeVisible();
});

test('a filter that another browser saves while it is edited here is not lost on either side (C21)', async ({
  extended,
  world,
}) => {
  const page = await openWithPeople(extended, world);
  await go(page, '#/filters/declined');
  const other = await extended.open('page.html#/filters/declined');
  await field(page).fill('state:declined tier:Gold');
  await field(other).fill('state:declined tier:Silver');
  await other.getByRole('button', {name: 'Save', exact: true}).click();
  await expect(card(other, 'Declined')).toContainText('tier:Silver');
  await expect(page.getByTestId('conflict')).toContainText('state:declined tier:Silver');
  await expect(field(page)).toHaveValue('state:declined tier:Gold');
  await page.getByRole('button', {name: 'Keep mine'}).click();
  await page.getByRole('button', {name: 'Save', exact: true}).click();
  await expect(card(page, 'Declined')).toContainText('state:declined tier:Gold');
});
