import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';
import {expect, test} from '@playwright/test';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {drawWorld} from '../fixtures/people.ts';
import {makePackages} from '../package/packages.ts';
import {unzip} from '../package/zip.ts';
import {countClicks} from './clicks.ts';
import {launchExtended} from './extension.ts';
import {newInChromium} from './first-run/chromium.ts';
import {chipNames, dropFile, hears, type Newcomer, press, pressPart, whichever} from './first-run/driven.ts';
import {newInFirefox} from './first-run/firefox.ts';
import {keepAndRestore} from './first-run/keep-and-restore.ts';
import {takeConsentBack} from './first-run/take-consent-back.ts';

/*
 * Tried as a new user does, in both browsers, from the packages that the stores are given: unzipped as they were zipped, in a new
 * profile, with the network cut.
 */

/** The button of the preview, and what an import says at its end. */
const GO = '[data-testid=import-go]';
const REPORT = '[data-testid=import-report]';

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-unzipped-'));
  for (const {name, bytes} of makePackages('0')) {
    for (const [path, content] of unzip(bytes)) {
      const file = join(folder, basename(name, '.zip'), path);
      mkdirSync(dirname(file), {recursive: true});
      writeFileSync(file, content);
    }
  }
});
test.afterAll(() => rmSync(folder, {recursive: true, force: true}));

for (const [name, start] of [
  ['chrome', newInChromium],
  ['firefox', newInFirefox],
] as const) {
  test(`${name}’s package, network cut: sample people, an own file, a saved filter, a backup restored (F42, F43, CRM-22)`, async () => {
    const newcomer = await start(join(folder, `regulars-0-${name}`));
    try {
      await trySample(newcomer);
      await bringFile(newcomer);
      await keepAndRestore(newcomer.welcome, folder);
      if (name === 'firefox') await takeConsentBack(newcomer.welcome);
    } finally {
      await newcomer.close();
    }
  });
}

test('a profile that gives no storage hears one clear sentence in every window', async () => {
  const extended = await launchExtended({folder: join(folder, 'regulars-0-chrome')});
  try {
    await extended.context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'InvalidStateError');
      };
    });
    for (const path of ['popup.html', 'page.html#/supporters', 'sidepanel.html']) {
      const page = await extended.open(path);
      await expect(page.getByText('The browser does not let us open your data. Nothing was lost.')).toBeVisible();
      await page.close();
    }
  } finally {
    await extended.close();
  }
});

async function trySample({name, startedAt, welcome}: Newcomer): Promise<void> {
  await press(welcome, /^Try with sample people$/);
  const scores = async () => (await chipNames(welcome).catch(() => [])).filter(chip => /^Loyalty \d+ of 100/.test(chip)).length;
  await expect.poll(scores, {timeout: 60_000}).toBeGreaterThan(0);
  const seconds = (Date.now() - startedAt) / 1000;
  console.log(`${name}: first chip ${seconds.toFixed(1)} s after the browser was started`);
  expect(seconds).toBeLessThan(60);
  await welcome.go('page.html#/today');
  await press(welcome, /^Remove$/);
  await expect.poll(() => welcome.ask(() => document.querySelector('[data-testid=sample-line]') === null, null)).toBe(true);
}

async function bringFile({name, welcome}: Newcomer): Promise<void> {
  await welcome.go('page.html#/welcome');
  const clicks = countClicks(`${name}: own file to the first saved filter`, 8);
  const pressed = async (what: RegExp) => {
    await press(welcome, what);
    clicks.click(what.source);
  };
  await hears(welcome, 'main', /sample people/);
  await dropFile(welcome, 'members.csv', patreonCsv(drawWorld({members: 60}).patreon));
  clicks.click('drop the file');
  await pressed(/^Regulars reads the member lists/);
  await pressed(/^Regulars is not affiliated/);
  await pressed(/^Agree and go on$/);
  if ((await whichever(welcome, GO, REPORT)) === GO) {
    await pressPart(welcome, GO);
    clicks.click('Import');
  }
  await hears(welcome, REPORT, /members\.csv/);
  await pressed(/^Keep the members I have/);
  await pressed(/^Save the filter for it$/);
  await hears(welcome, '[data-testid=checklist]', /Saved, with your filters/);
  clicks.end();
}
