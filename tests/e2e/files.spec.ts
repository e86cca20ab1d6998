import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect} from '@playwright/test';
import {freePort} from '../demo/ports.ts';
import {mailchimpCsv} from '../fixtures/mailchimp-csv.ts';
import {type PatreonGeneration, patreonCsv} from '../fixtures/patreon-csv.ts';
import {clickAccessible, findAccessible} from './accessible.ts';
import {countClicks} from './clicks.ts';
import {test, worldOf} from './creator.ts';
import {launchExtended} from './extension.ts';
import {isBrowsersOwn, netLogSwitches, readNetLog} from './net-log.ts';
import {readChips} from './read-chips.ts';
import {openPopup} from './real-popup.ts';
import {openMembers} from './site.ts';

// Nothing but the creator's own dashboard can be reached.
const CUT = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

// Ghost's admin app looks for its own news and pictures, with or without us; the cut network answers nothing.
const PAGES_OWN = ['https://ghost.org/', 'https://static.ghost.org/'];

test('files only: from a new profile to chips on Ghost’s list, network cut, nothing sent', async ({site}) => {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-files-'));
  const log = join(folder, 'net.json');
  const world = await worldOf(site);
  const files = [join(folder, 'Members_123.csv'), join(folder, 'subscribed_members.csv')];
  writeFileSync(files[0] ?? '', patreonCsv(world.patreon));
  writeFileSync(files[1] ?? '', mailchimpCsv(world.audience));
  const port = await freePort();
  const extended = await launchExtended({args: [...CUT, ...netLogSwitches(log), `--remote-debugging-port=${port}`]});
  try {
    const page = await extended.context.newPage();
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(error.message));
    await openMembers(page, site);
    await page.bringToFront();

    const start = Date.now();
    const clicks = countClicks('files only', 8);
    clicks.click('toolbar');
    const popup = await openPopup(extended, port);
    await popup.press('Use it here');
    clicks.click('Use it here');
    clicks.click('Allow, which the store’s build would ask');
    await popup.choose(files);
    clicks.chooseFiles(2);
    const session = await page.context().newCDPSession(page);
    const scored = async () =>
      (await readChips(session)).filter(row => row.chips.some(name => /^(Loyalty|Joined)/.test(name))).length;
    await expect.poll(scored, {timeout: 60_000}).toBeGreaterThan(2);
    const seconds = (Date.now() - start) / 1000;
    expect(seconds).toBeLessThan(60);
    clicks.end();
    console.log(`chips after ${seconds.toFixed(1)} s`);
    await popup.waitFor(/In this browser only/);
    await popup.close();

    // Bar, menu and popup work on what the files said.
    await findAccessible(session, {role: 'button', name: /^All, [1-9]/});
    await clickAccessible(page, session, {role: 'button', name: /^Most loyal, /});
    await clickAccessible(page, session, {role: 'button', name: /^All, /});
    const member = (await readChips(session)).find(row => row.chips.some(name => name.startsWith('Loyalty')))?.member ?? '';
    await page.locator(`tr:has(a[href*="${member}"]) [data-regulars]`).click({button: 'right'});
    await clickAccessible(page, session, {role: 'menuitem', name: 'Note…'});
    await findAccessible(session, {role: 'textbox', name: 'Note about this person'});
    await page.keyboard.type('From a file');
    await page.keyboard.press('ControlOrMeta+Enter');
    const own = await extended.open('page.html#/supporters');
    await own.getByTestId('filter-field').fill('note:"From a file"');
    await expect(own.getByTestId('table-row')).toHaveCount(1);
    expect(errors).toEqual([]);
  } finally {
    await extended.close();
  }
  const sent = readNetLog(log).filter(request => !isBrowsersOwn(request));
  expect(sent.length).toBeGreaterThan(5);
  expect(
    sent.filter(
      ({url, initiator}) =>
        (!PAGES_OWN.some(own => url.startsWith(own)) && !url.startsWith(site.url)) || initiator.startsWith('chrome-extension:'),
    ),
  ).toEqual([]);
  rmSync(folder, {recursive: true, force: true});
});

for (const generation of ['A', 'B', 'C', 'D'] satisfies PatreonGeneration[]) {
  test(`Patreon’s members file of generation ${generation} is read, and changes nothing when it comes twice (ARM-73, CRM-22)`, async ({
    site,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-files-'));
    const file = join(folder, 'members.csv');
    const {patreon} = await worldOf(site);
    writeFileSync(file, patreonCsv(patreon, generation));
    const extended = await launchExtended({args: CUT});
    try {
      const page = await extended.open('page.html#/import');
      await page.getByTestId('file-input').setInputFiles(file);
      const report = page.getByTestId('import-report');
      await expect(report).toContainText(/\d+/);
      await expect(report).not.toContainText(/0 new/);
      await page.reload();
      await page.getByTestId('file-input').setInputFiles(file);
      await expect(page.getByTestId('import-report')).toContainText(/nothing|no change|0 /i);
    } finally {
      await extended.close();
      rmSync(folder, {recursive: true, force: true});
    }
  });
}
