import {browser} from 'wxt/browser';
import {type PanelState, type PanelSubject, type RowIdentity, type SubjectAnswer, sendMessage} from '../messages';
import {candidates} from '../mirror/look-up';
import {holderOf} from '../mirror/saved-filters';
import {idAt} from '../mirror/state';
import {keepPanelFilter, keepPanelSubject, newPanelFrame, panelKeysOf, readPanel, tabOfPanelFrame} from '../panel-storage';
import {findRow} from './answer-rows';
import type {Current} from './context';
import {choicesOn} from './row-choices';

type Asked = {
  readonly identity?: RowIdentity | undefined;
  readonly id?: string | undefined;
  readonly open: boolean;
};

type Sender = {
  readonly tab?: {readonly id?: number | undefined} | undefined;
  readonly frameId?: number | undefined;
  readonly origin?: string | undefined;
};

type Now = () => Promise<Pick<Current, 'state'>>;

/** Listed, one click chooses; beyond that the search is quicker. */
const MOST_CANDIDATES = 20;

/**
 * Keeps whom the page of a tab is about, and opens the panel beside it where that is wished. Called in the turn of the message: a
 * browser opens its side panel for a click only, and the click counts as long as nothing was waited for.
 */
export async function answerSubject(now: Now, asked: Asked, {tab, origin}: Sender): Promise<SubjectAnswer> {
  const tabId = tab?.id;
  if (tabId === undefined) throw new Error('a subject is that of a tab');
  const opening = asked.open && !import.meta.env.FIREFOX ? browser.sidePanel.open({tabId}) : undefined;
  // Awaited below: until then a refusal has its listener.
  opening?.catch(() => undefined);
  const isOpenedOnly = asked.open && asked.id === undefined && asked.identity === undefined;
  const subject = isOpenedOnly ? (await readPanel(tabId)).subject : await subjectOf(now, asked, origin);
  if (!isOpenedOnly) await keepPanelSubject(tabId, subject);
  tellFrames(tabId);
  await opening?.catch(unlessOpen);
  if (!asked.open || !import.meta.env.FIREFOX) return {subject};
  return {subject, frame: await newPanelFrame(tabId)};
}

/** The browser's own menu opens the panel from the background, and then the row says whom it is for: that is no click any more. */
async function unlessOpen(refusal: unknown): Promise<void> {
  const open = await browser.runtime.getContexts({contextTypes: ['SIDE_PANEL']});
  if (open.length === 0) throw refusal;
}

async function subjectOf(now: Now, {identity, id}: Asked, origin: string | undefined): Promise<PanelSubject | undefined> {
  if (id !== undefined) return {kind: 'person', id};
  if (identity === undefined) return undefined;
  const [{state}, choices] = await Promise.all([now(), choicesOn(origin)]);
  const named = findRow(state, identity);
  if (named === undefined) return {kind: 'unknown', identity};
  const chosen = named === 'ambiguous' ? choices(identity) : undefined;
  const found = chosen === undefined ? named : (holderOf(state, chosen) ?? named);
  if (found !== 'ambiguous') return personAt(state, found);
  const ids = candidates(state, identity)
    .slice(0, MOST_CANDIDATES)
    .flatMap(ordinal => idAt(state, ordinal) ?? []);
  return {kind: 'several', identity, ids, origin};
}

function personAt(state: Current['state'], ordinal: number): PanelSubject | undefined {
  const id = idAt(state, ordinal);
  return id === undefined ? undefined : {kind: 'person', id};
}

/** What a panel within a page is about, for the frame that it was opened in. */
export async function answerPanel(nonce: string, {frameId}: Sender): Promise<PanelState | undefined> {
  const tabId = await tabOfPanelFrame(nonce, frameId);
  return tabId === undefined ? undefined : readPanel(tabId);
}

/** Side panels see for themselves what is kept. */
function tellFrames(tabId: number): void {
  // There may be no panel in the page.
  if (import.meta.env.FIREFOX) sendMessage('panelChanged', undefined, tabId).catch(() => undefined);
}

const filters = new Map<number, string | undefined>();

/** Remembers by which filter a tab's list is looked through: the panel says why somebody is in it. */
export function noteFilter(tabId: number | undefined, filter: string | undefined): void {
  if (tabId === undefined || (filters.has(tabId) && filters.get(tabId) === filter)) return;
  filters.set(tabId, filter);
  void keepPanelFilter(tabId, filter).then(() => tellFrames(tabId));
}

/** Forgets what a tab was about when it is closed, or shows a page on which no overlay runs. */
export function forgetSubjects(): void {
  const forget = (tabId: number) => {
    filters.delete(tabId);
    return browser.storage.session.remove(panelKeysOf(tabId));
  };
  browser.tabs.onRemoved.addListener(tabId => void forget(tabId));
  browser.tabs.onUpdated.addListener(async (tabId, {status}) => {
    if (status !== 'complete') return;
    // An overlay says itself whom its page is about.
    await sendMessage('siteReport', undefined, tabId).catch(() => forget(tabId));
  });
}
