import {browser} from 'wxt/browser';
import {type Site, sites, sitesOff, wantedSite} from '../settings';
import {originPattern} from './origin-pattern';

/** More are not remembered. */
const MOST_OFF = 20;

/**
 * Switches Regulars on for one site. The browser asks the creator first, so this has to run in the click itself, before
 * anything is waited for. The background sees the change and does the rest, even when the question closes the popup.
 *
 * @returns false when the creator said no
 */
export async function enableSite(site: Site): Promise<boolean> {
  const noted = wantedSite.setValue(site);
  const isGranted = await browser.permissions.request({origins: [originPattern(site.origin)]});
  await noted;
  if (isGranted) await adoptWantedSite();
  else await wantedSite.setValue(null);
  return isGranted;
}

/** Switches the site on that the creator has just allowed; nothing where none was asked for. Safe to repeat. */
export async function adoptWantedSite(): Promise<void> {
  const site = await wantedSite.getValue();
  if (site === null || !(await browser.permissions.contains({origins: [originPattern(site.origin)]}))) return;
  await sitesOff.setValue(without(await sitesOff.getValue(), site.origin));
  await sites.setValue([...without(await sites.getValue(), site.origin), site]);
  await wantedSite.setValue(null);
}

/** Switches Regulars off for one site and gives its permission back; overlays that run there see it and end. */
export async function disableSite(origin: string): Promise<void> {
  const [on, off] = await Promise.all([sites.getValue(), sitesOff.getValue()]);
  const site = on.find(one => one.origin === origin);
  if (site !== undefined) await sitesOff.setValue([site, ...without(off, origin)].slice(0, MOST_OFF));
  await sites.setValue(without(on, origin));
  // Refused for hosts that the manifest itself names (the demo build's), which is no failure.
  await browser.permissions.remove({origins: [originPattern(origin)]}).catch(() => false);
}

/** Switches off each site whose permission the creator took away in the browser's own settings; overlays see it and end. */
export async function dropRevokedSites(): Promise<void> {
  for (const {origin} of await sites.getValue()) {
    if (!(await browser.permissions.contains({origins: [originPattern(origin)]}))) await disableSite(origin);
  }
}

function without(list: readonly Site[], origin: string): Site[] {
  return list.filter(site => site.origin !== origin);
}
