import {openDatabase} from '../mirror/database';
import {openMirror} from '../mirror/open-mirror';
import type {KeepOrder, KeepTold} from './orders';
import {runKeepOrder} from './run-order';

// Of a worker: the other types are those of a window.
declare function postMessage(told: KeepTold): void;

/** Keeps, restores and moves in a worker of one window: one order, then its cancelling. The window ends the worker. */
export function startKeeper(): void {
  const stop = new AbortController();
  let isBusy = false;
  globalThis.addEventListener('message', ({data}: MessageEvent<KeepOrder | {readonly kind: 'cancel'}>) => {
    if (data.kind === 'cancel') stop.abort();
    else if (!isBusy) {
      isBusy = true;
      void begin(data, stop.signal);
    }
  });
}

async function begin(order: KeepOrder, signal: AbortSignal): Promise<void> {
  const database = await openDatabase().catch(() => undefined);
  if (database === undefined) return postMessage({kind: 'failed', code: 'no-storage'});
  const mirror = openMirror(database);
  await runKeepOrder(order, {
    mirror,
    locks: navigator.locks,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    tell: told => postMessage(told),
    signal,
  });
  mirror.close();
}
