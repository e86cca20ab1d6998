import type {Outcome} from '../actions/action';
import {createBoxesLoader} from './boxes-loader';
import {HOST_ATTRIBUTE} from './chip';
import type {FilterBar} from './filter-bar';
import {drawFrame, type FrameEvents, type FrameModel} from './frame';
import frameCss from './frame.css?inline';
import type {Theme} from './ground';
import type {Surroundings} from './layer';
import {isPaletteKey} from './palette-key';
import type {Parts} from './parts';
import type {PersonLayer} from './person-layer';
import type {BarPlace} from './place-bar';
import {sheetOf} from './sheet';
import {tokenSheet} from './token-sheet';

/** What the page looks like where our own boxes lie. `layer` is the page's own uppermost one there. */
export type Ground = {readonly theme: Theme; readonly font: string; readonly size: string; readonly layer: number};

/** The one closed root with everything outside the rows. */
export type Stage = {
  readonly host: HTMLElement;
  draw(): void;
  setBar(bar: FilterBar | undefined): void;
  place(bar: BarPlace | undefined): void;
  setGround(ground: Ground): void;
  tell(outcome: Outcome): void;
  /** @param from - what has the focus again afterwards */
  openPalette(from?: HTMLElement): void;
  /** The creator turned to something else. */
  closePalette(): void;
  isPaletteOpen(): boolean;
};

type Options = {
  readonly instance: string;
  readonly layers: PersonLayer;
  readonly events: Omit<FrameEvents, 'openMore' | 'undo' | 'read' | 'openPalette' | 'closePalette'>;
  /** What a layer says something of, now. */
  readonly around: () => Surroundings;
  readonly undo: (outcome: Outcome) => void;
  /** Loads what opens in the frame. */
  readonly loadBoxes: () => Promise<Parts['boxes']>;
  readonly failed: (error: unknown) => void;
  readonly signal: AbortSignal;
};

const KEPT_FROM_PAGE = [
  ...['click', 'auxclick', 'dblclick', 'contextmenu', 'pointerdown', 'pointerup', 'mousedown', 'mouseup'],
  ...['keydown', 'keyup', 'keypress', 'input', 'beforeinput', 'change', 'paste', 'copy', 'cut', 'submit', 'wheel'],
];

const EMPTY = {
  bar: undefined,
  barPlace: undefined,
  boxes: undefined,
  moreOpen: false,
  isPaletteOpen: false,
  toast: undefined,
};

export function createStage(options: Options): Stage {
  const {instance, layers, events, undo, signal} = options;
  const {host, root, level, all} = makeRoot(instance, signal);

  let model: Omit<FrameModel, 'layers' | 'around'> = EMPTY;
  /** What has the focus again when the palette is closed. */
  let before: HTMLElement | undefined;
  let queued = false;
  const loader = createBoxesLoader({
    load: options.loadBoxes,
    arrived(boxes) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(boxes.css)];
      set({boxes});
    },
    failed: options.failed,
    signal,
  });

  function draw(): void {
    if (queued || signal.aborted) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      if (signal.aborted) return;
      const isEmpty = !model.bar && !model.toast && !model.isPaletteOpen && !layers.model();
      if (isEmpty) host.remove();
      // also when a single-page app has replaced what stood in the body
      else if (!host.isConnected) document.body.append(host);
      if (model.isPaletteOpen || layers.model()) loader.need();
      const openMore = (moreOpen: boolean) => set({moreOpen});
      const undoToast = () => {
        if (model.toast) undo(model.toast);
      };
      const read = () => set({toast: undefined});
      const palette = {openPalette: () => openPalette(), closePalette};
      drawFrame(all, {...model, layers, around: options.around()}, {...events, ...palette, openMore, undo: undoToast, read});
    });
  }

  function set(change: Partial<typeof model>): void {
    model = {...model, ...change};
    draw();
  }

  function openPalette(from?: HTMLElement): void {
    const focused = root.activeElement;
    before = from ?? (focused instanceof HTMLElement ? focused : undefined);
    layers.close();
    set({isPaletteOpen: true, moreOpen: false});
  }

  function closePalette(): void {
    set({isPaletteOpen: false});
    before?.focus({preventScroll: true});
  }

  all.addEventListener('keydown', event => {
    if (!isPaletteKey(event)) return;
    event.preventDefault();
    openPalette();
  });

  return {
    host,
    draw,
    openPalette,
    closePalette: () => model.isPaletteOpen && set({isPaletteOpen: false}),
    isPaletteOpen: () => model.isPaletteOpen,
    setBar: bar => set({bar, moreOpen: false}),
    place(barPlace) {
      if (JSON.stringify(barPlace) !== JSON.stringify(model.barPlace)) set({barPlace});
    },
    setGround({theme, font, size, layer}) {
      all.dataset.theme = theme;
      all.style.setProperty('--host-font', font);
      all.style.setProperty('--host-size', size);
      level.replaceSync(`:host { z-index: ${layer} !important; }`);
      draw();
    },
    tell(outcome) {
      set({toast: outcome.text === '' ? undefined : outcome});
    },
  };
}

function makeRoot(instance: string, signal: AbortSignal) {
  const host = document.createElement('div');
  host.setAttribute(HOST_ATTRIBUTE, instance);
  const root = host.attachShadow({mode: 'closed'});
  const level = sheetOf('');
  root.adoptedStyleSheets = [tokenSheet(), sheetOf(frameCss), level];
  const all = document.createElement('div');
  root.append(all);
  for (const name of KEPT_FROM_PAGE) host.addEventListener(name, event => event.stopPropagation());
  signal.addEventListener('abort', () => host.remove());
  return {host, root, level, all};
}
