import {expect} from '@playwright/test';
import {parseFilter} from '#shared/filter/syntax';
import type {Command} from '#shared/protocol/commands';
import {fitsPerson} from '../contract/filter-reference.ts';
import {clickAccessible, findAccessible, isThere} from './accessible.ts';
import {type Creator, test} from './creator.ts';
import {readExpected} from './expected.ts';
import {readChips} from './read-chips.ts';

test.describe.configure({mode: 'serial'});

const SAVED = {
  pledge: ['Five to ten', 'pledge:5..10USD'],
  unpaid: ['Not paying', '-kind:paid'],
  period: ['Charged lately', 'last-charge:<60d state:active'],
  axes: ['Paid and new', 'kind:paid flag:new-this-month'],
  several: ['Gold, e-mail known', 'tier:Gold email:* joined:>90d'],
  others: ['On the letter’s list', 'source:mailchimp newsletter:subscribed'],
} as const;

test('the list is reached by the site’s own menu, and chips and bar come with it (ARM-2)', async ({creator}) => {
  const {page, session, site} = creator;
  await page.goto(`${site.url}/ghost/#/tags`);
  await page.locator('a[href$="#/members"], a[href$="#/members/"]').first().click();
  await findAccessible(session, {role: 'button', name: /^All, [1-9]/});
  await expect.poll(async () => (await readChips(session)).filter(({chips}) => chips.length === 1).length).toBeGreaterThan(5);
});

test('saved filters stand at the top of the list with their counts (ARM-4, ARM-32)', async ({creator}) => {
  const {extended, session} = creator;
  const own = await extended.open('page.html#/filters');
  for (const [position, [name, filter]] of Object.values(SAVED).entries()) {
    const command: Command = {
      id: crypto.randomUUID(),
      at: Date.now(),
      kind: 'segment-put',
      segment: {id: `saved-${position}`, name, filter, position: position - 10, rev: 0},
    };
    await own.evaluate(async data => chrome.runtime.sendMessage({type: 'send', data}), {command});
  }
  await own.close();
  await creator.page.reload();
  for (const [name, filter] of Object.values(SAVED)) {
    const fitting = await fittingAll(creator, filter);
    await openMore(creator);
    await findAccessible(session, {role: 'button', name: `${name}, ${fitting.count}`});
  }
});

test('picking one dims whoever does not fit and jumps to whoever does: by pledge (ARM-39)', ({creator}) =>
  pick(creator, SAVED.pledge));

test('… whoever pays nothing (ARM-46)', ({creator}) => pick(creator, SAVED.unpaid));

test('… active, and charged within a period (ARM-49)', ({creator}) => pick(creator, SAVED.period));

test('… kind, and the flag of the new, which goes with each (ARM-3)', ({creator}) => pick(creator, SAVED.axes));

test('… e-mail, tier and join date at once (ARM-1)', ({creator}) => pick(creator, SAVED.several));

test('… by what another tool than the page’s own knows (F5)', ({creator}) => pick(creator, SAVED.others));

test('the whole list of a filter opens in our own page (C20)', async ({creator}) => {
  const {page, session, extended, site} = creator;
  const {count} = await fittingAll(creator, '-kind:paid');
  await openMore(creator);
  await clickAccessible(page, session, {role: 'button', name: `Not paying, ${count}`});
  await openMore(creator);
  const opened = extended.context.waitForEvent('page');
  await clickAccessible(page, session, {role: 'button', name: `Show all ${count} in Regulars`});
  const own = await opened;
  await expect(own).toHaveURL(/#\/supporters\?filter=-kind%3Apaid/);
  await expect(own.locator('.count')).toContainText(String(count));
  // And from there the site's own list, as far as it can be asked.
  const link = own.getByTestId('hand-over').getByRole('link', {name: 'Show in Ghost’s own list'});
  await expect(link).toHaveAttribute('href', new RegExp(`^${site.url}/ghost/#/members\\?filter=status%3Afree`));
  await own.getByTestId('filter-field').fill('score:>50');
  await expect(link).toHaveCount(0);
  await own.close();
  await clickAccessible(page, session, {role: 'button', name: /^All, /});
});

test('Ghost’s own list takes what it can ask for of a filter, and the rest is said before (C20)', async ({creator}) => {
  const {page, session, site} = creator;
  await page.bringToFront();
  await clickAccessible(page, session, {role: 'textbox', name: 'Filter by tier, status, tags and more'});
  await page.keyboard.type('kind:paid state:active score:>=50 joined:<9y');
  await findAccessible(session, {role: 'status', name: /^Match 0 of [1-9]/});
  await openMore(creator);
  const said = await findAccessible(session, {role: 'note', name: /^Ghost shows about \d+ (people|person)/});
  expect(said.name).toMatch(
    /: it cannot ask for score:>=50\. It counts in whole days\. It knows its own data only, so some people may be missing there\.$/,
  );
  await clickAccessible(page, session, {role: 'button', name: 'Show in Ghost’s own list'});
  await expect(page).toHaveURL(/filter=.*status%3A-free/);
  // Ghost takes a filter that it does not understand out of its address, and shows everyone.
  await expect.poll(async () => (await readChips(session)).length).toBeGreaterThan(0);
  await page.waitForTimeout(1_000);
  expect(decodeURIComponent(page.url())).toMatch(/status:-free.*created_at|created_at.*status:-free/);
  const {fits} = await fittingAll(creator, 'source:ghost');
  for (const {member} of await readChips(session)) expect(fits(member)).toBe(true);
  await page.goto(site.membersPage);
});

test('nothing on the page threw', ({creator}) => {
  expect(creator.errors).toEqual([]);
});

/** Picks a saved filter in the bar: every row that is shown is dimmed or not, as the slow reference says. */
async function pick(creator: Creator, [name, filter]: readonly [name: string, filter: string]): Promise<void> {
  const {page, session, site} = creator;
  const {count, fits} = await fittingAll(creator, filter);
  await openMore(creator);
  await clickAccessible(page, session, {role: 'button', name: `${name}, ${count}`});
  await findAccessible(session, {role: 'status', name: new RegExp(`^Match 0 of ${count}`)});
  const rows = await readChips(session);
  expect(rows.length).toBeGreaterThan(5);
  for (const {member} of rows) {
    const row = page.locator(`tr:has(a[href*="${member}"])`);
    const opacity = () => row.evaluate(element => Number(getComputedStyle(element).opacity));
    await expect.poll(opacity).toBe(fits(member) ? 1 : 0.32);
  }
  if ([...(await site.members()).keys()].some(fits)) {
    await clickAccessible(page, session, {role: 'button', name: 'Next match'});
    await findAccessible(session, {role: 'status', name: /^Match 1 of/});
  }
  await clickAccessible(page, session, {role: 'button', name: /^All, /});
}

/** Whom a filter fits, worked out from the server's feed by the slow reference. */
async function fittingAll({client, site}: Creator, filter: string): Promise<{count: number; fits: (member: string) => boolean}> {
  const {supporters, programme, ofMember} = await readExpected(client, site);
  const parsed = parseFilter(filter);
  if (!parsed.ok) throw new Error(filter);
  const now = Date.now();
  const fitting = new Set(supporters.filter(person => fitsPerson(parsed.tree, person, now, programme)));
  return {
    count: fitting.size,
    fits: member => {
      const person = ofMember(member);
      return person !== undefined && fitting.has(person);
    },
  };
}

/** Opens the bar's last button, where what has no room stands; it may be open already. */
async function openMore({page, session}: Creator): Promise<void> {
  if (await isThere(session, {role: 'button', name: 'Filters…'})) return;
  await clickAccessible(page, session, {role: 'button', name: /more saved filter|^More$/});
  await findAccessible(session, {role: 'button', name: 'Filters…'});
}
