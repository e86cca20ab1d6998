import type {DecoratedRow} from './decorator';
import type {FrameHandle} from './frame-handle';
import type {RowLoop} from './row-loop';

const HOVER_MS = 300;
const LEAVE_MS = 250;
/** The page must not act on what is meant for the chip: its own click opens the member. */
const KEPT_FROM_PAGE = ['dblclick', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'keyup', 'keypress'];

type Options = {
  readonly loop: () => RowLoop | undefined;
  /** Card, menu and bar. */
  readonly frame: FrameHandle;
  readonly signal: AbortSignal;
};

/**
 * Handles all chips by a few listeners on the window, where an event comes by before it reaches the page's own. Returns the
 * row that was clicked last, for the browser's own context menu.
 */
export function listenToChips(options: Options): {lastRow(): DecoratedRow | undefined} {
  const {loop, frame, signal} = options;
  let last: {row: DecoratedRow; key: string} | undefined;

  const onChip: OnChip = (name, act, elsewhere) =>
    window.addEventListener(
      name,
      event => {
        const row = loop()?.byHost(event.target);
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
  watchHover(options);
  watchFocus(options);
  window.addEventListener('scroll', () => frame.closeIfMoved(), {capture: true, passive: true, signal});
  return {lastRow: () => (last && last.row.key === last.key ? last.row : undefined)};
}

type OnChip = (name: string, act: (row: DecoratedRow, event: Event) => void, elsewhere?: (event: Event) => unknown) => void;

/** True if the key was one of the chip's. */
function chipKey(row: DecoratedRow, {key, shiftKey}: KeyboardEvent, frame: FrameHandle): boolean {
  if (key === 'Enter' || key === ' ') frame.show(row, 'card', true);
  else if (key === '.' || key === 'ContextMenu' || (key === 'F10' && shiftKey)) frame.show(row, 'menu', true);
  else if (key === 'Escape' && frame.isOpen()) frame.close();
  else return false;
  return true;
}

/** Hovering a chip opens its card after a while; leaving chip and card closes it, unless it was opened by hand. */
function watchHover({loop, frame, signal}: Options): void {
  let running: ReturnType<typeof setTimeout> | undefined;
  const start = (ms: number, act: () => void) => {
    clearTimeout(running);
    running = setTimeout(act, ms);
  };
  signal.addEventListener('abort', () => clearTimeout(running));
  // only looked at: the page's own row reacts to the pointer too
  window.addEventListener(
    'pointerover',
    ({target}) => {
      const row = loop()?.byHost(target);
      if (row) start(HOVER_MS, () => frame.isPinned() || frame.show(row, 'card', false));
      else if (frame.owns(target)) clearTimeout(running);
      else start(LEAVE_MS, () => frame.isPinned() || frame.close());
    },
    {capture: true, passive: true, signal},
  );
}

/** Focus opens the card at once, without moving into it. */
function watchFocus({loop, frame, signal}: Options): void {
  const options = {capture: true, signal};
  window.addEventListener(
    'focusin',
    ({target}) => {
      const row = loop()?.byHost(target);
      if (row && !frame.isReturning()) frame.show(row, 'card', false);
    },
    options,
  );
  window.addEventListener(
    'focusout',
    ({target, relatedTarget}) => {
      if (loop()?.byHost(target) && !frame.owns(relatedTarget) && !frame.isPinned()) frame.close();
    },
    options,
  );
}
