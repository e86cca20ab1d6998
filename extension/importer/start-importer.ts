import {openDatabase} from '../mirror/database';
import {openMirror} from '../mirror/open-mirror';
import type {Order, Told, Word} from './orders';
import {runOrder} from './run-order';

// Of a worker: the other types are those of a window.
declare function postMessage(told: Told): void;

/** Reads files in a worker of one window: one order, then its words until it is over. The window ends the worker. */
export function startImporter(): void {
  const stop = new AbortController();
  let answer: ((go: boolean) => void) | undefined;
  let isBusy = false;
  globalThis.addEventListener('message', ({data}: MessageEvent<Order | Word>) => {
    if (data.kind === 'cancel') {
      stop.abort();
      answer?.(false);
    } else if (data.kind === 'answer') answer?.(data.go);
    else if (!isBusy) {
      isBusy = true;
      void begin(data, stop.signal, () => new Promise(resolve => (answer = resolve)));
    }
  });
}

async function begin(order: Order, signal: AbortSignal, answer: () => Promise<boolean>): Promise<void> {
  const database = await openDatabase().catch(() => undefined);
  if (database === undefined) return postMessage({kind: 'failed', code: 'no-storage', isBack: false});
  const mirror = openMirror(database, Date.now, true);
  await runOrder(order, {mirror, locks: navigator.locks, now: Date.now, tell: told => postMessage(told), answer, signal});
  mirror.close();
}
