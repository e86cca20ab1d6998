import {expect, type Page} from '@playwright/test';
import type {Extended} from '../../e2e/extension.ts';
import {type Follow, openView} from './browser.ts';
import type {Camera} from './camera.ts';
import {feedOf} from './feeds.ts';
import {channelConnection, VIDEO_PROMOTION} from './promotion-feeds.ts';

const WIDE = {width: 1440, height: 900};
const NARROW = {width: 1024, height: 768};
const LINKS = [
  'https://www.facebook.com/ada.adler/posts/pfbid02WinterMarket',
  'https://www.facebook.com/ada.adler/posts/pfbid02SpringMarket',
];

/** A promotion from its first line to its exports, on files alone. */
export async function shootPromotions(extended: Extended, camera: Camera): Promise<void> {
  const page = await openView(extended, 'page.html#/promotions/new', WIDE);
  await page.locator('#promotion-name').fill('Spring market');
  await page.locator('#promotion-links').fill(LINKS.join('\n'));
  await expect(page.locator('#promotion-account')).toHaveValue('ada.adler');
  await camera.shoot(page, 'page-promotions--new');
  await page.locator('#promotion-links').fill('https://example.org/nothing');
  await page.locator('form button[type=submit]').click();
  await expect(page.locator('.trouble-text')).toBeVisible();
  await camera.shoot(page, 'page-promotions--wrong-link');
  await page.locator('#promotion-links').fill(LINKS.join('\n'));
  await page.locator('form button[type=submit]').click();
  await expect(page.getByTestId('signal')).toBeVisible();
  await camera.shoot(page, 'page-promotion--empty');
  await bringIn(page);
  await camera.shoot(page, 'page-promotion--people');
  await page.setViewportSize(NARROW);
  await camera.shoot(page, 'page-promotion--narrow');
  await page.setViewportSize(WIDE);
  await go(page, '?show=entries&action=commented');
  await page.locator('.row-table').scrollIntoViewIfNeeded();
  await camera.shoot(page, 'page-promotion--entries');
  await go(page, '?who=supporters');
  await page.locator('.empty').scrollIntoViewIfNeeded();
  await camera.shoot(page, 'page-promotion--no-fit');
  await page.getByTestId('export-entries').click();
  await camera.shoot(page, 'page-promotion--export');
  await page.locator('input[value=ids]').check();
  await camera.shoot(page, 'page-promotion--audience');
  await page.keyboard.press('Escape');
  await page.goto(`${page.url().split('#')[0]}#/promotions`);
  await expect(page.getByTestId('promotion')).toBeVisible();
  await camera.shoot(page, 'page-promotions--1');
  await page.close();
}

/** A video whose comments a private server reads: likes that nobody tells, and a vendor that asks to wait. */
export async function shootVideoPromotion(extended: Extended, camera: Camera, follow: Follow): Promise<void> {
  const [feed, now] = [feedOf(60, Date.now()), Date.now()];
  await follow({...feed, connections: [...feed.connections, channelConnection(now)], promotions: [VIDEO_PROMOTION]});
  const page = await openView(extended, 'page.html#/promotions/video', WIDE);
  await expect(page.getByTestId('entry-row').first()).toBeVisible();
  await camera.shoot(page, 'page-promotion--youtube');
  await page.locator('.promotion button.primary').click();
  await expect(page.locator('.promotion .trouble-text')).toBeVisible();
  await camera.shoot(page, 'page-promotion--asked-to-wait');
  await page.close();
}

/** A file of likes and one of comments, three weeks of them. */
async function bringIn(page: Page): Promise<void> {
  const day = (at: number) => new Date(Date.now() - (1 + (at % 21)) * 86_400_000).toISOString().slice(0, 16).replace('T', ' ');
  const likes = Array.from(
    {length: 60},
    (_, at) => `${1_000 + at},Fan ${at + 1},${day(at * 7)},${at % 5 === 0 ? 'LOVE' : 'LIKE'}`,
  );
  const comments = Array.from({length: 45}, (_, at) => `c${at},${1_000 + (at % 9)},Fan ${(at % 9) + 1},${day(at * 5)},Lovely`);
  await put(page, 'likes.csv', `User ID,Name,Date,Reaction\n${likes.join('\n')}\n,,,\n,,${day(1)},LIKE\n`);
  await put(page, 'comments.csv', `Comment ID,User ID,Name,Date,Comment\n${comments.join('\n')}\n`);
  await expect(page.getByTestId('counted')).toContainText('105');
  await page.getByTestId('import-report').getByRole('button').last().focus();
}

async function put(page: Page, name: string, text: string): Promise<void> {
  await page.getByTestId('entries-file').setInputFiles({name, mimeType: 'text/csv', buffer: Buffer.from(text)});
  await expect(page.getByTestId('import-report')).toContainText(name, {timeout: 60_000});
}

async function go(page: Page, query: string): Promise<void> {
  await page.goto(`${page.url().split('?')[0]}${query}`);
  await page.waitForTimeout(250);
}
