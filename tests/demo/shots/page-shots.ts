import {expect, type Page} from '@playwright/test';
import type {Extended} from '../../e2e/extension.ts';
import {type Follow, openView} from './browser.ts';
import type {Camera} from './camera.ts';
import {feedOf} from './feeds.ts';
import {shootFilters} from './filter-shots.ts';
import {shootListActions} from './list-shots.ts';
import {shootLongOverview} from './overview-shots.ts';
import {shootReach} from './reach-shots.ts';
import {VIEWS} from './views.ts';

const WIDE = {width: 1440, height: 900};
const NARROW = {width: 1024, height: 768};

/** Every view with nobody in it. */
export async function shootEmptyPage(extended: Extended, camera: Camera): Promise<void> {
  const page = await openView(extended, 'page.html', WIDE);
  for (const [name, hash] of Object.entries(VIEWS)) {
    await go(page, hash);
    await camera.shoot(page, `${name}--0`);
  }
  await go(page, '#/connect?server=https%3A%2F%2Fserver.example&code=ABC');
  await camera.shoot(page, 'page-connect--ask');
  await page.close();
}

/** Every view with 5 and with 500 people. */
export async function shootPage(extended: Extended, camera: Camera, follow: Follow): Promise<void> {
  for (const people of [5, 500]) {
    await follow(feedOf(people, Date.now()));
    const page = await openView(extended, 'page.html', WIDE);
    for (const [name, hash] of Object.entries(VIEWS)) {
      await go(page, hash);
      await camera.shoot(page, `${name}--${people}`);
    }
    await page.close();
  }
  const page = await openView(extended, 'page.html', WIDE);
  await shootList(page, camera);
  await shootFilters(page, camera, {follow, feed: feedOf(500, Date.now())});
  await shootListActions(page, camera);
  await shootPerson(page, camera);
  await shootReach(page, camera);
  await shootBenefits(page, camera);
  await shootDuplicates(page, camera);
  await page.close();
}

async function shootList(page: Page, camera: Camera): Promise<void> {
  await go(page, '#/supporters?filter=state%3Adeclined&sort=-lifetime');
  await camera.shoot(page, 'page-supporters--filtered');
  await go(page, '#/supporters?filter=teir%3AGold');
  await camera.shoot(page, 'page-supporters--filter-problem');
  await go(page, `#/supporters?filter=${encodeURIComponent('tier:Gold state:declined newsletter:complained')}`);
  await camera.shoot(page, 'page-supporters--no-match');
  await go(page, '#/filters/new?text=teir%3AGold');
  await camera.shoot(page, 'page-filters--edit');
  await go(page, '#/supporters');
  await page.keyboard.press('?');
  await camera.shoot(page, 'page--keys');
  await page.keyboard.press('Escape');
}

async function shootPerson(page: Page, camera: Camera): Promise<void> {
  await go(page, '#/supporters');
  await page.getByTestId('table-row').nth(2).click();
  await expect(page.locator('.detail h3').first()).toBeVisible();
  await camera.shoot(page, 'page-person--500');
  await page.setViewportSize(NARROW);
  await camera.shoot(page, 'page-person--narrow');
  await go(page, '#/supporters');
  await camera.shoot(page, 'page-supporters--narrow');
  await page.setViewportSize(WIDE);
  await go(page, '#/supporters?filter=state%3Adeclined');
  await page.getByTestId('table-row').first().click();
  await expect(page.locator('.detail h3').first()).toBeVisible();
  await camera.shoot(page, 'page-person--declined');
}

async function shootBenefits(page: Page, camera: Camera): Promise<void> {
  await go(page, '#/benefits/new');
  await camera.shoot(page, 'page-benefits--new');
  await go(page, '#/benefits/stickers');
  await expect(page.getByTestId('owed').first()).toBeVisible();
  await camera.shoot(page, 'page-benefits--owed');
  await page.setViewportSize(NARROW);
  await camera.shoot(page, 'page-benefits--owed-narrow');
  await page.setViewportSize(WIDE);
  await go(page, '#/benefits/stickers?show=delivered');
  await page.getByTestId('owed').first().getByRole('link').click();
  await expect(page.getByTestId('order').first()).toBeVisible();
  await page.getByTestId('order').first().scrollIntoViewIfNeeded();
  await camera.shoot(page, 'page-person--orders');
}

async function shootDuplicates(page: Page, camera: Camera): Promise<void> {
  await go(page, `#/supporters?filter=${encodeURIComponent('name:King')}`);
  await page.getByTestId('table-row').first().click();
  await expect(page.getByTestId('field-name')).toBeVisible();
  await page.getByTestId('field-name').scrollIntoViewIfNeeded();
  await camera.shoot(page, 'page-person--merged');
  const apart = await page.locator('.record a').first().getAttribute('href');
  await page.locator('.detail a[href^="#/duplicates"]').first().click();
  await expect(page.getByTestId('result').first()).toBeVisible();
  await camera.shoot(page, 'page-duplicates--search');
  await page.getByTestId('result').first().click();
  await expect(page.getByTestId('compare')).toBeVisible();
  await page.getByTestId('ask').scrollIntoViewIfNeeded();
  await camera.shoot(page, 'page-duplicates--merge');
  await page.setViewportSize(NARROW);
  await camera.shoot(page, 'page-duplicates--merge-narrow');
  await page.setViewportSize(WIDE);
  await go(page, apart ?? '');
  await page.getByTestId('ask').scrollIntoViewIfNeeded();
  await camera.shoot(page, 'page-duplicates--split');
}

/** One picture of a list that is far longer than what can be drawn. */
export async function shootLongList(extended: Extended, camera: Camera, follow: Follow): Promise<void> {
  await follow(feedOf(50_000, Date.now()));
  const page = await openView(extended, 'page.html#/supporters', WIDE);
  await expect(page.getByTestId('table-row').first()).toBeVisible({timeout: 60_000});
  await page.locator('[role=grid]').evaluate(grid => {
    grid.scrollTop = grid.scrollHeight / 2;
  });
  await page.waitForTimeout(500);
  await camera.shoot(page, 'page-supporters--50000');
  await page.close();
  await shootLongOverview(extended, camera);
}

async function go(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
  await page.waitForTimeout(250);
}
