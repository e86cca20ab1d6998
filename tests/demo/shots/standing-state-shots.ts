import {expect, type Page} from '@playwright/test';
import type {Extended} from '../../e2e/extension.ts';
import {type Follow, openView} from './browser.ts';
import type {Camera} from './camera.ts';
import type {Feed} from './feed-server.ts';
import {show} from './panel-shots.ts';
import {POPUP} from './popup-shots.ts';
import {standingFeed} from './standing-feeds.ts';

const SIZES = {320: {width: 320, height: 760}, 480: {width: 480, height: 900}};

/** What waits, what broke, who is below 0, and what panel and popup say of points. @param follow - shows 500 people already */
export async function shootStandingStates(extended: Extended, camera: Camera, follow: Follow): Promise<void> {
  await shootWaiting(extended, camera);
  await shootBroken(extended, camera);
  const feed = standingFeed(500, Date.now());
  await follow(withDebt(feed));
  const popup = await openView(extended, 'popup.html', POPUP);
  await popup.getByRole('button', {name: /10/}).last().scrollIntoViewIfNeeded();
  await camera.shoot(popup, 'popup--standing');
  await popup.close();
  for (const [name, size] of Object.entries(SIZES)) {
    const panel = await openView(extended, 'sidepanel.html', size);
    await show(panel, {kind: 'person', id: feed.supporters[0]?.id ?? ''});
    await panel.getByTestId('account').evaluate(section => section.scrollIntoView({block: 'center'}));
    await panel.waitForTimeout(400);
    await camera.shoot(panel, `panel-${name}--account`);
    await panel.close();
  }
}

/** People are read in slices: none comes any more after the first. */
async function shootWaiting(extended: Extended, camera: Camera): Promise<void> {
  const page = await openView(extended, 'page.html#/settings', {width: 1024, height: 700});
  await page.evaluate(() => {
    const own = setTimeout;
    const never = (work: () => void, ms?: number) => (ms === 0 ? 0 : own(work, ms));
    Object.assign(globalThis, {setTimeout: never, own});
  });
  await opened(page, '#/loyalty/rewards');
  await expect(page.getByRole('progressbar')).toBeVisible();
  // What was to come is lost by now, and whoever looks at the page needs a clock.
  await page.evaluate(() => Object.assign(globalThis, {setTimeout: (globalThis as unknown as {own: unknown}).own}));
  await camera.shoot(page, 'page-rewards--reading');
  await page.close();
}

/** The browser does not give the people's documents. What breaks here is meant to. */
async function shootBroken(extended: Extended, camera: Camera): Promise<void> {
  const page = await extended.context.newPage();
  await page.setViewportSize({width: 1024, height: 700});
  await page.goto(`chrome-extension://${extended.id}/page.html#/settings`);
  await page.waitForTimeout(700);
  await page.evaluate(() => {
    const own = IDBObjectStore.prototype.get;
    IDBObjectStore.prototype.get = function get(key) {
      if (this.name === 'chunk') throw new Error('the disk does not answer');
      return own.call(this, key);
    };
  });
  for (const tab of ['rewards', 'ranking', 'figures']) {
    await opened(page, `#/loyalty/${tab}`);
    await camera.shoot(page, `page-${tab}--failed`);
  }
  await page.close();
}

async function opened(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
  await page.waitForTimeout(900);
}

/** Somebody who spent what was taken back later, with more to be handed out than is shown of the rest. */
function withDebt(feed: Feed): Feed {
  const open = Array.from({length: 25}, (_, place) => ({
    ...{id: `debt-${place}`, at: Date.now() - place * 3_600_000, reward: 'zine', name: 'Zine 4, signed', cost: 50},
    state: 'open' as const,
  }));
  const [first, ...others] = feed.supporters;
  if (first === undefined) return feed;
  const account = {...first.account, earned: 1_130, balance: -120, redemptions: open};
  return {...feed, supporters: [{...first, account}, ...others]};
}
