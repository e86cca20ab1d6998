import {browser} from 'wxt/browser';

/** Shows our own page at an address like `#/supporters/ID`: in the tab that has it open already, else in a new one. */
export async function openPage(path: string): Promise<void> {
  const page = browser.runtime.getURL('/page.html');
  const url = `${page}${path.startsWith('#') ? path : `#${path}`}`;
  const open = await openTab(page);
  if (open === undefined) await browser.tabs.create({url});
  else await browser.tabs.update(open, {url, active: true});
}

async function openTab(page: string): Promise<number | undefined> {
  // Not in Firefox: there a second tab opens.
  if (!('getContexts' in browser.runtime)) return undefined;
  const contexts = await browser.runtime.getContexts({contextTypes: ['TAB']});
  const found = contexts.find(context => context.documentUrl?.startsWith(page) && context.tabId >= 0);
  return found?.tabId;
}
