import {existsSync, statSync} from 'node:fs';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';
import {type BrowserContext, chromium, type Page} from '@playwright/test';
import {provideBrowser} from '../setup/browser.ts';
import {Refusal, runMain} from '../setup/refusal.ts';
import {censor} from './censor.ts';
import {bundleDetector, lookAtPage} from './look-at-page.ts';

const HELP = `Says what the detector of member lists sees on a page, as JSON.

  npm run detect -- --url URL            a page on the network, opened in a fresh Chromium without anybody's login
  npm run detect -- --file PAGE.html     a saved page; nothing is fetched for it
    --locale fr     the language that the browser asks for (en)
    --wait 4000     how long the page gets to show its rows, in milliseconds (4000)
    --profile DIR   with --url: a profile of Chromium in which somebody is logged in; no other window may have it open
    --censored      the form of names, addresses and headers instead of their letters: what can be shown to others

"verdict" is "people", "uncertain" (looks like people, but the page has no word for them) or "no-people"; "why" has every
test with its outcome, "samples" the first rows as they are read. A list behind a login needs
its owner's profile, or a page that the owner saved.`;

const LOAD_MS = 30_000;
const STILL_MS = 400;

// `npm run detect -- --url URL | --file PAGE.html`: the generic detector on anybody's page.
await runMain(async () => {
  const {url, file, locale = 'en', wait = '4000', profile, censored = false, help} = options();
  if (help) {
    console.log(HELP);
    return 0;
  }
  if ((url === undefined) === (file === undefined)) throw new Refusal(`Say either --url or --file.\n\n${HELP}`);
  const patience = Number(wait);
  if (!Number.isFinite(patience) || patience < 0) throw new Refusal(`--wait ${wait} is no number of milliseconds.`);
  const address = url === undefined ? addressOfFile(file ?? '') : webAddress(url);
  const language = languageOf(locale);
  if (profile !== undefined && url === undefined) throw new Refusal('--profile is for --url: a saved page needs no login.');
  const bundle = await bundleDetector();
  const context = await openBrowser(language, profile === undefined ? '' : folderOf(profile));
  try {
    if (file !== undefined) await stayOffline(context);
    const page = await open(context, address);
    await untilStill(page, patience);
    const started = performance.now();
    const found = await lookAtPage(page, bundle, ['describe']);
    const ms = Math.round(performance.now() - started);
    const said = censored ? censor(found) : found;
    console.log(JSON.stringify({page: url ?? file, locale: language, ms, ...said}, null, 2));
  } finally {
    await context.close();
  }
  return 0;
});

function options() {
  try {
    const text = {type: 'string'} as const;
    const flag = {type: 'boolean'} as const;
    return parseArgs({
      options: {url: text, file: text, locale: text, wait: text, profile: text, censored: flag, help: {...flag, short: 'h'}},
    }).values;
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

/** Standard output is for the answer alone. */
function say(line: string): void {
  console.error(line);
}

/** @param profile - a folder; '' for a new one that is thrown away */
function openBrowser(locale: string, profile: string): Promise<BrowserContext> {
  const executablePath = provideBrowser(say).path;
  return chromium.launchPersistentContext(profile, {
    executablePath,
    locale,
    viewport: {width: 1350, height: 900},
    args: ['--no-sandbox'],
  });
}

function folderOf(profile: string): string {
  const path = pathOf(profile);
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new Refusal(`${profile} is no folder.`);
  return path;
}

/** npm runs scripts in the project's folder, wherever it was called from. */
function pathOf(name: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), name);
}

function addressOfFile(file: string): string {
  const path = pathOf(file);
  if (!existsSync(path)) throw new Refusal(`${file} does not exist.`);
  if (!statSync(path).isFile()) throw new Refusal(`${file} is no file.`);
  return pathToFileURL(path).href;
}

function webAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Refusal(`--url ${text} is no web address; one is https://example.org/members.`);
  }
  return text;
}

function languageOf(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    throw new Refusal(`--locale ${locale} is no language; one is fr, another es-MX.`);
  }
}

/** A saved page is somebody's data: it must not call home. */
async function stayOffline(context: BrowserContext): Promise<void> {
  await context.route(
    address => /^(https?|wss?):$/.test(address.protocol),
    route => route.abort(),
  );
}

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  try {
    const answer = await page.goto(address, {waitUntil: 'load', timeout: LOAD_MS});
    const status = answer?.status() ?? 200;
    if (status >= 400) throw new Refusal(`${address} answered ${status}.`);
    return page;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const reason =
      error instanceof Error ? (/net::(\w+)/.exec(error.message)?.[1] ?? error.message.split('\n')[0]) : String(error);
    throw new Refusal(`${address} could not be opened: ${reason}.`);
  }
}

/** Waits until the page stops growing, or until patience ends. */
async function untilStill(page: Page, patienceMs: number): Promise<void> {
  const until = performance.now() + patienceMs;
  let [last, since] = [-1, performance.now()];
  while (performance.now() < until) {
    const count = await page.locator('*').count();
    if (count !== last) [last, since] = [count, performance.now()];
    else if (performance.now() - since >= STILL_MS && count > 20) return;
    await page.waitForTimeout(100);
  }
}
