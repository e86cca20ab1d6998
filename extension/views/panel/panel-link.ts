import {browser} from 'wxt/browser';
import {onMessage, type PanelState, type PanelSubject, removeAllListeners, sendMessage} from '../../messages';
import {keepPanelSubject, readPanel, watchPanels} from '../../panel-storage';

/** How a panel learns whom the page beside it is about. */
export type PanelLink = {
  /** Undefined: this panel was opened by somebody else. */
  read(): Promise<PanelState | undefined>;
  /** Calls back when something may have changed, until the signal. */
  watch(changed: () => void, signal: AbortSignal): void;
  /** The creator says whom the page is about. */
  settle(subject: PanelSubject): Promise<void>;
};

/** The browser's side panel beside the tab in front of its window, or a frame within a page in Firefox. */
export function panelLink(): PanelLink {
  return import.meta.env.FIREFOX ? frameLink(location.search.slice(1)) : sideLink();
}

function sideLink(): PanelLink {
  const front = async () => {
    const {id: windowId} = await browser.windows.getCurrent();
    const [tab] = await browser.tabs.query({active: true, ...(windowId === undefined ? {} : {windowId})});
    return tab?.id;
  };
  return {
    async read() {
      const tabId = await front();
      return tabId === undefined ? {subject: undefined, filter: undefined} : readPanel(tabId);
    },
    watch(changed, signal) {
      const stop = watchPanels(changed);
      browser.tabs.onActivated.addListener(changed);
      signal.addEventListener('abort', () => {
        stop();
        browser.tabs.onActivated.removeListener(changed);
      });
    },
    async settle(subject) {
      const tabId = await front();
      if (tabId !== undefined) await keepPanelSubject(tabId, subject);
    },
  };
}

/** A frame within a page knows neither tabs nor what is kept for them (seen in Firefox 153): the background tells it. */
function frameLink(nonce: string): PanelLink {
  return {
    read: async () => (await sendMessage('panel', {nonce})) ?? undefined,
    watch(changed, signal) {
      onMessage('panelChanged', changed);
      signal.addEventListener('abort', removeAllListeners);
    },
    async settle(subject) {
      if (subject.kind === 'person') await sendMessage('subject', {id: subject.id, open: false});
    },
  };
}
