import {browser} from 'wxt/browser';

// where `settings.hidden` keeps it; the storage library behind `settings` weighs more than the row loop
const KEY = 'hidden';

/** Calls back with whether everything is to be hidden, now and at every change in any tab. */
export function watchHidden(act: (isHidden: boolean) => void, signal: AbortSignal): void {
  const listener: Parameters<typeof browser.storage.local.onChanged.addListener>[0] = changes => {
    const change = changes[KEY];
    if (change) act(change.newValue === true);
  };
  browser.storage.local.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(listener));
  browser.storage.local.get(KEY).then(stored => signal.aborted || act(stored[KEY] === true));
}
