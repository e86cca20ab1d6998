import type {Adapter, View} from '../dashboards/adapter';
import {leadsInside} from '../dashboards/composed';
import {bindView, type RowReader} from '../dashboards/read-rows';
import {sleep, treeChanged} from './page-still';

const STILL_FRAMES = 2;
const AT_MOST_FRAMES = 60;
/** What comes inside a shadow root is not heard of. */
const LOOK_AGAIN_MS = 500;

/**
 * Waits until the list is on the page and its text has stood still for two frames: whoever adds a node to a tree that is
 * still being hydrated makes the page render it again. Undefined once the signal aborts.
 */
export async function waitForList(adapter: Adapter, signal: AbortSignal): Promise<{view: View; reader: RowReader} | undefined> {
  const isInside = adapter.views.some(({container}) => container?.some(leadsInside));
  while (!signal.aborted) {
    const bound = bindView(adapter.views, document);
    if (!bound) await nextChange(signal, isInside ? LOOK_AGAIN_MS : undefined);
    // where chips have room is only seen now
    else if (await isStill(bound.reader.container, signal)) return bindView(adapter.views, document) ?? bound;
  }
  return undefined;
}

async function isStill(container: Element, signal: AbortSignal): Promise<boolean> {
  let text = container.textContent;
  let still = 0;
  // a page with a running clock is never still
  for (let frames = 0; still < STILL_FRAMES && frames < AT_MOST_FRAMES && !signal.aborted; frames += 1) {
    await nextFrame();
    if (!container.isConnected) return false;
    still = container.textContent === text ? still + 1 : 0;
    text = container.textContent;
  }
  return !signal.aborted;
}

function nextFrame(): Promise<unknown> {
  return new Promise(resolve => requestAnimationFrame(resolve));
}

/** The next frame in which the page's tree has changed, or in which it is time to look. */
async function nextChange(signal: AbortSignal, lookAgainMs?: number): Promise<void> {
  const done = new AbortController();
  const either = AbortSignal.any([signal, done.signal]);
  await Promise.race([treeChanged(either), ...(lookAgainMs === undefined ? [] : [sleep(lookAgainMs, either)])]);
  done.abort();
  if (!signal.aborted) await nextFrame();
}
