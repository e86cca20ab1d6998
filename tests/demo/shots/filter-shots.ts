import {expect, type Page} from '@playwright/test';
import type {Follow} from './browser.ts';
import type {Camera} from './camera.ts';
import type {Feed} from './feed-server.ts';

const WIDE = {width: 1440, height: 900};
/** As wide as a side panel. */
const PANEL = {width: 400, height: 800};

const BUILT =
  '-(tier:Gold or score:>80) order[product:sticker paid:>20]:>=2 pledge:5..20USD joined:<30d newsletter:(subscribed, none) lovelace';

/** Building, saving and explaining filters; the page shows 500 people. */
export async function shootFilters(page: Page, camera: Camera, {follow, feed}: {follow: Follow; feed: Feed}): Promise<void> {
  await page.setViewportSize(WIDE);
  await open(page, `#/filters/new?text=${encodeURIComponent(BUILT)}`);
  await expect(page.getByTestId('builder')).toBeVisible();
  await camera.shoot(page, 'page-filters--builder');
  await page.getByTestId('builder-add').last().click();
  await camera.shoot(page, 'page-filters--fields');
  await page.keyboard.press('Escape');
  await page.setViewportSize(PANEL);
  await camera.shoot(page, 'page-filters--builder-panel');
  await page.setViewportSize(WIDE);
  await open(page, `#/filters/new?text=${encodeURIComponent('tier:Gold teir:Silver')}`);
  await camera.shoot(page, 'page-filters--mistake');
  await open(page, `#/filters/new?text=${encodeURIComponent('tier:Glod')}`);
  await camera.shoot(page, 'page-filters--doubt');
  await open(page, '#/supporters');
  await page.getByTestId('filter-field').pressSequentially('tier:Gold newsl');
  await camera.shoot(page, 'page-supporters--completion');
  await page.getByTestId('filter-field').fill('');
  await page.getByTestId('filter-field').fill('kind:paid state:active');
  await page.getByTestId('build').click();
  await camera.shoot(page, 'page-supporters--builder');
  await shootWhy(page, camera);
  await open(page, '#/filters/declined');
  await page.getByTestId('filter-field').fill('state:declined tier:Gold');
  const segments = feed.segments.map(segment =>
    segment.id === 'declined' ? {...segment, filter: 'state:declined tier:Silver', rev: segment.rev + 1} : segment,
  );
  await follow({...feed, segments});
  await expect(page.getByTestId('conflict')).toBeVisible();
  await camera.shoot(page, 'page-filters--conflict');
  await follow(feed);
}

async function shootWhy(page: Page, camera: Camera): Promise<void> {
  await open(page, `#/supporters?filter=${encodeURIComponent('tier:Gold')}`);
  await page.getByTestId('table-row').first().click();
  const why = page.getByTestId('why');
  await why.getByRole('combobox').selectOption({index: 1});
  await why.scrollIntoViewIfNeeded();
  await camera.shoot(page, 'page-person--why');
  await page.setViewportSize(PANEL);
  await open(page, '#/filters');
  await camera.shoot(page, 'page-filters--panel');
  await page.setViewportSize(WIDE);
}

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
  await page.waitForTimeout(400);
}
