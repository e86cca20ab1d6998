import {showContextMenu} from '../site-access/context-menu';
import {enabledPatterns, injectOverlay, registerOverlay} from '../site-access/register-overlay';

/** Brings overlay, open tabs and browser menu in line with the enabled sites and their permissions. Safe to repeat. */
export async function keepSites(): Promise<void> {
  const patterns = await enabledPatterns();
  await registerOverlay(patterns);
  await showContextMenu(patterns);
  await injectOverlay(patterns);
}
