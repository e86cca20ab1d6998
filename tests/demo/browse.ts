import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from '@playwright/test';
import type {Extended} from '../e2e/extension.ts';
import {Refusal} from '../setup/refusal.ts';
import type {WorkspaceClient} from './workspace-client.ts';

/** Pairs the browser as a creator does: opens the link with the one-time code and confirms it. */
export async function pairBrowser(extended: Extended, client: WorkspaceClient): Promise<void> {
  const query = new URLSearchParams({server: client.url, code: await client.pairingCode()});
  const page = await extended.open(`page.html#/connect?${query}`);
  await page.getByTestId('connect-confirm').click();
  await page.waitForURL(/#\/(connections|today)/, {timeout: 30_000});
  await page.close();
}

/** Switches Regulars on for a site; the demo build has the permission already that the click in the popup would ask for. */
export async function enableSite(extended: Extended, origin: string): Promise<void> {
  const [worker] = extended.context.serviceWorkers();
  if (!worker) throw new Refusal('The extension’s background does not run.');
  await worker.evaluate(async site => chrome.storage.local.set({sites: [{origin: site, adapter: 'ghost'}]}), origin);
}

/** Chips are in closed shadow roots; their hosts are what a page can see of them. */
export const CHIP = '[data-regulars]';

/**
 * Opens the members page and waits for chips on its rows.
 *
 * @returns `sign-in` when the site asks for its owner's password instead
 * @throws Refusal when neither comes within half a minute
 */
export async function openMembers(page: Page, address: string): Promise<'chips' | 'sign-in'> {
  await page.goto(address);
  await page.bringToFront();
  const rows = page.getByTestId('members-list-item');
  const until = Date.now() + 30_000;
  // A small site may have fewer members than that.
  const wanted = async () => Math.max(1, Math.min(5, await rows.count()));
  while ((await rows.locator(CHIP).count()) < (await wanted())) {
    if (await page.locator('input[type=password]').isVisible()) return 'sign-in';
    if (Date.now() > until) {
      const found = `${await rows.count()} members and ${await page.locator(CHIP).count()} score chips`;
      throw new Refusal(`The members page shows ${found} after 30 seconds.`);
    }
    await sleep(200);
  }
  return 'chips';
}

/** Opens the quick-action menu of a row by right click, so that the picture shows it. */
export async function openMenu(page: Page, row: number): Promise<void> {
  await page.getByTestId('members-list-item').nth(row).locator(CHIP).click({button: 'right'});
  // The menu fades in.
  await sleep(600);
}
