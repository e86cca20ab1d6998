import type {DecoratedRow} from './decorator';
import type {FrameHandle} from './frame-handle';
import {isPaletteKey} from './palette-key';
import type {RowLoop} from './row-loop';

const HOVER_MS = 300;
const LEAVE_MS = 250;
/** The page must not act on what is meant for the chip: its own click opens the member. */
const KEPT_FROM_PAGE = ['dblclick', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'keyup', 'keypress'];

type Options = {
  readonly loop: () => RowLoop | undefined;
  /** Card, menu and bar. */
  readonly frame: FrameHandle;
  /** The creator looks at somebody: an open panel follows. */
  readonly looked: (row: DecoratedRow) => void;
  readonly signal: AbortSignal;
};

export type ChipEvents = {
  /** The row that was clicked last, for the browser's own context menu. */
  lastRow(): DecoratedRow | undefined;
  /** Follows pointer and focus inside a closed root that holds several chips. */
  listenIn(root: ShadowRoot, signal: AbortSignal): void;
};

/** Handles all chips by a few listeners on the window, where an event comes by before it reaches the page's own. */
export function listenToChips(options: Options): ChipEvents {
  const {loop, frame, signal} = options;
  let last: {row: DecoratedRow; key: string} | undefined;

  const onChip: OnChip = (name, act, elsewhere) =>
    window.addEventListener(
      name,
      event => {
        // a page can say that a chip was clicked; that is not the creator
        if (!event.isTrusted) return;
        const row = loop()?.byEvent(event);
        if (!row) return elsewhere?.(event);
        event.stopImmediatePropagation();
        act(row, event);
      },
      {capture: true, signal},
    );

  function remember(row: DecoratedRow | undefined): void {
    last = row && {row, key: row.key};
  }

  for (const name of KEPT_FROM_PAGE) onChip(name, () => undefined);
  onChip('pointerdown', remember, ({target}) => {
    if (frame.owns(target)) return;
    remember(loop()?.around(target));
    frame.close();
  });
  onChip('auxclick', (_, event) => event.preventDefault());
  onChip('click', (row, event) => {
    // the cell may be a link
    event.preventDefault();
    frame.show(row, 'card', true);
    options.looked(row);
  });
  onChip(
    'contextmenu',
    (row, event) => {
      event.preventDefault();
      frame.show(row, 'menu', true);
    },
    ({target}) => !frame.owns(target) && remember(loop()?.around(target)),
  );
  onChip('keydown', (row, event) => {
    if (event instanceof KeyboardEvent && chipKey(row, event, frame)) event.preventDefault();
  });
  const watch = {...watchHover(options), ...watchFocus(options)};
  listen(window, watch, signal);
  window.addEventListener('scroll', () => frame.closeIfMoved(), {capture: true, passive: true, signal});
  return {
    lastRow: () => (last && last.row.key === last.key ? last.row : undefined),
    // from one chip to the next, such a root tells the window nothing
    listenIn: (root, until) => listen(root, watch, until),
  };
}

type OnChip = (name: string, act: (row: DecoratedRow, event: Event) => void, elsewhere?: (event: Event) => unknown) => void;

/** True if the key was one of the chip's. */
function chipKey(row: DecoratedRow, event: KeyboardEvent, frame: FrameHandle): boolean {
  const {key, shiftKey} = event;
  if (isPaletteKey(event)) frame.palette(row);
  else if (key === 'Enter' || key === ' ') frame.show(row, 'card', true);
  else if (key === '.' || key === 'ContextMenu' || (key === 'F10' && shiftKey)) frame.show(row, 'menu', true);
  else if (key === 'Escape' && frame.isOpen()) frame.close();
  else return false;
  return true;
}

/** Hovering a chip opens its card after a while; leaving chip and card closes it, unless it was opened by hand. */
function watchHover({loop, frame, signal}: Options): Watch {
  let running: ReturnType<typeof setTimeout> | undefined;
  const start = (ms: number, act: () => void) => {
    clearTimeout(running);
    running = setTimeout(act, ms);
  };
  signal.addEventListener('abort', () => clearTimeout(running));
  return {
    pointerover(event) {
      const row = loop()?.byEvent(event);
      if (row) start(HOVER_MS, () => frame.isPinned() || frame.show(row, 'card', false));
      else if (frame.owns(event.target)) clearTimeout(running);
      else start(LEAVE_MS, () => frame.isPinned() || frame.close());
    },
  };
}

/** Focus opens the card at once, without moving into it. */
function watchFocus({loop, frame}: Options): Watch {
  return {
    focusin(event) {
      const row = loop()?.byEvent(event);
      if (row && !frame.isReturning()) frame.show(row, 'card', false);
    },
    focusout(event) {
      const to = event instanceof FocusEvent ? event.relatedTarget : null;
      if (loop()?.byEvent(event) && !frame.owns(to) && !frame.isPinned()) frame.close();
    },
  };
}

/** Events that are only looked at: the page's own row reacts to them too. */
type Watch = Readonly<Record<string, (event: Event) => void>>;

function listen(target: EventTarget, watch: Watch, signal: AbortSignal): void {
  for (const [name, see] of Object.entries(watch)) {
    const trusted = (event: Event) => event.isTrusted && see(event);
    target.addEventListener(name, trusted, {capture: true, passive: true, signal});
  }
}
