import {expect} from '@playwright/test';
import {CHIP, enableSite, openMembers} from '../demo/browse.ts';
import {mailchimpCsv} from '../fixtures/mailchimp-csv.ts';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {clickAccessible, findAccessible} from './accessible.ts';
import {launchExtended} from './extension.ts';
import {test} from './fixtures.ts';
import {ownParts} from './own-parts.ts';

/** Words of our own that stand on the page in English, and in French nowhere. */
const ENGLISH = /\b(Loyalty|Open|Filter|Message…|Copy|Tag|Find|More|All|Declined|Welcome|Not on|quarter|supporters?)\b/;

test('F48: French on an English Ghost: its people are found, all we draw speaks French, has a name and 24 pixels', async ({
  ghost,
  world,
}) => {
  const extended = await launchExtended({language: 'fr'});
  const popup = await extended.open('popup.html');
  for (const [name, text] of [
    ['members.csv', patreonCsv(world.patreon)],
    ['subscribed_members.csv', mailchimpCsv(world.audience)],
  ] as const) {
    const file = {name, mimeType: 'text/csv', buffer: Buffer.from(text)};
    await popup.getByTestId('file-input').first().setInputFiles(file);
    await expect(popup.getByTestId('import-report')).toContainText(name, {timeout: 30_000});
  }
  await popup.close();
  await enableSite(extended, ghost.url);
  const page = await extended.context.newPage();
  await openMembers(page, `${ghost.url}/ghost/#/members`);
  // The words above the columns are the host's own.
  await expect(page.getByText('Open rate').first()).toBeVisible();
  const session = await page.context().newCDPSession(page);
  const chip = {role: 'button', name: /^Fidélité \d+ sur 100/};
  await findAccessible(session, chip);
  const isHit = await page
    .locator(CHIP)
    .first()
    .evaluate(host => {
      const {left, top, width, height} = host.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      return [y - 11.5, y + 11.5].every(at => host.contains(document.elementFromPoint(x, at)));
    });
  const parts = {list: await ownParts(session), card: [], menu: [], palette: []} as Record<
    string,
    Awaited<ReturnType<typeof ownParts>>
  >;
  await clickAccessible(page, session, chip);
  await findAccessible(session, {role: 'button', name: 'Ouvrir le panneau'});
  parts.card = await ownParts(session);
  await page.keyboard.press('Escape');
  await clickAccessible(page, session, chip, 'right');
  await findAccessible(session, {role: 'menu', name: 'Actions rapides'});
  parts.menu = await ownParts(session);
  await page.keyboard.press('Control+k');
  await findAccessible(session, {role: 'dialog', name: 'Trouver et agir'});
  parts.palette = await ownParts(session);
  await extended.close();
  expect(isHit).toBe(true);
  for (const [place, drawn] of Object.entries(parts)) {
    expect(drawn.length, place).toBeGreaterThan(3);
    expect(
      drawn.filter(({name}) => name === '' || ENGLISH.test(name)),
      place,
    ).toEqual([]);
    // A chip is 64 by 22, and reaches further, as was hit above.
    const small = drawn.filter(({width, height}) => Math.min(width, height) < 24 && !(width === 64 && height === 22));
    expect(small, place).toEqual([]);
  }
});
