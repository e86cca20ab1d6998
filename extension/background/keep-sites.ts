import {showContextMenu} from '../site-access/context-menu';
import {adoptWantedSite} from '../site-access/enable-site';
import {enabledPatterns, injectOverlay, registerOverlay} from '../site-access/register-overlay';

/** Brings overlay, open tabs and browser menu in line with the enabled sites and their permissions. Safe to repeat. */
export async function keepSites(): Promise<void> {
  await adoptWantedSite();
  const patterns = await enabledPatterns();
  await registerOverlay(patterns);
  await showContextMenu(patterns);
  await injectOverlay(patterns);
}
