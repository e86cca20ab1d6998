import type {View} from '../dashboards/adapter';
import type {RowReader} from '../dashboards/read-rows';
import type {SiteChoice} from '../settings';
import type {LookUp} from './ask';
import {createChipLook} from './chip-look';
import type {FrameHandle} from './frame-handle';
import {watchGround} from './ground';
import {oncePerFrame} from './once-per-frame';
import {type RowLoop, startRowLoop} from './row-loop';
import {keepSiteChoice} from './site-choice';
import {type Ticked, tickable, tickRows} from './tick-rows';
import type {ListFacts} from './watch-list';

/** What the overlay does on one list, from the moment that it is there until it goes. */
export type Session = {
  readonly loop: RowLoop;
  refresh(): void;
  /** Ticks for a filter of so many people, and says so on the page; absent where the page has no boxes. */
  readonly tick: ((filter: string, of: number) => Promise<Ticked>) | undefined;
  /** The creator chose otherwise for this site. */
  choose(): void;
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
  readonly choice: () => SiteChoice;
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

export function startSession(options: Options): Session {
  const {adapter, view, reader, frame, signal, failed} = options;
  const look = createChipLook({view, reader, choice: options.choice, setGround: frame.setGround});
  const changed = oncePerFrame(() => {
    frame.rowsChanged();
    options.changed();
  }, signal);
  const hasFacts = options.choice().facts.length > 0;
  // behind a text there is no room for more than the chip: the row would grow
  const startsInLayer = view.place.mode === 'layer' || (view.place.inline === true && hasFacts);
  look.follow();
  const loop = startRowLoop({
    ...look,
    reader,
    instance: options.instance,
    insetPx: view.place.insetPx,
    startsInLayer,
    isPrivate: () => options.choice().isPrivate,
    listenIn: options.listenIn,
    lookUp: (rows, filter) => options.lookUp(rows, filter, look.facts()),
    failed,
    changed,
    signal,
  });

  watchGround(look.follow, signal);
  window.addEventListener('resize', oncePerFrame(chosen, signal), {signal});
  watchGone(reader.container, options.gone, signal);
  const {select} = view;
  const boxes = select === undefined ? undefined : {reader, select, lookUp: options.lookUp, signal};
  const tick = boxes && ((filter: string, act: boolean) => (act ? tickRows(filter, boxes) : tickable(filter, boxes)));
  const keep = (change: Partial<SiteChoice>) => void keepSiteChoice(change).catch(failed);
  const site = {choice: options.choice, keep, hasRoom: look.hasRoom};
  frame.begin({adapter, view, reader, loop, site, tick, signal});

  /** Another choice for the site, or another width. */
  function chosen(): void {
    const before = look.facts().length;
    look.follow();
    if (look.facts().length !== before) loop.askAgain();
  }

  return {
    loop,
    tick: tick && ((filter, of) => tick(filter, true).then(ticked => said(frame, ticked, of))),
    choose() {
      if (view.place.inline && hasFacts !== options.choice().facts.length > 0) return options.gone();
      look.follow();
      loop.askAgain();
      frame.refresh();
    },
    refresh() {
      loop.askAgain();
      frame.refresh();
    },
    report() {
      return {rows: reader.rows().length, recognised: loop.all().filter(row => row.answer?.id !== undefined).length};
    },
    facts() {
      const doubtful = loop.all().filter(({answer}) => answer?.state.kind === 'ambiguous');
      return {
        conflicts: doubtful.filter(({identity}) => identity.identifiers.length > 1).length,
        movedToLayer: loop.inLayer() && !startsInLayer,
      };
    },
  };
}

function said(frame: FrameHandle, ticked: Ticked, of: number): Ticked {
  if (ticked.onPage > 0) frame.whenThere(made => made.sayTicked(ticked, of));
  return ticked;
}

/** An element that leaves the page shrinks to nothing, and that is the only event it gives. */
function watchGone(container: Element, gone: () => void, signal: AbortSignal): void {
  const sizes = new ResizeObserver(() => container.isConnected || gone());
  sizes.observe(container);
  signal.addEventListener('abort', () => sizes.disconnect());
}
