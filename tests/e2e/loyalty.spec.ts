import {expect, type Page} from '@playwright/test';
import {go, openWithPeople, undo} from '../extension/views/with-people.ts';
import {test} from './fixtures.ts';

/** What all points come to before and after, as the preview says it. */
async function points(page: Page): Promise<readonly [number, number]> {
  await expect(page.getByTestId('preview-ready')).toBeVisible();
  const text = (await page.locator('.preview > p.number').textContent()) ?? '';
  const [before = '', after = ''] = text.split('→');
  const digits = (part: string) => Number(part.replace(/\D/g, ''));
  return [digits(before), digits(after)];
}

test('a rule is made, said back, previewed on everyone and saved, and taken back with one press (LOY-25, LOY-74, LOY-75, F26)', async ({
  extended,
  world,
}) => {
  const page = await openWithPeople(extended, world);
  await go(page, '#/loyalty');
  await expect(page.getByTestId('rule-line')).toHaveCount(2);

  // By keys alone.
  await page.getByTestId('new-rule').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#rule-points')).toBeFocused();
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await expect(page.locator('#rule-points')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#rule-points')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('7');
  await page.locator('#rule-channel').selectOption('patreon');
  await page.locator('summary', {hasText: 'Limits'}).click();
  await page.getByLabel('a month').fill('30');
  await expect(page.getByTestId('sentence')).toHaveText('7 points for each payment on Patreon, at most 30 a month.');
  await expect(page.getByTestId('overlap')).toContainText('Payments');
  await page.getByTestId('rule-next').click();

  const [before, after] = await points(page);
  expect(after).toBeGreaterThan(before);
  await expect(page.getByTestId('rule-move')).toHaveCount(1);
  await expect(page.getByTestId('moved').first().getByRole('link')).toHaveAttribute('href', /#\/supporters\//);
  await page.getByText('From now on').click();
  await expect(page.getByTestId('preview-same')).toBeVisible();
  await page.getByText('For the whole past').click();
  await expect.poll(() => points(page)).toEqual([before, after]);
  await page.getByTestId('preview-save').click();
  await expect(page.getByTestId('rule-line')).toHaveCount(3);
  await expect(page.getByTestId('deriving')).toHaveCount(0, {timeout: 15_000});

  // What was worked out is what came of it: another preview begins where that one ended.
  await page.getByRole('button', {name: 'End or take back: Each payment on Patreon'}).click();
  await page.getByText('Take it back').first().click();
  await expect.poll(() => points(page)).toEqual([after, before]);
  await page.keyboard.press('Escape');
  await undo(page, 'Rule saved');
  await expect(page.getByTestId('rule-line')).toHaveCount(2);
});

test('a template becomes a campaign, and what a vendor forbids to reward is a private signal until asked for twice (LOY-65, LOY-19, T13, C17)', async ({
  extended,
  world,
}) => {
  const page = await openWithPeople(extended, world);
  await go(page, '#/loyalty');
  await page.getByRole('button', {name: 'Add “Tenure”'}).click();
  await page.getByTestId('preview-save').click();
  await expect(page.getByTestId('campaign').filter({hasText: 'Members who stay'}).getByTestId('rule-line')).toHaveCount(2);
  await expect(page.getByTestId('loyalty-checklist')).toContainText('2 of 4 done');

  await go(page, '#/loyalty/rules/new');
  await page.locator('#rule-channel').selectOption('facebook');
  await page.locator('#rule-action').selectOption('commented');
  await expect(page.getByTestId('policy')).toContainText('Meta forbids');
  await expect(page.getByTestId('sentence')).toContainText('A weight of 10 in your own score');
  await page.getByTestId('give-points').click();
  await expect(page.getByTestId('sentence')).toContainText('A weight of 10');
  await page.getByTestId('give-points-yes').click();
  await expect(page.getByTestId('sentence')).toHaveText('10 points for each comment on Facebook.');
  await page.locator('#rule-action').selectOption('shared');
  await expect(page.getByTestId('policy')).toContainText('never paid');
  await expect(page.getByTestId('give-points')).toHaveCount(0);
  await expect(page.getByTestId('sentence')).toContainText('A weight of 10');
});
