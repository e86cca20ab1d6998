import type {Adapter} from '../dashboards/adapter';
import {matchPage} from '../dashboards/match-page';
import {adapters} from '../dashboards/registry';
import {waitForList} from './ready';
import {watchRoute} from './route';

type List = NonNullable<Awaited<ReturnType<typeof waitForList>>> & {readonly adapter: Adapter};

type Options = {
  /** Starts what is done on a list; it ends with its signal. `gone` is called when the list has left the page. */
  readonly begin: (list: List, gone: () => void, signal: AbortSignal) => void;
  readonly end: () => void;
  readonly signal: AbortSignal;
};

export type ListRoute = {readonly adapter: () => Adapter | undefined; pause(paused: boolean): void};

/** Begins on each list that the page shows and ends when it goes: one signal per list. */
export function followLists({begin, end, signal}: Options): ListRoute {
  let shown: Adapter | undefined;
  let list: AbortController | undefined;
  let paused = true;

  function follow(): void {
    const adapter = paused ? undefined : matchPage(adapters, location);
    // a list's own filters and pages are in its address too
    if (adapter !== shown) restart(adapter);
  }

  function restart(adapter: Adapter | undefined): void {
    if (shown) {
      list?.abort();
      end();
    }
    shown = adapter;
    if (!adapter || signal.aborted) return;
    const own = new AbortController();
    list = own;
    waitForList(adapter, own.signal).then(bound => {
      if (bound && !own.signal.aborted) begin({...bound, adapter}, () => restart(shown), own.signal);
    });
  }

  watchRoute(follow, signal);
  signal.addEventListener('abort', () => list?.abort());
  return {
    adapter: () => shown,
    pause(next) {
      paused = next;
      follow();
    },
  };
}
