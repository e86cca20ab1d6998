import {browser} from 'wxt/browser';
import {type Site, sites, wantedSite} from '../settings';
import {originPattern} from './origin-pattern';

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
  const others = (await sites.getValue()).filter(({origin}) => origin !== site.origin);
  await sites.setValue([...others, site]);
  await wantedSite.setValue(null);
}

/** Switches Regulars off for one site and gives its permission back. */
export async function disableSite(origin: string): Promise<void> {
  await sites.setValue((await sites.getValue()).filter(site => site.origin !== origin));
  // Refused for hosts that the manifest itself names (the demo build's), which is no failure.
  await browser.permissions.remove({origins: [originPattern(origin)]}).catch(() => false);
}
