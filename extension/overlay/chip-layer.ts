import type {RowReader} from '../dashboards/read-rows';
import {HOST_ATTRIBUTE} from './chip';
import type {ChipPlaces} from './chip-places';
import {type Edges, edgesOf, isInside, meet, viewport} from './clip';
import {clippersOf, levelOf} from './list-surroundings';
import {createNearRows} from './near-rows';
import {oncePerFrame} from './once-per-frame';
import {sheetOf} from './sheet';
import {type Spot, spotOf} from './spot';

export type LayerOptions = {
  readonly reader: RowReader;
  /** The id of this copy of the overlay. */
  readonly instance: string;
  /** From the cell's end. */
  readonly insetPx: number;
  /** How wide a chip is, with what stands beside it. */
  readonly chipWidth: () => number;
  readonly chipHeight: () => number;
  /** Listens to chips that stand together in a closed root, where the window does not see which one it is. */
  readonly listenIn: (root: ShadowRoot, signal: AbortSignal) => void;
  readonly signal: AbortSignal;
};

const LAYER_CSS = `
:host { all: initial !important; position: fixed !important; inset: 0 !important; pointer-events: none !important; }
.clip { position: absolute; overflow: clip; pointer-events: none; }`;
/** What may move rows without changing them. */
const MOVERS = ['scroll', 'resize', 'transitionend', 'animationend', 'load', 'toggle'];

/**
 * Chips above the page instead of in it, for pages that keep wiping what they did not render: no node of ours is inside a row.
 * All boxes are read in one go, in the frame after something moved, and then all chips are put in their places.
 */
export function createChipLayer(options: LayerOptions): ChipPlaces {
  const {reader, signal} = options;
  const {host, root, clip} = makeLayer(options);
  const clippers = clippersOf(reader.container);
  const isRightToLeft = getComputedStyle(reader.container).direction === 'rtl';
  let shown: Edges = viewport();
  const moved = oncePerFrame(place, signal);
  const rows = createNearRows({left: ({chip}) => chip.host.remove(), changed: place, signal});
  signal.addEventListener('abort', () => host.remove());
  watchMoves(reader.container, moved, signal);
  root.addEventListener('focusin', ({target}) => {
    const focused = rows.near().find(({chip}) => chip.host === target);
    if (focused && !isInside(edgesOf(focused.chip.host), shown)) focused.row.scrollIntoView({block: 'nearest'});
  });
  options.listenIn(root, signal);

  function place(): void {
    if (signal.aborted) return;
    rows.dropGone();
    // a single-page app may have replaced what stood in the body
    if (!host.isConnected) document.body.append(host);
    const {left, top} = edgesOf(host);
    shown = clippers.reduce((edges, box) => meet(edges, edgesOf(box)), viewport());
    const size = {width: options.chipWidth(), height: options.chipHeight()};
    const spots = rows.near().map(row => spotOf(row, reader, {...options, ...size, isRightToLeft}));
    // everything has been read; from here on things are only written
    write(clip, {left: shown.left - left, top: shown.top - top, right: shown.right - left, bottom: shown.bottom - top});
    for (const {row, x, y, seen} of spots) {
      const {style} = row.chip.host;
      style.setProperty('--x', `${x - shown.left}px`);
      style.setProperty('--y', `${y - shown.top}px`);
      style.setProperty('--seen', seen ? 'visible' : 'hidden');
    }
    sortInto(clip, spots, root.activeElement);
  }

  return {
    put(row) {
      rows.add(row);
      moved();
    },
    has: row => rows.has(row),
    remove: row => rows.remove(row),
    dim: ({chip}, dim) => chip.host.style.setProperty('--dim', dim ? '0.32' : '1'),
    hostOf(event) {
      if (event.target !== host) return null;
      const at = pointOf(event);
      return (at && root.elementFromPoint(at.clientX, at.clientY)) ?? root.activeElement;
    },
    moved,
  };
}

function makeLayer({reader, instance}: LayerOptions): {host: HTMLElement; root: ShadowRoot; clip: HTMLElement} {
  const host = document.createElement('div');
  host.setAttribute(HOST_ATTRIBUTE, instance);
  const root = host.attachShadow({mode: 'closed'});
  const level = sheetOf(`:host { z-index: ${levelOf(reader.container)} !important; }`);
  root.adoptedStyleSheets = [sheetOf(LAYER_CSS), level];
  const clip = document.createElement('div');
  clip.className = 'clip';
  root.append(clip);
  document.body.append(host);
  return {host, root, clip};
}

function watchMoves(container: Element, moved: () => void, signal: AbortSignal): void {
  const options = {capture: true, passive: true, signal};
  for (const name of MOVERS) window.addEventListener(name, moved, options);
  // a list inside a shadow root scrolls without telling the window
  container.getRootNode().addEventListener('scroll', moved, options);
  // whatever comes, goes or grows above a list moves all of its rows, and no event says so
  const sizes = new ResizeObserver(moved);
  sizes.observe(container);
  const tree = new MutationObserver(moved);
  tree.observe(document, {childList: true, subtree: true, characterData: true, attributeFilter: ['class', 'style', 'hidden']});
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    tree.disconnect();
  });
}

function write({style}: HTMLElement, {left, top, right, bottom}: Edges): void {
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.width = `${right - left}px`;
  style.height = `${bottom - top}px`;
}

/** In the order of the rows, which is that of the Tab key. A chip with the focus would lose it by being moved. */
function sortInto(clip: HTMLElement, spots: readonly Spot[], focused: Element | null): void {
  let at = clip.firstElementChild;
  for (const {row} of [...spots].sort((one, other) => one.y - other.y || one.x - other.x)) {
    const {host} = row.chip;
    if (host === at) at = at.nextElementSibling;
    else if (!focused || host.parentElement !== clip) clip.insertBefore(host, at);
  }
}

function pointOf(event: Event): {readonly clientX: number; readonly clientY: number} | undefined {
  if (event instanceof MouseEvent) return event;
  return 'changedTouches' in event ? (event as TouchEvent).changedTouches[0] : undefined;
}
