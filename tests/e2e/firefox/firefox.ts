import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import puppeteer, {type Browser, type Page} from 'puppeteer-core';
import {provideFirefox} from '../../setup/firefox.ts';
import {Refusal} from '../../setup/refusal.ts';
import {ROOT} from '../../setup/root.ts';
import {AGREED} from '../agree.ts';
import {inspectorAddOn} from './inspector.ts';

/** As `wxt.config.ts` names the add-on. */
const ADD_ON = 'regulars@regulars.example';
/** Firefox draws one for each installation; here it is given, so that our own pages have an address. */
export const FIREFOX_HOST = '3c6bf0a2-7d7d-4a55-9a55-70b2c16d0f11';

const WELCOME_MS = 30_000;

/** Firefox with the extension in it. */
export type Firefox = {
  readonly browser: Browser;
  /** Opens one of the extension's own pages: `page.html#/supporters`. */
  open(path: string): Promise<Page>;
  close(): Promise<void>;
};

/**
 * Builds the demo build for Firefox.
 *
 * @throws Refusal with the bundler's own words
 */
export function buildForFirefox(): string {
  const out = mkdtempSync(join(tmpdir(), 'regulars-firefox-'));
  const args = ['build', 'extension', '--browser', 'firefox', '--mv3', '--mode', 'demo'];
  const env = {...process.env, NO_COLOR: '1', REGULARS_OUT: out};
  const run = spawnSync(join(ROOT, 'node_modules/.bin/wxt'), args, {cwd: ROOT, encoding: 'utf8', env});
  const folder = join(out, 'firefox-mv3-demo');
  if (run.status !== 0 || !existsSync(join(folder, 'manifest.json'))) throw new Refusal(`${run.stdout}\n${run.stderr}`);
  return folder;
}

export type FirefoxOptions = {
  /** Leaves the welcome that the install opens, and nothing agreed to. */
  readonly isFirstRun?: boolean;
  readonly prefs?: Record<string, string | number | boolean>;
};

/** Starts Debian's Firefox over WebDriver BiDi and installs a build, as `about:debugging` does. */
export async function launchFirefox(folder: string, {isFirstRun = false, prefs = {}}: FirefoxOptions = {}): Promise<Firefox> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: provideFirefox(() => undefined).path,
    headless: true,
    defaultViewport: {width: 1280, height: 860},
    // Since Firefox 153 a driver may not go to an extension's page without it.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({[ADD_ON]: FIREFOX_HOST}),
      'intl.locale.requested': 'en-US',
      // A page may read what it copied; the question would wait for a hand.
      'dom.events.testing.asyncClipboard': true,
      ...prefs,
    },
  });
  await browser.installExtension(inspectorAddOn());
  await browser.installExtension(folder);
  if (!isFirstRun) await agreeInFirefox(browser);
  return {
    browser,
    async open(path) {
      const page = await browser.newPage();
      // The page changes its process on the way, and its load event with it (mozilla/firefox-devtools-mcp#87).
      await page.goto(`moz-extension://${FIREFOX_HOST}/${path}`, {timeout: 2_000}).catch(() => undefined);
      await page.waitForFunction(() => document.querySelector('#root > *') !== null);
      return page;
    },
    close: () => browser.close(),
  };
}

/** The tab that the install opened. The driver does not hear to which address a page of an extension went: the page is asked. */
export async function welcomeInFirefox(browser: Browser): Promise<Page> {
  const until = Date.now() + WELCOME_MS;
  while (Date.now() < until) {
    for (const page of await browser.pages()) {
      const address = await page.evaluate(() => location.href).catch(() => '');
      if (address.startsWith(`moz-extension://${FIREFOX_HOST}/page.html`)) return page;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Refusal('The welcome did not open after the install.');
}

/** As `agree` does in Chromium. */
async function agreeInFirefox(browser: Browser): Promise<void> {
  const welcome = await welcomeInFirefox(browser);
  await welcome.evaluate(items => {
    const {browser: own} = globalThis as unknown as {browser: typeof chrome};
    return own.storage.local.set(items);
  }, AGREED);
  await welcome.close();
}
