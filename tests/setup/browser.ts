import {spawnSync} from 'node:child_process';
import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';
import {Refusal} from './refusal.ts';

/** A browser that can load an unpacked extension from the command line. */
export type Browser = {path: string; version: string};

// In order of preference. Google's own Chrome ignores --load-extension since 137 and is left out unless CHROMIUM_PATH names it.
const NAMES = [
  'chromium',
  'chromium-browser',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'google-chrome-stable',
  'google-chrome',
];
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/chromium/chrome',
  '/opt/microsoft/msedge/msedge',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Chromium\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const LAST_BRANDED_CHROME_THAT_LOADS = 136;

/** A browser as Debian packages it. */
export type Debian = {packages: readonly string[]; what: string};

const CHROMIUM: Debian = {
  packages: ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'],
  what: 'browser that can load an unpacked extension',
};

/** Asked once: a browser takes a twentieth of a second to say its version, and every test asks. */
let provided: Browser | undefined;

/**
 * Says where a usable browser is, and installs Debian's chromium when there is none and this user may.
 *
 * @throws Refusal with what to install by hand
 */
export function provideBrowser(say: (line: string) => void = console.log): Browser {
  provided ??= findBrowser();
  if (provided) return provided;
  const byHand =
    'Install Chromium (Debian: "sudo apt-get install chromium"), or set CHROMIUM_PATH to a Chromium or Edge, then run this again.';
  installDebian(CHROMIUM, {byHand, say});
  const installed = findBrowser();
  if (!installed) throw new Refusal(`apt-get installed chromium, but it does not start. ${byHand}`);
  return installed;
}

/**
 * Installs a browser with apt-get.
 *
 * @throws Refusal where there is no apt-get, or this user may not
 */
export function installDebian({packages, what}: Debian, {byHand, say}: {byHand: string; say: (line: string) => void}): void {
  const root = rootCommand();
  if (process.platform !== 'linux' || !onPath('apt-get') || root === undefined) {
    throw new Refusal(`No ${what} was found. ${byHand}`);
  }
  say(`No ${what} was found: installing Debian’s ${packages[0]} with apt-get (a few minutes) …`);
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const [command = 'apt-get', ...rest] = [...root, 'apt-get', '-q', ...args];
    const run = spawnSync(command, rest, {env, encoding: 'utf8'});
    if (run.status !== 0) {
      const why = (run.stderr ?? '').trim().split('\n').at(-1) ?? '';
      throw new Refusal(`apt-get ${args[0]} failed (${why || 'no reason given'}). ${byHand}`);
    }
  }
}

/** The first browser on this machine that can load an unpacked extension; undefined when there is none. */
export function findBrowser(): Browser | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    const version = versionOf(named);
    if (version === undefined) throw new Refusal(`CHROMIUM_PATH is ${named}, which does not start as a browser.`);
    return {path: named, version};
  }
  for (const path of [...NAMES.map(onPath), ...PLACES.filter(isProgram)]) {
    const version = path === undefined ? undefined : versionOf(path);
    if (path !== undefined && version !== undefined && loadsExtensions(version)) return {path, version};
  }
  return undefined;
}

/** Whether a browser that calls itself so honours --load-extension. */
export function loadsExtensions(version: string): boolean {
  const branded = /^Google Chrome (?!for Testing)(\d+)/.exec(version);
  return branded === null || Number(branded[1]) <= LAST_BRANDED_CHROME_THAT_LOADS;
}

/** What a browser calls itself; undefined where it does not start. */
export function versionOf(path: string): string | undefined {
  const run = spawnSync(path, ['--version'], {encoding: 'utf8', timeout: 20_000});
  const line = run.status === 0 ? run.stdout.trim().split('\n').at(-1) : undefined;
  return line !== undefined && /\d+\.\d+/.test(line) ? line : undefined;
}

/** Where a program of this name is. */
export function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(folder => folder !== '');
  return folders.map(folder => join(folder, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What to put before a command so that it runs as root: nothing, sudo, or undefined when neither works. */
function rootCommand(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return onPath('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined;
}
