import {browser} from 'wxt/browser';

/** Our own page with a member list of the sample people; it needs no permission. */
export const SAMPLE_LIST = '/sample.html';

/** Opens the sample list in a tab. */
export function openSampleList(): void {
  void browser.tabs.create({url: browser.runtime.getURL(SAMPLE_LIST)});
}
