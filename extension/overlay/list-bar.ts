import {firstOf, type RowReader} from '../dashboards/read-rows';
import {type Chip, mark} from './chip';
import {createFilterBar} from './filter-bar';
import type {ListInPage} from './frame-part';
import {createJumper} from './jump';
import {oncePerFrame} from './once-per-frame';
import {type Box, placeBar} from './place-bar';
import type {Questions} from './questions';
import type {Stage} from './stage';
import type {Ticked} from './tick-rows';

const SEEK_EVERY_MS = 1_000;

export type ListBar = {
  rowsChanged(): void;
  refresh(): void;
  /** The filter that is on; undefined: none is. */
  filter(): string | undefined;
};

type Options = ListInPage & {
  readonly questions: Questions;
  readonly stage: Stage;
  /** Boxes were ticked, for so many people in all. */
  readonly sayTicked: (ticked: Ticked, of: number) => void;
  readonly failed: (error: unknown) => void;
};

/** The bar of one list, placed beside it until the list goes. */
export function startListBar(options: Options): ListBar {
  const {adapter, view, reader, loop, site, tick, signal, questions, stage, sayTicked, failed} = options;
  const scroller = (view.scroller && firstOf(view.scroller, document)) ?? document.scrollingElement ?? document.documentElement;
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
    handOver: filter => questions.handOver(adapter, filter),
    ask: filter => loop.ask(filter),
    site: {...site, fields: questions.factFields},
    tickable: async filter => tick?.(filter, false),
    tick: (filter, count) => void tick?.(filter, true).then(ticked => sayTicked(ticked, count), failed),
    jumper,
    draw: () => stage.draw(),
    signal,
  });

  let toolbar: Element | undefined;
  let sought = Number.NEGATIVE_INFINITY;
  function place(): void {
    const now = performance.now();
    // looking for what is not there reads the whole page, and a growing list places the bar in every frame
    if (!toolbar?.isConnected && (toolbar !== undefined || now - sought > SEEK_EVERY_MS)) {
      sought = now;
      toolbar = view.toolbar && firstOf(view.toolbar.in, document);
    }
    stage.place(placeBar(surroundings(toolbar, reader)));
  }

  stage.setBar(bar);
  place();
  watchLayout({reader, place, scrolled: () => toolbar && place(), signal});
  bar.refresh().catch(failed);
  signal.addEventListener('abort', () => stage.setBar(undefined));
  return {
    rowsChanged: () => bar.rowsChanged(),
    refresh: () => void bar.refresh().catch(failed),
    filter: () => bar.model().active?.text,
  };
}

/** Moves the mark of the last jump from chip to chip. */
function createMarker(): (row: {readonly chip: Chip} | undefined) => void {
  let marked: Chip | undefined;
  return row => {
    if (marked) mark(marked, {here: false});
    marked = row?.chip;
    if (marked) mark(marked, {here: true});
  };
}

type LayoutWatch = {
  readonly reader: RowReader;
  readonly place: () => void;
  readonly scrolled: () => void;
  readonly signal: AbortSignal;
};

function watchLayout({reader, place, scrolled, signal}: LayoutWatch): void {
  // after the frame, when reading boxes does not make the page lay itself out
  const afterFrame = (act: () => void) => oncePerFrame(() => setTimeout(() => signal.aborted || act()), signal);
  const sizes = new ResizeObserver(() => reader.container.isConnected && place());
  sizes.observe(reader.container);
  signal.addEventListener('abort', () => sizes.disconnect());
  window.addEventListener('resize', afterFrame(place), {signal});
  window.addEventListener('scroll', afterFrame(scrolled), {signal, capture: true, passive: true});
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
