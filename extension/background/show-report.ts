import {browser} from 'wxt/browser';
import {i18n} from '#i18n';
import type {SiteReport} from '../messages';
import {vendorName} from '../views/vendor-name';

/** Says on the toolbar icon of a tab what the overlay found there: "Ghost, 19 rows, 19 recognised". */
export async function showReport({adapter, rows, recognised}: SiteReport, tabId: number | undefined): Promise<void> {
  if (tabId === undefined) return;
  const vendor = vendorName(adapter.split('-')[0] ?? adapter);
  await browser.action.setTitle({tabId, title: i18n.t('site.rows', rows, [vendor, String(rows), String(recognised)])});
}
