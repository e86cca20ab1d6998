import type {Site} from '../../settings';
import {siteAt} from '../../site-access/site-at';

/** A dashboard that can be switched on from the welcome. `list` is its member list; without it the creator types an address. */
export type Dashboard = {readonly id: string; readonly list?: string};

/** Dashboards whose lists are known by address; those at the creator's own address last. */
export const DASHBOARDS: readonly Dashboard[] = [
  {id: 'patreon', list: 'https://www.patreon.com/members'},
  {id: 'gumroad', list: 'https://app.gumroad.com/customers'},
  {id: 'kofi', list: 'https://ko-fi.com/manage/supportreceived'},
  {id: 'youtube', list: 'https://studio.youtube.com/'},
  {id: 'ghost'},
  {id: 'substack'},
];

/** Where a list stands, and what has to be allowed for it. */
export type Wanted = {readonly site: Site; readonly list: string};

/** The site of a dashboard; of one at an own address what the creator typed, with or without its scheme. Undefined: no address. */
export function wantedSite({id, list}: Dashboard, typed: string): Wanted | undefined {
  const url = URL.parse(list ?? ownList(id, typed));
  return url === null ? undefined : {site: {...siteAt(url), adapter: id}, list: url.href};
}

function ownList(id: string, typed: string): string {
  const text = typed.trim();
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  // A name without a dot is none, but for this machine itself.
  if (url === null || !(url.hostname.includes('.') || url.hostname === 'localhost')) return '';
  if (id === 'substack') return `${url.origin}/publish/subscribers`;
  const folder = /^(.*?)\/ghost(\/|$)/.exec(url.pathname)?.[1] ?? url.pathname.replace(/\/$/, '');
  return `${url.origin}${folder}/ghost/#/members`;
}
