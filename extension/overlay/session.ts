import type {View} from '../dashboards/adapter';
import type {RowReader} from '../dashboards/read-rows';
import tokens from '../views/tokens.css?inline';
import type {LookUp} from './ask';
import chipCss from './chip.css?inline';
import inlineCss from './chip-inline.css?inline';
import layerCss from './chip-layer.css?inline';
import type {FrameHandle} from './frame-handle';
import {themeUnder, watchGround} from './ground';
import type {ListFacts} from './health-watch';
import {oncePerFrame} from './once-per-frame';
import {type RowLoop, startRowLoop} from './row-loop';
import {sheetOf} from './sheet';

/** What the overlay does on one list, from the moment that it is there until it goes. */
export type Session = {
  readonly loop: RowLoop;
  refresh(): void;
  report(): {readonly rows: number; readonly recognised: number};
  /** What only the answers tell of the list's health. */
  facts(): ListFacts;
};

type Options = {
  /** Its id. */
  readonly adapter: string;
  readonly view: View;
  readonly reader: RowReader;
  readonly instance: string;
  readonly lookUp: LookUp;
  readonly frame: FrameHandle;
  /** Listens to chips that stand together in a closed root. */
  readonly listenIn: (root: ShadowRoot, signal: AbortSignal) => void;
  /** Rows or answers changed. */
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
  /** The list has left the page. */
  readonly gone: () => void;
  readonly signal: AbortSignal;
};

const DEFAULT_LEVEL = 1000;
const CHIP_WIDTH = 64;

export function startSession(options: Options): Session {
  const {adapter, view, reader, frame, signal, failed} = options;
  const scheme = sheetOf('');
  const sheets = [sheetOf(tokens), sheetOf(chipCss), scheme, ...(view.place.inline ? [sheetOf(inlineCss)] : [])];

  function followGround(): void {
    const row = reader.container.querySelector(reader.rowSelector);
    const cell = row && reader.placeFor(row);
    if (!cell) return;
    const theme = themeUnder(cell);
    const {fontFamily, fontSize} = getComputedStyle(cell);
    scheme.replaceSync(`:host { color-scheme: ${theme} !important; --inset: ${view.place.insetPx}px; }`);
    frame.setGround({theme, font: fontFamily, size: fontSize, layer: view.toolbar?.layer ?? DEFAULT_LEVEL});
  }

  const changed = oncePerFrame(() => {
    frame.rowsChanged();
    options.changed();
  }, signal);
  const loop = startRowLoop({
    reader,
    sheets,
    layerSheet: sheetOf(layerCss),
    instance: options.instance,
    insetPx: view.place.insetPx,
    chipWidth: () => CHIP_WIDTH,
    startsInLayer: view.place.mode === 'layer',
    listenIn: options.listenIn,
    lookUp: options.lookUp,
    failed,
    changed,
    signal,
  });

  followGround();
  watchGround(followGround, signal);
  watchGone(reader.container, options.gone, signal);
  frame.begin({adapter, view, reader, loop, signal});

  return {
    loop,
    refresh() {
      loop.askAgain();
      frame.refresh();
    },
    report() {
      const decorated = loop.decorated();
      return {rows: reader.rows().length, recognised: decorated.filter(row => row.answer?.id !== undefined).length};
    },
    facts() {
      const doubtful = loop.decorated().filter(({answer}) => answer?.state.kind === 'ambiguous');
      return {conflicts: doubtful.filter(({identity}) => identity.identifiers.length > 1).length, movedToLayer: loop.inLayer()};
    },
  };
}

/** An element that leaves the page shrinks to nothing, and that is the only event it gives. */
function watchGone(container: Element, gone: () => void, signal: AbortSignal): void {
  const sizes = new ResizeObserver(() => container.isConnected || gone());
  sizes.observe(container);
  signal.addEventListener('abort', () => sizes.disconnect());
}
