import {expect, type Page} from '@playwright/test';
import {show} from '../demo/shots/panel-shots.ts';
import {VIEWS} from '../demo/shots/views.ts';
import {mailchimpCsv} from '../fixtures/mailchimp-csv.ts';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {drawWorld} from '../fixtures/people.ts';
import {violationsOf} from './axe.ts';
import {type Extended, launchExtended} from './extension.ts';
import {test} from './fixtures.ts';
import {tooWide} from './reflow.ts';

const WORLD = drawWorld({members: 60});
/** A window of 1280 px at 400 %. */
const NARROW = {width: 320, height: 640};

test('every view in English, light, keeps the rules of WCAG 2.2 AA', async () => {
  const extended = await launchExtended({language: 'en'});
  const found: string[] = [];
  const look = async (page: Page, name: string) => {
    for (const line of await violationsOf(page)) found.push(`${name}: ${line}`);
  };
  const popup = await extended.open('popup.html');
  await look(popup, 'popup, first run');
  await readFiles(popup);
  await look(popup, 'popup');
  await popup.close();
  await walk(extended, 'light', look);
  await extended.close();
  expect(found).toEqual([]);
});

test('every view in French, dark, does so too, moves nothing where less motion is wished, and fits 320 pixels', async () => {
  const extended = await launchExtended({language: 'fr'});
  const found: string[] = [];
  const look = async (page: Page, name: string) => {
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
    for (const line of [...(await violationsOf(page)), ...(await moving(page))]) found.push(`${name}: ${line}`);
    const wide = page.viewportSize() ?? NARROW;
    await page.setViewportSize(NARROW);
    for (const line of await tooWide(page)) found.push(`${name} at 320 px: ${line}`);
    await page.setViewportSize(wide);
  };
  const popup = await extended.open('popup.html');
  await popup.setViewportSize({width: 360, height: 560});
  await popup.emulateMedia({colorScheme: 'dark', reducedMotion: 'reduce'});
  await look(popup, 'popup, first run');
  await readFiles(popup);
  await look(popup, 'popup');
  await popup.close();
  await walk(extended, 'dark', look);
  await extended.close();
  expect(found).toEqual([]);
});

/** Every view of the page, one person in it, the panel about nobody and about that person. */
async function walk(
  extended: Extended,
  theme: 'light' | 'dark',
  look: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const page = await extended.open('page.html');
  await page.emulateMedia({colorScheme: theme, reducedMotion: 'reduce'});
  for (const [name, hash] of Object.entries(VIEWS)) {
    await page.goto(`${page.url().split('#')[0]}${hash}`);
    await expect(page.locator('h1').first()).toBeVisible();
    await look(page, name);
  }
  await page.goto(`${page.url().split('#')[0]}#/supporters?filter=kind%3Apaid`);
  await page.getByTestId('table-row').first().click();
  await expect(page.locator('.detail h3').first()).toBeVisible();
  await look(page, 'page-person');
  const id = new URL(page.url()).hash.split('?')[0]?.split('/').at(-1) ?? '';
  await page.close();
  const panel = await extended.open('sidepanel.html');
  await panel.emulateMedia({colorScheme: theme, reducedMotion: 'reduce'});
  await panel.setViewportSize({width: 400, height: 800});
  await expect(panel.getByTestId('nobody')).toBeVisible();
  await look(panel, 'panel, nobody');
  await show(panel, {kind: 'person', id});
  await expect(panel.getByTestId('person')).toBeVisible();
  await look(panel, 'panel, person');
  await panel.close();
}

async function readFiles(page: Page): Promise<void> {
  for (const [name, text] of [
    ['Members_123.csv', patreonCsv(WORLD.patreon)],
    ['subscribed_members.csv', mailchimpCsv(WORLD.audience)],
  ] as const) {
    const file = {name, mimeType: 'text/csv', buffer: Buffer.from(text)};
    await page.getByTestId('file-input').first().setInputFiles(file);
    await expect(page.getByTestId('import-report')).toContainText(name);
  }
}

/** What would still move. What only appears late does so at once. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap(element => {
      const {transitionDuration, animationName, animationDuration} = getComputedStyle(element);
      const isStill = transitionDuration.split(', ').every(time => time === '0s');
      const isAtOnce = animationName === 'none' || Number.parseFloat(animationDuration) <= 0.001;
      return isStill && isAtOnce ? [] : [`moves: ${element.tagName.toLowerCase()}.${element.className}`];
    }),
  );
}
