import {type Browser, type Debian, installDebian, onPath, versionOf} from './browser.ts';
import {Refusal} from './refusal.ts';

// Firefox's own releases refuse extensions that nobody signed only where they are installed for good; a test's are not.
const NAMES = ['firefox-esr', 'firefox'];
const PLACES = ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'];
const DEBIAN: Debian = {packages: ['firefox-esr'], what: 'Firefox'};

/**
 * Says where Firefox is, and installs Debian's firefox-esr when there is none and this user may.
 *
 * @throws Refusal with what to install by hand
 */
export function provideFirefox(say: (line: string) => void = console.log): Browser {
  const found = findFirefox();
  if (found) return found;
  const byHand = 'Install Firefox (Debian: "sudo apt-get install firefox-esr"), or set FIREFOX_PATH to one, then run this again.';
  installDebian(DEBIAN, {byHand, say});
  const installed = findFirefox();
  if (!installed) throw new Refusal(`apt-get installed firefox-esr, but it does not start. ${byHand}`);
  return installed;
}

/** The first Firefox on this machine; undefined when there is none. */
export function findFirefox(): Browser | undefined {
  const named = process.env.FIREFOX_PATH;
  const places = named ? [named] : [...NAMES.map(onPath), ...PLACES];
  for (const path of places) {
    const version = path === undefined ? undefined : versionOf(path);
    if (path !== undefined && version !== undefined) return {path, version};
  }
  if (named) throw new Refusal(`FIREFOX_PATH is ${named}, which does not start as a browser.`);
  return undefined;
}
