import {expect} from '@playwright/test';
import {CHIP, enableSite, openMembers} from '../demo/browse.ts';
import {freePort} from '../demo/ports.ts';
import {launchExtended} from './extension.ts';
import {test} from './fixtures.ts';
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
  await popup.press('Use it here');
  for (const one of [page, other]) await expect.poll(() => one.locator(`tr ${CHIP}`).count()).toBeGreaterThan(8);
  await extended.close();
});
