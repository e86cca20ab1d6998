import {matchSite} from '../dashboards/match-page';
import {adapters} from '../dashboards/registry';
import type {Site} from '../settings';

/** The site of a page, with the place of its list where that is the creator's choice: a blog may live in a folder. */
export function siteAt(url: URL): Site {
  const adapter = matchSite(adapters, url);
  const site = {origin: url.origin, adapter: adapter?.id ?? ''};
  return adapter && adapter.match.host === undefined ? {...site, path: url.pathname} : site;
}
