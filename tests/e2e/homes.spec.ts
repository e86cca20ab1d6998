import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, type Page, test, type Worker} from '@playwright/test';
import type {Extended} from './extension.ts';
import {withOwnBuild} from './own-build.ts';

async function backgroundOf({context}: Extended): Promise<Worker> {
  return context.serviceWorkers().at(-1) ?? (await context.waitForEvent('serviceworker'));
}

/** Whether the heavy part of the background is there. */
async function isLoaded(extended: Extended): Promise<boolean> {
  return (await backgroundOf(extended)).evaluate(() => 'regularsHomes' in globalThis);
}

function ask(page: Page, type: string, data?: object): Promise<unknown> {
  return page.evaluate(message => chrome.runtime.sendMessage(message), {type, data, timestamp: 0});
}

/** Saves a filter, and counts those that the bar then shows. */
async function saveFilter(page: Page, name: string): Promise<void> {
  const segment = {id: crypto.randomUUID(), rev: 0, name, filter: 'state:active', position: 100};
  const command = {id: crypto.randomUUID(), at: Date.now(), kind: 'segment-put', segment};
  expect(await ask(page, 'send', {command})).toMatchObject({res: {ok: true}});
  expect(await ask(page, 'bar')).toMatchObject({res: {segments: expect.arrayContaining([expect.objectContaining({name})])}});
}

/** Ends the background as the browser does after half a minute without an event. */
async function stopBackground(extended: Extended, page: Page): Promise<void> {
  await (await backgroundOf(extended)).evaluate(() => Object.assign(globalThis, {isOld: true}));
  const session = await extended.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
  const isOld = async () => {
    await ask(page, 'bar').catch(() => undefined);
    return (await backgroundOf(extended)).evaluate(() => 'isOld' in globalThis).catch(() => true);
  };
  await expect.poll(isOld, {message: 'another background'}).toBe(false);
}

test('a background that was stopped looks up without its heavy part, and loads it for the first change', async () => {
  await withOwnBuild(async start => {
    const extended = await start();
    const page = await extended.open('page.html#/today');
    await saveFilter(page, 'First');
    for (const name of ['Second', 'Third']) {
      await stopBackground(extended, page);
      expect(await isLoaded(extended)).toBe(false);
      await saveFilter(page, name);
      expect(await isLoaded(extended)).toBe(true);
    }
    await extended.close();
  });
});

test('a browser that starts again loads the heavy part when it is needed, from what it kept', async () => {
  await withOwnBuild(async start => {
    const before = await start();
    await saveFilter(await before.open('page.html#/today'), 'First');
    await before.close();
    const extended = await start();
    const page = await extended.open('page.html#/today');
    // An extension from a folder is greeted, by its heavy part, at each start of the browser.
    await stopBackground(extended, page);
    expect(await isLoaded(extended)).toBe(false);
    await saveFilter(page, 'Second');
    expect(await isLoaded(extended)).toBe(true);
    await extended.close();
  });
});

test('a new version brings its own heavy part', async () => {
  await withOwnBuild(async (start, build) => {
    const extended = await start();
    await saveFilter(await extended.open('page.html#/today'), 'First');
    change(build);
    await reload(extended);
    const page = await openOnceThere(extended, 'page.html#/today');
    await stopBackground(extended, page);
    await saveFilter(page, 'Second');
    const background = await backgroundOf(extended);
    expect(await background.evaluate(() => [chrome.runtime.getManifest().version, 'isNew' in globalThis])).toEqual(['9.9', true]);
    await extended.close();
  });
});

/** Another version on the disk, whose heavy part alone differs. */
function change(build: string): void {
  const manifest = join(build, 'manifest.json');
  writeFileSync(manifest, JSON.stringify({...JSON.parse(readFileSync(manifest, 'utf8')), version: '9.9'}));
  const script = join(build, 'homes.js');
  writeFileSync(script, `globalThis.isNew = true;${readFileSync(script, 'utf8')}`);
}

/** The browser refuses the pages of an extension that it is still loading. */
async function openOnceThere({context, id}: Extended, path: string): Promise<Page> {
  const page = await context.newPage();
  await expect(async () => void (await page.goto(`chrome-extension://${id}/${path}`))).toPass({timeout: 10_000});
  return page;
}

/** The button "Reload" of the browser's own list of extensions. */
async function reload({context, id}: Extended): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async extension => {
    const {developerPrivate} = chrome as unknown as {developerPrivate: Record<string, (...args: unknown[]) => Promise<void>>};
    // Without it the browser switches off what it did not get from its store.
    await developerPrivate.updateProfileConfiguration?.({inDeveloperMode: true});
    await developerPrivate.reload?.(extension, {failQuietly: false});
  }, id);
  await page.close();
}
