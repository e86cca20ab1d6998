import type {ComponentChildren} from 'preact';
import {i18n} from '#i18n';

type Props = {
  readonly what: ComponentChildren;
  /** Who or what stays as it is. */
  readonly leftOut: ComponentChildren;
  readonly undo: string;
  /** Repeats the verb and the number. */
  readonly verb: string;
  readonly onDo: () => void;
  readonly onCancel: () => void;
  readonly children?: ComponentChildren;
};

/** The four lines before an action on many: what, what is left out, how to undo, and the button. */
export function Ask({what, leftOut, undo, verb, onDo, onCancel, children}: Props) {
  return (
    <section class="card ask" data-testid="ask">
      <p>{what}</p>
      <p>{leftOut}</p>
      <p>{undo}</p>
      <div class="row">
        <button type="button" class="primary" data-testid="do" onClick={onDo}>
          {verb}
        </button>
        {children}
        <button type="button" onClick={onCancel}>
          {i18n.t('verb.cancel')}
        </button>
      </div>
    </section>
  );
}
