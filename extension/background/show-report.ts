import {browser} from 'wxt/browser';
import {i18n} from '#i18n';
import type {SiteReport} from '../messages';
import {siteText} from '../views/site-text';

/** Says on the toolbar icon of a tab what the overlay found there: "Ghost, 19 rows, 19 recognised". */
export async function showReport(report: SiteReport, tabId: number | undefined): Promise<void> {
  if (tabId === undefined) return;
  const {line, note} = siteText(report, String) ?? {line: i18n.t('manifest.name')};
  // The tab may have been closed meanwhile.
  await browser.action.setTitle({tabId, title: note === undefined ? line : `${line}\n${note}`}).catch(() => undefined);
}
