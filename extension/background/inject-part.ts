import {browser} from 'wxt/browser';
import type {PartName} from '../overlay/parts';

/** Who asked: a frame of a tab. */
type Asker = {
  readonly tab?: {readonly id?: number | undefined} | undefined;
  readonly frameId?: number | undefined;
  readonly origin?: string | undefined;
};

const SCRIPTS = {frame: '/frame.js', boxes: '/boxes.js', detector: '/detector.js'} as const;

/**
 * Runs a part's script beside the overlay that asked for it, in that frame alone. Resolves when it has run.
 *
 * @throws Error when the browser refuses: the permission was taken back, or the frame has gone
 */
export async function injectPart(name: PartName, {tab, frameId = 0, origin}: Asker): Promise<void> {
  // Our own page brings the parts itself: the browser lets us run nothing there.
  if (origin !== undefined && origin === globalThis.location?.origin) return;
  const file = SCRIPTS[name];
  if (tab?.id === undefined || file === undefined) throw new Error('only an overlay may ask for a part');
  await browser.scripting.executeScript({target: {tabId: tab.id, frameIds: [frameId]}, files: [file]});
}
