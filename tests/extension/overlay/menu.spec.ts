import {expect} from '@playwright/test';
import {accessibleNodes, clickAccessible, findAccessible, isThere} from '../../e2e/accessible.ts';
import {type Listed, memberPath, test} from './stub-fixtures.ts';

type Tabs = {
  query(asked: {active: boolean}): Promise<{id: number}[]>;
  sendMessage(tab: number, message: object): Promise<unknown>;
};

const focused = async ({session}: Listed) => (await accessibleNodes(session)).findLast(node => node.focused)?.name;
const menuItems = async ({session}: Listed) =>
  (await accessibleNodes(session)).filter(({role}) => role === 'menuitem').map(({name}) => name);

async function openMenu(listed: Listed): Promise<void> {
  await findAccessible(listed.session, {role: 'button', name: /^Loyalty/});
  await listed.page.locator('tr [data-regulars]').first().click({button: 'right'});
  await findAccessible(listed.session, {role: 'menu', name: 'Quick actions'});
}

/** Chooses an item by its letters, once the person has come. */
async function choose(listed: Listed, letters: string): Promise<void> {
  await findAccessible(listed.session, {role: 'menuitem', name: 'Mark benefit delivered, 1'});
  await listed.page.keyboard.type(letters);
  await listed.page.keyboard.press('Enter');
}

test('the menu has everything that can be done to one person, each leading where it is done (ARM-62, SAL-25)', async ({
  listed,
}) => {
  await openMenu(listed);
  await expect
    .poll(() => menuItems(listed))
    .toEqual([
      'Message…',
      'Copy e-mail',
      'Note…',
      'Tag',
      'Give points…',
      'Mark benefit delivered, 1',
      'Open in',
      'Why here?, no filter is on',
      'Merge…',
      'Ask for the address…',
      'Refund…',
      'Block…',
    ]);
  const opened: string[] = [];
  for (const [letters, path] of [
    ['mes', `${memberPath(1)}?act=reach`],
    ['mer', memberPath(1).replace('supporters', 'duplicates')],
    ['bl', `${memberPath(1)}?act=block`],
  ] as const) {
    if (opened.length > 0) await openMenu(listed);
    await choose(listed, letters);
    opened.push(path);
    await expect.poll(async () => (await listed.read()).opened).toEqual(opened);
  }
});

test('an action that this person does not need does nothing (ARM-60)', async ({listed}) => {
  const {page, session} = listed;
  await openMenu(listed);
  await choose(listed, 'refund');
  expect(await focused(listed)).toBe('Refund…');
  await findAccessible(session, {role: 'menu', name: 'Quick actions'});
  await page.keyboard.press('Escape');
  expect((await listed.read()).opened).toEqual([]);
});

test('a benefit is marked delivered from the row, and owed again by undo (C10, F17)', async ({listed}) => {
  const {page, session} = listed;
  await listed.tell({
    owed: [
      {benefit: 'b1', name: 'Postcard', month: '2026-11'},
      {benefit: 'b2', name: 'Sticker', month: null},
    ],
  });
  await openMenu(listed);
  await findAccessible(session, {role: 'menuitem', name: 'Mark benefit delivered, 2'});
  await page.keyboard.type('mark');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => focused(listed)).toBe('Postcard, November 2026');
  await page.keyboard.press('Enter');
  await findAccessible(session, {role: 'status', name: 'Postcard: marked delivered.'});
  // what is left to do has the focus
  await expect.poll(() => menuItems(listed)).toEqual(['Sticker, once']);
  await expect.poll(() => focused(listed)).toBe('Sticker, once');
  await clickAccessible(page, session, {role: 'button', name: 'Undo'});
  await findAccessible(session, {role: 'status', name: /^Undone\./});
  const {log} = await listed.read();
  expect(log).toMatchObject([
    {kind: 'deliver', benefit: 'b1', month: '2026-11', state: 'delivered'},
    {kind: 'deliver', benefit: 'b1', state: 'not'},
  ]);
});

test('a submenu gives the focus back to what opened it', async ({listed}) => {
  const {page} = listed;
  await openMenu(listed);
  for (const [letters, first] of [
    ['open', 'Open panel'],
    ['mark', 'Postcard, November 2026'],
  ] as const) {
    await page.waitForTimeout(700);
    await page.keyboard.type(letters);
    const opener = await focused(listed);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused(listed)).toBe(first);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => focused(listed)).toBe(opener);
  }
});

test('somebody is looked at in the panel, in our page, and at each vendor (ARM-60, SAL-25)', async ({listed}) => {
  const {page, session} = listed;
  await listed.tell({supporter: {orders: {count: 1, spent: [], newest: [{record: 'gumroad/a/buyer/1', id: 'order1'}]}}});
  await openMenu(listed);
  await choose(listed, 'open');
  await expect
    .poll(() => menuItems(listed))
    .toEqual(['Open panel', 'Open in Regulars', 'Ghost', 'Last order', expect.stringMatching(/ransaction|rders/)]);
  // the address of a link is in a closed root, where only a screen reader and the creator's click find it
  for (const [name, address] of [
    ['Ghost', 'https://blog.example/journal/ghost/#/members/1'],
    ['Last order', 'https://gumroad.com/customers?query=order1'],
  ] as const) {
    const link = await findAccessible(session, {role: 'menuitem', name});
    const {node} = await session.send('DOM.describeNode', {backendNodeId: link.node});
    expect(node.attributes).toContain(address);
  }
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await listed.read()).subjects.some(({open}) => open)).toBe(true);
});

test('why somebody is in the list or not is said for each condition (F7)', async ({listed}) => {
  const {page, session} = listed;
  await clickAccessible(page, session, {role: 'button', name: 'Declined, 9'});
  await findAccessible(session, {role: 'status', name: /^Match/});
  await openMenu(listed);
  await choose(listed, 'why');
  await findAccessible(session, {role: 'dialog', name: 'Why here?'});
  await findAccessible(session, {role: 'note', name: 'Not in this list.'});
  const lines = (await accessibleNodes(session)).filter(({role}) => role === 'listitem').map(({name}) => name);
  expect(lines).toEqual(['Holds, score:1, Score: 71, read from Ghost, 2 min. ago', 'Does not hold, id:24']);
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(listed)).toBe('Why here?');
});

test('a message with an undo stays as long as somebody is at it, and eight seconds otherwise', async ({listed}) => {
  const {page, session} = listed;
  await openMenu(listed);
  await page.keyboard.type('tag');
  await page.keyboard.press('Enter');
  await findAccessible(session, {role: 'menuitemcheckbox', name: 'VIP'});
  await page.keyboard.type('VIP');
  await page.keyboard.press('Enter');
  const undo = {role: 'button', name: 'Undo'};
  const {node} = await findAccessible(session, undo);
  const {model} = await session.send('DOM.getBoxModel', {backendNodeId: node});
  const [left = 0, top = 0] = model.content;
  await page.mouse.move(left + 2, top + 2, {steps: 4});
  await page.waitForTimeout(9_000);
  expect(await isThere(session, undo)).toBe(true);
  await page.mouse.move(5, 5);
  await page.waitForTimeout(7_000);
  expect(await isThere(session, undo)).toBe(true);
  await expect.poll(() => isThere(session, undo)).toBe(false);
});

test('the browser’s own menu acts on the row that was clicked last, and says when nobody knows who that is', async ({listed}) => {
  const {page, session, stub} = listed;
  const choosing = (verb: string) =>
    stub.background.evaluate(async wanted => {
      const {tabs} = (globalThis as unknown as {chrome: {tabs: Tabs}}).chrome;
      const message = {type: 'menuVerb', data: {verb: wanted}, timestamp: 0};
      for (const {id} of await tabs.query({active: true})) await tabs.sendMessage(id, message).catch(() => undefined);
    }, verb);
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  // the page's own cell, not our chip
  await page.locator('tr').first().locator('td').nth(1).click({button: 'right'});
  await page.keyboard.press('Escape');
  await choosing('note');
  await findAccessible(session, {role: 'textbox', name: 'Note about this person'});
  await page.keyboard.press('Escape');
  await choosing('open');
  await expect.poll(async () => (await listed.read()).subjects.filter(({open}) => open)).toMatchObject([{open: true}]);

  await listed.tell({state: {kind: 'ambiguous'}});
  await page.reload();
  await findAccessible(session, {role: 'button', name: /^Two people/});
  // by keyboard: the focus lies in the row
  await page.locator('tr a').first().focus();
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('Escape');
  await choosing('tag');
  await findAccessible(session, {role: 'status', name: 'Several people could be this row. Choose one first.'});
  await findAccessible(session, {role: 'button', name: /^It is Ada Adler/});
});
