import {expect} from '@playwright/test';
import {clickAccessible, findAccessible, isThere} from '../../e2e/accessible.ts';
import {type Listed, test} from './stub-fixtures.ts';

const CHIP = {role: 'button', name: /^Loyalty/};
const BAR = {role: 'button', name: 'All, 412'};
const MENU = {role: 'menuitem', name: 'Copy e-mail'};

/** What was asked for to draw: the detector asks when it is idle. */
const drawn = async (listed: Listed) => (await listed.read()).parts.filter(name => name !== 'detector');

const firstChip = ({page}: Listed) => page.locator('tr [data-regulars]').first();

test('the frame is asked for once, after the chips, and chips never wait for it', async ({listed}) => {
  const {page, session} = listed;
  await expect.poll(() => drawn(listed)).toContain('boxes');
  await listed.tell({parts: [], partDelayMs: 3_000, asked: []});
  await page.reload();
  await findAccessible(session, CHIP);
  expect(await isThere(session, BAR)).toBe(false);
  await findAccessible(session, BAR);
  await expect.poll(() => drawn(listed)).toEqual(['frame', 'boxes']);
  expect((await listed.read()).asked).toEqual([12]);
});

test('what is asked of a chip before the frame is there is shown when it comes', async ({listed}) => {
  const {page, session} = listed;
  await listed.tell({partDelayMs: 2_000});
  await page.reload();
  await findAccessible(session, CHIP);
  await firstChip(listed).click({button: 'right'});
  expect(await isThere(session, MENU)).toBe(false);
  await findAccessible(session, MENU);
  await page.keyboard.press('Escape');
  await expect.poll(() => isThere(session, MENU)).toBe(false);
});

test('a wish that was given up, or whose row is somebody else’s by now, is not granted', async ({listed}) => {
  const {page, session} = listed;
  const card = {role: 'dialog', name: 'About this person'};
  await listed.tell({partDelayMs: 2_000});
  await page.reload();
  await findAccessible(session, CHIP);
  await firstChip(listed).hover();
  await page.waitForTimeout(500);
  await page.mouse.move(5, 700);
  await findAccessible(session, BAR);
  expect(await isThere(session, card)).toBe(false);

  await page.reload();
  await findAccessible(session, CHIP);
  await firstChip(listed).click();
  await listed.run('rewrite([...Array(12).keys()].map(n => n + 700))');
  await findAccessible(session, BAR);
  expect(await isThere(session, card)).toBe(false);
});

test('where the frame cannot be had the chips work on, and the next wish tries again', async ({listed}) => {
  const {page, session} = listed;
  // The page that was open first asks for its own, the last of them when it is idle.
  await expect.poll(() => drawn(listed)).toContain('boxes');
  await listed.tell({parts: [], partsFail: true});
  await page.reload();
  await findAccessible(session, CHIP);
  await expect.poll(() => drawn(listed)).toEqual(['frame']);
  await listed.run('show([...Array(20).keys()].map(n => n + 30))');
  await expect.poll(() => listed.run('hosts()')).toBe(20);
  expect(await drawn(listed)).toEqual(['frame']);
  await firstChip(listed).click({button: 'right'});
  await expect.poll(() => drawn(listed)).toEqual(['frame', 'frame']);
  expect(await isThere(session, MENU)).toBe(false);
  await listed.tell({partsFail: false});
  await firstChip(listed).click({button: 'right'});
  await findAccessible(session, MENU);
  await page.keyboard.press('Escape');
  await clickAccessible(page, session, {role: 'button', name: 'Declined, 9'});
  await expect.poll(() => listed.run<string[]>('rows().map(row => row.style.opacity)')).toContain('0.32');
});
