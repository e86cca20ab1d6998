import type {View} from '../dashboards/adapter';
import {firstOf, type RowReader} from '../dashboards/read-rows';
import type {BarState, FilterCheck, HandOver, RowAnswer, RowIdentity} from '../messages';
import tokens from '../views/tokens.css?inline';
import {type Chip, markHere} from './chip';
import chipCss from './chip.css?inline';
import inlineCss from './chip-inline.css?inline';
import {createFilterBar, type FilterBar} from './filter-bar';
import {themeUnder, watchGround} from './ground';
import {createJumper} from './jump';
import {type Box, placeBar} from './place-bar';
import {type RowLoop, startRowLoop} from './row-loop';
import {sheetOf} from './sheet';
import type {Stage} from './stage';

/** What the overlay does on one list, from the moment that it is there until it goes. */
export type Session = {
  readonly loop: RowLoop;
  readonly bar: FilterBar;
  refresh(): void;
  report(): {readonly rows: number; readonly recognised: number};
};

/** What the background is asked. */
export type Questions = {
  readonly lookUp: (rows: readonly RowIdentity[], filter: string | undefined) => Promise<readonly RowAnswer[]>;
  readonly bar: () => Promise<BarState>;
  readonly check: (filter: string) => Promise<FilterCheck>;
  readonly handOver: (adapter: string, filter: string) => Promise<HandOver | undefined>;
};

type Options = {
  /** Its id. */
  readonly adapter: string;
  readonly view: View;
  readonly reader: RowReader;
  readonly instance: string;
  readonly questions: Questions;
  readonly stage: Stage;
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
  /** The list has left the page. */
  readonly gone: () => void;
  readonly signal: AbortSignal;
};

export function startSession(options: Options): Session {
  const {view, reader, stage, questions, signal, failed} = options;
  const scheme = sheetOf('');
  const sheets = [sheetOf(tokens), sheetOf(chipCss), scheme, ...(view.place.inline ? [sheetOf(inlineCss)] : [])];
  const scroller = (view.scroller && firstOf(view.scroller, document)) ?? document.scrollingElement ?? document.documentElement;

  const loop = startRowLoop({
    reader,
    sheets,
    instance: options.instance,
    lookUp: questions.lookUp,
    failed,
    changed: () => changed(),
    signal,
  });
  const jumper = createJumper({
    loop,
    scroller,
    indexAttribute: view.index?.attribute,
    arrived: createMarker(),
    signal,
  });
  const bar = createFilterBar({
    fetchBar: questions.bar,
    check: questions.check,
    handOver: filter => questions.handOver(options.adapter, filter),
    ask: filter => loop.ask(filter),
    jumper,
    draw: () => stage.draw(),
    signal,
  });

  const changed = oncePerFrame(() => {
    bar.rowsChanged();
    options.changed();
  }, signal);

  let toolbar: Element | undefined;
  function place(): void {
    if (!toolbar?.isConnected) toolbar = view.toolbar && firstOf(view.toolbar.in, document);
    stage.place(placeBar(surroundings(toolbar, reader)));
  }

  function followGround(): void {
    const row = reader.container.querySelector(reader.rowSelector);
    const cell = row && reader.placeFor(row);
    if (!cell) return;
    const theme = themeUnder(cell);
    const {fontFamily, fontSize} = getComputedStyle(cell);
    scheme.replaceSync(`:host { color-scheme: ${theme} !important; --inset: ${view.place.insetPx}px; }`);
    stage.setGround({theme, font: fontFamily, size: fontSize, layer: view.toolbar?.layer ?? DEFAULT_LAYER});
  }

  followGround();
  watchGround(followGround, signal);
  stage.setBar(bar);
  place();
  watchLayout({reader, place, scrolled: () => toolbar && place(), gone: options.gone, signal});
  bar.refresh().catch(failed);
  signal.addEventListener('abort', () => stage.setBar(undefined));

  return {
    loop,
    bar,
    refresh() {
      loop.ask(bar.model().active?.text);
      bar.refresh().catch(failed);
    },
    report() {
      const decorated = loop.decorated();
      return {rows: reader.rows().length, recognised: decorated.filter(row => row.answer?.id !== undefined).length};
    },
  };
}

const DEFAULT_LAYER = 1000;

/** Moves the mark of the last jump from chip to chip. */
function createMarker(): (row: {readonly chip: Chip} | undefined) => void {
  let marked: Chip | undefined;
  return row => {
    if (marked) markHere(marked, false);
    marked = row?.chip;
    if (marked) markHere(marked, true);
  };
}

type LayoutWatch = {
  readonly reader: RowReader;
  readonly place: () => void;
  readonly scrolled: () => void;
  readonly gone: () => void;
  readonly signal: AbortSignal;
};

function watchLayout({reader, place, scrolled, gone, signal}: LayoutWatch): void {
  // after the frame, when reading boxes does not make the page lay itself out
  const afterFrame = (act: () => void) => oncePerFrame(() => setTimeout(() => signal.aborted || act()), signal);
  // an element that leaves the page shrinks to nothing, and that is the only event it gives
  const sizes = new ResizeObserver(() => (reader.container.isConnected ? place() : gone()));
  sizes.observe(reader.container);
  signal.addEventListener('abort', () => sizes.disconnect());
  window.addEventListener('resize', afterFrame(place), {signal});
  window.addEventListener('scroll', afterFrame(scrolled), {signal, capture: true, passive: true});
}

function oncePerFrame(act: () => void, signal: AbortSignal): () => void {
  let queued = false;
  return () => {
    if (queued) return;
    queued = true;
    requestAnimationFrame(() => {
      queued = false;
      if (!signal.aborted) act();
    });
  };
}

function surroundings(toolbar: Element | undefined, reader: RowReader): Parameters<typeof placeBar>[0] {
  const rows = reader.container.querySelector(reader.rowSelector)?.parentElement;
  // a table may be wider than what can be seen of it
  const outer = boxOf(reader.container);
  const inner = rows ? boxOf(rows) : outer;
  const left = Math.max(inner.left, outer.left);
  const right = Math.min(inner.left + inner.width, outer.left + outer.width);
  return {
    toolbar: toolbar && {box: boxOf(toolbar), children: [...toolbar.children].map(boxOf)},
    list: {left, width: right - left},
    viewport: {width: document.documentElement.clientWidth, height: innerHeight},
  };
}

function boxOf(element: Element): Box {
  const {left, top, width, height} = element.getBoundingClientRect();
  return {left, top, width, height};
}
