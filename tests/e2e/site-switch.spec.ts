import {expect} from '@playwright/test';
import {CHIP, enableSite, openMembers} from '../demo/browse.ts';
import {freePort} from '../demo/ports.ts';
import {type Extended, launchExtended} from './extension.ts';
import {test} from './fixtures.ts';
import {findPanel} from './real-panel.ts';
import {openPopup} from './real-popup.ts';

test('F45 one line in the popup, a report to copy, and a switch that ends and begins without a reload', async ({
  ghost,
  world,
}) => {
  const port = await freePort();
  const extended = await launchExtended({args: [`--remote-debugging-port=${port}`]});
  const origin = new URL(ghost.url).origin;
  await enableSite(extended, origin);
  const page = await extended.context.newPage();
  await extended.context.grantPermissions(['clipboard-read'], {origin});
  expect(await openMembers(page, `${ghost.url}/ghost/#/members`)).toBe('chips');
  const other = await extended.context.newPage();
  await openMembers(other, `${ghost.url}/ghost/#/members`);
  await page.bringToFront();

  const popup = await openPopup(extended, port);
  await popup.waitFor(/Ghost, \d+ rows, 0 recognised/);
  await expect.poll(() => toolbarTitle(extended)).toMatch(/^Ghost, \d+ rows, 0 recognised$/);
  await popup.press('Copy report');
  await popup.waitFor(/Copied: how the page is built, and counts/);
  const text = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(JSON.parse(text)).toMatchObject({adapter: {id: 'ghost'}, verdict: 'people', health: {state: 'ok'}});
  for (const {email, name} of world.ghost.slice(0, 40)) {
    expect(text).not.toContain(email);
    if (name) expect(text).not.toContain(name);
  }

  await popup.press('Turn off here');
  for (const one of [page, other]) await expect(one.locator(CHIP)).toHaveCount(0);
  await popup.waitFor(/Regulars is off on/);
  await expect.poll(() => toolbarTitle(extended)).toBe('Regulars');
  await popup.press('Use it here');
  for (const one of [page, other]) await expect.poll(() => one.locator(`tr ${CHIP}`).count()).toBeGreaterThan(8);
  await extended.close();
});

/** What the toolbar's icon says of the tab in front. */
async function toolbarTitle({context}: Extended): Promise<string | undefined> {
  return context.serviceWorkers()[0]?.evaluate(async () => {
    const [tab] = await chrome.tabs.query({active: true, currentWindow: true});
    return tab?.id === undefined ? undefined : chrome.action.getTitle({tabId: tab.id});
  });
}

test('F45 the panel opens from the popup’s line about the page', async ({ghost}) => {
  const port = await freePort();
  const extended = await launchExtended({args: [`--remote-debugging-port=${port}`]});
  await enableSite(extended, new URL(ghost.url).origin);
  const page = await extended.context.newPage();
  await openMembers(page, `${ghost.url}/ghost/#/members`);
  const popup = await openPopup(extended, port);
  await popup.waitFor(/Ghost, \d+ rows/);
  await popup.press('Open the panel');
  const panel = await findPanel(extended, port);
  await panel.waitFor(/\S/);
  panel.close();
  await extended.close();
});

test('F45 a site that was switched off can be switched on again in the settings', async ({ghost}) => {
  const extended = await launchExtended();
  const origin = new URL(ghost.url).origin;
  await enableSite(extended, origin);
  const page = await extended.context.newPage();
  await openMembers(page, `${ghost.url}/ghost/#/members`);
  const settings = await extended.open('page.html#/settings');
  await settings.getByRole('button', {name: `Turn off on ${origin}`}).click();
  await expect(page.locator(CHIP)).toHaveCount(0);
  await settings.getByRole('button', {name: `Turn on again on ${origin}`}).click();
  await expect(settings.getByText(`On again on ${origin}.`)).toBeVisible();
  await page.bringToFront();
  await expect.poll(() => page.locator(`tr ${CHIP}`).count()).toBeGreaterThan(8);
  await extended.close();
});
