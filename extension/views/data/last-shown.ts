import {browser} from 'wxt/browser';
import type {PopupProps} from '../popup/popup-view';

/** What the popup shows besides people: counts, names of filters, states of connections. */
export type Shown = Pick<
  PopupProps,
  'today' | 'segments' | 'sync' | 'waiting' | 'connections' | 'files' | 'isSample' | 'hasProgramme'
> & {
  /** People in the mirror. */
  readonly size: number;
};

/** `at`: when the counts were made, epoch milliseconds. */
export type LastShown = {
  readonly shown: Shown;
  readonly at: number;
  /** The same in words: the browser takes 20 ms to say a time for the first time. */
  readonly clock: string;
  readonly dayAndClock: string;
};

const PREFIX = 'shown/';

// Another version of the extension may keep another shape.
function key(): string {
  return `${PREFIX}${browser.runtime.getManifest().version}`;
}

/** What the popup showed last, so that it has something to show before the mirror is open; undefined at the first time. */
export function readLastShown(): LastShown | undefined {
  // Not the extension's own storage: that answers later, and the point is the very first drawing.
  const text = storage()?.getItem(key()) ?? null;
  return text === null ? undefined : parseShown(text);
}

/** When the counts were made, in words. */
export function asOfText({at, clock, dayAndClock}: LastShown, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? clock : dayAndClock;
}

/** Keeps counts and names of filters. @param shown - with nothing in it that could name a person, see `withoutPeople` */
export function keepShown(last: LastShown): void {
  forgetShown();
  storage()?.setItem(key(), JSON.stringify(last));
}

/** Forgets it, for earlier versions of the extension too: where everything is erased, or another creator's data come. */
export function forgetShown(): void {
  const held = storage();
  for (const name of held === undefined ? [] : Object.keys(held)) if (name.startsWith(PREFIX)) held?.removeItem(name);
}

/** A browser that keeps nothing refuses to be asked. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** Our own words under our own version: not checked again. */
function parseShown(text: string): LastShown {
  return JSON.parse(text);
}
