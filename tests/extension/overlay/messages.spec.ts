import {expect} from '@playwright/test';
import {findAccessible} from '../../e2e/accessible.ts';
import {type Listed, test} from './stub-fixtures.ts';

/** Sends what the background sends to the tab in front; resolves with the answer. */
function send(listed: Listed, type: string, data?: unknown): Promise<unknown> {
  return listed.stub.background.evaluate(
    async message => {
      const [tab] = await chrome.tabs.query({active: true});
      return chrome.tabs.sendMessage(tab?.id ?? 0, {id: 1, timestamp: 1, ...message});
    },
    {type, data},
  );
}

/** Whom the panel was opened about. */
const inPanel = async (listed: Listed) => (await listed.read()).subjects.filter(({open}) => open);

test('the browser’s own context menu acts on the row that was clicked last', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  await page.locator('tr').first().locator('td').nth(1).click({button: 'right'});
  await send(listed, 'menuVerb', {verb: 'tag'});
  await findAccessible(session, {role: 'textbox', name: 'Tag to add'});
  await send(listed, 'menuVerb', {verb: 'note'});
  await findAccessible(session, {role: 'textbox', name: 'Note about this person'});
  await send(listed, 'menuVerb', {verb: 'open'});
  await expect.poll(() => inPanel(listed)).toMatchObject([{id: '1'.padStart(24, '0')}]);
});

test('a verb after the clicked row has become somebody else’s does nothing', async ({listed}) => {
  const {page, session} = listed;
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  await page.locator('tr').first().locator('td').nth(1).click({button: 'right'});
  await listed.run('rewrite([...Array(12).keys()].map(n => n + 700))');
  await send(listed, 'menuVerb', {verb: 'open'});
  await page.waitForTimeout(300);
  expect(await inPanel(listed)).toEqual([]);
});

test('a refresh looks everything up again, and a report says what is there', async ({listed}) => {
  const {session} = listed;
  await findAccessible(session, {role: 'button', name: /^Loyalty/});
  await listed.tell({state: {kind: 'score', score: 64, risk: false, staleDays: 0}});
  await send(listed, 'refresh');
  await expect
    .poll(async () => new Set((await listed.chips()).flatMap(({chips}) => chips)))
    .toEqual(new Set(['Loyalty 64 of 100, third quarter. Open details.']));
  expect(await send(listed, 'siteReport')).toMatchObject({res: {rows: 12, recognised: 12, adapter: 'Ghost'}});
});
