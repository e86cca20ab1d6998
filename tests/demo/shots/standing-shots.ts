import {expect, type Page} from '@playwright/test';
import type {Extended} from '../../e2e/extension.ts';
import {type Follow, openView} from './browser.ts';
import type {Camera} from './camera.ts';
import {feedOf} from './feeds.ts';
import {standingFeed} from './standing-feeds.ts';
import {shootStandingStates} from './standing-state-shots.ts';

const WIDE = {width: 1440, height: 900};
const NARROW = {width: 320, height: 700};
const TABS = ['levels', 'badges', 'rewards', 'ranking', 'figures'] as const;

/** Levels, badges, rewards, rankings and figures: empty, with 5, with 500 people, in a narrow window, and what is opened from them. */
export async function shootStanding(extended: Extended, camera: Camera, follow: Follow): Promise<void> {
  const page = await openView(extended, 'page.html', WIDE);
  await shootTabs(page, camera, '0');
  for (const people of [5, 500]) {
    await follow(standingFeed(people, Date.now()));
    await shootTabs(page, camera, String(people));
  }
  await shootForms(page, camera);
  await shootPublishing(page, camera);
  await shootPerson(page, camera);
  await page.setViewportSize(NARROW);
  await shootTabs(page, camera, 'narrow');
  await page.close();
  await shootStandingStates(extended, camera, follow);
  await follow(feedOf(5, Date.now()));
}

async function shootTabs(page: Page, camera: Camera, state: string): Promise<void> {
  for (const tab of TABS) {
    await go(page, `#/loyalty/${tab}${tab === 'ranking' ? '?show=all' : ''}`);
    await camera.shoot(page, `page-${tab}--${state}`);
  }
}

async function shootForms(page: Page, camera: Camera): Promise<void> {
  await go(page, '#/loyalty/levels');
  await page.getByTestId('level').last().locator('input[type=number]').fill('120');
  await page.getByTestId('levels-save').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await camera.shoot(page, 'page-levels--wrong');
  await go(page, '#/loyalty/badges/year');
  await camera.shoot(page, 'page-badges--form');
  await page.getByTestId('picture-file').setInputFiles({name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture')});
  await expect(page.getByRole('alert')).toBeVisible();
  await camera.shoot(page, 'page-badges--wrong-picture');
  await go(page, '#/loyalty/rewards/code');
  await camera.shoot(page, 'page-rewards--form');
}

async function shootPublishing(page: Page, camera: Camera): Promise<void> {
  await go(page, '#/loyalty/ranking?show=all');
  await page.getByTestId('publish').click();
  await camera.shoot(page, 'page-ranking--publish');
  await page.getByTestId('publish-image').click();
  await expect(page.getByTestId('publish-image-preview')).toBeVisible();
  await camera.shoot(page, 'page-ranking--image');
  await page.keyboard.press('Escape');
}

async function shootPerson(page: Page, camera: Camera): Promise<void> {
  await go(page, '#/supporters?sort=-score');
  await page.getByTestId('table-row').first().click();
  const account = page.getByTestId('account');
  await account.getByTestId('statement').locator('summary').click();
  await account.scrollIntoViewIfNeeded();
  await page.waitForTimeout(400);
  await camera.shoot(page, 'page-person--account');
  await account.getByTestId('give-points').click();
  await page.locator('#give-reason').fill('Helped at the fair');
  await camera.shoot(page, 'page-act--give-points');
  await page.keyboard.press('Escape');
  await page.getByTestId('account').getByTestId('redeem').click();
  await page.waitForTimeout(400);
  await camera.shoot(page, 'page-act--redeem');
  await page.keyboard.press('Escape');
}

async function go(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
  await page.waitForTimeout(700);
}
