import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {type BrowserContext, chromium, type Page} from '@playwright/test';
import {provideBrowser} from '../setup/browser.ts';
import {Refusal} from '../setup/refusal.ts';
import {ROOT} from '../setup/root.ts';
import {agree} from './agree.ts';

/** The store's build, or the demo's: the same but for the hosts that it may read from the start. */
export type Build = 'store' | 'demo';

/** Where `wxt build` puts a build; `REGULARS_OUT` as in `wxt.config.ts`, so that two can be tested at once. */
export function buildFolder(build: Build): string {
  return join(process.env.REGULARS_OUT ?? join(ROOT, 'extension/.output'), build === 'store' ? 'chrome-mv3' : 'chrome-mv3-demo');
}

/**
 * Builds the extension.
 *
 * @throws Refusal with the bundler's own words
 */
export function buildExtension(build: Build): string {
  const folder = buildFolder(build);
  rmSync(folder, {recursive: true, force: true});
  const mode = build === 'store' ? [] : ['--mode', 'demo'];
  const env = {...process.env, NO_COLOR: '1'};
  const run = spawnSync(join(ROOT, 'node_modules/.bin/wxt'), ['build', 'extension', ...mode], {cwd: ROOT, encoding: 'utf8', env});
  if (run.status === 0 && existsSync(join(folder, 'manifest.json'))) return folder;
  const lines = `${run.stdout}\n${run.stderr}`.trim().split('\n');
  const said = lines
    .filter(line => line.trim() !== '' && !/^\s+at /.test(line))
    .slice(-15)
    .join('\n');
  throw new Refusal(`The extension could not be built:\n${said}`);
}

/** A browser with the extension in it. */
export type Extended = {
  context: BrowserContext;
  /** The extension's id, which is also the host of its own pages. */
  id: string;
  /** Opens one of the extension's own pages: `page.html#/supporters`, `popup.html`. */
  open(path: string): Promise<Page>;
  close(): Promise<void>;
};

export type LaunchOptions = {
  build?: Build;
  /** A build that lies elsewhere. */
  folder?: string;
  /** A folder to keep the profile in; absent = a new one that is thrown away. */
  profile?: string;
  headless?: boolean;
  language?: string;
  /** null = the window's own size. */
  viewport?: {width: number; height: number} | null;
  /** Leaves a new profile as the install leaves it: the welcome is open and nobody has agreed yet. */
  isFirstRun?: boolean;
  /** Further command-line switches. */
  args?: readonly string[];
};

// No Google service answers on a closed network, and each try costs the page time.
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** Starts Chromium with a build of the extension and waits until its background runs. */
export async function launchExtended(options: LaunchOptions = {}): Promise<Extended> {
  const {
    build = 'demo',
    profile = '',
    headless = true,
    language = 'en',
    viewport = {width: 1280, height: 860},
    isFirstRun = false,
    args = [],
  } = options;
  const isNew = profile === '' || !existsSync(profile) || readdirSync(profile).length === 0;
  const folder = options.folder ?? buildFolder(build);
  if (!existsSync(folder)) buildExtension(build);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: provideBrowser().path,
    headless: false,
    // Whoever starts the browser stops it, together with everything else.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    locale: language,
    viewport,
    args: [
      ...(headless ? ['--headless=new'] : ['--window-size=1400,960']),
      // Chromium's sandbox needs what root and most containers do not have.
      ...(process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox', '--test-type'] : []),
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
      '--disable-features=DisableLoadExtensionCommandLineSwitch',
      `--lang=${language}`,
      ...QUIET,
      ...args,
    ],
    env: {...process.env, LANGUAGE: language},
  });
  context.setDefaultTimeout(20_000);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', {timeout: 20_000}));
  const id = new URL(worker.url()).host;
  if (isNew && !isFirstRun) await agree(context, id);
  return {
    context,
    id,
    async open(path) {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/${path}`);
      return page;
    },
    close: () => context.close(),
  };
}
