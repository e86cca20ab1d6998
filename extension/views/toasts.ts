import {type ReadonlySignal, signal} from '@preact/signals';

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly undo?: (() => void) | undefined;
  /** Something went wrong: stays until it is closed. */
  readonly isTrouble: boolean;
  /** Something is under way. */
  readonly work?: Work | undefined;
};

/** Long work outside a dialog: how far it is, when it began, when that was said, and what stops it. */
export type Work = {
  readonly done: number;
  readonly of: number;
  readonly since: number;
  readonly at: number;
  readonly onStop: () => void;
};

export type Toasts = {
  readonly shown: ReadonlySignal<readonly Toast[]>;
  /** Says what was done, for ten seconds or until undone. */
  say(text: string, undo?: () => void): void;
  /** Says that something is under way, until `end`. */
  work(text: string, of: number, onStop: () => void): {tell(done: number): void; end(): void};
  /** Says what went wrong, until it is closed. */
  warn(text: string): void;
  dismiss(id: number): void;
  /** While somebody is at them none goes by itself. */
  hold(isHeld: boolean): void;
};

const SHOWN_MS = 10_000;

/** What was just done, and how to take it back. One list for a whole window. */
export function createToasts(): Toasts {
  const shown = signal<readonly Toast[]>([]);
  let last = 0;
  let isHeld = false;
  const dismiss = (id: number) => {
    // What had the focus may be gone without a word.
    isHeld = false;
    shown.value = shown.value.filter(toast => toast.id !== id);
  };
  const dismissLater = (id: number) => {
    setTimeout(() => (isHeld ? dismissLater(id) : dismiss(id)), SHOWN_MS);
  };
  const add = (toast: Omit<Toast, 'id'>) => {
    last += 1;
    shown.value = [...shown.value.filter(({text}) => text !== toast.text), {...toast, id: last}].slice(-3);
    return last;
  };
  return {
    shown,
    say(text, undo) {
      const id = add({text, undo, isTrouble: false});
      dismissLater(id);
    },
    work(text, of, onStop) {
      const since = Date.now();
      const id = add({text, isTrouble: false, work: {done: 0, of, since, at: since, onStop}});
      return {
        tell(done) {
          const work = {done, of, since, at: Date.now(), onStop};
          shown.value = shown.value.map(toast => (toast.id === id ? {...toast, work} : toast));
        },
        end: () => dismiss(id),
      };
    },
    warn(text) {
      add({text, isTrouble: true});
    },
    dismiss,
    hold(held) {
      isHeld = held;
    },
  };
}
