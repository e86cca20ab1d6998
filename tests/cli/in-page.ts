import {describeDetection} from '../../extension/dashboards/detect/describe.ts';
import {detectNow} from '../../extension/dashboards/detect/detect.ts';
import {type Examination, examine, examineNow} from '../../extension/dashboards/detect/examine.ts';
import {readDetected} from '../../extension/dashboards/detect/read-detected.ts';
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
    const reader = best && readDetected(best)?.reader;
    return reader && {selector: reader.rowSelector, identities: reader.rows().map(row => reader.identify(row))};
  },

  /** How an adapter does on this page, whatever its address; with one of its views alone where it is named. */
  health(id: string, view?: string) {
    const {counts, health} = examined(id, view);
    return {counts, health};
  },

  report: (id: string) => examined(id).report,

  /** How an adapter reads the rows of this page: who they are and what they print. */
  adapterRows(id: string) {
    const bound = bindView(adapters.find(one => one.id === id)?.views ?? [], document);
    return bound?.reader.rows().map(row => ({
      identity: bound.reader.identify(row),
      ...bound.reader.read?.(row),
      isTicked: bound.reader.isTicked?.(row),
    }));
  },

  /** Where an adapter puts the chips of this page: how, and what the first row shows there. */
  chipPlace(id: string) {
    const bound = bindView(adapters.find(one => one.id === id)?.views ?? [], document);
    const [first] = bound?.reader.rows() ?? [];
    const {inline = false, mode, insetPx} = bound?.view.place ?? {};
    return {inline, mode, insetPx, text: (first && bound?.reader.placeFor(first)?.textContent) ?? ''};
  },

  /** In slices, as on a page where somebody works: how long all of it and the longest piece took. */
  async timed(id: string) {
    const started = performance.now();
    let [longestMs, resumed, slices] = [0, started, 1];
    const endPiece = () => {
      longestMs = Math.max(longestMs, performance.now() - resumed);
    };
    const adapter = adapters.find(one => one.id === id);
    const list = adapter && bindView(adapter.views, document);
    const seen = await examine({page: document, adapter, list}, new AbortController().signal, async () => {
      endPiece();
      await new Promise(done => setTimeout(done));
      resumed = performance.now();
      slices += 1;
    });
    endPiece();
    return {ms: performance.now() - started, longestMs, slices, counts: seen?.counts};
  },

  /** A page cut off after so many elements. */
  capped(maxElements: number) {
    const {best, whole} = detectNow(document, {maxElements});
    return {verdict: best?.verdict, rows: best?.rows.length ?? 0, whole};
  },
};

function examined(id: string, view?: string): Examination {
  const adapter = adapters.find(one => one.id === id);
  if (adapter === undefined) throw new Error(`there is no adapter ${id}`);
  const views = adapter.views.filter(one => view === undefined || one.id === view);
  return examineNow({page: document, adapter, list: bindView(views, document)});
}

export type Seen = typeof seen;
Object.assign(globalThis, {seen});
