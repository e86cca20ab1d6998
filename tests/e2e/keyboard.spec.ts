import {type CDPSession, expect, type Page} from '@playwright/test';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {drawWorld} from '../fixtures/people.ts';
import {type Accessible, accessibleNodes, findAccessible, isThere} from './accessible.ts';
import {test} from './fixtures.ts';

const WORLD = drawWorld({members: 60});
const SOMEBODY = WORLD.patreon.find(({name, state}) => state === 'active' && name.length > 6)?.name ?? '';

/** A window that is used by keys alone, as a screen reader meets it. */
type Keys = {readonly page: Page; readonly session: CDPSession};

const keysOf = async (page: Page): Promise<Keys> => ({page, session: await page.context().newCDPSession(page)});

test('the main tasks need no mouse, name everything and never lose the focus', async ({extended}) => {
  const popup = await keysOf(await extended.open('popup.html'));
  await test.step('a first file', async () => {
    const chooser = popup.page.waitForEvent('filechooser');
    await tabTo(popup, {role: 'button', name: 'Choose file'});
    await popup.page.keyboard.press('Enter');
    await (await chooser).setFiles({name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(patreonCsv(WORLD.patreon))});
    await expect(popup.page.getByRole('status').filter({hasText: 'members.csv'})).toBeVisible();
    await expectFocus(popup);
  });
  const page = await test.step('a search leads to the person', async () => {
    await popup.page.keyboard.press('/');
    expect((await focused(popup))?.role).toBe('combobox');
    await popup.page.keyboard.type(SOMEBODY);
    await findAccessible(popup.session, {role: 'option', name: new RegExp(SOMEBODY)});
    const opened = extended.context.waitForEvent('page');
    // The popup closes when it has opened a page, perhaps before the key is let go.
    await popup.page.keyboard.press('Enter').catch(error => {
      if (!String(error).includes('closed')) throw error;
    });
    const next = await keysOf(await opened);
    await expect.poll(async () => (await focused(next))?.name).toBe(SOMEBODY);
    return next;
  });
  await test.step('a filter is saved', async () => {
    await page.page.keyboard.press('/');
    await page.page.keyboard.type('kind:paid');
    await tabTo(page, {role: 'button', name: 'Save this filter'});
    await page.page.keyboard.press('Enter');
    await expect.poll(async () => (await focused(page))?.name).toBe('Name');
    await page.page.keyboard.type('Those who pay');
    await page.page.keyboard.press('Enter');
    await expect(page.page.getByRole('link', {name: 'Those who pay'}).first()).toBeVisible();
    await expectFocus(page);
  });
  await test.step('it is deleted, and that undone', async () => {
    await tabTo(page, {role: 'button', name: /^Delete .*Those who pay/});
    await page.page.keyboard.press('Enter');
    await findAccessible(page.session, {role: 'button', name: /^Undo: .*deleted/});
    await expectFocus(page);
    await tabTo(page, {role: 'button', name: /^Undo: .*deleted/});
    await page.page.keyboard.press('Enter');
    await expect(page.page.getByRole('link', {name: 'Those who pay'}).first()).toBeVisible();
    await expectFocus(page);
  });
  await test.step('messages one by one, the last one taken back', () => writeOneByOne(page));
  await test.step('what skips the views leads to the content', async () => {
    await page.page.reload();
    await page.page.keyboard.press('Tab');
    expect((await focused(page))?.name).toBe('Skip to the content');
    await page.page.keyboard.press('Enter');
    expect((await focused(page))?.role).toBe('main');
  });
  await test.step('single keys can be switched off', () => switchSingleKeysOff(page));
});

async function writeOneByOne(keys: Keys): Promise<void> {
  const {page, session} = keys;
  await page.goto(`${page.url().split('#')[0]}#/supporters?filter=kind%3Apaid`);
  await tabTo(keys, {role: 'button', name: /^Message/});
  await page.keyboard.press('Enter');
  await findAccessible(session, {role: 'dialog', name: /^Write to/});
  await tabTo(keys, {role: 'radio'});
  for (let tries = 0; tries < 6 && !(await focused(keys))?.name.startsWith('One by one'); tries++)
    await page.keyboard.press('ArrowDown');
  await tabTo(keys, {role: 'button', name: /^Start/});
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({hasText: /^1 of/})).toBeVisible();
  await expect.poll(async () => (await focused(keys))?.name).toMatch(/^Sent, next/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({hasText: /^2 of/})).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('status').filter({hasText: /^1 of/})).toBeVisible();
  await expect.poll(async () => (await focused(keys))?.name).toMatch(/^Sent, next/);
  await page.keyboard.press('Escape');
  await expectFocus(keys);
}

async function switchSingleKeysOff(keys: Keys): Promise<void> {
  const {page, session} = keys;
  await page.keyboard.press('?');
  await tabTo(keys, {role: 'checkbox', name: /^Single keys/});
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.keyboard.press('/');
  expect(await isThere(session, {role: 'dialog'})).toBe(false);
  expect((await focused(keys))?.role).not.toBe('textbox');
}

/** Goes on with Tab until something is reached. All on the way has a name and shows that it has the focus. */
async function tabTo(keys: Keys, wanted: {readonly role: string; readonly name?: string | RegExp}): Promise<void> {
  const passed: string[] = [];
  const fits = ({role, name}: Accessible) =>
    role === wanted.role &&
    (wanted.name === undefined || (typeof wanted.name === 'string' ? name === wanted.name : wanted.name.test(name)));
  for (let step = 0; step < 90; step++) {
    const now = await focused(keys);
    if (now !== undefined && fits(now)) return;
    // After the last one the browser's own bars have it.
    if (step > 0 && now !== undefined && now.role !== 'RootWebArea') {
      expect(now.name, `a ${now.role} after “${passed.at(-1)}”`).not.toBe('');
      expect(await isMarked(keys.page), `${now.role} “${now.name}” shows the focus`).toBe(true);
    }
    passed.push(`${now?.role} ${now?.name}`);
    await keys.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${wanted.role} ${wanted.name}; it passes ${passed.join(' | ')}`);
}

/** Whether the focus is drawn: by an outline, or by the row or group around it. */
function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    for (let element = document.activeElement; element !== null && element !== document.body; element = element.parentElement) {
      const {outlineStyle, outlineWidth} = getComputedStyle(element);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return true;
    }
    return false;
  });
}

async function focused({session}: Keys): Promise<Accessible | undefined> {
  return (await accessibleNodes(session)).findLast(node => node.focused);
}

async function expectFocus(keys: Keys): Promise<void> {
  await expect.poll(() => keys.page.evaluate(() => document.activeElement !== document.body)).toBe(true);
}
