import type {Adapter, View} from '../dashboards/adapter';
import type {CopyReport} from '../dashboards/copy-report';
import type {Examination, examine as examinePage} from '../dashboards/detect/examine';
import type {Health} from '../dashboards/health';
import {bindView, type RowReader} from '../dashboards/read-rows';
import {findByDetector, type Look} from './find-by-detector';
import {waitForList} from './ready';
import {type ListFacts, watchList} from './watch-list';

/** A list of people on the page, and who found its rows. */
export type PageList = {
  readonly adapter: Adapter;
  readonly view: View;
  readonly reader: RowReader;
  readonly rowsFrom: 'adapter' | 'detector';
};

export type PageHealth = Health & {readonly total?: number | undefined; readonly detected?: number | undefined};

export type HealthWatch = {
  /** The adapter's list, or the detected one where the adapter finds none on a page that stands still. */
  find(adapter: Adapter, signal: AbortSignal): Promise<PageList | undefined>;
  /** Looks after a list until it ends; `replace` ends it for a better one, or for another search. */
  watch(list: PageList, facts: () => ListFacts, replace: (better?: PageList) => void, signal: AbortSignal): void;
  /** As far as it was looked into. */
  health(list: PageList | undefined): PageHealth;
  /** Looks at the page now. */
  report(adapter: Adapter | undefined, facts: ListFacts | undefined): Promise<CopyReport | undefined>;
};

/** Loads the detector at its first call. Rejects when that fails. */
export type Examine = typeof examinePage;

type Options = {
  readonly examine: Examine;
  /** The health is another one now. */
  readonly changed: () => void;
  readonly signal: AbortSignal;
};

/** Notices when a page is no longer as its adapter says, and what can be done about it. */
export function createHealthWatch({examine, changed, signal: life}: Options): HealthWatch {
  let known: PageHealth | undefined;
  /** Once said to be broken, a page may only have been slow: it counts when it is seen again. */
  let isDoubted = false;

  function tell(seen: Examination | undefined): 'settled' | 'open' {
    isDoubted = seen?.health.state === 'broken' && !isDoubted && known?.state !== 'broken';
    if (seen && !isDoubted) known = {...seen.health, total: seen.counts.total, detected: seen.counts.detectedRows};
    changed();
    return seen && !isDoubted ? 'settled' : 'open';
  }

  // where the detector could not be loaded, the next look tries again
  const look: Look = (page, signal) => examine(page, signal).catch(() => undefined);

  return {
    async find(adapter, signal) {
      known = undefined;
      const found = new AbortController();
      const either = AbortSignal.any([signal, found.signal]);
      const byAdapter = waitForList(adapter, either).then(list => list && ({adapter, ...list, rowsFrom: 'adapter'} as const));
      const list = await Promise.race([byAdapter, findByDetector(adapter, {look, tell, signal: either})]);
      found.abort();
      if (list?.rowsFrom === 'adapter') known = undefined;
      return list;
    },
    watch: (list, facts, replace, signal) => void watchList(list, {facts, look, tell, replace, signal}),
    health(list) {
      const found: PageHealth = known ?? {state: 'ok', reasons: [], rowsFrom: list?.rowsFrom ?? 'nobody'};
      const isByColumns = list?.view.rows === 'detected' && found.rowsFrom === 'adapter';
      return isByColumns ? {...found, rowsFrom: 'detector'} : found;
    },
    async report(adapter, facts) {
      const seen = await look({page: document, adapter, list: adapter && bindView(adapter.views, document), ...facts}, life);
      if (adapter) tell(seen);
      return seen?.report;
    },
  };
}
