import type {Adapter} from '../dashboards/adapter';
import type {Examination, Known} from '../dashboards/detect/examine';
import type {PageList} from './health-watch';
import {pageStill, sleep, treeChanged} from './page-still';

/** Has the detector look at the page; undefined when it could not, or the signal ended it. */
export type Look = (page: Known, signal: AbortSignal) => Promise<Examination | undefined>;

type Options = {
  readonly look: Look;
  /** Called with what each look brought. */
  readonly tell: (seen: Examination | undefined) => void;
  readonly signal: AbortSignal;
};

const STILL_MS = 2_000;
const STILL_AT_LATEST_MS = 8_000;
/** Before the second look, and before each later one: the last counts for all that follow. */
const PAUSES_MS = [3_000, 15_000, 60_000];

/**
 * Waits for a list that only the detector sees, on a page on which the adapter finds none. It looks when the page has stood still,
 * once more for pages that are slow, and then only at what has changed, ever more seldom. Undefined once the signal aborts.
 */
export async function findByDetector(adapter: Adapter, {look, tell, signal}: Options): Promise<PageList | undefined> {
  for (let round = 0; !signal.aborted; round += 1) {
    const pause = sleep(PAUSES_MS[Math.min(round, PAUSES_MS.length) - 1] ?? 0, signal);
    await (round < 2 ? pause : Promise.all([pause, treeChanged(signal)]));
    await pageStill({stillMs: STILL_MS, atMostMs: STILL_AT_LATEST_MS, signal});
    const seen = signal.aborted ? undefined : await look({page: document, adapter}, signal);
    if (signal.aborted) break;
    tell(seen);
    if (seen?.detected && seen.health.rowsFrom === 'detector') return {adapter, ...seen.detected, rowsFrom: 'detector'};
  }
  return undefined;
}
