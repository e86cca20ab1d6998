import type {Page} from '@playwright/test';
import type {Extended} from '../../e2e/extension.ts';
import type {Feed, FeedServer} from './feed-server.ts';

/** Has the browser follow another feed, and waits until it does. */
export type Follow = (feed: Feed) => Promise<void>;

/** Opens a view in a window of a size. Whatever it throws ends the run. */
export async function openView(extended: Extended, path: string, size: {width: number; height: number}): Promise<Page> {
  const page = await extended.context.newPage();
  page.on('pageerror', error => {
    throw error;
  });
  await page.setViewportSize(size);
  await page.goto(`chrome-extension://${extended.id}/${path}`);
  await page.waitForTimeout(400);
  return page;
}

/** Pairs the browser with the stand-in server, as a creator does, and gives the means to show another feed. */
export async function followServer(extended: Extended, server: FeedServer, first: Feed): Promise<Follow> {
  server.show(first);
  const page = await openView(extended, `page.html#/connect?server=${encodeURIComponent(server.url)}&code=code`, {
    width: 1024,
    height: 700,
  });
  await page.getByTestId('connect-confirm').click();
  await page.waitForURL(/#\/connections/, {timeout: 60_000});
  await page.close();
  return async feed => {
    server.show(feed);
    const view = await openView(extended, 'page.html#/settings', {width: 1024, height: 700});
    await syncNow(view);
    await view.waitForTimeout(feed.supporters.length > 1000 ? 20_000 : 0);
    await view.close();
  };
}

/** Has the background ask the private server now, as the page's own button does, and gives the views time to show it. */
export async function syncNow(view: Page): Promise<void> {
  await view.evaluate(() => chrome.runtime.sendMessage({id: 1, type: 'syncNow', timestamp: Date.now()}));
  await view.waitForTimeout(1_200);
}
