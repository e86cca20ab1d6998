import {expect, type Page} from '@playwright/test';
import type {Camera} from './camera.ts';

const WIDE = {width: 1440, height: 900};
/** As wide as a side panel. */
const PANEL = {width: 400, height: 800};

const reach = (filter: string, purpose: string) => `#/supporters?${new URLSearchParams({filter, act: 'reach', for: purpose})}`;

/** Writing to people: every channel, what is asked for, what is wrong, and messages one by one. */
export async function shootReach(page: Page, camera: Camera): Promise<void> {
  await page.setViewportSize(WIDE);
  await open(page, reach('kind:paid state:active', 'welcome'));
  await page.getByTestId('channel-bcc').click();
  await camera.shoot(page, 'page-reach--bcc');
  await page.getByTestId('channel-message').click();
  await camera.shoot(page, 'page-reach--message');
  await page.getByTestId('reach-text').fill('{{frist name}}');
  await camera.shoot(page, 'page-reach--mistake');
  if ((await page.getByTestId('channel-mail-tool').count()) > 0) {
    await page.getByTestId('channel-mail-tool').first().click();
    await camera.shoot(page, 'page-reach--mail-tool');
  }
  await open(page, reach('state:declined', 'declined'));
  await camera.shoot(page, 'page-reach--declined');
  await open(page, reach('kind:(paid, free) -newsletter:subscribed', 'invite'));
  await camera.shoot(page, 'page-reach--invite');
  await page.setViewportSize(PANEL);
  await camera.shoot(page, 'page-reach--panel');
  await page.setViewportSize(WIDE);
  await open(page, reach('state:declined', 'declined'));
  await page.getByTestId('channel-message').click();
  await page.getByTestId('start-run').click();
  await expect(page.getByTestId('run-place')).toBeVisible();
  await camera.shoot(page, 'page-run--turn');
  await page.setViewportSize(PANEL);
  await camera.shoot(page, 'page-run--panel');
  await page.setViewportSize(WIDE);
  await open(page, '#/today');
  await camera.shoot(page, 'page-today--run');
}

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
  // A dialog that is open already keeps what was chosen in it.
  await page.reload();
  await page.waitForTimeout(500);
}
