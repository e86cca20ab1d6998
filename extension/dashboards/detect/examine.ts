import type {Adapter, View} from '../adapter';
import {type CopyReport, copyReport} from '../copy-report';
import {type Counts, countCommon, type Health, healthOf} from '../health';
import {type RowReader, withIds} from '../read-rows';
import {type DetectedList, type Detection, detectInSlices, detectNow} from './detect';
import {readDetected} from './read-detected';
import {countIn} from './total';

/** A page as adapter and row loop know it, before the detector has looked. */
export type Known = {
  readonly page: Document;
  /** Absent on a page that none knows. */
  readonly adapter?: Adapter | undefined;
  /** What the adapter's selectors are bound to; absent while they find nothing. */
  readonly list?: {readonly view: View; readonly reader: RowReader} | undefined;
  readonly conflicts?: number | undefined;
  readonly movedToLayer?: boolean | undefined;
};

/** What the detector says of a page, next to what the adapter says. */
export type Examination = {
  readonly counts: Counts;
  readonly health: Health;
  /** The detected list as the overlay works with an adapter's; absent where there are no people, or rows cannot be told apart. */
  readonly detected?: {readonly view: View; readonly reader: RowReader} | undefined;
  /** Structure and counts, no data. */
  readonly report: CopyReport;
};

/** More rows than this are not asked who they are only to count them. */
const SAMPLE = 100;
const SLICE_MS = 8;

/** Examines a page between what the creator does on it; undefined when the signal ended it. */
export async function examine(known: Known, signal: AbortSignal, pause = untilIdle): Promise<Examination | undefined> {
  const detection = await detectInSlices(known.page, {sliceMs: SLICE_MS, now: () => performance.now(), pause, signal});
  if (detection === undefined) return undefined;
  const steps = compare(known, detection);
  for (;;) {
    await pause();
    if (signal.aborted) return undefined;
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same at once, for a page that nobody works on. */
export function examineNow(known: Known): Examination {
  const steps = compare(known, detectNow(known.page));
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function untilIdle(): Promise<void> {
  return new Promise(resolve => requestIdleCallback(() => resolve(), {timeout: 100}));
}

function* compare(known: Known, detection: Detection): Generator<void, Examination> {
  const {page, adapter, list} = known;
  const people = detection.best?.verdict === 'no-people' ? undefined : detection.best;
  const detected = people && toList(people, adapter);
  yield;
  const detectedIdentified = countIdentified(people?.rows ?? [], detected?.reader);
  yield;
  const rows = list?.reader.rows() ?? [];
  const view = list?.view ?? adapter?.views[0];
  const total = printedTotal(view, page) ?? detection.total?.count;
  const counts: Counts = {
    ...(view?.rows === 'detected' ? {byColumns: true} : {}),
    adapterRows: rows.length,
    adapterIdentified: countIdentified(rows, list?.reader),
    detectedRows: people?.rows.length ?? 0,
    detectedIdentified,
    commonRows: countCommon(rows, people?.rows ?? []),
    ...(total === undefined ? {} : {total}),
    ...(known.conflicts === undefined ? {} : {conflicts: known.conflicts}),
    ...(known.movedToLayer === undefined ? {} : {movedToLayer: known.movedToLayer}),
  };
  const health = healthOf(counts);
  yield;
  return {counts, health, detected, report: copyReport({adapter, health, counts, detection, page})};
}

/** Of all rows, as far as a sample tells. */
export function countIdentified(rows: readonly Element[], reader: RowReader | undefined): number {
  if (reader === undefined || rows.length === 0) return 0;
  const sample = rows.slice(0, SAMPLE);
  const identified = sample.filter(row => reader.identify(row) !== undefined).length;
  return Math.round((identified / sample.length) * rows.length);
}

/** A detected list under the rules of the adapter's first view, as far as they do not depend on its selectors for rows. */
function toList(people: DetectedList, adapter: Adapter | undefined): Examination['detected'] {
  const [first] = adapter?.views ?? [];
  const found = readDetected(people);
  if (found === undefined || first === undefined) return undefined;
  // how the page counts its rows, and whether it moves them, is not known
  const {index: _index, ...rest} = first;
  return {
    view: {...rest, place: {in: ['*'], ...found.place}, list: 'virtual-recycled', hide: 'dim'},
    reader: withIds(found.reader, first),
  };
}

/** What the page prints where the adapter says that it prints its total. */
function printedTotal(view: View | undefined, page: Document): number | undefined {
  for (const selector of view?.count ?? []) {
    const text = page.querySelector(selector)?.textContent?.trim() ?? '';
    const count = countIn(text)?.count ?? (/^\d[\d .,]*$/.test(text) ? Number(text.replaceAll(/\D/g, '')) : undefined);
    if (count !== undefined) return count;
  }
  return undefined;
}
