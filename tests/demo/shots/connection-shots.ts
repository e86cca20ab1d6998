import {expect, type Page} from '@playwright/test';
import type {Extended} from '../../e2e/extension.ts';
import {type Follow, openView} from './browser.ts';
import type {Camera} from './camera.ts';
import {eightConnections} from './connection-feeds.ts';
import {feedOf, troubles} from './feeds.ts';
import {POPUP} from './popup-shots.ts';
import {shootSite} from './site-shots.ts';

const WIDE = {width: 1440, height: 900};
/** The whole of a door, or of eight cards. */
const TALL = {width: 1024, height: 1500};
const PHONE = {width: 360, height: 1500};
const DOORS = [
  'patreon/key',
  'patreon/app',
  'ghost/key',
  'mailchimp/key',
  'mailchimp/app',
  'kit/key',
  'kit/app',
  'hubspot/key',
  'discord/app',
  'youtube/app',
  'bluesky/key',
] as const;

/** Every door with its form, what is asked on the way, and the cards of what is connected. */
export async function shootConnections(extended: Extended, camera: Camera, follow: Follow): Promise<void> {
  const page = await openView(extended, 'page.html', WIDE);
  await shootTroubles(page, camera, follow);
  await follow({...feedOf(5, Date.now()), connections: []});
  await page.setViewportSize(TALL);
  for (const door of DOORS) {
    await go(page, `#/connections/${door}`);
    await expect(page.getByTestId('door')).toBeVisible();
    await camera.shoot(page, `connections-door--${door.replace('/', '-')}`);
  }
  await shootForms(page, camera);
  await follow({...feedOf(5, Date.now()), connections: eightConnections(Date.now())});
  await page.setViewportSize({...TALL, height: 2_400});
  await go(page, '#/connections');
  await expect(page.getByTestId('connection')).toHaveCount(8);
  await camera.shoot(page, 'connections--eight');
  await page.setViewportSize({...PHONE, height: 3_200});
  await camera.shoot(page, 'connections--eight-narrow');
  await page.setViewportSize(WIDE);
  await shootSheets(page, camera);
  await shootWebhook(page, camera);
  await shootLinking(page, camera, follow);
  await shootSite(page, camera);
  const popup = await openView(extended, 'popup.html', POPUP);
  await expect(popup.getByTestId('sync')).toBeVisible();
  await camera.shoot(popup, 'popup--eight');
  await popup.close();
  await page.close();
}

/** A mix-up while it is typed, a refusal, the accounts to choose from, and the wait for the vendor's page. */
async function shootForms(page: Page, camera: Camera): Promise<void> {
  await go(page, '#/connections/ghost/key');
  await page.locator('#door-url').fill('letters.example');
  await page.locator('#door-key').fill('0123456789abcdef0123456789');
  await camera.shoot(page, 'connections-door--mix-up');
  await page.locator('#door-key').fill(`${'0a'.repeat(12)}:${'0b'.repeat(32)}`);
  await page.getByTestId('door').locator('button[type=submit]').click();
  await expect(page.getByTestId('door').locator('form > .trouble-text')).toBeVisible();
  await camera.shoot(page, 'connections-door--key-not-taken');
  await go(page, '#/connections/mailchimp/key');
  await page.locator('#door-key').fill(`${'0a'.repeat(16)}-us21`);
  await page.getByTestId('door').locator('button[type=submit]').click();
  await expect(page.getByRole('radio').first()).toBeVisible();
  await camera.shoot(page, 'connections-door--choose');
  await go(page, '#/connections/youtube/app');
  await page.locator('#door-id').fill('0123456789-abc.apps.googleusercontent.com');
  await page.locator('#door-secret').fill(`GOCSPX-${'0a'.repeat(14)}`);
  const opening = page.context().waitForEvent('page');
  await page.getByTestId('door').locator('button[type=submit]').click();
  await (await opening).close();
  await page.bringToFront();
  await expect(page.getByTestId('waiting')).toBeVisible();
  await camera.shoot(page, 'connections-door--waiting');
  await page.setViewportSize(PHONE);
  await camera.shoot(page, 'connections-door--narrow');
  await page.setViewportSize(TALL);
}

async function shootSheets(page: Page, camera: Camera): Promise<void> {
  const card = page.getByTestId('connection').filter({hasText: 'Kit'});
  await card.locator('button.link').click();
  await expect(page.getByTestId('bad-rows').locator('tbody tr')).toHaveCount(3);
  await camera.shoot(page, 'connections--bad-rows');
  await page.keyboard.press('Escape');
  await card.getByTestId('replace-key').click();
  await camera.shoot(page, 'connections--replace-key');
  await card.getByTestId('disconnect-open').click();
  await camera.shoot(page, 'connections--disconnect');
  await page.getByTestId('disconnect').getByRole('checkbox').check();
  await expect(page.getByTestId('do-forget')).toBeVisible();
  await camera.shoot(page, 'connections--forget');
  await page.getByTestId('do-forget').click();
  await camera.shoot(page, 'connections--forget-sure');
  await page.keyboard.press('Escape');
}

/** The steps of a webhook by hand, with the address that was made. */
async function shootWebhook(page: Page, camera: Camera): Promise<void> {
  const step = page.getByTestId('webhook');
  await step.locator('summary').click();
  await step.locator('input').first().fill('01234567-89ab-cdef-0123-456789abcdef');
  await step.getByTestId('webhook-make').click();
  await expect(step.locator('.copy-field')).toBeVisible();
  await step.scrollIntoViewIfNeeded();
  await camera.shoot(page, 'connections--webhook');
  await page.setViewportSize({...PHONE, width: 320});
  await step.scrollIntoViewIfNeeded();
  await camera.shoot(page, 'connections--webhook-narrow');
  await page.setViewportSize(WIDE);
}

/** Letting supporters link their account: without the app's secret, with a wrong one, with it, and where it is taken no more. */
async function shootLinking(page: Page, camera: Camera, follow: Follow): Promise<void> {
  const now = Date.now();
  const feed = feedOf(5, now);
  const [discord] = eightConnections(now).filter(({vendor}) => vendor === 'discord');
  if (discord === undefined) return;
  const {problem: _problem, detail: _detail, ...well} = {...discord, state: 'idle' as const};
  const step = page.getByTestId('linking');
  const show = async (linking?: {since: number; refused?: boolean}) => {
    await follow({...feed, connections: [linking === undefined ? well : {...well, linking}]});
    await page.reload();
    if ((await step.getAttribute('open')) === null) await step.locator('summary').click();
    await expect(step.locator('.copy-field')).toBeVisible();
  };
  await show();
  await camera.shoot(page, 'connections--linking-off');
  await step.locator('form input').fill(`MTAx${'0a'.repeat(10)}.GabcDE.${'0b'.repeat(14)}`);
  await step.getByTestId('linking-begin').click();
  await expect(step.locator('p.trouble-text')).not.toBeEmpty();
  await camera.shoot(page, 'connections--linking-refused');
  await show({since: now - 86_400_000});
  await expect(step.getByTestId('linking-end')).toBeVisible();
  await page.setViewportSize({...PHONE, width: 320});
  await step.scrollIntoViewIfNeeded();
  await camera.shoot(page, 'connections--linking-on-narrow');
  await page.setViewportSize(WIDE);
  await show({since: now - 86_400_000, refused: true});
  await camera.shoot(page, 'connections--linking-taken-no-more');
}

async function shootTroubles(page: Page, camera: Camera, follow: Follow): Promise<void> {
  const now = Date.now();
  const feed = feedOf(500, now);
  for (const [name, connections] of Object.entries(troubles(now))) {
    await follow({...feed, connections});
    await go(page, '#/connections');
    await camera.shoot(page, `page-connections--${name}`);
  }
}

async function go(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
  await page.waitForTimeout(400);
}
