import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from '@playwright/test';
import {accessibleNodes, clickAccessible} from '../../e2e/accessible.ts';
import type {Extended} from '../../e2e/extension.ts';
import {startGhostFake} from '../../fakes/ghost.ts';
import {mailchimpCsv} from '../../fixtures/mailchimp-csv.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld} from '../../fixtures/people.ts';
import {provideGhostAdmin} from '../../setup/ghost-admin.ts';
import {ROOT} from '../../setup/root.ts';
import {CHIP, enableSite, openMembers} from '../browse.ts';
import type {Cleanup} from '../cleanup.ts';
import {openView} from './browser.ts';
import type {Language} from './camera.ts';
import {knownRow} from './overlay-shots.ts';
import {drop, POPUP} from './popup-shots.ts';

/** The size that all three stores take; five pictures are the most that Chrome's shows. */
export const STORE_SIZE = {width: 1280, height: 800};

/** The starter filter whose people stand at the top of the list. */
const LOYAL: Record<Language, string> = {en: 'Most loyal', fr: 'Les plus fidèles', es: 'Más fieles'};

const FOLDER = join(ROOT, 'packages/screenshots');

/** The pictures for the stores' listings: drawn people, on Ghost's own list and on our page, from files alone. */
export async function shootForStores(extended: Extended, language: Language, cleanup: Cleanup): Promise<string[]> {
  const taken: string[] = [];
  mkdirSync(join(FOLDER, language), {recursive: true});
  const shoot = async (page: Page, name: string) => {
    await page.emulateMedia({colorScheme: 'light', reducedMotion: 'reduce'});
    await page.waitForTimeout(500);
    const path = join(FOLDER, language, `${taken.length + 1}-${name}.png`);
    await page.screenshot({path});
    taken.push(path);
  };
  const world = drawWorld();
  const ghost = await startGhostFake({people: world.ghost, adminFolder: provideGhostAdmin()});
  cleanup.add(() => ghost.close());
  const popup = await openView(extended, 'popup.html', POPUP);
  await drop(popup, 'members.csv', patreonCsv(world.patreon));
  await drop(popup, 'audience.csv', mailchimpCsv(world.audience));
  await enableSite(extended, ghost.url);
  const page = await extended.context.newPage();
  await page.setViewportSize(STORE_SIZE);
  await openMembers(page, `${ghost.url}/ghost/#/members`);
  const known = new Set(world.patreon.filter(({state}) => state === 'active').map(({email}) => email.toLowerCase()));
  await shootList(page, {known, language, shoot});
  await popup.close();
  await shootOwnPage(extended, shoot);
  await page.close();
  await ghost.close();
  return taken;
}

type Shoot = (page: Page, name: string) => Promise<void>;

async function shootList(
  page: Page,
  {known, language, shoot}: {known: ReadonlySet<string>; language: Language; shoot: Shoot},
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await page.waitForTimeout(1_000);
  await (await knownRow(page, known)).locator(CHIP).hover();
  await page.waitForTimeout(700);
  await shoot(page, 'scores');
  await page.mouse.move(5, 400);
  await page.waitForTimeout(700);
  await page.keyboard.press('Escape');
  const name = new RegExp(`^${LOYAL[language]}`);
  const bar = (await accessibleNodes(session)).find(node => name.test(node.name) && node.role !== 'StaticText');
  if (bar === undefined) throw new Error('the bar has no filter for the most loyal');
  await clickAccessible(page, session, {role: bar.role, name: bar.name});
  await shoot(page, 'filter');
}

async function shootOwnPage(extended: Extended, shoot: Shoot): Promise<void> {
  const own = await openView(extended, 'page.html#/today', STORE_SIZE);
  await shoot(own, 'today');
  await own.goto(own.url().replace(/#.*/, '#/supporters?sort=-score'));
  await shoot(own, 'supporters');
  await own.getByTestId('table-row').first().click();
  await shoot(own, 'person');
  await own.close();
}
