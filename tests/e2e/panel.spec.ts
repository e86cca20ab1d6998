import {expect} from '@playwright/test';
import type {Supporter} from '#shared/model/supporter';
import {clickAccessible} from './accessible.ts';
import {countClicks} from './clicks.ts';
import {type Creator, test} from './creator.ts';
import {readExpected} from './expected.ts';
import {readChips} from './read-chips.ts';
import {findPanel, type RealPanel} from './real-panel.ts';

test.describe.configure({mode: 'serial'});

let panel: RealPanel;

test('a click in the card opens the browser’s side panel about that person (ARM-60)', async ({creator}) => {
  const {page, session, extended, port} = creator;
  const [first] = await scored(creator, 1);
  await page.bringToFront();
  await chipOf(creator, first).click();
  await clickAccessible(page, session, {role: 'button', name: 'Open panel'});
  panel = await findPanel(extended, port);
  await panel.waitFor(new RegExp(escaped(await nameOf(creator, first))));
  expect(await panel.evaluate('document.querySelector("[data-testid=person]") !== null')).toBe(true);
});

test('an open panel follows the chip that is clicked (SAL-12)', async ({creator}) => {
  const [, second] = await scored(creator, 2);
  await creator.page.keyboard.press('Escape');
  await chipOf(creator, second).click();
  await expect.poll(() => heading(panel)).toBe(await nameOf(creator, second));
  await creator.page.keyboard.press('Escape');
});

test('J12: from one member’s page to the next the panel shows each within a second, without a click', async ({creator}) => {
  const {page, site} = creator;
  const clicks = countClicks('J12', 0);
  const members = await scored(creator, 3);
  for (const member of [...members, members[0] ?? '']) {
    const name = await nameOf(creator, member);
    await page.evaluate(hash => {
      location.hash = hash;
    }, `#/members/${member}`);
    await expect.poll(() => heading(panel), {timeout: 1_000, intervals: [50]}).toBe(name);
  }
  await page.goto(site.membersPage);
  await panel.waitFor(/Nobody in particular on this page/);
  clicks.end();
});

test('the panel finds anybody by e-mail, goes back, and stays where it is pinned (ARM-30)', async ({creator}) => {
  const {page, site} = creator;
  const [first, second] = await scored(creator, 2);
  await panel.evaluate('document.querySelector("[data-testid=search]").focus()');
  await panel.type((await site.members()).get(second ?? '')?.email ?? '');
  await panel.waitFor(new RegExp(escaped(await nameOf(creator, second))));
  await panel.key('Enter');
  await expect.poll(() => heading(panel)).toBe(await nameOf(creator, second));
  await panel.evaluate('document.querySelector("[aria-label=Back]").click()');
  await expect.poll(() => heading(panel)).not.toBe(await nameOf(creator, second));
  await panel.evaluate('document.querySelector("[aria-label=Forward]").click()');
  await expect.poll(() => heading(panel)).toBe(await nameOf(creator, second));
  await panel.evaluate('document.querySelector("[aria-pressed][aria-label]").click()');
  await page.goto(`${site.membersPage.split('#')[0]}#/members/${first}`);
  await panel.waitFor(/The page is about somebody else/);
  expect(await heading(panel)).toBe(await nameOf(creator, second));
  await panel.press('Follow the page');
  await expect.poll(() => heading(panel)).toBe(await nameOf(creator, first));
});

test('the panel says why somebody is in the list that the page is looked through by (F7)', async ({creator}) => {
  const {page, session, site} = creator;
  await page.goto(site.membersPage);
  const [first] = await scored(creator, 1);
  await clickAccessible(page, session, {role: 'button', name: /^Most loyal, /});
  await chipOf(creator, first).click();
  await expect.poll(() => heading(panel)).toBe(await nameOf(creator, first));
  await panel.evaluate('document.querySelector("#fold-why").open = true');
  const chosen = 'document.querySelector("#fold-why select")?.selectedOptions[0]?.textContent';
  await expect.poll(() => panel.evaluate<string>(chosen)).toBe('Most loyal');
  expect(await panel.evaluate<string>('document.querySelector("#fold-why").innerText')).toMatch(/rank/i);
  await page.keyboard.press('Escape');
  await clickAccessible(page, session, {role: 'button', name: /^All, /});
});

test('on a private site the panel lists whom the bar’s filter fits, and the page’s rows stay as they are (ARM-31, F5)', async ({
  creator,
}) => {
  const {page, session} = creator;
  const more = {role: 'button', name: /^(More|\d+ more)/};
  const styles = () => page.locator('tbody tr').evaluateAll(rows => rows.map(row => row.getAttribute('style')));
  await clickAccessible(page, session, more);
  await clickAccessible(page, session, {role: 'button', name: 'Private on this site'});
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await styles()).filter(style => style?.includes('opacity'))).toEqual([]);
  const before = await styles();
  await clickAccessible(page, session, {role: 'button', name: /^Declined, /});
  await clickAccessible(page, session, more);
  await clickAccessible(page, session, {role: 'button', name: /^List all \d+ in the panel$/});
  const size = () => panel.evaluate<number>('document.querySelectorAll("[data-testid=match]").length');
  await expect.poll(size).toBeGreaterThan(1);
  expect(await panel.text()).toMatch(new RegExp(`Declined\\s+${await size()} people match\\.`));
  expect(await styles()).toEqual(before);
  await panel.evaluate('document.querySelector("[data-testid=match]").focus()');
  await panel.key('Enter');
  await expect.poll(() => heading(panel)).not.toBe('');
  await panel.waitFor(/Declined\s+\d+ people match/);
  await clickAccessible(page, session, {role: 'button', name: /^All, /});
  await clickAccessible(page, session, more);
  await clickAccessible(page, session, {role: 'button', name: 'Private on this site'});
  await page.keyboard.press('Escape');
});

test('hiding for a stream hides the panel too', async ({creator}) => {
  const [worker] = creator.extended.context.serviceWorkers();
  const hide = (isHidden: boolean) => worker?.evaluate(value => chrome.storage.local.set({hidden: value}), isHidden);
  const name = await heading(panel);
  expect(name).not.toBe('');
  await hide(true);
  await panel.waitFor(/Hidden\. Alt\+Shift\+H/);
  expect(await panel.text()).not.toContain(name);
  await panel.press('Show again');
  await expect.poll(() => heading(panel)).toBe(name);
});

test('nothing on the page threw', ({creator}) => {
  expect(creator.errors).toEqual([]);
});

/** Ghost's ids of members with a score on screen. */
async function scored({page, session, site}: Creator, count: number): Promise<string[]> {
  if (!page.url().endsWith('#/members')) await page.goto(site.membersPage);
  let found: string[] = [];
  const read = async () => {
    const rows = (await readChips(session)).filter(row => row.chips[0]?.startsWith('Loyalty'));
    found = rows.slice(0, count).map(({member}) => member);
    return found.length;
  };
  await expect.poll(read).toBe(count);
  return found;
}

function chipOf({page}: Creator, member: string | undefined) {
  return page.locator(`tr:has(a[href*="${member}"]) [data-regulars]`);
}

const heading = (shown: RealPanel) => shown.evaluate<string>('document.querySelector(".person-head h1")?.textContent ?? ""');

async function nameOf({client, site}: Creator, member: string | undefined): Promise<string> {
  const supporter: Supporter | undefined = (await readExpected(client, site)).ofMember(member ?? '');
  return supporter?.name?.value ?? supporter?.email?.value ?? '';
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
