import {expect, type Page} from '@playwright/test';
import type {PanelSubject} from '../../../extension/messages.ts';
import type {Extended} from '../../e2e/extension.ts';
import {type Follow, openView} from './browser.ts';
import type {Camera} from './camera.ts';
import type {Feed} from './feed-server.ts';
import {feedOf} from './feeds.ts';

/** Both widths of a side panel that have to be drawn. */
const SIZES = {320: {width: 320, height: 760}, 480: {width: 480, height: 900}};

/** The panel with nobody in it. */
export async function shootEmptyPanel(extended: Extended, camera: Camera): Promise<void> {
  for (const [name, size] of Object.entries(SIZES)) {
    const panel = await openView(extended, 'sidepanel.html', size);
    await camera.shoot(panel, `panel-${name}--0`);
    await panel.close();
  }
}

/** The panel about people of every kind, about nobody and about several. */
export async function shootPanel(extended: Extended, camera: Camera, follow: Follow): Promise<void> {
  const feed = feedOf(500, Date.now());
  await follow(feed);
  for (const [name, size] of Object.entries(SIZES)) {
    const panel = await openView(extended, 'sidepanel.html', size);
    await camera.shoot(panel, `panel-${name}--nobody`);
    for (const [state, id] of Object.entries(peopleOf(feed))) {
      await show(panel, {kind: 'person', id});
      await expect(panel.getByTestId('person')).toBeVisible();
      await camera.shoot(panel, `panel-${name}--${state}`);
    }
    await shootParts(panel, camera, `panel-${name}`);
    await show(panel, {kind: 'unknown', identity: {identifiers: ['email:somebody.new@example.org']}});
    await camera.shoot(panel, `panel-${name}--unknown`);
    const ids = feed.supporters.slice(0, 3).map(({id}) => id);
    await show(panel, {kind: 'several', identity: {identifiers: ['email:office@example.org']}, ids, origin: undefined});
    await camera.shoot(panel, `panel-${name}--several`);
    await panel.getByTestId('search').fill('king');
    await camera.shoot(panel, `panel-${name}--search`);
    await panel.getByTestId('search').fill('');
    await shootMatches(panel, camera, `panel-${name}`);
    await panel.close();
  }
  await shootRun(extended, camera);
}

/** Everyone whom the page's filter fits: a saved one, one that was typed, one that fits nobody. */
async function shootMatches(panel: Page, camera: Camera, name: string): Promise<void> {
  const filters = {
    matches: 'state:declined',
    'matches-typed': 'kind:(paid, free) -newsletter:subscribed',
    'matches-none': 'tier:"No such"',
  };
  await keep(panel, 'panel', undefined);
  for (const [state, filter] of Object.entries(filters)) {
    await keep(panel, 'panelFilter', filter);
    await expect(panel.getByTestId('matches')).toBeVisible();
    await camera.shoot(panel, `${name}--${state}`);
  }
  await keep(panel, 'panelFilter', filters.matches);
  await panel.getByTestId('match').first().press('Enter');
  await expect(panel.getByTestId('person')).toBeVisible();
  await camera.shoot(panel, `${name}--match`);
  await keep(panel, 'panelFilter', undefined);
}

/** Messages one by one, in the place of a person. */
async function shootRun(extended: Extended, camera: Camera): Promise<void> {
  const page = await openView(extended, 'page.html#/supporters?filter=state%3Adeclined&act=reach&for=declined', SIZES[480]);
  await page.getByTestId('channel-message').click();
  await page.getByTestId('start-run').click();
  await expect(page.getByTestId('run-place')).toBeVisible();
  const run = page.url().split('/').at(-1) ?? '';
  await page.close();
  for (const [name, size] of Object.entries(SIZES)) {
    const panel = await openView(extended, 'sidepanel.html', size);
    await panel.evaluate(id => chrome.storage.session.set({panelRun: id}), run);
    await expect(panel.getByTestId('run-place')).toBeVisible();
    await camera.shoot(panel, `panel-${name}--run`);
    await panel.locator('main').evaluate(main => main.scrollTo(0, main.scrollHeight));
    await camera.shoot(panel, `panel-${name}--run-end`);
    await panel.close();
  }
}

/** What stands further down, one part after the other. */
async function shootParts(panel: Page, camera: Camera, name: string): Promise<void> {
  for (const part of ['timeline', 'owed', 'notes', 'sources']) {
    const fold = panel.locator(`#fold-${part}`);
    if ((await fold.count()) === 0) continue;
    await fold.evaluate(details => details.setAttribute('open', ''));
    await fold.evaluate(details => details.scrollIntoView({block: 'start'}));
    await camera.shoot(panel, `${name}--${part}`);
  }
  await panel.getByTestId('more').click();
  await camera.shoot(panel, `${name}--menu`);
  await panel.keyboard.press('Escape');
}

/** Somebody with most to tell, somebody at risk, and one whom a file alone knows. */
function peopleOf({supporters}: Feed): Record<string, string> {
  const richest = [...supporters].sort((left, right) => weight(right) - weight(left))[0];
  const declined = supporters.find(({records}) => records.some(({fields}) => fields.lastChargeStatus === 'declined'));
  return {...(declined && {declined: declined.id}), ...(richest && {person: richest.id})};
}

function weight(supporter: Feed['supporters'][number]): number {
  const {records, orders, notes, activity, contacts} = supporter;
  return 10 * records.length + 5 * (orders?.count ?? 0) + notes.length + (activity?.newest.length ?? 0) + (contacts?.length ?? 0);
}

/** Tells the panel whom its page is about, as the background does. */
export async function show(panel: Page, subject: PanelSubject): Promise<void> {
  await keep(panel, 'panel', subject);
}

/** Keeps something for the panel of its tab; undefined takes it away. */
async function keep(panel: Page, what: 'panel' | 'panelFilter', value: PanelSubject | string | undefined): Promise<void> {
  await panel.evaluate(
    async ([name, kept]) => {
      const tab = await chrome.tabs.getCurrent();
      const key = `${name}:${tab?.id}`;
      await (kept === undefined ? chrome.storage.session.remove(key) : chrome.storage.session.set({[key]: kept}));
    },
    [what, value] as const,
  );
  await panel.waitForTimeout(400);
}
