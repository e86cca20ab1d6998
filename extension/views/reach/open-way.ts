import {browser} from 'wxt/browser';
import type {Way} from '../../reach/message-ways';

/** The tab in which messages are written, while this window runs. */
let tab: number | undefined;

/** Shows the place where a person is written to: always in one and the same tab; a mail in the creator's mail program. */
export async function openWay({kind, url}: Way): Promise<void> {
  if (kind === 'mail') {
    const link = document.createElement('a');
    link.href = url;
    link.click();
    return;
  }
  const open = tab === undefined ? undefined : await browser.tabs.update(tab, {url, active: true}).catch(() => undefined);
  // Closed meanwhile: a new one.
  tab = open?.id ?? (await browser.tabs.create({url})).id;
}
