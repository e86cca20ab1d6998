import {useEffect, useRef} from 'preact/hooks';
import {browser} from 'wxt/browser';
import {keepPanelRun} from '../../panel-storage';

/**
 * Opens the side panel of this window with a run in it, so that the next person's text stands beside the page it is written on.
 * Undefined in Firefox, whose panel stands within a page and can open no tabs.
 */
export function useBesidePage(id: string, leave: () => void): (() => void) | undefined {
  const windowId = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (import.meta.env.FIREFOX) return;
    // Known before the click: the browser opens its panel in the click's own turn only.
    void browser.windows.getCurrent().then(current => {
      windowId.current = current.id;
    });
  }, []);
  if (import.meta.env.FIREFOX) return undefined;
  return () => {
    if (windowId.current === undefined) return;
    void Promise.all([browser.sidePanel.open({windowId: windowId.current}), keepPanelRun(id)]).then(leave);
  };
}
