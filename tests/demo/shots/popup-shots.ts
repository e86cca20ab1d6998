import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, type Page} from '@playwright/test';
import type {Extended} from '../../e2e/extension.ts';
import {mailchimpCsv} from '../../fixtures/mailchimp-csv.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld} from '../../fixtures/people.ts';
import {ROOT} from '../../setup/root.ts';
import {type Follow, openView, syncNow} from './browser.ts';
import type {Camera} from './camera.ts';
import type {FeedServer} from './feed-server.ts';
import {feedOf, troubles} from './feeds.ts';

export const POPUP = {width: 360, height: 560};
const FILES = join(ROOT, 'tests/fixtures/files');

/** The popup on files alone: first run, what an import says, what a wrong file says. */
export async function shootPopupOnFiles(extended: Extended, camera: Camera): Promise<void> {
  const popup = await openView(extended, 'popup.html', POPUP);
  await camera.shoot(popup, 'popup--first-run');
  await drop(popup, 'reader.html', '<!doctype html><p>Not a table</p>');
  await camera.shoot(popup, 'popup--wrong-file');
  const world = drawWorld({members: 200});
  await drop(popup, 'members.csv', patreonCsv(world.patreon));
  await camera.shoot(popup, 'popup--import-report');
  await drop(popup, 'audience.csv', mailchimpCsv(world.audience));
  await drop(popup, 'bad-ragged.csv', readFileSync(join(FILES, 'bad-ragged.csv'), 'utf8'));
  await popup.locator('.problems summary').click();
  await camera.shoot(popup, 'popup--import-problems');
  await popup.locator('.import-report button.icon').click();
  await popup.locator('.sync button').click();
  await camera.shoot(popup, 'popup--files');
  await popup.close();
}

/** The popup that follows a private server, healthy and in every trouble. */
export async function shootPopupOnServer(extended: Extended, camera: Camera, follow: Follow): Promise<void> {
  const now = Date.now();
  const feed = feedOf(500, now);
  await follow(feed);
  const popup = await openView(extended, 'popup.html', POPUP);
  await camera.shoot(popup, 'popup--data');
  await popup.getByTestId('search').fill('an');
  await popup.keyboard.press('ArrowDown');
  await camera.shoot(popup, 'popup--search');
  await popup.getByTestId('search').fill('nobody at all');
  await camera.shoot(popup, 'popup--no-result');
  await popup.getByTestId('search').fill('');
  await popup.locator('.icon').first().focus();
  await popup.keyboard.press('?');
  await camera.shoot(popup, 'popup--keys');
  await popup.keyboard.press('Escape');
  for (const [name, connections] of Object.entries(troubles(now))) {
    await follow({...feed, connections});
    await popup.reload();
    await expect(popup.getByTestId('segment').first()).toBeVisible();
    await camera.shoot(popup, `popup--${name}`);
  }
  const calm = feed.supporters.filter(({records}) => records.every(({fields}) => fields.lastChargeStatus !== 'declined'));
  await follow({...feed, supporters: calm.filter(({records}) => records.every(({fields}) => fields.vendorState !== 'declined'))});
  await popup.reload();
  await expect(popup.getByTestId('segment').first()).toBeVisible();
  await camera.shoot(popup, 'popup--nothing-today');
  await popup.close();
}

/** The popup after its private server went away, and without a network at all. */
export async function shootPopupAlone(extended: Extended, camera: Camera, server: FeedServer): Promise<void> {
  await server.close();
  const popup = await openView(extended, 'popup.html', POPUP);
  await syncNow(popup);
  await camera.shoot(popup, 'popup--server-unreachable');
  await extended.context.setOffline(true);
  await syncNow(popup);
  await camera.shoot(popup, 'popup--offline');
  await extended.context.setOffline(false);
  await popup.close();
}

/** Chooses a file and waits for what it says. */
export async function drop(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByTestId('file-input')
    .first()
    .setInputFiles({name, mimeType: 'text/csv', buffer: Buffer.from(text)});
  await expect(page.getByTestId('import-report')).toContainText(name, {timeout: 60_000});
}
