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
};

const SHOWN_MS = 10_000;

/** What was just done, and how to take it back. One list for a whole window. */
export function createToasts(): Toasts {
  const shown = signal<readonly Toast[]>([]);
  let last = 0;
  const dismiss = (id: number) => {
    shown.value = shown.value.filter(toast => toast.id !== id);
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
      setTimeout(() => dismiss(id), SHOWN_MS);
    },
    warn(text) {
      add({text, isTrouble: true});
    },
    dismiss,
  };
}
