import {copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type BrowserContext, chromium, type Worker} from '@playwright/test';
import {build} from 'wxt';

const root = new URL('../../..', import.meta.url).pathname;

/**
 * A folder with the real built overlay and a background that answers from a script: what the overlay does on a page is seen
 * without mirror and server.
 *
 * @param registry a module that stands in for the extension's own registry of adapters
 */
export async function buildStubExtension(matches = ['http://127.0.0.1/*'], registry?: string): Promise<string> {
  const outBaseDir = mkdtempSync(join(tmpdir(), 'regulars-overlay-'));
  const filterEntrypoints = ['overlay', 'frame', 'boxes', 'detector'];
  const vite = () => (registry === undefined ? {} : {plugins: [standInFor('/dashboards/registry', registry)]});
  await build({root: join(root, 'extension'), mode: 'demo', outDir: outBaseDir, filterEntrypoints, logger: silent, vite});
  const built = join(outBaseDir, 'chrome-mv3-demo');
  const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8'));
  copyFileSync(new URL('./stub-background.js', import.meta.url), join(built, 'background.js'));
  writeFileSync(
    join(built, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: manifest.name,
      version: manifest.version,
      default_locale: manifest.default_locale,
      permissions: ['storage', 'scripting'],
      host_permissions: [...new Set([...matches, 'http://127.0.0.1/*'])],
      background: {service_worker: 'background.js'},
      content_scripts: [{matches, js: ['overlay.js'], run_at: 'document_idle', all_frames: true}],
    }),
  );
  return built;
}

/** A module in another's place, for all but itself. */
function standInFor(imported: string, module: string) {
  return {
    name: 'stand-in',
    enforce: 'pre' as const,
    resolveId: (source: string, importer?: string) =>
      source.endsWith(imported) && importer !== undefined && importer !== module ? module : undefined,
  };
}

const quiet = () => undefined;
const silent = {
  debug: quiet,
  log: quiet,
  info: quiet,
  warn: quiet,
  error: console.error,
  fatal: console.error,
  success: quiet,
  level: 0,
};

export type StubBrowser = {readonly context: BrowserContext; readonly background: Worker; close(): Promise<void>};

export async function launchWith(
  extensions: readonly string[],
  executablePath: string,
  language = 'en-US',
): Promise<StubBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'regulars-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: false,
    viewport: {width: 1350, height: 850},
    locale: language,
    args: [
      '--headless=new',
      '--no-sandbox',
      `--disable-extensions-except=${extensions.join()}`,
      `--load-extension=${extensions.join()}`,
      '--disable-features=DisableLoadExtensionCommandLineSwitch',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      `--lang=${language}`,
    ],
  });
  const background = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return {
    context,
    background,
    async close() {
      await context.close();
      rmSync(profile, {recursive: true, force: true});
    },
  };
}
