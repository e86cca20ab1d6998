import {browser} from 'wxt/browser';
import type {Site} from '../settings';

// where `settings.sites` keeps them; what reads that item is not worth its weight on every page
const KEY = 'sites';

/** Calls back once the creator switches Regulars off for the site of this page, in whatever tab or view. */
export function watchSite(off: () => void, signal: AbortSignal): void {
  const listener: Parameters<typeof browser.storage.local.onChanged.addListener>[0] = changes => {
    const change = changes[KEY];
    if (change && !isOn(change.newValue) && isOn(change.oldValue)) off();
  };
  browser.storage.local.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(listener));
}

function isOn(sites: unknown): boolean {
  return Array.isArray(sites) && sites.some((site: Partial<Site>) => site.origin === location.origin);
}
