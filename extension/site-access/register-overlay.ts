import {browser} from 'wxt/browser';
import {sendMessage} from '../messages';
import {consent, isAgreed, sites} from '../settings';
import {originPattern} from './origin-pattern';

const SCRIPT_ID = 'overlay';

/** Patterns of the enabled sites that the creator's permission still covers; none before the creator agreed that pages are read. */
export async function enabledPatterns(): Promise<string[]> {
  if (!isAgreed(await consent.getValue())) return [];
  const patterns = [...new Set((await sites.getValue()).map(({origin}) => originPattern(origin)))];
  const granted = await Promise.all(patterns.map(pattern => browser.permissions.contains({origins: [pattern]})));
  return patterns.filter((_, index) => granted[index]);
}

/** Has the browser run the overlay on exactly the enabled sites, from the next page load on and over restarts. */
export async function registerOverlay(matches: string[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ids: [SCRIPT_ID]});
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ids: [SCRIPT_ID]});
    return;
  }
  const script = {
    id: SCRIPT_ID,
    js: ['overlay.js'],
    matches,
    // a dashboard may stand in a frame
    allFrames: true,
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  if (registered.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/** Starts the overlay in tabs that were open before their site was enabled or the extension was updated. */
export async function injectOverlay(matches: string[]): Promise<void> {
  for (const tabId of await tabsOf(matches)) {
    if (await isAlive(tabId)) continue;
    // A tab may be closed, discarded or showing an error page by now; the next load of the site runs the overlay anyway.
    await browser.scripting.executeScript({target: {tabId, allFrames: true}, files: ['/overlay.js']}).catch(() => undefined);
  }
}

/** Tells every overlay to look everything up again. */
export async function refreshOverlays(): Promise<void> {
  const matches = await enabledPatterns();
  for (const tabId of await tabsOf(matches)) await sendMessage('refresh', undefined, tabId).catch(() => undefined);
  // And the one on our own page with the sample people, which is in no site's tab.
  await sendMessage('refresh').catch(() => undefined);
}

async function tabsOf(matches: string[]): Promise<number[]> {
  if (matches.length === 0) return [];
  const tabs = await browser.tabs.query({url: matches});
  return tabs.flatMap(tab => (tab.id === undefined || tab.discarded ? [] : [tab.id]));
}

/** Whether an overlay of this very version answers; one of an earlier version cannot. */
async function isAlive(tabId: number): Promise<boolean> {
  return sendMessage('siteReport', undefined, tabId).then(
    () => true,
    () => false,
  );
}
