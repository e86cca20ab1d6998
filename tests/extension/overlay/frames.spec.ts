import {expect, type Frame} from '@playwright/test';
import {accessibleNodes, findAccessible} from '../../e2e/accessible.ts';
import {type Listed, test} from './stub-fixtures.ts';

/** Puts the list into a frame of a page that has none, and a frame without a list beside it. */
async function frameList(listed: Listed, url: string): Promise<Frame> {
  const {page} = listed;
  await page.goto(`${url}#/posts`);
  await page.evaluate(address => {
    for (const hash of ['#/posts', '#/members']) {
      const frame = document.createElement('iframe');
      frame.src = address + hash;
      frame.style.cssText = 'width: 1000px; height: 500px; border: 0;';
      document.body.append(frame);
    }
  }, `${url}?framed`);
  await expect
    .poll(() =>
      page
        .frames()
        .find(one => one.url().endsWith('#/members'))
        ?.url(),
    )
    .toBeTruthy();
  const frame = page.frames().find(one => one.url().endsWith('#/members'));
  if (!frame) throw new Error('the list’s frame is not there');
  return frame;
}

const hostsIn = (frame: Frame) => frame.evaluate(() => document.querySelectorAll('[data-regulars]').length);

test('a dashboard in a frame of another page has its chips, bar and menu, and other frames have nothing', async ({
  listed,
  list,
}) => {
  // The page that was open first asks for its own, the last of them when it is idle.
  await expect.poll(async () => (await listed.read()).parts).toContain('boxes');
  await listed.tell({parts: []});
  const frame = await frameList(listed, list.url);
  await expect.poll(() => frame.evaluate(() => document.querySelectorAll('tr [data-regulars]').length)).toBe(12);
  // the bar
  await expect.poll(() => hostsIn(frame)).toBe(13);
  await frame.locator('tr [data-regulars]').first().click({button: 'right'});
  await expect
    .poll(async () => {
      const {frameTree} = await listed.session.send('Page.getFrameTree');
      const ids = (frameTree.childFrames ?? []).map(child => child.frame.id);
      const trees = await Promise.all(ids.map(frameId => listed.session.send('Accessibility.getFullAXTree', {frameId})));
      return trees.flatMap(({nodes}) => nodes).some(node => node.role?.value === 'menu' && node.name?.value === 'Quick actions');
    })
    .toBe(true);
  for (const other of listed.page.frames().filter(one => one !== frame)) expect(await hostsIn(other)).toBe(0);
  expect((await listed.read()).parts.filter(name => name !== 'detector')).toEqual(['frame', 'boxes']);
});

test('the frame with the list answers for its page', async ({listed, list}) => {
  const frame = await frameList(listed, list.url);
  await expect.poll(() => hostsIn(frame)).toBe(13);
  const report = await listed.stub.background.evaluate(async () => {
    const [tab] = await chrome.tabs.query({active: true});
    return chrome.tabs.sendMessage(tab?.id ?? 0, {type: 'siteReport', timestamp: 1});
  });
  expect(report).toMatchObject({res: {rows: 12, adapter: 'Ghost'}});
  await expect.poll(async () => (await listed.read()).reports.at(-1)).toMatchObject({rows: 12, adapter: 'Ghost'});
});

test('a page with a list answers at once, whatever stands in its frames', async ({listed, list}) => {
  await findAccessible(listed.session, {role: 'button', name: 'All, 412'});
  await listed.page.evaluate(address => {
    document.body.append(Object.assign(document.createElement('iframe'), {src: address}));
  }, `${list.url}?framed#/posts`);
  await listed.page.waitForTimeout(500);
  const report = await listed.stub.background.evaluate(async () => {
    const [tab] = await chrome.tabs.query({active: true});
    return chrome.tabs.sendMessage(tab?.id ?? 0, {type: 'siteReport', timestamp: 1});
  });
  expect(report).toMatchObject({res: {rows: 12, adapter: 'Ghost'}});
  expect((await accessibleNodes(listed.session)).filter(({name}) => name === 'All, 412')).toHaveLength(1);
});
