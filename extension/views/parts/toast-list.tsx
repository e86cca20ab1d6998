import {i18n} from '#i18n';
import type {Toasts} from '../toasts';

/** What was just done, read out by screen readers, with its undo. */
export function ToastList({toasts}: {readonly toasts: Toasts}) {
  return (
    <div
      class="toasts"
      role="status"
      aria-live="polite"
      onFocusIn={() => toasts.hold(true)}
      onFocusOut={() => toasts.hold(false)}
      onMouseEnter={() => toasts.hold(true)}
      onMouseLeave={() => toasts.hold(false)}
    >
      {toasts.shown.value.map(({id, text, undo, isTrouble}) => (
        <div key={id} class={isTrouble ? 'toast trouble' : 'toast'}>
          <span>{text}</span>
          {undo === undefined ? undefined : (
            <button
              type="button"
              class="link"
              aria-label={i18n.t('phrase.labelled', [i18n.t('verb.undo'), text])}
              onClick={() => {
                toasts.dismiss(id);
                undo();
              }}
            >
              {i18n.t('verb.undo')}
            </button>
          )}
          <button type="button" class="icon" aria-label={i18n.t('verb.close')} onClick={() => toasts.dismiss(id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
