import {useCallback, useEffect, useMemo, useState} from 'preact/hooks';
import {browser} from 'wxt/browser';
import {sendMessage} from '../../messages';
import {sites} from '../../settings';
import {disableSite, enableSite} from '../../site-access/enable-site';
import {siteAt} from '../../site-access/site-at';
import type {Copying, SiteState, SiteVerbs} from '../parts/site-line';

type Tab = {readonly id: number; readonly url: URL};

/** A page loads, scrolls and is looked into while the popup is open. */
const LOOK_EVERY_MS = 2_000;

/** The page in front, and what can be done about it. */
export function useSite(): {readonly site: SiteState | undefined; readonly copying: Copying; readonly verbs: SiteVerbs} {
  const [tab, setTab] = useState<Tab | undefined>(undefined);
  const [site, setSite] = useState<SiteState | undefined>(undefined);
  const [copying, setCopying] = useState<Copying>(undefined);
  const look = useCallback(async () => {
    const front = await tabInFront();
    setTab(front);
    const found = await siteOf(front);
    // the answer to the browser's question stays until something changes
    setSite(last => (last?.kind === 'denied' && found.kind === 'off' ? last : found));
  }, []);
  useEffect(() => {
    void look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    const unwatch = sites.watch(() => void look());
    return () => {
      clearInterval(timer);
      unwatch();
    };
  }, [look]);
  const verbs = useMemo((): SiteVerbs => {
    const isHere = <T>(act: (front: Tab) => T) => tab && act(tab);
    return {
      onUse: () =>
        isHere(front => void use(front).then(isOn => (isOn ? look() : setSite({kind: 'denied', host: front.url.host})))),
      onTurnOff: () => isHere(front => void disableSite(front.url.origin)),
      onOpenPanel: () => isHere(front => void openPanel(front.id).then(() => window.close())),
      onCopyReport: () => isHere(front => void copyReport(front.id).then(isCopied => setCopying(isCopied ? 'copied' : 'failed'))),
    };
  }, [tab, look]);
  return {site, copying, verbs};
}

// Nothing may be waited for before the browser is asked: the click would no longer count as one.
function use({url}: Tab): Promise<boolean> {
  return enableSite(siteAt(url));
}

/** In Firefox the panel is a frame in the page, which the overlay shows. */
function openPanel(tabId: number): Promise<void> {
  return import.meta.env.FIREFOX ? sendMessage('showPanel', undefined, tabId) : browser.sidePanel.open({tabId});
}

/** @returns false when the page could not be looked into */
async function copyReport(tabId: number): Promise<boolean> {
  const report = await sendMessage('copyReport', undefined, tabId).catch(() => undefined);
  if (report === undefined) return false;
  const {version} = browser.runtime.getManifest();
  return navigator.clipboard.writeText(JSON.stringify({regulars: version, ...report}, null, 2)).then(
    () => true,
    () => false,
  );
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
  // Nobody answers where the page is still loading.
  const report = await sendMessage('siteReport', undefined, tab.id).catch(() => undefined);
  return {kind: 'on', host, report: report ?? undefined};
}
