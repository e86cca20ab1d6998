import type {Adapter} from '../dashboards/adapter';
import {matchPage} from '../dashboards/match-page';
import {adapters} from '../dashboards/registry';
import type {PageList} from './health-watch';
import {watchRoute} from './route';

type Options = {
  /** Resolves when the adapter's list is on the page. */
  readonly find: (adapter: Adapter, signal: AbortSignal) => Promise<PageList | undefined>;
  /**
   * Starts what is done on a list; it ends with its signal. `replace` is called when the list has left the page, or with another
   * list to go by.
   */
  readonly begin: (list: PageList, replace: (better?: PageList) => void, signal: AbortSignal) => void;
  readonly end: () => void;
  readonly signal: AbortSignal;
};

export type ListRoute = {readonly adapter: () => Adapter | undefined; pause(paused: boolean): void};

/** Begins on each list that the page shows and ends when it goes: one signal per list. */
export function followLists({find, begin, end, signal}: Options): ListRoute {
  let shown: Adapter | undefined;
  let list: AbortController | undefined;
  let paused = true;

  function follow(): void {
    const adapter = paused ? undefined : matchPage(adapters, location);
    // a list's own filters and pages are in its address too
    if (adapter !== shown) restart(adapter);
  }

  function restart(adapter: Adapter | undefined, known?: PageList): void {
    if (shown) {
      list?.abort();
      end();
    }
    shown = adapter;
    if (!adapter || signal.aborted) return;
    const own = new AbortController();
    list = own;
    const found = known ? Promise.resolve(known) : find(adapter, own.signal);
    found.then(list => {
      if (list && !own.signal.aborted) begin(list, better => restart(shown, better), own.signal);
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
