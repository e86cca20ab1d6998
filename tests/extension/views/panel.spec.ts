import {expect, type Page} from '@playwright/test';
import type {PanelSubject} from '../../../extension/messages.ts';
import {accessibleNodes} from '../../e2e/accessible.ts';
import type {Extended} from '../../e2e/extension.ts';
import {test} from '../../e2e/fixtures.ts';
import {undo} from './with-people.ts';

/* The panel's own page in a window as wide as a side panel, over two files of a creator who has no server. */

const DAY_MS = 86_400_000;
const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);

const MEMBERS = [
  'Name,Email,Discord,Patron Status,Pledge Amount,Lifetime Amount,Charge Frequency,Tier,Addressee,Street,City,Zip,Country,Patronage Since Date,Last Charge Date,Last Charge Status,User ID,Currency,Shirt size',
  `Ada Adler,ada@example.org,80351110224678912,Active patron,5,150,monthly,Gold,Ada A.,1 Mill Lane,Leeds,LS1,UK,${day(900)} 00:00:00,${day(5)} 00:00:00,Paid,10001,USD,XL`,
  `Bela Brandt,bela@example.org,,Declined patron,5,20,monthly,Gold,,,,,,${day(100)} 00:00:00,${day(4)} 00:00:00,Declined,10002,USD,`,
].join('\n');

const SALES = [
  'Purchase ID,Item Name,Buyer Name,Purchase Email,Purchase Date,Purchase Time (UTC timezone),Subtotal ($),Taxes ($),Sale Price ($)',
  `x1,Zine,Ada Adler,ada@example.org,${day(3)},${day(3)} 10:00:00 UTC,10.00,2.10,12.10`,
  `x2,Poster,Ada Adler,ada@example.org,${day(200)},${day(200)} 10:00:00 UTC,20.00,0,20.00`,
].join('\n');

/** The panel about the first person whom a search finds. */
async function openPanel(extended: Extended, query: string, size = {width: 320, height: 800}): Promise<Page> {
  const page = await extended.open('page.html#/import');
  for (const [name, text] of Object.entries({'members.csv': MEMBERS, 'sales.csv': SALES})) {
    await page.getByTestId('file-input').setInputFiles({name, mimeType: 'text/csv', buffer: Buffer.from(text)});
    await expect(page.getByTestId('import-report')).toContainText(name);
  }
  await page.close();
  const panel = await extended.open('sidepanel.html');
  panel.on('pageerror', error => {
    throw error;
  });
  await panel.setViewportSize(size);
  await look(panel, query);
  return panel;
}

async function look(panel: Page, query: string): Promise<void> {
  await panel.getByTestId('search').fill(query);
  await expect(panel.getByTestId('result')).toHaveCount(1);
  await panel.keyboard.press('Enter');
  await expect(panel.getByTestId('person')).toBeVisible();
}

/** Tells the panel whom its page is about, as the background does. */
async function tell(panel: Page, subject: PanelSubject): Promise<void> {
  await panel.evaluate(async about => {
    const tab = await chrome.tabs.getCurrent();
    await chrome.storage.session.set({[`panel:${tab?.id}`]: about});
  }, subject);
}

const fold = (panel: Page, name: string) => panel.locator(`#fold-${name}`);

test('the panel gives name, e-mail, Discord, address and messages, each to be copied or opened (ARM-55, ARM-56, ARM-57, ARM-61, ARM-62, ARM-63, ARM-65, SAL-23)', async ({
  extended,
}) => {
  await extended.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const panel = await openPanel(extended, 'ada');
  const who = panel.getByTestId('who');
  await expect(panel.getByRole('heading', {level: 1})).toHaveText('Ada Adler');
  await expect(who.getByRole('link', {name: '80351110224678912'})).toHaveAttribute(
    'href',
    'https://discord.com/users/80351110224678912',
  );
  await expect(who.getByRole('link', {name: 'Messages at Patreon'})).toHaveAttribute('href', /patreon\.com\/messages/);
  await expect(who).toContainText('Everything that you two write there stands in one thread.');
  await expect(who.getByRole('link', {name: /^Patreon/})).toHaveAttribute('href', 'https://www.patreon.com/user?u=10001');
  await who.getByRole('button', {name: /Copy Ada A\./}).click();
  const copied = () => panel.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toBe('Ada A.\n1 Mill Lane\nLS1 Leeds\nUK');
  await who.getByRole('button', {name: 'Copy 80351110224678912'}).click();
  await expect.poll(copied).toBe('80351110224678912');
});

test('columns that nobody foresaw stand with their source (ARM-59)', async ({extended}) => {
  const panel = await openPanel(extended, 'ada');
  await fold(panel, 'sources').locator('> summary').click();
  const row = fold(panel, 'sources').locator('tr', {hasText: 'Shirt size'});
  await expect(row).toContainText('XL');
  await expect(fold(panel, 'sources')).toContainText('file from Patreon');
});

test('one timeline of payments and orders, estimated ones marked, by month, by kind and by page (ARM-64, SAL-24, F11)', async ({
  extended,
}) => {
  const panel = await openPanel(extended, 'ada');
  const timeline = panel.getByTestId('timeline');
  const entries = timeline.getByTestId('entry');
  await expect(entries).toHaveCount(25);
  const shown = await entries.evaluateAll(lines => lines.map(line => line.querySelector('time')?.dateTime ?? ''));
  expect(shown).toEqual([...shown].sort().reverse());
  await expect(entries.first()).toContainText('bought Zine, $12.10, complete');
  await expect(entries.first()).toContainText('Gumroad');
  await expect(entries.nth(1)).toContainText('paid $5.00');
  await expect(entries.nth(1)).not.toContainText('estimated');
  await expect(entries.nth(2)).toContainText('estimated');
  await expect(entries.nth(2)).toContainText('file from Patreon');
  await timeline.getByTestId('older').click();
  await expect(timeline.getByTestId('older')).toHaveCount(0);
  expect(await entries.count()).toBeGreaterThan(25);
  await timeline.getByRole('button', {name: /^Orders/}).click();
  await expect(entries).toHaveCount(2);
  await timeline.getByRole('button', {name: /^Posts/}).click();
  await expect(timeline).toContainText('Posts: not known. None of this person’s sources tells.');
});

test('orders tell price from tax, and until when each can be refunded (SAL-24, SAL-26)', async ({extended}) => {
  const panel = await openPanel(extended, 'x1');
  const orders = fold(panel, 'orders').getByTestId('order');
  await expect(orders.first()).toContainText('$12.10 ($10.00 + $2.10 tax)');
  await expect(orders.first()).toContainText('if your balance covers it');
  await expect(orders.nth(1)).toContainText('No longer, it was possible until');
});

test('a benefit owed is ticked in the panel, taken back, and stands in the timeline (F17, C10)', async ({extended}) => {
  const panel = await openPanel(extended, 'ada');
  const page = await extended.open('page.html#/benefits/new');
  await page.getByLabel('Name', {exact: true}).fill('Sticker');
  await page.getByLabel('Gold').check();
  await page.getByRole('button', {name: 'Save'}).click();
  await expect(page.getByRole('link', {name: 'Sticker'})).toBeVisible();
  await page.close();
  // The tab in front changed meanwhile, and the panel follows that.
  await look(panel, 'ada');
  const owed = fold(panel, 'owed').getByTestId('owed-line').first();
  const delivered = panel.locator('[data-kind=delivery]');
  await owed.getByRole('checkbox').check();
  await expect(owed).toContainText('delivered');
  await expect(delivered).toContainText(/Sticker, .*: delivered/);
  await panel.locator('.toast').getByText('Undo').last().click();
  await expect(owed).toContainText('owed');
  await expect(owed.getByRole('checkbox')).not.toBeChecked();
});

test('notes, tags and contacts are given from the head and taken back, and stand in the timeline (F11)', async ({extended}) => {
  const panel = await openPanel(extended, 'bela');
  await expect(panel.getByTestId('access')).toContainText('No access: Patreon declined the charge');
  await panel.getByRole('button', {name: 'Note', exact: true}).click();
  await expect(panel.getByLabel('New note')).toBeFocused();
  await panel.keyboard.type('Card expired, writes on Friday');
  await panel.keyboard.press('Enter');
  await expect(panel.getByTestId('entry').first()).toContainText('Card expired');
  await undo(panel, 'Note added');
  await expect(panel.getByTestId('entry').first()).toContainText('charge of $5.00: declined');
  await panel.getByRole('button', {name: 'Tag', exact: true}).click();
  await expect(panel.getByLabel('Add a tag')).toBeFocused();
  await panel.keyboard.type('to-call');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('button', {name: 'Remove the tag “to-call”'})).toBeVisible();
});

test('the menu opens by key, walks by arrows, closes by Escape and gives the focus back', async ({extended}) => {
  await extended.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const panel = await openPanel(extended, 'ada');
  await panel.locator('main').focus();
  await panel.keyboard.press('.');
  const items = panel.getByRole('menuitem');
  await expect(items.first()).toBeFocused();
  await panel.keyboard.press('ArrowDown');
  await expect(items.nth(1)).toBeFocused();
  await panel.keyboard.press('ArrowUp');
  await panel.keyboard.press('ArrowUp');
  await expect(items.last()).toBeFocused();
  await panel.keyboard.press('Escape');
  await expect(items).toHaveCount(0);
  await expect(panel.getByTestId('more')).toBeFocused();
  await panel.keyboard.press('Enter');
  await panel.getByRole('menuitem', {name: 'Copy e-mail'}).click();
  await expect.poll(() => panel.evaluate(() => navigator.clipboard.readText())).toBe('ada@example.org');
  await panel.locator('main').focus();
  await panel.keyboard.press('/');
  await expect(panel.getByTestId('search')).toBeFocused();
});

test('parts stay closed as the creator leaves them, and nothing is wider than the panel', async ({extended}) => {
  const panel = await openPanel(extended, 'ada');
  for (const width of [320, 480]) {
    await panel.setViewportSize({width, height: 800});
    for (const details of await panel.locator('details.fold').all()) await details.evaluate(one => one.setAttribute('open', ''));
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const body = await panel.locator('main').evaluate(main => [main.scrollWidth, main.clientWidth]);
    expect(body[0]).toBeLessThanOrEqual(body[1] ?? 0);
  }
  await fold(panel, 'membership').locator('> summary').click();
  await expect(fold(panel, 'membership')).not.toHaveAttribute('open');
  const kept = () => panel.evaluate(async () => (await chrome.storage.local.get('closedFolds')).closedFolds);
  await expect.poll(kept).toEqual(['membership']);
  await panel.reload();
  await look(panel, 'bela');
  await expect(fold(panel, 'membership')).not.toHaveAttribute('open');
  await expect(fold(panel, 'score')).toHaveAttribute('open');
});

test('everything in the panel that can be pressed or filled has a name, and the person is the one heading', async ({
  extended,
}) => {
  const panel = await openPanel(extended, 'ada');
  for (const details of await panel.locator('details.fold').all()) await details.evaluate(one => one.setAttribute('open', ''));
  const nodes = await accessibleNodes(await extended.context.newCDPSession(panel));
  const roles = ['button', 'link', 'textbox', 'combobox', 'checkbox', 'menuitem', 'dialog'];
  const pressed = nodes.filter(({role}) => roles.includes(role));
  expect(pressed.length).toBeGreaterThan(25);
  expect(pressed.filter(({name}) => name.trim() === '')).toEqual([]);
  await expect(panel.getByRole('heading', {level: 1})).toHaveCount(1);
  const ids = await panel.locator('[id]').evaluateAll(all => all.map(({id}) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('a row that could be two people is asked about once, somebody unknown is said to be, and the page is followed', async ({
  extended,
}) => {
  const panel = await openPanel(extended, 'ada');
  const ids = await panel.evaluate(async () => {
    const answer = await chrome.runtime.sendMessage({type: 'find', data: {query: 'example.org'}, timestamp: 0});
    return answer.res.map(({id}: {id: string}) => id);
  });
  const origin = 'https://ghost.example';
  await tell(panel, {kind: 'several', identity: {identifiers: ['email:office@example.org']}, ids, origin});
  await expect(panel.getByTestId('candidate')).toHaveCount(2);
  await panel.getByTestId('candidate').filter({hasText: 'Bela'}).press('Enter');
  await expect(panel.getByRole('heading', {level: 1})).toHaveText('Bela Brandt');
  await expect(panel.getByTestId('elsewhere')).toHaveCount(0);
  const choices = await panel.evaluate(async () => (await chrome.storage.local.get('rowChoices')).rowChoices);
  expect(Object.keys(choices as object)).toEqual([origin]);
  await tell(panel, {kind: 'unknown', identity: {identifiers: ['email:new@example.org']}});
  await expect(panel.getByTestId('unknown')).toContainText('new@example.org');
  await expect(panel.getByRole('button', {name: 'Import or connect'})).toBeVisible();
  await tell(panel, {kind: 'person', id: 'aaaaaaaaaaaaaaaaaaaa'});
  await expect(panel.locator('main')).toContainText('This person is no longer in your data.');
  await panel.getByRole('button', {name: 'Search people'}).click();
  await expect(panel.getByTestId('search')).toBeFocused();
});

/** Tells the panel by which filter its page's list is looked through, as the background does. */
async function tellFilter(panel: Page, filter: string | undefined): Promise<void> {
  await panel.evaluate(async text => {
    const tab = await chrome.tabs.getCurrent();
    const key = `panelFilter:${tab?.id}`;
    await (text === undefined ? chrome.storage.session.remove(key) : chrome.storage.session.set({[key]: text}));
  }, filter);
}

test('everyone whom the filter on the page fits stands in the panel, to be opened and walked by keys (ARM-31, F5)', async ({
  extended,
}) => {
  const panel = await openPanel(extended, 'ada');
  const matches = panel.getByTestId('match');
  await tellFilter(panel, 'tier:Gold');
  await expect(panel.getByTestId('to-matches')).toHaveText('‹ tier:Gold 2 people match.');
  await panel.getByTestId('to-matches').click();
  await expect(panel.getByRole('heading', {level: 1})).toHaveText('tier:Gold');
  await expect(matches.locator('.who .name')).toHaveText(['Ada Adler', 'Bela Brandt']);
  // who was looked at last has the focus
  await expect(matches.first()).toBeFocused();
  await panel.keyboard.press('ArrowDown');
  await expect(matches.last()).toBeFocused();
  await panel.keyboard.press('Home');
  await panel.keyboard.press('End');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('heading', {level: 1})).toHaveText('Bela Brandt');
  await expect(panel.locator('main')).toBeFocused();
  await panel.getByTestId('to-matches').click();
  await expect(matches.last()).toBeFocused();

  // a saved filter by its name; what its people are asked goes on in our own page
  await tellFilter(panel, 'state:declined');
  await expect(panel.getByRole('heading', {level: 1})).toHaveText('Declined');
  await expect(panel.getByTestId('matches')).toContainText('1 person matches.');
  await expect(matches.locator('.who .name')).toHaveText(['Bela Brandt']);
  const opened = extended.context.waitForEvent('page');
  await panel.getByRole('button', {name: 'Show 1 in Regulars'}).click();
  const list = await opened;
  await expect(list.getByTestId('table-row')).toHaveCount(1);
  await list.close();
  await panel.bringToFront();

  await tellFilter(panel, 'tier:Silver');
  await expect(panel.getByTestId('matches')).toContainText('Nobody matches.');
  await tellFilter(panel, undefined);
  await expect(panel.getByTestId('nobody')).toBeVisible();
});

test('the panel with nobody in it takes a file', async ({extended}) => {
  const panel = await extended.open('sidepanel.html');
  await expect(panel.locator('main')).toContainText('Nobody here yet. Drop your members file.');
  await panel.getByTestId('file-input').setInputFiles({name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(MEMBERS)});
  await expect(panel.getByTestId('import-report')).toContainText('added');
  await expect(panel.getByTestId('nobody')).toContainText('1 declined payment');
});
