import {browser} from 'wxt/browser';
import {maySend} from '../site-access/pairing-consent';
import {isLast, type KeepOrder, type KeepTold} from './orders';

/**
 * Gives an order to a keeper of its own; resolves with its last word.
 *
 * @param hear - what it says until then
 */
export async function keep(order: KeepOrder, hear: (told: KeepTold) => void, signal?: AbortSignal): Promise<KeepTold> {
  if ('session' in order && order.session !== null && !(await maySend())) return {kind: 'failed', code: 'offline'};
  const worker = new Worker(browser.runtime.getURL('/keeper.js'));
  return new Promise<KeepTold>(resolve => {
    worker.addEventListener('message', ({data}: MessageEvent<KeepTold>) => (isLast(data) ? resolve(data) : hear(data)));
    worker.addEventListener('error', event => {
      event.preventDefault();
      reportError(new Error(`keeper: ${event.message}`));
      resolve({kind: 'failed', code: 'unloaded'});
    });
    signal?.addEventListener('abort', () => worker.postMessage({kind: 'cancel'}));
    worker.postMessage(order);
  }).finally(() => worker.terminate());
}
