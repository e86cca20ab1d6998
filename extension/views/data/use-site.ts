import {useCallback, useEffect, useState} from 'preact/hooks';
import {browser} from 'wxt/browser';
import {matchPage} from '../../dashboards/match-page';
import {adapters} from '../../dashboards/registry';
import {sendMessage} from '../../messages';
import {sites} from '../../settings';
import {enableSite} from '../../site-access/enable-site';
import type {SiteState} from '../parts/site-line';

type Tab = {readonly id: number; readonly url: URL};

/** The page in front, and how to switch Regulars on there. */
export function useSite(): {readonly site: SiteState | undefined; readonly onUse: () => void} {
  const [tab, setTab] = useState<Tab | undefined>(undefined);
  const [site, setSite] = useState<SiteState | undefined>(undefined);
  const look = useCallback(async () => {
    const front = await tabInFront();
    setTab(front);
    setSite(await siteOf(front));
  }, []);
  useEffect(() => {
    void look();
    return sites.watch(() => void look());
  }, [look]);
  const onUse = useCallback(() => {
    if (tab === undefined) return;
    // Nothing may be waited for before the browser is asked: the click would no longer count as one.
    const enabling = enableSite({origin: tab.url.origin, adapter: matchPage(adapters, tab.url)?.id ?? ''});
    void enabling.then(isOn => (isOn ? look() : setSite({kind: 'denied', host: tab.url.host})));
  }, [tab, look]);
  return {site, onUse};
}

async function tabInFront(): Promise<Tab | undefined> {
  const [tab] = await browser.tabs.query({active: true, currentWindow: true});
  const url = tab?.url === undefined ? null : URL.parse(tab.url);
  if (tab?.id === undefined || url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return {id: tab.id, url};
}

async function siteOf(tab: Tab | undefined): Promise<SiteState> {
  if (tab === undefined) return {kind: 'elsewhere'};
  const {host, origin} = tab.url;
  const isOn = (await sites.getValue()).some(site => site.origin === origin);
  if (!isOn) return {kind: 'off', host};
  // Nobody answers where the page has no list of ours, or is still loading.
  const report = await sendMessage('siteReport', undefined, tab.id).catch(() => undefined);
  return {kind: 'on', host, report: report ?? undefined};
}
