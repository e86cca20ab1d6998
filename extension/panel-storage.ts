import {browser} from 'wxt/browser';
import type {PanelState, PanelSubject} from './messages';

/*
 * What is kept for the panel of a tab, in the browser's memory: gone with the browser's session, and out of reach of pages and
 * content scripts.
 */

const subjectKey = (tabId: number | '') => `panel:${tabId}`;
const filterKey = (tabId: number) => `panelFilter:${tabId}`;
const frameKey = (nonce: string) => `panelFrame:${nonce}`;

export function panelKeysOf(tabId: number): string[] {
  return [subjectKey(tabId), filterKey(tabId)];
}

export function keepPanelSubject(tabId: number, subject: PanelSubject | undefined): Promise<void> {
  return keep(subjectKey(tabId), subject);
}

export function keepPanelFilter(tabId: number, filter: string | undefined): Promise<void> {
  return keep(filterKey(tabId), filter);
}

async function keep(key: string, value: unknown): Promise<void> {
  if (value === undefined) await browser.storage.session.remove(key);
  else await browser.storage.session.set({[key]: value});
}

export async function readPanel(tabId: number): Promise<PanelState> {
  const {session} = browser.storage;
  const [subjects, filters] = await Promise.all([
    session.get<Record<string, PanelSubject | undefined>>(subjectKey(tabId)),
    session.get<Record<string, string | undefined>>(filterKey(tabId)),
  ]);
  return {subject: subjects[subjectKey(tabId)], filter: filters[filterKey(tabId)]};
}

/** Drops what tabs are about, where it is somebody who went. */
export async function forgetPanelSubjects(isGone: (subject: PanelSubject) => boolean): Promise<void> {
  const held = await browser.storage.session.get<Record<string, PanelSubject | undefined>>(null);
  const gone = Object.entries(held).filter(
    ([key, subject]) => key.startsWith(subjectKey('')) && subject !== undefined && isGone(subject),
  );
  await browser.storage.session.remove(gone.map(([key]) => key));
}

const RUN = 'panelRun';

/** The messages that are written one by one in the side panel, by the id of their run; undefined: none. */
export function keepPanelRun(id: string | undefined): Promise<void> {
  return keep(RUN, id);
}

export async function readPanelRun(): Promise<string | undefined> {
  const {[RUN]: id} = await browser.storage.session.get<Record<string, string | undefined>>(RUN);
  return id;
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

/** A panel that stands within a page: the tab, and the frame that has shown it. */
type Granted = {readonly tabId: number; readonly frameId?: number | undefined};

/** The address of the panel for one tab, where it is shown within the page. */
export async function newPanelFrame(tabId: number): Promise<string> {
  const nonce = crypto.randomUUID();
  await keep(frameKey(nonce), {tabId} satisfies Granted);
  return `${browser.runtime.getURL('/panel.html')}?${nonce}`;
}

/**
 * The tab that a frame was made for. An address is that of the first frame which shows it: a page that frames it again, or any
 * other, is told nothing.
 *
 * @param nonce - what stands behind the address's question mark
 */
export async function tabOfPanelFrame(nonce: string, frameId: number | undefined): Promise<number | undefined> {
  const key = frameKey(nonce);
  const {[key]: granted} = await browser.storage.session.get<Record<string, Granted | undefined>>(key);
  if (granted === undefined || frameId === undefined) return undefined;
  if (granted.frameId === undefined) await keep(key, {...granted, frameId} satisfies Granted);
  else if (granted.frameId !== frameId) return undefined;
  return granted.tabId;
}
