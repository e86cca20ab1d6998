import type {PersonLayer} from './person-layer';
import type {DecoratedRow, RowLoop} from './row-loop';

const HOVER_MS = 300;
const LEAVE_MS = 250;
/** The page must not act on what is meant for the chip: its own click opens the member. */
const KEPT_FROM_PAGE = ['dblclick', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'keyup', 'keypress'] as const;

type Options = {
  readonly loop: () => RowLoop | undefined;
  readonly layers: PersonLayer;
  /** The host of card, menu and bar. */
  readonly frame: Element;
  readonly signal: AbortSignal;
};

/**
 * Handles all chips by a few listeners on the window, where an event comes by before it reaches the page's own. Returns the
 * row that was clicked last, for the browser's own context menu.
 */
export function listenToChips({loop, layers, frame, signal}: Options): {lastRow(): DecoratedRow | undefined} {
  const options = {capture: true, signal};
  const timer = createTimer(signal);
  let last: {row: DecoratedRow; key: string} | undefined;

  function onChip<E extends Event>(
    name: string,
    act: (row: DecoratedRow, event: E) => void,
    elsewhere?: (event: E) => void,
  ): void {
    window.addEventListener(
      name,
      event => {
        const row = loop()?.byHost(event.target);
        if (!row) return elsewhere?.(event as E);
        event.stopImmediatePropagation();
        act(row, event as E);
      },
      options,
    );
  }

  function pressed(event: Event): void {
    remember(loop()?.around(event.target));
    if (event.target !== frame) layers.close();
  }

  function remember(row: DecoratedRow | undefined): void {
    last = row && {row, key: row.key};
  }

  for (const name of KEPT_FROM_PAGE) onChip(name, () => undefined);
  onChip('pointerdown', remember, pressed);
  onChip('auxclick', (_, event) => event.preventDefault());
  onChip('click', row => layers.show(row, 'card', true));
  onChip(
    'contextmenu',
    (row, event) => {
      event.preventDefault();
      remember(row);
      layers.show(row, 'menu', true);
    },
    event => remember(loop()?.around(event.target)),
  );
  onChip<KeyboardEvent>('keydown', (row, event) => {
    if (!chipKey(row, event, layers)) return;
    event.preventDefault();
  });

  // looked at only: hovering and focus stay visible to the page, its own row reacts to them
  window.addEventListener(
    'pointerover',
    ({target}) => {
      const row = loop()?.byHost(target);
      if (row) timer.start(HOVER_MS, () => layers.isOpen() || layers.show(row, 'card', false));
      else if (target === frame) timer.stop();
      else if (layers.model()) timer.start(LEAVE_MS, () => layers.model()?.pinned || layers.close());
      else timer.stop();
    },
    options,
  );
  window.addEventListener(
    'focusin',
    ({target}) => {
      const row = loop()?.byHost(target);
      if (row && !layers.isReturning()) layers.show(row, 'card', false);
    },
    options,
  );
  window.addEventListener(
    'focusout',
    ({target, relatedTarget}) => {
      if (loop()?.byHost(target) && relatedTarget !== frame && !layers.model()?.pinned) layers.close();
    },
    options,
  );
  window.addEventListener('scroll', () => layers.closeIfMoved(), {...options, passive: true});
  return {lastRow: () => (last && last.row.key === last.key ? last.row : undefined)};
}

/** True if the key was one of the chip's. */
function chipKey(row: DecoratedRow, event: KeyboardEvent, layers: PersonLayer): boolean {
  const {key, shiftKey} = event;
  if (key === 'Enter' || key === ' ') layers.show(row, 'card', true);
  else if (key === '.' || key === 'ContextMenu' || (key === 'F10' && shiftKey)) layers.show(row, 'menu', true);
  else if (key === 'Escape' && layers.isOpen()) layers.close();
  else return false;
  return true;
}

function createTimer(signal: AbortSignal): {start(ms: number, act: () => void): void; stop(): void} {
  let running: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(running));
  return {
    start(ms, act) {
      clearTimeout(running);
      running = setTimeout(act, ms);
    },
    stop: () => clearTimeout(running),
  };
}
