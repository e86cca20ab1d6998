import {browser} from 'wxt/browser';
import type {PopupProps} from '../popup/popup-view';

/** What the popup shows besides people: counts, names of filters, states of connections. */
export type Shown = Pick<PopupProps, 'today' | 'segments' | 'sync' | 'waiting' | 'connections' | 'files' | 'isSample'> & {
  /** People in the mirror. */
  readonly size: number;
};

// Another version of the extension may keep another shape.
function key(): string {
  return `shown/${browser.runtime.getManifest().version}`;
}

/** What the popup showed last, so that it has something to show before the mirror is open; undefined at the first time. */
export function readLastShown(): Shown | undefined {
  // Not the extension's own storage: that answers later, and the point is the very first drawing.
  const text = localStorage.getItem(key());
  return text === null ? undefined : parseShown(text);
}

export function keepShown(shown: Shown): void {
  localStorage.setItem(key(), JSON.stringify(shown));
}

/** Our own words under our own version: not checked again. */
function parseShown(text: string): Shown {
  return JSON.parse(text);
}
