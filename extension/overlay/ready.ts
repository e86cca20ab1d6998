import type {Adapter, View} from '../dashboards/adapter';
import {leadsInside} from '../dashboards/composed';
import {bindRows, findRows, type RowReader} from '../dashboards/read-rows';
import {sleep, treeChanged} from './page-still';

const STILL_FRAMES = 2;
const AT_MOST_FRAMES = 60;
/** What comes inside a shadow root is not heard of. */
const LOOK_AGAIN_MS = 500;
/** Headers are sought in all texts of a page, which takes tens of milliseconds on a long one. */
const REST_MS = 250;

/**
 * Waits until the list is on the page and its text has stood still for two frames: whoever adds a node to a tree that is
 * still being hydrated makes the page render it again. A page is looked at again only when it has changed. Undefined once the signal
 * aborts.
 */
export async function waitForList(adapter: Adapter, signal: AbortSignal): Promise<{view: View; reader: RowReader} | undefined> {
  const isInside = adapter.views.some(({container}) => container?.some(leadsInside));
  const restMs = adapter.views.some(({rows}) => rows === 'detected') ? REST_MS : 0;
  let rested: Promise<void> | undefined;
  const look = () => {
    rested = restMs === 0 ? undefined : sleep(restMs, signal);
    return findRows(adapter.views, document);
  };
  for (; !signal.aborted; await rested) {
    const found = look();
    if (!found) {
      await nextChange(signal, isInside ? LOOK_AGAIN_MS : undefined);
      continue;
    }
    const state = await settle(found.rows.container, signal);
    if (state === 'gone') continue;
    if (state === 'changed') await rested;
    const {view, rows} = (state === 'changed' ? look() : undefined) ?? found;
    // where chips have room is only seen now
    if (!signal.aborted) return bindRows(view, rows);
  }
  return undefined;
}

/** Waits until a list's text stands still; whether it went on changing until then, or left the page. */
async function settle(container: Element, signal: AbortSignal): Promise<'still' | 'changed' | 'gone'> {
  let text = container.textContent;
  let [still, isChanged] = [0, false];
  // a page with a running clock is never still
  for (let frames = 0; still < STILL_FRAMES && frames < AT_MOST_FRAMES; frames += 1) {
    await nextFrame();
    if (!container.isConnected || signal.aborted) return 'gone';
    const isSame = container.textContent === text;
    still = isSame ? still + 1 : 0;
    isChanged ||= !isSame;
    text = container.textContent;
  }
  return isChanged ? 'changed' : 'still';
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
