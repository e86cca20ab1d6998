import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ElementHandle, Page} from 'puppeteer-core';
import {FIREFOX_HOST, launchFirefox, welcomeInFirefox} from '../firefox/firefox.ts';
import {type Driven, freshPath, type Newcomer} from './driven.ts';

// Whatever is asked for goes to a door that nobody opens; the driver talks to Firefox, not Firefox to the driver.
const CUT = {
  'network.proxy.type': 1,
  'network.proxy.socks': '127.0.0.1',
  'network.proxy.socks_port': 9,
  'network.proxy.socks_remote_dns': true,
};

/** A question of the browser's own is answered with yes, and files that it saves lie where nobody keeps them. */
function quiet(): Record<string, string | number | boolean> {
  const downloads = mkdtempSync(join(tmpdir(), 'regulars-saved-'));
  return {
    'extensions.webextOptionalPermissionPrompts': false,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
  };
}

/** Firefox with the package of a folder, in a new profile; no name leads anywhere. */
export async function newInFirefox(folder: string): Promise<Newcomer> {
  const startedAt = Date.now();
  const firefox = await launchFirefox(folder, {isFirstRun: true, prefs: {...CUT, ...quiet()}});
  const welcome = await welcomeInFirefox(firefox.browser);
  await welcome.bringToFront();
  return {name: 'Firefox', startedAt, welcome: drivenBy(welcome), close: () => firefox.close()};
}

function drivenBy(page: Page): Driven {
  return {
    ask: (work, argument) => page.evaluate(work as never, argument as never),
    click: (x, y) => page.mouse.click(x, y),
    type: text => page.keyboard.type(text),
    async go(path) {
      // The load event goes with the process that the page left.
      await page.goto(`moz-extension://${FIREFOX_HOST}/${freshPath(path)}`, {timeout: 2_000}).catch(() => undefined);
      await page.waitForFunction(() => document.querySelector('#root > *') !== null);
    },
    async choose(selector, path) {
      const input = (await page.waitForSelector(selector)) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(path);
    },
  };
}
