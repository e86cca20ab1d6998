import {browser} from 'wxt/browser';
import type {Homes} from './homes';

/** Where the script leaves what it offers, under a name that both bundles know. */
type Place = {regularsHomes?: Homes};

const place = globalThis as Place;

// Of workers alone; the other types are those of a window.
declare function importScripts(url: string): void;

/** The heavy part of the background, loaded when first asked for. Rejects when the browser cannot load it; ask again then. */
export type LoadHomes = () => Promise<Homes>;

export function offerHomes(homes: Homes): void {
  place.regularsHomes = homes;
}

/**
 * A worker of an extension may load scripts at any time, but only those that it loaded while it was installed. Call this at
 * once: the event comes only once for each version of the extension.
 */
export function keepHomes(): void {
  if (isWorker()) globalThis.addEventListener('install', () => importScripts(address()));
}

export async function loadHomes(): Promise<Homes> {
  if (place.regularsHomes === undefined && isWorker()) importScripts(address());
  if (place.regularsHomes === undefined) throw new Error('the homes did not load');
  return place.regularsHomes;
}

/** In Firefox the background is a page, whose manifest names this script before ours: it may not make one by itself. */
function isWorker(): boolean {
  return typeof document === 'undefined';
}

function address(): string {
  return browser.runtime.getURL('/homes.js');
}
