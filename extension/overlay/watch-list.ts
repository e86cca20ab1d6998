import type {Adapter} from '../dashboards/adapter';
import type {Examination} from '../dashboards/detect/examine';
import {MIN_COVERAGE} from '../dashboards/health';
import {bindView, type RowReader} from '../dashboards/read-rows';
import type {Look} from './find-by-detector';
import type {PageList} from './health-watch';
import {sleep, treeChanged} from './page-still';

/** What is known of a list while it is worked with. */
export type ListFacts = {readonly conflicts: number; readonly movedToLayer?: boolean | undefined};

type Options = {
  readonly facts: () => ListFacts;
  readonly look: Look;
  /** @returns whether that is settled, or to be looked at again */
  readonly tell: (seen: Examination | undefined) => 'settled' | 'open';
  /** Ends the list for a better one, or for another search. */
  readonly replace: (better?: PageList) => void;
  readonly signal: AbortSignal;
};

const FIRST_CHECK_MS = 2_000;
const CHECK_EVERY_MS = 5_000;
/** Enough rows to see whether they say who they are: as many as are examined, or one would give the list back to the other. */
const SAMPLE = 100;

/**
 * Looks after a list while somebody sees it. Every few seconds the rows are counted, which costs next to nothing; the detector is
 * asked once for each list, and again when what is wrong at a glance is something else than before.
 */
export async function watchList(list: PageList, options: Options): Promise<void> {
  const {signal} = options;
  const check = checkerOf(list, options);
  await sleep(FIRST_CHECK_MS, signal);
  while (!signal.aborted) {
    if (!document.hidden) await check();
    await sleep(CHECK_EVERY_MS, signal);
  }
}

function checkerOf(list: PageList, {facts, look, tell, replace, signal}: Options): () => Promise<void> {
  const {adapter, reader, rowsFrom} = list;
  /** What the detector was last asked about; a list that it found itself was looked at just now. */
  let asked: Doubt | undefined = rowsFrom === 'detector' ? '' : undefined;
  const again = rowsFrom === 'detector' ? adapterRows(adapter, signal) : undefined;
  return async () => {
    const bound = again ? again() : list;
    if (again && bound && coverage(bound.reader) >= MIN_COVERAGE) return replace();
    const doubt = doubtOf(reader);
    if (doubt === asked) return;
    const seen = await look({page: document, adapter, list: bound, ...facts()}, signal);
    if (signal.aborted) return;
    asked = tell(seen) === 'settled' ? doubt : undefined;
    const from = seen?.health.rowsFrom ?? rowsFrom;
    if (from === rowsFrom) return;
    if (rowsFrom === 'detector') replace();
    else if (from === 'detector' && seen?.detected) replace({adapter, ...seen.detected, rowsFrom: from});
  };
}

/** The adapter's own rows, should they be back. Headers take reading all of a page: they are sought only when it has changed. */
function adapterRows({views}: Adapter, signal: AbortSignal): () => ReturnType<typeof bindView> {
  const named = views.filter(({rows}) => rows !== 'detected');
  let isChanged = false;
  const listen = () => void treeChanged(signal).then(() => (isChanged = true));
  listen();
  return () => {
    if (!isChanged) return bindView(named, document);
    isChanged = false;
    listen();
    return bindView(views, document);
  };
}

type Doubt = 'no-rows' | 'patchy' | '';

/** What is wrong with a list at a glance. */
function doubtOf(reader: RowReader): Doubt {
  const rows = reader.rows();
  if (rows.length === 0) return 'no-rows';
  return coverage(reader, rows) < MIN_COVERAGE ? 'patchy' : '';
}

/** Which share of the rows says who it is; 0 where there are none. */
function coverage(reader: RowReader, rows = reader.rows()): number {
  const sample = rows.slice(0, SAMPLE);
  return sample.length === 0 ? 0 : sample.filter(row => reader.identify(row) !== undefined).length / sample.length;
}
