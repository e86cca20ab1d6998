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

/** Firefox with the package of a folder, in a new profile; no name leads anywhere. */
export async function newInFirefox(folder: string): Promise<Newcomer> {
  const startedAt = Date.now();
  const firefox = await launchFirefox(folder, {isFirstRun: true, prefs: CUT});
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
