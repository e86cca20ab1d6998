import {expect, type Page} from '@playwright/test';
import type {Tracking} from '#shared/protocol/track';
import type {Camera} from './camera.ts';

const OFF: Tracking = {key: null, rules: null, today: {visitors: 0, known: 0, counts: [], refused: 0}};
const ON: Tracking = {
  key: `${'0a1b2c3d'.repeat(8)}.5e6f70818293a4b5c6d7e8f9`,
  rules: {
    origins: ['https://letters.example', 'https://www.letters.example'],
    pages: ['/letters/*', '/guide'],
    columns: ['city', 'topic'],
    siteAsks: false,
  },
  today: {
    visitors: 1_284,
    known: 212,
    counts: [
      {kind: 'visit', count: 4_310},
      {kind: 'read', count: 1_902},
      {kind: 'download', count: 87},
      {kind: 'review', count: 3},
      {kind: 'preference', count: 41},
    ],
    refused: 36,
  },
};

/** What a private server says of the creator's own site: off until rules come, then on. */
export function answerTracking(method: string): Tracking {
  return method === 'POST' ? ON : OFF;
}

/** The card of the creator's own site: to be set up, a line that is no page, on, and asked whether the key is to go. */
export async function shootSite(page: Page, camera: Camera): Promise<void> {
  await page.setViewportSize({width: 1024, height: 1_000});
  await page.goto(`${page.url().split('#')[0]}#/connections`);
  const card = page.getByTestId('own-site');
  await card.getByTestId('own-origins').fill('https://letters.example\nmy letters');
  await card.getByTestId('own-save').click();
  await expect(card.locator('form .trouble-text')).not.toBeEmpty();
  await card.scrollIntoViewIfNeeded();
  await camera.shoot(page, 'connections-site--wrong');
  await card.getByTestId('own-origins').fill('https://letters.example');
  await card.getByTestId('own-save').click();
  await expect(card.getByTestId('own-today')).toBeVisible();
  await card.locator('details').first().locator('summary').click();
  await card.scrollIntoViewIfNeeded();
  await camera.shoot(page, 'connections-site--on');
  await page.setViewportSize({width: 360, height: 1_400});
  await card.locator('details').last().locator('summary').click();
  await card.scrollIntoViewIfNeeded();
  await camera.shoot(page, 'connections-site--narrow');
  await page.setViewportSize({width: 1024, height: 1_000});
  await card.getByTestId('own-rotate').click();
  await card.scrollIntoViewIfNeeded();
  await camera.shoot(page, 'connections-site--new-key');
}
