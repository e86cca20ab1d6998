import {expect} from '@playwright/test';
import {accessibleNodes, clickAccessible, findAccessible, isThere} from '../../e2e/accessible.ts';
import {type Listed, test} from './stub-fixtures.ts';

const focused = async ({session}: Listed) => (await accessibleNodes(session)).findLast(node => node.focused)?.name;

/** Each state of a chip, and how it is called. */
const STATES = [
  [{kind: 'score', score: 0, risk: false, staleDays: 0}, 'Loyalty 0 of 100, first quarter. Open details.'],
  [{kind: 'score', score: 25, risk: false, staleDays: 0}, 'Loyalty 25 of 100, second quarter. Open details.'],
  [{kind: 'score', score: 74, risk: true, staleDays: 0}, 'Loyalty 74 of 100, third quarter. Payment declined. Open details.'],
  [
    {kind: 'score', score: 100, risk: false, staleDays: 9},
    'Loyalty 100 of 100, fourth quarter. From a file 9 days old. Open details.',
  ],
  [{kind: 'score', score: 75, risk: false, staleDays: 7}, 'Loyalty 75 of 100, fourth quarter. Open details.'],
  [{kind: 'new', joinedDays: 1}, 'Joined 1 day ago, score from day 30.'],
  [{kind: 'unknown'}, 'Not in your data. Import or connect.'],
  [{kind: 'ambiguous'}, 'Two people could be this row. Choose.'],
  [{kind: 'masked'}, 'Details hidden by the vendor.'],
  [{kind: 'opted-out'}, 'Not scored at this person’s wish.'],
  [{kind: 'hidden'}, 'Hidden.'],
] as const;

test('every state of a chip has its own accessible name', async ({listed}) => {
  for (const [state, name] of STATES) {
    await listed.tell({state});
    await listed.page.reload();
    await findAccessible(listed.session, {role: 'button', name});
  }
});

test('a chip is blank while it is looked up, and says so after a while', async ({listed}) => {
  await listed.tell({delayMs: 1_500});
  await listed.page.reload();
  await expect.poll(() => listed.run('hosts()')).toBe(12);
  expect((await listed.chips()).flatMap(({chips}) => chips)).toEqual(Array(12).fill(''));
  await findAccessible(listed.session, {role: 'button', name: /^Loyalty/});
});

test('hovering opens the card after a moment, and it can be hovered and dismissed (WCAG 1.4.13)', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  const card = {role: 'dialog', name: 'About this person'};
  await scored(listed).hover();
  expect(await isThere(session, card)).toBe(false);
  await findAccessible(session, card);
  await findAccessible(session, {role: 'listitem', name: 'commented (YouTube): not known'});
  const box = await scored(listed).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + 80, {steps: 8});
  await page.waitForTimeout(600);
  expect(await isThere(session, card)).toBe(true);
  await page.mouse.move(5, 5);
  await expect.poll(() => isThere(session, card)).toBe(false);
});

test('the lines of a card add up to its score', async ({listed}) => {
  const {session} = listed;
  const {name} = await findAccessible(session, {role: 'button', name: /^Loyalty/});
  const score = Number(/\d+/.exec(name)?.[0]);
  await scored(listed).click();
  await findAccessible(session, {role: 'list', name: `Loyalty score ${score} of 100`});
  const lines = (await accessibleNodes(session)).filter(({role}) => role === 'listitem').map(node => node.name);
  const shares = lines.flatMap(line => /: (\d+) of \d+$/.exec(line)?.[1] ?? []).map(Number);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(score);
});

test('by keyboard alone: focus opens the card, the menu has roving focus and type-ahead, Esc gives the focus back', async ({
  listed,
}) => {
  const {page, session} = listed;
  const {name} = await findAccessible(session, {role: 'button', name: /^Loyalty/});
  await page
    .locator('tr:has([data-regulars]) a')
    .nth(await scoredRow(listed))
    .focus();
  await page.keyboard.press('Tab');
  expect(await focused(listed)).toBe(name);
  await findAccessible(session, {role: 'dialog', name: 'About this person'});
  for (const key of ['.', 'Shift+F10', 'ContextMenu']) {
    await page.keyboard.press(key);
    await expect.poll(() => focused(listed)).toBe('Message…');
    await page.keyboard.press('ArrowDown');
    expect(await focused(listed)).toBe('Copy e-mail');
    await page.keyboard.press('End');
    expect(await focused(listed)).toBe('Block…');
    await page.keyboard.press('ArrowDown');
    expect(await focused(listed)).toBe('Message…');
    await page.keyboard.press('t');
    expect(await focused(listed)).toBe('Tag');
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(listed)).toBe(name);
    expect(await isThere(session, {role: 'menu'})).toBe(false);
  }
  await page.keyboard.press('Enter');
  await clickAccessible(page, session, {role: 'button', name: 'Actions for Ada Adler'});
  await findAccessible(session, {role: 'menu', name: 'Quick actions'});
});

test('a tag is added in the spelling that is in use, said with where it was written, and undone', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  await scored(listed).click({button: 'right'});
  await clickAccessible(page, session, {role: 'menuitem', name: 'Tag'});
  await findAccessible(session, {role: 'menuitemcheckbox', name: 'Conference 2026'});
  await page.keyboard.type('vip');
  await page.keyboard.press('Enter');
  await findAccessible(session, {role: 'status', name: 'Added VIP. Also written to Ghost.'});
  await clickAccessible(page, session, {role: 'button', name: 'Undo'});
  await findAccessible(session, {role: 'status', name: /^Undone\./});
  const {log} = await listed.read();
  expect(log.map(({kind, name, on}) => [kind, name, on])).toEqual([
    ['tag', 'VIP', true],
    ['tag', 'VIP', false],
  ]);
});

test('a note is written and saved, and the page’s own shortcuts see none of it', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  await scored(listed).click({button: 'right'});
  await findAccessible(session, {role: 'menu', name: 'Quick actions'});
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await findAccessible(session, {role: 'textbox', name: 'Note about this person'});
  await page.keyboard.type('Two lines\nof text');
  await page.keyboard.press('Control+Enter');
  await findAccessible(session, {role: 'status', name: 'Note saved.'});
  expect((await listed.read()).log.map(({kind, text}) => [kind, text])).toEqual([['note-add', 'Two lines\nof text']]);
  expect(await listed.run('seen')).toEqual([]);
});

test('somebody who is not in the data can be copied, not noted, and leads to the connections', async ({listed}) => {
  const {page, session} = listed;
  await listed.tell({state: {kind: 'unknown'}});
  await page.reload();
  await findAccessible(session, {role: 'button', name: /^Not in your data/});
  await page.locator('tr [data-regulars]').first().click({button: 'right'});
  await findAccessible(session, {role: 'menuitem', name: 'Copy e-mail'});
  expect((await accessibleNodes(session)).filter(({role}) => role === 'menuitem')).toHaveLength(1);
  await page.keyboard.press('Escape');
  await page.locator('tr [data-regulars]').first().click();
  await clickAccessible(page, session, {role: 'button', name: 'Import or connect'});
  await expect.poll(async () => (await listed.read()).opened).toEqual(['#/connections']);
});

test('in a narrow window the filters that do not fit are one press away, and Esc shows everyone again', async ({listed}) => {
  const {page, session} = listed;
  await page.setViewportSize({width: 420, height: 700});
  await clickAccessible(page, session, {role: 'button', name: '2 more saved filters'});
  await clickAccessible(page, session, {role: 'button', name: 'Not on the newsletter, 57'});
  await findAccessible(session, {role: 'status', name: 'Match 0 of 57'});
  expect(await isThere(session, {role: 'button', name: 'To welcome, 4'})).toBe(false);
  await page.keyboard.press('Escape');
  await expect.poll(() => isThere(session, {role: 'status', name: /^Match/})).toBe(false);
});

test('the bar leads to the whole list, to the saved filters and to the host’s own list (ARM-32, C20)', async ({listed}) => {
  const {page, session} = listed;
  const opened = async () => (await listed.read()).opened;
  await clickAccessible(page, session, {role: 'button', name: 'More'});
  await clickAccessible(page, session, {role: 'button', name: 'Filters…'});
  await expect.poll(opened).toEqual(['#/filters']);
  expect(await isThere(session, {role: 'button', name: 'Filters…'})).toBe(false);

  await clickAccessible(page, session, {role: 'button', name: 'Declined, 9'});
  await clickAccessible(page, session, {role: 'button', name: 'More'});
  await clickAccessible(page, session, {role: 'button', name: 'Show all 9 in Regulars'});
  await expect.poll(opened).toEqual(['#/filters', '#/supporters?filter=score%3A1']);

  await clickAccessible(page, session, {role: 'button', name: 'More'});
  await findAccessible(session, {role: 'note', name: 'It shows 9 people: it asks the same.'});
  await clickAccessible(page, session, {role: 'button', name: 'Show in ghost’s own list'});
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/members?filter=asked');
});

test('a filter that the host’s list cannot ask for is said, and leads nowhere (C20)', async ({listed}) => {
  const {page, session} = listed;
  await clickAccessible(page, session, {role: 'button', name: 'Not on the newsletter, 57'});
  await clickAccessible(page, session, {role: 'button', name: 'More'});
  await findAccessible(session, {role: 'note', name: 'It cannot ask for score:3.'});
  expect(await isThere(session, {role: 'button', name: 'Show in ghost’s own list'})).toBe(false);
});

test('the arrows go from match to match and say where they are', async ({listed, list}) => {
  const {page, session} = listed;
  await page.goto(`${list.url}?rows=300#/members`);
  await clickAccessible(page, session, {role: 'button', name: 'Declined, 9'});
  const places: number[] = [];
  for (let at = 1; at <= 4; at += 1) {
    await clickAccessible(page, session, {role: 'button', name: 'Next match'});
    await findAccessible(session, {role: 'status', name: new RegExp(`^Match ${at} of`)});
    places.push(await listed.run('scrollY'));
  }
  expect(places).toEqual([...places].sort((one, other) => one - other));
  await clickAccessible(page, session, {role: 'button', name: 'Previous match'});
  await findAccessible(session, {role: 'status', name: /^Match 3 of/});
});

/** The first chip that shows a score. */
function scored({page}: Listed) {
  return page.locator('tr [data-regulars]').nth(SCORED);
}

// the stub gives a score to the list's first member
const SCORED = 0;

async function scoredRow(listed: Listed): Promise<number> {
  return (await listed.chips()).findIndex(({chips}) => chips[0]?.startsWith('Loyalty'));
}
