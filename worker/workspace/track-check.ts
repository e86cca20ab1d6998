import type {TrackedEvent, TrackingRules, Untaken} from '#shared/protocol/track';

/** What a page may be behind, and ahead of us: browsers' clocks drift, and a page in the background sends late. */
const BEHIND_MS = 15 * 60_000;
const AHEAD_MS = 5 * 60_000;
const RID = /^[a-z2-7]{20}$/;

// The crawlers that run scripts, the libraries that play browser, and browsers without a person in front of them.
const ROBOT =
  /(?<!cu)bot\b|crawl|spider|slurp|headless|phantom|puppeteer|playwright|selenium|lighthouse|prerender|preview|facebookexternalhit|curl|wget|python|java\/|go-http|okhttp|node|axios|libwww|httpclient|scrapy|monitor|uptime/i;

/** Whether a request says of itself that no person is behind it. A browser always names itself. */
export function isRobot(userAgent: string | null): boolean {
  return userAgent === null || !userAgent.startsWith('Mozilla/') || ROBOT.test(userAgent);
}

/** Global Privacy Control and Do Not Track: the visitor's browser says no, whatever the page says. */
export function saysNo(headers: Headers): boolean {
  return headers.get('sec-gpc') === '1' || headers.get('dnt') === '1';
}

/** The event as it is kept, or why it is not. */
export function checkEvent(event: TrackedEvent, rules: TrackingRules, now: number): TrackedEvent | Untaken {
  if (event.at < now - BEHIND_MS || event.at > now + AHEAD_MS) return 'out-of-time';
  const what = event.what?.trim() ?? '';
  switch (event.kind) {
    case 'visit':
    case 'read': {
      // What follows the path can name somebody.
      const path = what.split(/[?#]/, 1)[0] ?? '';
      return rules.pages.some(pattern => isPage(pattern, path)) ? {...event, what: path} : 'not-counted';
    }
    case 'preference':
      return rules.columns.includes(what) && event.value?.trim() ? {...event, what} : 'not-counted';
    case 'referral':
      return RID.test(what) ? {...event, what} : 'not-counted';
    default: {
      const {what: _, value: __, ...bare} = event;
      return what === '' ? bare : {...bare, what: withoutQuery(what)};
    }
  }
}

/** Whether a path fits: `*` stands for anything, and a slash at the end of a page for nothing. */
export function isPage(pattern: string, path: string): boolean {
  if (!path.startsWith('/')) return false;
  const parts = pattern.split('*');
  const [first = '', ...others] = parts;
  if (others.length === 0) return bare(path) === bare(pattern);
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const part of others.slice(0, -1)) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const last = others.at(-1) ?? '';
  return path.length - last.length >= at && path.endsWith(last);
}

function bare(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}

/** Of an address the query goes; a title keeps its question mark. */
function withoutQuery(what: string): string {
  return /^(\/|https?:)/.test(what) ? (what.split(/[?#]/, 1)[0] ?? '') : what;
}
