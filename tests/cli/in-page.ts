import {copyReport} from '../../extension/dashboards/copy-report.ts';
import {describeDetection} from '../../extension/dashboards/detect/describe.ts';
import {type DetectedList, type Detection, detectInSlices, detectNow} from '../../extension/dashboards/detect/detect.ts';
import {readDetected} from '../../extension/dashboards/detect/read-detected.ts';
import {type Counts, countCommon, healthOf} from '../../extension/dashboards/health.ts';
import {bindView} from '../../extension/dashboards/read-rows.ts';
import {adapters} from '../../extension/dashboards/registry.ts';

/** What is bundled and run inside a page, in a world of its own as a content script's is. Everything answers with plain JSON. */
const seen = {
  describe: () => describeDetection(detectNow(document)),

  /** The rows' identities and the text of each row's own element, in the page's order. */
  identities() {
    const {best} = detectNow(document);
    return (best?.rows ?? []).map((element, n) => ({
      identity: best?.read(n)?.identity?.value,
      text: element.textContent ?? '',
    }));
  },

  /** What the row loop would be told by the reader of the detected list. */
  reader() {
    const {best} = detectNow(document);
    const reader = best && readDetected(best);
    return reader && {selector: reader.rowSelector, identities: reader.rows().map(row => reader.identify(row))};
  },

  /** How an adapter does on this page, whatever its address; with one of its views alone where it is named. */
  health: (id: string, view?: string) => checkUp(id, detectNow(document), view),

  report(id: string) {
    const detection = detectNow(document);
    const adapter = adapters.find(one => one.id === id);
    return copyReport({adapter, ...checkUp(id, detection), detection, page: document});
  },

  /** In slices, as on a page where somebody works: how long all of it and the longest piece took. */
  async timed(maxElements?: number) {
    const started = performance.now();
    let [longestMs, resumed, slices] = [0, started, 1];
    const detection = await detectInSlices(
      document,
      {
        sliceMs: 8,
        now: () => performance.now(),
        signal: new AbortController().signal,
        async pause() {
          longestMs = Math.max(longestMs, performance.now() - resumed);
          await new Promise(done => setTimeout(done));
          resumed = performance.now();
          slices += 1;
        },
      },
      maxElements === undefined ? {} : {maxElements},
    );
    const {verdict, rows} = detection?.best ?? {verdict: 'no-people', rows: []};
    return {ms: performance.now() - started, longestMs, slices, verdict, rows: rows.length, whole: detection?.whole};
  },
};

function checkUp(id: string, detection: Detection, view?: string): {counts: Counts; health: ReturnType<typeof healthOf>} {
  const adapter = adapters.find(one => one.id === id);
  const views = adapter?.views.filter(one => view === undefined || one.id === view) ?? [];
  const reader = bindView(views, document)?.reader;
  const rows = reader?.rows() ?? [];
  const list = peopleOf(detection);
  const counts: Counts = {
    adapterRows: rows.length,
    adapterIdentified: rows.filter(row => reader?.identify(row) !== undefined).length,
    detectedRows: list?.rows.length ?? 0,
    commonRows: countCommon(rows, list?.rows ?? []),
    ...(detection.total === undefined ? {} : {total: detection.total.count}),
  };
  return {counts, health: healthOf(counts)};
}

function peopleOf({best}: Detection): DetectedList | undefined {
  return best?.verdict === 'no-people' ? undefined : best;
}

export type Seen = typeof seen;
Object.assign(globalThis, {seen});
