import {browser} from 'wxt/browser';
import type {PanelSubject} from './messages';

/**
 * What the background keeps for the panel of a tab, in the browser's memory: gone with the browser's session, and out of reach of
 * pages and content scripts.
 */
type Kept = {
  readonly subject: PanelSubject | undefined;
  /** The filter by which the tab's list is looked through. */
  readonly filter: string | undefined;
};

const subjectKey = (tabId: number) => `panel:${tabId}`;
const filterKey = (tabId: number) => `panelFilter:${tabId}`;
const frameKey = (nonce: string) => `panelFrame:${nonce}`;

export function panelKeysOf(tabId: number): string[] {
  return [subjectKey(tabId), filterKey(tabId)];
}

export async function keepPanelSubject(tabId: number, subject: PanelSubject | undefined): Promise<void> {
  if (subject === undefined) await browser.storage.session.remove(subjectKey(tabId));
  else await browser.storage.session.set({[subjectKey(tabId)]: subject});
}

export async function keepPanelFilter(tabId: number, filter: string | undefined): Promise<void> {
  if (filter === undefined) await browser.storage.session.remove(filterKey(tabId));
  else await browser.storage.session.set({[filterKey(tabId)]: filter});
}

export async function readPanel(tabId: number): Promise<Kept> {
  const {session} = browser.storage;
  const [subjects, filters] = await Promise.all([
    session.get<Record<string, PanelSubject | undefined>>(subjectKey(tabId)),
    session.get<Record<string, string | undefined>>(filterKey(tabId)),
  ]);
  return {subject: subjects[subjectKey(tabId)], filter: filters[filterKey(tabId)]};
}

/** Calls back after each change of what is kept for any tab; returns what stops it. */
export function watchPanels(callback: () => void): () => void {
  const {onChanged} = browser.storage.session;
  const onChange = (changes: object) => {
    if (Object.keys(changes).some(key => key.startsWith('panel'))) callback();
  };
  onChanged.addListener(onChange);
  return () => onChanged.removeListener(onChange);
}

/** The address of the panel for one tab, where it is shown within the page. */
export async function newPanelFrame(tabId: number): Promise<string> {
  const nonce = crypto.randomUUID();
  await browser.storage.session.set({[frameKey(nonce)]: tabId});
  return `${browser.runtime.getURL('/panel.html')}?${nonce}`;
}

/**
 * The tab that a frame was made for. Each address works once: a page that frames it too, or again, is told nothing.
 *
 * @param nonce - what stands behind the address's question mark
 */
export async function redeemPanelFrame(nonce: string): Promise<number | undefined> {
  const key = frameKey(nonce);
  const {[key]: tabId} = await browser.storage.session.get<Record<string, number | undefined>>(key);
  await browser.storage.session.remove(key);
  return tabId;
}
