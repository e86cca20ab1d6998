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
async function show(panel: Page, subject: PanelSubject): Promise<void> {
  await panel.evaluate(async about => {
    const tab = await chrome.tabs.getCurrent();
    await chrome.storage.session.set({[`panel:${tab?.id}`]: about});
  }, subject);
  await panel.waitForTimeout(400);
}
