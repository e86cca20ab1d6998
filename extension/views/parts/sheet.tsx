import type {ComponentChildren} from 'preact';
import {useLayoutEffect, useRef} from 'preact/hooks';

type Props = {
  readonly title: string;
  /** For tests, and for what labels it. */
  readonly id: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** A dialog over the page; Esc closes it and nothing else, and the focus goes back to where it was. */
export function Sheet({title, id, onClose, children}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={`${id}-title`}
      data-testid={id}
      onClose={onClose}
      // The page's own keys are not meant while a dialog is open.
      onKeyDown={event => event.stopPropagation()}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </dialog>
  );
}

/** How far long work is, with what stops it. */
export function Progress(props: {readonly text: string; readonly done: number; readonly of: number | undefined}) {
  const {text, done, of} = props;
  return (
    <p class="row" role="status">
      <progress aria-label={text} {...(of === undefined ? {} : {value: done, max: of})} />
      <span class="number">{text}</span>
    </p>
  );
}
