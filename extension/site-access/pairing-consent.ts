import {browser} from 'wxt/browser';
import {originPattern} from './origin-pattern';
import {SENT_TO_SERVER} from './sent-to-server';

// Firefox alone knows permissions to send data; the types are Chrome's, where everything is optional.
const DATA: chrome.permissions.Permissions & {data_collection: string[]} = {data_collection: [...SENT_TO_SERVER]};

/**
 * Asks the browser whether we may read a private server and, in Firefox, send it what `SENT_TO_SERVER` lists. Call it in the
 * click itself, before anything is waited for.
 */
export function askToPair(origin: string, isFirefox: boolean = import.meta.env.FIREFOX): Promise<boolean> {
  return browser.permissions.request({origins: [originPattern(origin, isFirefox)], ...(isFirefox ? DATA : {})});
}

/** Whether the creator still allows it: in Firefox the consent can be taken back in the list of add-ons at any time. */
export async function maySend(isFirefox: boolean = import.meta.env.FIREFOX): Promise<boolean> {
  // Our workers have none of the browser's interfaces: there the window that gives the order asks.
  if (!isFirefox || (browser as typeof browser | undefined)?.permissions === undefined) return true;
  return browser.permissions.contains(DATA);
}

/** Gives the consent back: nothing is sent any more. */
export async function stopSending(isFirefox: boolean = import.meta.env.FIREFOX): Promise<void> {
  if (isFirefox) await browser.permissions.remove(DATA);
}
