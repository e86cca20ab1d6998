import {useEffect, useReducer, useState} from 'preact/hooks';
import {browser} from 'wxt/browser';
import type {PanelSubject} from '../../messages';
import {keepPanelSubject, readPanel, redeemPanelFrame, watchPanels} from '../../panel-storage';
import {isSame, NO_TRAIL, type Step, type Trail, walk} from './trail';

export type Following =
  /** `stray`: a page shows the panel by itself, at no address that was made for it. */
  | {readonly kind: 'opening' | 'stray'}
  | {
      readonly kind: 'ready';
      readonly trail: Trail;
      /** The filter by which the page's list is looked through. */
      readonly filter: string | undefined;
      readonly walk: (step: Step) => void;
      /** The creator says whom the page is about. */
      readonly settle: (subject: PanelSubject) => void;
    };

/** Follows the page beside the panel: the tab in front of this window, or the one that a frame was made for. */
export function usePanelSubject(): Following {
  const [tab, setTab] = useState<number | 'stray' | undefined>(undefined);
  const [filter, setFilter] = useState<string | undefined>(undefined);
  const [trail, step] = useReducer(walk, NO_TRAIL);
  const [isRead, setRead] = useState(false);
  useEffect(() => {
    const gone = new AbortController();
    void followTab(setTab, gone.signal);
    return () => gone.abort();
  }, []);
  useEffect(() => {
    if (typeof tab !== 'number') return;
    let isLatest = true;
    let last: Trail['page'] | 'none' = 'none';
    const read = async () => {
      const kept = await readPanel(tab);
      if (!isLatest) return;
      setFilter(kept.filter);
      setRead(true);
      // What is said again changes nothing: the creator may have gone on to somebody else.
      if (last !== 'none' && isSame(last, kept.subject)) return;
      last = kept.subject;
      step({kind: 'page', subject: kept.subject});
    };
    void read();
    const stop = watchPanels(() => void read());
    return () => {
      isLatest = false;
      stop();
    };
  }, [tab]);
  if (tab === 'stray') return {kind: 'stray'};
  if (!isRead || tab === undefined) return {kind: 'opening'};
  return {kind: 'ready', trail, filter, walk: step, settle: subject => void keepPanelSubject(tab, subject)};
}

async function followTab(show: (tab: number | 'stray') => void, signal: AbortSignal): Promise<void> {
  if (import.meta.env.FIREFOX) {
    const tab = await redeemPanelFrame(location.search.slice(1));
    return signal.aborted ? undefined : show(tab ?? 'stray');
  }
  const {id: own} = await browser.windows.getCurrent();
  const look = async () => {
    const [front] = await browser.tabs.query({active: true, ...(own === undefined ? {} : {windowId: own})});
    if (!signal.aborted && front?.id !== undefined) show(front.id);
  };
  const changed = ({windowId}: {windowId: number}) => void (windowId === own && look());
  browser.tabs.onActivated.addListener(changed);
  signal.addEventListener('abort', () => browser.tabs.onActivated.removeListener(changed));
  await look();
}
