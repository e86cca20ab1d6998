import {expect} from '@playwright/test';
import {accessibleNodes, clickAccessible, findAccessible, isThere} from '../../e2e/accessible.ts';
import {type Listed, test} from './stub-fixtures.ts';

const PALETTE = {role: 'dialog', name: 'Find and act'};
const focused = async ({session}: Listed) => (await accessibleNodes(session)).findLast(node => node.focused)?.name;
const options = async ({session}: Listed) =>
  (await accessibleNodes(session)).filter(({role}) => role === 'option').map(({name}) => name);

async function onChip({page, session}: Listed): Promise<string> {
  const {name} = await findAccessible(session, {role: 'button', name: /^Loyalty/});
  await page.locator('tr a').first().focus();
  await page.keyboard.press('Tab');
  return name;
}

test('the palette opens by key where our own element has the focus, and gives the focus back', async ({listed}) => {
  const {page, session} = listed;
  const chip = await onChip(listed);
  for (const key of ['Control+k', ':']) {
    await page.keyboard.press(key);
    await findAccessible(session, PALETTE);
    expect(await focused(listed)).toMatch(/^A person, a saved filter/);
    await page.keyboard.press('Escape');
    await expect.poll(() => isThere(session, PALETTE)).toBe(false);
    expect(await focused(listed)).toBe(chip);
  }
  // the page's own keys stay the page's
  await page.locator('tr a').nth(1).focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.press(':');
  expect(await isThere(session, PALETTE)).toBe(false);
});

test('it finds a person, whom Enter shows in the panel (ARM-60)', async ({listed}) => {
  const {page, session} = listed;
  await onChip(listed);
  await page.keyboard.press(':');
  await findAccessible(session, PALETTE);
  await page.keyboard.type('zoe');
  await findAccessible(session, {role: 'option', name: 'Found zoe, Ghost'});
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await listed.read()).subjects.filter(({open}) => open)).toEqual([{id: 'found', open: true}]);
  await expect.poll(() => isThere(session, PALETTE)).toBe(false);
});

test('it finds saved filters, and what can be done to everyone in the list that is shown', async ({listed}) => {
  const {page, session} = listed;
  await onChip(listed);
  await page.keyboard.press(':');
  await findAccessible(session, PALETTE);
  expect((await options(listed)).some(name => name.endsWith('on everyone in the list'))).toBe(false);
  await page.keyboard.type('decl');
  await expect.poll(async () => (await options(listed))[0]).toBe('Declined, 9');
  await page.keyboard.press('Enter');
  await findAccessible(session, {role: 'button', name: 'Declined, 9'});
  await findAccessible(session, {role: 'status', name: /^Match/});

  await clickAccessible(page, session, {role: 'button', name: 'More'});
  await findAccessible(session, {role: 'note', name: 'It shows 9 people: it asks the same.'});
  await clickAccessible(page, session, {role: 'button', name: 'Find and act…'});
  await findAccessible(session, PALETTE);
  // longer than a card stays when the pointer leaves it
  await page.mouse.move(600, 20);
  await page.waitForTimeout(400);
  await page.keyboard.type('mess');
  await expect.poll(async () => (await options(listed))[0]).toBe('Message…, on everyone in the list');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await listed.read()).opened).toEqual(['#/supporters?filter=score%3A1&act=reach']);
});

test('the arrows choose and the page opens; what is not there is said', async ({listed}) => {
  const {page, session} = listed;
  await onChip(listed);
  await page.keyboard.press(':');
  await findAccessible(session, PALETTE);
  const all = await options(listed);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  expect(all.at(-1)).toBe('Settings, page');
  await expect.poll(async () => (await listed.read()).opened).toEqual(['#/settings']);
  await onChip(listed);
  await page.keyboard.press(':');
  await findAccessible(session, PALETTE);
  await listed.tell({nobody: true});
  await page.keyboard.type('qqqqq');
  await findAccessible(session, {role: 'note', name: 'Nothing found.'});
});
