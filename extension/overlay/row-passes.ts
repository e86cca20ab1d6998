import type {RowReader} from '../dashboards/read-rows';
import {watchRows} from './watch-rows';

/** Work comes in frames: at most this long in one, the rest when the browser is idle. */
const FRAME_MS = 6;
/** Reading the clock costs about as much as a row. */
const ROWS_PER_CLOCK = 8;
/** More new rows at once than a screen shows: those near the viewport get their chip, the others when they come near. */
const SCREENFUL = 60;
const NEAR = '300px';
const IDLE_AT_LATEST_MS = 100;

export type PassSteps<Row> = {
  readonly known: (row: Element) => Row | undefined;
  /** A row seen for the first time. */
  readonly decorate: (row: Element) => void;
  /** A row of ours that changed. Runs before anything is painted: a stale chip must not live until the next frame. */
  readonly recheck: (row: Row) => void;
  /** After each pass. */
  readonly done: () => void;
};

type Options = {readonly reader: RowReader; readonly signal: AbortSignal};

/** Decides when each row is looked at. Returns whether rows still wait. */
export function startPasses<Row>({reader, signal}: Options, steps: PassSteps<Row>): {busy(): boolean} {
  /** Rows not looked at yet; rows to be decorated, wherever they are. */
  const fresh = new Set<Element>(reader.rows());
  const due = new Set<Element>();
  let scheduled = false;
  const {container, rowSelector, attributes} = reader;
  const watch = watchRows({container, rowSelector, attributes, touched, signal});
  const near = new IntersectionObserver(arrived, {rootMargin: NEAR, scrollMargin: NEAR} as IntersectionObserverInit);
  signal.addEventListener('abort', () => near.disconnect());
  schedule();

  function touched(rows: ReadonlySet<Element>): void {
    for (const row of rows) {
      const known = steps.known(row);
      if (known) steps.recheck(known);
      else fresh.add(row);
    }
    // no code of the page ran since: these records are of our own changes
    watch.forgetOwn();
    schedule();
  }

  function arrived(entries: readonly IntersectionObserverEntry[]): void {
    for (const {target, isIntersecting} of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      due.add(target);
    }
    if (due.size > 0) pass();
  }

  function schedule(): void {
    if (scheduled || signal.aborted) return;
    scheduled = true;
    requestAnimationFrame(pass);
  }

  function pass(): void {
    scheduled = false;
    if (signal.aborted) return;
    watch.catchUp();
    if (fresh.size > SCREENFUL) for (const row of fresh) near.observe(row);
    else for (const row of fresh) due.add(row);
    fresh.clear();
    decorateDue(performance.now() + FRAME_MS);
    watch.forgetOwn();
    steps.done();
    if (due.size === 0 || scheduled) return;
    scheduled = true;
    requestIdleCallback(pass, {timeout: IDLE_AT_LATEST_MS});
  }

  function decorateDue(until: number): void {
    let count = 0;
    for (const row of due) {
      if (++count % ROWS_PER_CLOCK === 0 && performance.now() > until) return;
      due.delete(row);
      if (row.isConnected && !steps.known(row)) steps.decorate(row);
    }
  }

  return {busy: () => fresh.size + due.size > 0};
}
