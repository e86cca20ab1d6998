import {expect} from '@playwright/test';
import {startFeedServer} from '../../demo/shots/feed-server.ts';
import {feedOf} from '../../demo/shots/feeds.ts';
import {type Driven, hears, pressPart} from './driven.ts';

type Permissions = {data_collection?: string[]};
/** As Firefox has it; the types are Chrome's. */
type Asking = {contains(wanted: Permissions): Promise<boolean>; remove(wanted: Permissions): Promise<boolean>};

/** What the manifest lists as optional. */
const KINDS = ['personallyIdentifyingInfo', 'financialAndPaymentInfo', 'authenticationInfo'];

/** Pairs a private server, then takes back in Firefox's list of add-ons that anything is sent: the windows say so. */
export async function takeConsentBack(tab: Driven): Promise<void> {
  const server = await startFeedServer();
  try {
    server.show(feedOf(5, Date.now()));
    expect(await holds(tab)).toBe(false);
    await tab.go(`page.html#/connect?server=${encodeURIComponent(server.url)}&code=code`);
    await pressPart(tab, '[data-testid=connect-confirm]');
    await expect.poll(() => tab.ask(() => location.hash, null).catch(() => '')).toBe('#/connections');
    expect(await holds(tab)).toBe(true);
    await tab.ask(kinds => {
      const {permissions} = chrome as unknown as {permissions: Asking};
      return permissions.remove({data_collection: kinds});
    }, KINDS);
    await tab.ask(() => chrome.runtime.sendMessage({id: 1, type: 'syncNow', timestamp: Date.now()}), null);
    await hears(tab, '[data-testid=sync]', /Firefox does not let us send anything/);
  } finally {
    await server.close();
  }
}

function holds(tab: Driven): Promise<boolean> {
  return tab.ask(kinds => {
    const {permissions} = chrome as unknown as {permissions: Asking};
    return permissions.contains({data_collection: kinds});
  }, KINDS);
}
