import type {Adapter, View} from '../dashboards/adapter';
import type {CopyReport} from '../dashboards/copy-report';
import type {Examination, examine as examinePage, Known} from '../dashboards/detect/examine';
import {type Health, MIN_COVERAGE} from '../dashboards/health';
import {bindView, type RowReader} from '../dashboards/read-rows';
import {pageStill, sleep, treeChanged} from './page-still';
import {waitForList} from './ready';

/** A list of people on the page, and who found its rows. */
export type PageList = {
  readonly adapter: Adapter;
  readonly view: View;
  readonly reader: RowReader;
  readonly rowsFrom: 'adapter' | 'detector';
};

/** What is known of a list while it is worked with. */
export type ListFacts = {readonly conflicts: number; readonly movedToLayer?: boolean | undefined};

export type PageHealth = Health & {readonly total?: number | undefined; readonly detected?: number | undefined};

export type HealthWatch = {
  /** The adapter's list, or the detected one where the adapter finds none on a page that stands still. */
  find(adapter: Adapter, signal: AbortSignal): Promise<PageList | undefined>;
  /** Looks after a list until it ends; `replace` ends it for a better one, or for another search. */
  watch(list: PageList, facts: () => ListFacts, replace: (better?: PageList) => void, signal: AbortSignal): void;
  /** As far as it was looked into. */
  health(list: PageList | undefined): PageHealth;
  report(adapter: Adapter | undefined): Promise<CopyReport | undefined>;
};

/** Loads the detector at its first call. Rejects when that fails. */
export type Examine = typeof examinePage;

type Options = {
  readonly examine: Examine;
  /** The health is another one now. */
  readonly changed: () => void;
  readonly signal: AbortSignal;
};

const STILL_MS = 2_000;
const STILL_AT_LATEST_MS = 8_000;
/** Before the second look, and before each later one: the last counts for all that follow. */
const PAUSES_MS = [3_000, 15_000, 60_000];
const FIRST_CHECK_MS = 2_000;
const CHECK_EVERY_MS = 5_000;
/** Enough rows to see whether they say who they are. */
const SAMPLE = 60;

/** Notices when a page is no longer as its adapter says, and what can be done about it. */
export function createHealthWatch({examine, changed, signal: life}: Options): HealthWatch {
  let known: PageHealth | undefined;
  /** Once said to be broken, a page may only have been slow: it counts when it is seen again. */
  let isDoubted = false;

  function tell(seen: Examination | undefined): void {
    isDoubted = seen?.health.state === 'broken' && !isDoubted && known?.state !== 'broken';
    if (seen && !isDoubted) {
      known = {...seen.health, total: seen.counts.total, detected: seen.counts.detectedRows};
    }
    changed();
  }

  /** Undefined where the detector could not be loaded, too: the next look tries again. */
  const look = (page: Known, signal: AbortSignal) => examine(page, signal).catch(() => undefined);

  async function detect(adapter: Adapter, signal: AbortSignal): Promise<PageList | undefined> {
    for (let round = 0; !signal.aborted; round += 1) {
      const pause = sleep(PAUSES_MS[Math.min(round, PAUSES_MS.length) - 1] ?? 0, signal);
      // the second look is for pages that are slow; after that, what stands still stays what it is
      await (round < 2 ? pause : Promise.all([pause, treeChanged(signal)]));
      await pageStill({stillMs: STILL_MS, atMostMs: STILL_AT_LATEST_MS, signal});
      const seen = signal.aborted ? undefined : await look({page: document, adapter}, signal);
      if (signal.aborted) break;
      tell(seen);
      if (seen?.detected && seen.health.rowsFrom === 'detector') return {adapter, ...seen.detected, rowsFrom: 'detector'};
    }
    return undefined;
  }

  return {
    async find(adapter, signal) {
      known = undefined;
      const found = new AbortController();
      const either = AbortSignal.any([signal, found.signal]);
      const byAdapter = waitForList(adapter, either).then(list => list && ({adapter, ...list, rowsFrom: 'adapter'} as const));
      const list = await Promise.race([byAdapter, detect(adapter, either)]);
      found.abort();
      if (list?.rowsFrom === 'adapter') known = undefined;
      return list;
    },
    watch(list, facts, replace, signal) {
      /** What the detector was last asked about; a list that it found itself was looked at just now. */
      let asked: string | undefined = list.rowsFrom === 'detector' ? '' : undefined;
      async function check(): Promise<void> {
        const adapters = list.rowsFrom === 'adapter' ? list : bindView(list.adapter.views, document);
        if (list.rowsFrom === 'detector' && adapters && share(adapters.reader) >= MIN_COVERAGE) return replace();
        const doubt = doubtOf(list.reader);
        if (doubt === asked) return;
        const seen = await look({page: document, adapter: list.adapter, list: adapters, ...facts()}, signal);
        if (signal.aborted) return;
        tell(seen);
        asked = seen && !isDoubted ? doubt : undefined;
        const rowsFrom = seen?.health.rowsFrom ?? list.rowsFrom;
        if (rowsFrom === list.rowsFrom) return;
        if (list.rowsFrom === 'detector') replace();
        else if (rowsFrom === 'detector' && seen?.detected) replace({adapter: list.adapter, ...seen.detected, rowsFrom});
      }
      void (async () => {
        await sleep(FIRST_CHECK_MS, signal);
        while (!signal.aborted) {
          if (!document.hidden) await check();
          await sleep(CHECK_EVERY_MS, signal);
        }
      })();
    },
    health(list) {
      const found: PageHealth = known ?? {state: 'ok', reasons: [], rowsFrom: list?.rowsFrom ?? 'nobody'};
      const isByColumns = list?.view.rows === 'detected' && found.rowsFrom === 'adapter';
      return isByColumns ? {...found, rowsFrom: 'detector'} : found;
    },
    async report(adapter) {
      const seen = await look({page: document, adapter, list: adapter && bindView(adapter.views, document)}, life);
      return seen?.report;
    },
  };
}

/** What is wrong with a list at a glance. */
function doubtOf(reader: RowReader): 'no-rows' | 'patchy' | '' {
  const rows = reader.rows();
  if (rows.length === 0) return 'no-rows';
  return share(reader, rows) < MIN_COVERAGE ? 'patchy' : '';
}

/** Which share of the rows says who it is; 0 where there are none. */
function share(reader: RowReader, rows = reader.rows()): number {
  const sample = rows.slice(0, SAMPLE);
  return sample.length === 0 ? 0 : sample.filter(row => reader.identify(row) !== undefined).length / sample.length;
}
