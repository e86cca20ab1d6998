import {type ReadonlySignal, signal} from '@preact/signals';

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly undo?: (() => void) | undefined;
  /** Something went wrong: stays until it is closed. */
  readonly isTrouble: boolean;
};

export type Toasts = {
  readonly shown: ReadonlySignal<readonly Toast[]>;
  /** Says what was done, for ten seconds or until undone. */
  say(text: string, undo?: () => void): void;
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
    warn(text) {
      add({text, isTrouble: true});
    },
    dismiss,
    hold(held) {
      isHeld = held;
    },
  };
}
