import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, type Locator, type Page} from '@playwright/test';
import Papa from 'papaparse';
import {freePort} from '../demo/ports.ts';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {countClicks} from './clicks.ts';
import {type Extended, launchExtended} from './extension.ts';
import {test} from './fixtures.ts';
import {openPopup} from './real-popup.ts';

/* The list of supporters in the extension's own page, on files alone. */

const DAY_MS = 86_400_000;
const stamp = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
const [RECENTLY, SINCE] = [stamp(Date.now() - 5 * DAY_MS), stamp(Date.now() - 200 * DAY_MS)];
const patron = (name: string, email: string, status: string, user: number) =>
  `${name},${email},${status},5,60,Gold,${SINCE},${RECENTLY},Paid,${user},USD`;
const HEADER =
  'Name,Email,Patron Status,Pledge Amount,Lifetime Amount,Tier,Patronage Since Date,Last Charge Date,Last Charge Status,User ID,Currency';
const PATRONS = [
  HEADER,
  patron('Zoë Coe', 'zoe@example.org', 'Active patron', 101),
  patron('Ada Adler', 'ada@example.org', 'Active patron', 102),
  patron('Bob Bell', 'bob@example.org', 'Active patron', 103),
  patron('Gone Girl', 'gone@example.org', 'Former patron', 104),
].join('\n');

async function importFile(page: Page, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await page.getByTestId('file-input').setInputFiles({name: 'members.csv', mimeType: 'text/csv', buffer});
  await expect(page.getByTestId('import-report')).toContainText('added');
}

const go = (page: Page, hash: string) => page.goto(`${page.url().split('#')[0]}${hash}`);
const rows = (page: Page) => page.getByTestId('table-row');
const names = (page: Page) => rows(page).locator('.cell.name').allTextContents();
const titles = async (page: Page) => {
  const texts = await page.locator('[role=columnheader][data-column]').allTextContents();
  return texts.map(text => text.replace(/[↑↓]/g, ''));
};

/** The page with the drawn patrons in its list. */
async function openList(extended: Extended, text: string): Promise<Page> {
  const page = await extended.open('page.html#/import');
  page.on('pageerror', error => {
    throw error;
  });
  await importFile(page, text);
  await go(page, '#/supporters');
  await expect(rows(page).first()).toBeVisible();
  return page;
}

test('J11: names for the credits from a saved filter are on the clipboard after three clicks', async () => {
  const port = await freePort();
  const extended = await launchExtended({args: [`--remote-debugging-port=${port}`]});
  try {
    await extended.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const before = await openList(extended, PATRONS);
    await before.getByTestId('filter-field').fill('name:"Bob Bell"');
    await expect(rows(before)).toHaveCount(1);
    await before.getByTestId('act-tag').click();
    await before.getByLabel('Tag', {exact: true}).fill('no-credits');
    await before.getByTestId('do-tag').click();
    await expect(before.getByTestId('tag')).toHaveCount(0);
    await before.goto('about:blank');
    await before.bringToFront();

    const clicks = countClicks('J11', 3);
    clicks.click('toolbar');
    const popup = await openPopup(extended, port);
    await popup.waitFor(/Not on the newsletter/);
    const opened = extended.context.waitForEvent('page');
    clicks.click('the saved filter');
    await popup.press(/Not on the newsletter/);
    const page = await opened;
    await expect(rows(page)).toHaveCount(3);
    clicks.click('Copy credits');
    await page.getByTestId('act-credits').click();
    await expect(page.getByTestId('credits-said')).toHaveText('2 names copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Ada Adler\nZoë Coe');
    await expect(page.getByTestId('credits')).toContainText('1 person who does not want to be named is left out.');
    clicks.end();

    // As of a day: who paid then. Of the time before the first file nobody is made up, and that is said.
    await page.getByTestId('credits-day').fill(new Date(Date.now() - 30 * DAY_MS).toISOString().slice(0, 10));
    await expect(page.getByTestId('credits-said')).toHaveText('0 names');
    await expect(page.getByTestId('credits')).toContainText('somebody may be missing');
  } finally {
    await extended.close();
  }
});

test('people are ticked one by one, in ranges and all at once, and stay so under another filter (ARM-33, ARM-34)', async ({
  extended,
  world,
}) => {
  const page = await openList(extended, patreonCsv(world.patreon));
  const whom = page.getByTestId('whom');
  const total = Number((await page.locator('.count').textContent())?.replace(/\D/g, ''));
  await page.getByTestId('tick').nth(1).click();
  await expect(whom).toHaveText('1 selected');
  await page
    .getByTestId('tick')
    .nth(4)
    .click({modifiers: ['Shift']});
  await expect(whom).toHaveText('4 selected');
  await page.getByTestId('tick').nth(2).click();
  await expect(whom).toHaveText('3 selected');
  await page.getByTestId('tick-all').click();
  await expect(whom).toHaveText(`${total} selected`);
  await expect(page.getByTestId('tick-all')).toBeChecked();
  await page.getByTestId('filter-field').fill('tier:Gold');
  await expect(whom).toContainText('of them not in this list');
  const gold = Number((await page.locator('.count').textContent())?.split(' ')[0]);
  await page.getByTestId('tick-all').click();
  await expect(whom).toHaveText(`${total - gold} selected · ${total - gold} of them not in this list`);
  await page.getByTestId('clear-selection').click();
  await expect(whom).toHaveText('');

  // The same by keys alone.
  await page.getByTestId('filter-field').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(whom).toHaveText('3 selected');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(whom).toHaveText(`${total} selected`);
});

test('the list is reached to its end and sorted by every title, both ways (ARM-31, ARM-66, ARM-85)', async ({
  extended,
  world,
}) => {
  const page = await openList(extended, patreonCsv(world.patreon));
  const grid = page.getByRole('grid');
  const count = Number(await grid.getAttribute('aria-rowcount'));
  await rows(page).first().focus();
  await page.keyboard.press('End');
  await expect(page.locator(`[aria-rowindex="${count}"]`)).toBeFocused();
  await expect(page.locator(`[aria-rowindex="${count}"]`)).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(page.locator('.table-body [aria-rowindex="2"]')).toBeFocused();
  for (const [column, first] of [
    ['name', 'ascending'],
    ['lifetime', 'descending'],
  ] as const) {
    const title = page.locator(`[data-column="${column}"]`);
    await title.getByRole('button').click();
    await expect(title).toHaveAttribute('aria-sort', first);
    const there = await names(page);
    await title.getByRole('button').click();
    await expect(title).not.toHaveAttribute('aria-sort', first);
    await expect.poll(() => names(page)).not.toEqual(there);
  }
});

test('columns are chosen, moved by keys, and kept: in this browser, and with a saved filter (ARM-54, F10)', async ({
  extended,
  world,
}) => {
  const page = await openList(extended, patreonCsv(world.patreon));
  const sheet = await openColumns(page);
  await sheet.getByLabel('Find a column').fill('rank');
  await sheet.getByRole('checkbox', {name: 'Rank'}).check();
  await sheet.getByLabel('Find a column').fill('contacted');
  await sheet.locator('input[data-column="contacted"]').check();
  await sheet.getByRole('button', {name: 'Do not show “E-mail”'}).click();
  await sheet.getByRole('button', {name: 'Move “Rank” up'}).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+ArrowUp');
  await sheet.locator('[data-shown="source"]').dragTo(sheet.locator('[data-shown="tier"]'));
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  const own = ['Name', 'Loyalty score', 'Source', 'Tier', 'Status', 'Pledge', 'Lifetime', 'Rank', 'Joined', 'Contacted'];
  expect(await titles(page)).toEqual(own);
  await page.reload();
  await expect.poll(() => titles(page)).toEqual(own);

  await go(page, `#/supporters?filter=${encodeURIComponent('state:declined')}&sort=-lifetime`);
  const kept = await openColumns(page);
  await kept.getByRole('button', {name: 'Do not show “Status”'}).click();
  await kept.getByTestId('keep-columns').click();
  await expect(page.locator('.toast', {hasText: 'Filter saved'})).toBeVisible();
  await go(page, '#/supporters');
  await expect.poll(() => titles(page)).toEqual(own);
  await go(page, `#/supporters?filter=${encodeURIComponent('state:declined')}`);
  await page.reload();
  await expect.poll(() => titles(page)).toEqual(own.filter(title => title !== 'Status'));
  await expect(page.locator('[data-column="lifetime"]')).toHaveAttribute('aria-sort', 'descending');
});

test('the file is exactly what the list shows, with e-mails (C43, ARM-73, ARM-74)', async ({extended, world}) => {
  const page = await openList(extended, patreonCsv(world.patreon));
  await page.getByTestId('filter-field').fill('tier:Gold');
  await page.locator('[data-column="lifetime"]').getByRole('button').click();
  await expect(page.locator('[data-column="lifetime"]')).toHaveAttribute('aria-sort', 'descending');
  const shown = await names(page);
  const count = Number((await page.locator('.count').textContent())?.split(' ')[0]);
  await page.getByTestId('act-export').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('write-csv').click()]);
  expect(download.suggestedFilename()).toMatch(/^regulars-tier-Gold-\d{4}-\d\d-\d\d\.csv$/);
  const folder = mkdtempSync(join(tmpdir(), 'regulars-list-'));
  await download.saveAs(join(folder, 'list.csv'));
  const text = readFileSync(join(folder, 'list.csv'), 'utf8');
  rmSync(folder, {recursive: true});
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [header = [], ...lines] = Papa.parse<string[]>(text.slice(1).trimEnd()).data;
  expect(header.slice(0, 4)).toEqual(['Name', 'Loyalty score', 'E-mail', 'Tier']);
  expect(lines).toHaveLength(count);
  expect(lines.slice(0, shown.length).map(([name]) => name)).toEqual(shown.map(name => (name === 'no name' ? '' : name)));
  expect(lines.filter(cells => cells[2]?.includes('@')).length).toBeGreaterThan(count / 2);
});

test('many people are tagged at once, and the toast takes it back from just them', async ({extended}) => {
  const page = await openList(extended, PATRONS);
  const tagged = async (query: string, count: number) => {
    await page.getByTestId('filter-field').fill(query);
    await expect(rows(page)).toHaveCount(count);
  };
  const tag = async (verb: string) => {
    await page.getByTestId('act-tag').click();
    await page.getByLabel('Tag', {exact: true}).fill('Fair');
    await expect(page.getByTestId('do-tag')).toHaveText(verb);
    await page.getByTestId('do-tag').click();
    await expect(page.getByTestId('tag')).toHaveCount(0);
  };
  await tagged('name:"Ada Adler"', 1);
  await tag('Tag 1 person');
  await tagged('state:active', 3);
  await tag('Tag 2 people');
  await tagged('tag:fair', 3);
  await page.locator('.toast', {hasText: 'Tagged 2 people'}).getByText('Undo').click();
  await expect(rows(page)).toHaveCount(1);
});

test('an address that is cut off is copied whole, and marking it opens nobody (ARM-72)', async ({extended}) => {
  await extended.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const long = `${'very.'.repeat(11)}long@example.org`;
  const page = await openList(extended, PATRONS.replace('ada@example.org', long));
  const row = rows(page).filter({hasText: 'Ada Adler'});
  await row.hover();
  await row.getByRole('button', {name: 'Copy e-mail'}).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(long);
  await row.locator('.email .clip').selectText();
  await row.locator('.email .clip').click({button: 'right'});
  await expect(page).toHaveURL(/#\/supporters$/);
});

async function openColumns(page: Page): Promise<Locator> {
  await page.getByTestId('act-columns').click();
  return page.getByTestId('columns');
}
