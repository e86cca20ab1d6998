import type {DecoratedRow} from './decorator';
import type {Frame, FrameOptions, ListInPage} from './frame-part';
import {loadPart} from './parts';
import type {LayerKind, Verb} from './person-layer';
import type {Ground} from './stage';

/** The frame as the chips know it: there or not, what is asked of it is shown, at the latest when its script has come. */
export type FrameHandle = {
  /** A list has come; its bar is shown until it goes. */
  begin(list: ListInPage): void;
  setGround(ground: Ground): void;
  rowsChanged(): void;
  refresh(): void;
  /** Whether an event of the page came to the frame. */
  owns(target: EventTarget | null): boolean;
  show(row: DecoratedRow, kind: LayerKind, pinned: boolean): void;
  close(): void;
  closeIfMoved(): void;
  isOpen(): boolean;
  /** Opened by hand: it stays when the pointer leaves. */
  isPinned(): boolean;
  /** While the focus is being given back to a chip, which would open its card again. */
  isReturning(): boolean;
  /** An action by its verb, without the menu. */
  act(row: DecoratedRow, verb: Verb): void;
  /** The palette; the chip has the focus again afterwards. */
  palette(row: DecoratedRow): void;
  /** Now, or as soon as a list has brought it. */
  whenThere(act: (frame: Frame) => void): void;
};

/** What the creator asked for before the frame was there: the last of it counts. */
type Wish = {readonly row: DecoratedRow; readonly key: string; readonly pinned: boolean; readonly grant: (frame: Frame) => void};

/** Loads the frame when a list is there, or when a chip asks for something; after a failure, at the next wish. */
export function createFrameHandle(options: FrameOptions): FrameHandle {
  const {questions, signal, failed} = options;
  let frame: Frame | undefined;
  let isLoading = false;
  let list: ListInPage | undefined;
  let ground: Ground | undefined;
  let wish: Wish | undefined;
  const waiting: ((frame: Frame) => void)[] = [];
  /** Whether the frame was asked for on behalf of this list. */
  let wanted = false;
  signal.addEventListener('abort', () => {
    wish = undefined;
  });

  function load(): void {
    if (frame || isLoading || signal.aborted) return;
    isLoading = true;
    loadPart('frame', questions.part)
      .then(part => {
        if (!signal.aborted) arrive(part.createFrame(options));
      })
      .catch(failed)
      .finally(() => {
        isLoading = false;
      });
  }

  function arrive(made: Frame): void {
    frame = made;
    if (ground) made.setGround(ground);
    if (list && !list.signal.aborted) made.begin(list);
    for (const act of waiting.splice(0)) act(made);
    const granted = wish;
    wish = undefined;
    // the row may show somebody else by now
    if (granted && granted.row.key === granted.key && granted.row.chip.host.isConnected) granted.grant(made);
  }

  function ask(row: DecoratedRow, pinned: boolean, grant: (frame: Frame) => void): void {
    if (frame) {
      grant(frame);
    } else {
      wish = {row, key: row.key, pinned, grant};
      load();
    }
  }

  return {
    begin(begun) {
      list = begun;
      wanted = false;
      if (frame) frame.begin(begun);
      begun.signal.addEventListener('abort', () => {
        wish = undefined;
      });
    },
    setGround(next) {
      ground = next;
      frame?.setGround(next);
    },
    rowsChanged() {
      // the first time the look-up of the first chips is under way: they never wait for the frame
      if (!wanted) load();
      wanted = true;
      frame?.rowsChanged();
    },
    refresh: () => frame?.refresh(),
    owns: target => frame !== undefined && target === frame.host,
    show: (row, kind, pinned) => ask(row, pinned, made => made.layers.show(row, kind, pinned)),
    close() {
      wish = undefined;
      frame?.layers.close();
      frame?.closePalette();
    },
    closeIfMoved: () => frame?.layers.closeIfMoved(),
    isOpen: () => wish !== undefined || frame?.layers.model() !== undefined,
    isPinned: () => wish?.pinned ?? (frame?.isPaletteOpen() || (frame?.layers.model()?.pinned ?? false)),
    isReturning: () => frame?.layers.isReturning() ?? false,
    act: (row, verb) => ask(row, true, made => made.layers.act(row, verb)),
    palette: row => ask(row, true, made => made.openPalette(row.chip.button)),
    whenThere: act => void (frame ? act(frame) : waiting.push(act)),
  };
}
