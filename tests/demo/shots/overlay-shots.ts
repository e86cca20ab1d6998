import type {BrowserContext, CDPSession, Locator, Page} from '@playwright/test';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {accessibleNodes, clickAccessible} from '../../e2e/accessible.ts';
import type {Extended} from '../../e2e/extension.ts';
import {startGhostFake} from '../../fakes/ghost.ts';
import {mailchimpCsv} from '../../fixtures/mailchimp-csv.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld} from '../../fixtures/people.ts';
import {provideGhostAdmin} from '../../setup/ghost-admin.ts';
import {CHIP, enableSite, openMembers} from '../browse.ts';
import type {Cleanup} from '../cleanup.ts';
import {openView} from './browser.ts';
import type {Camera, Language} from './camera.ts';
import {drop, POPUP} from './popup-shots.ts';

/** The starter filter's name on the bar. */
const DECLINED: Record<Language, string> = {en: 'Declined', fr: 'Paiement refusé', es: 'Pago rechazado'};

/** The bar's last button, and what leads to the columns, in each language. */
const MORE = /^(More|Plus|Más)$|\d+ (more saved|autres? filtres?|filtros? (guardados? )?más)/;
const COLUMNS = /^(Columns here|Colonnes|Columnas)/;

/** Ghost's own members page with chips, bar, card, menu and a filter, on files alone. */
export async function shootOverlay(extended: Extended, camera: Camera, cleanup: Cleanup): Promise<void> {
  const world = drawWorld();
  const ghost = await startGhostFake({people: world.ghost, adminFolder: provideGhostAdmin()});
  cleanup.add(() => ghost.close());
  const popup = await openView(extended, 'popup.html', POPUP);
  await drop(popup, 'members.csv', patreonCsv(world.patreon));
  await drop(popup, 'audience.csv', mailchimpCsv(world.audience));
  const page = await extended.context.newPage();
  await page.goto(`${ghost.url}/ghost/#/members`);
  await shootSiteOff(popup, page, camera);
  await enableSite(extended, ghost.url);
  await openMembers(page, `${ghost.url}/ghost/#/members`);
  await page.reload();
  await openMembers(page, `${ghost.url}/ghost/#/members`);
  const known = new Set(world.patreon.filter(({state}) => state === 'active').map(({email}) => email.toLowerCase()));
  await shootStates(page, {known, camera});
  await popup.reload();
  await popup.waitForTimeout(500);
  await camera.shoot(popup, 'popup--site-on');
  await popup.close();
  await page.close();
  await ghost.close();
}

async function shootSiteOff(popup: Page, page: Page, camera: Camera): Promise<void> {
  await page.bringToFront();
  await popup.reload();
  await popup.waitForTimeout(500);
  await camera.shoot(popup, 'popup--site-off');
}

async function shootStates(page: Page, {known, camera}: {known: ReadonlySet<string>; camera: Camera}): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await page.waitForTimeout(500);
  await camera.shoot(page, 'overlay-list--chips');
  const chip = (await knownRow(page, known)).locator(CHIP);
  await chip.hover();
  await page.waitForTimeout(700);
  await camera.shoot(page, 'overlay-card--hover');
  await page.mouse.move(5, 400);
  await page.keyboard.press('Escape');
  await putLevels(page.context());
  await page.waitForTimeout(1_500);
  await chip.hover();
  await page.waitForTimeout(900);
  await camera.shoot(page, 'overlay-card--level');
  await page.mouse.move(5, 400);
  await page.keyboard.press('Escape');
  await chip.click({button: 'right'});
  await page.waitForTimeout(500);
  await camera.shoot(page, 'overlay-menu--open');
  await page.keyboard.press('Escape');
  const name = new RegExp(`^${DECLINED[camera.language]}`);
  const bar = (await accessibleNodes(session)).find(node => name.test(node.name) && node.role !== 'StaticText');
  if (bar === undefined) throw new Error('the bar has no filter for declined payments');
  await clickAccessible(page, session, {role: bar.role, name: bar.name});
  await page.waitForTimeout(700);
  await camera.shoot(page, 'overlay-list--filtered');
  await shootMore(page, camera);
}

/** A programme with levels: the card says the way to the next one. */
async function putLevels(context: BrowserContext): Promise<void> {
  const view = context.pages().find(one => one.url().startsWith('chrome-extension:'));
  const levels = [
    {id: 'friend', name: 'Friend', from: 10},
    {id: 'regular', name: 'Regular', from: 5_000},
  ];
  const {rules, halfLifeDays} = DEFAULT_PROGRAMME;
  const command = {id: crypto.randomUUID(), at: Date.now(), kind: 'programme-put', plan: {rules, halfLifeDays, levels}};
  await view?.evaluate(data => chrome.runtime.sendMessage({id: 1, type: 'send', data, timestamp: 0}), {command});
}

/** The bar's drop-down with a filter on, and the columns in it, at two sizes of everything. */
async function shootMore(page: Page, camera: Camera): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const [name, size] of Object.entries({'': {width: 1280, height: 860}, '-200': {width: 640, height: 430}})) {
    await page.setViewportSize(size);
    await page.waitForTimeout(500);
    await openMore(page, session);
    await camera.shoot(page, `overlay-more--open${name}`);
    await clickLast(page, session, COLUMNS);
    await page.waitForTimeout(500);
    await camera.shoot(page, `overlay-more--columns${name}`);
    await page.keyboard.type('da');
    await camera.shoot(page, `overlay-more--sought${name}`);
    for (const _ of ['what was typed', 'the columns', 'the drop-down']) await page.keyboard.press('Escape');
  }
}

/** One that is open still is closed by the first click. */
async function openMore(page: Page, session: CDPSession): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    await clickLast(page, session, MORE);
    for (const until = Date.now() + 3_000; Date.now() < until; await page.waitForTimeout(200)) {
      if ((await accessibleNodes(session)).some(({role, name}) => role === 'button' && COLUMNS.test(name))) return;
    }
  }
}

async function clickLast(page: Page, session: CDPSession, name: RegExp): Promise<void> {
  const found = (await accessibleNodes(session)).filter(node => node.role === 'button' && name.test(node.name)).at(-1);
  if (found === undefined) throw new Error(`the bar has no button ${name}`);
  await clickAccessible(page, session, {role: found.role, name: found.name});
}

/** The first row in sight whose person is in the files. */
export async function knownRow(page: Page, known: ReadonlySet<string>): Promise<Locator> {
  for (const row of await page.getByTestId('members-list-item').all()) {
    const text = (await row.textContent()) ?? '';
    if ([...known].some(email => email !== '' && text.includes(email))) return row;
  }
  throw new Error('nobody in sight is in the files');
}
