import {i18n} from '#i18n';
import type {Toasts, Work} from '../toasts';
import {workText} from '../work-text';

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
      {toasts.shown.value.map(({id, text, undo, isTrouble, work}) => (
        <div key={id} class={isTrouble ? 'toast trouble' : 'toast'}>
          <span>{text}</span>
          {work === undefined ? undefined : <Working text={text} work={work} />}
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

/** Who cannot see it reads the bar when they ask: a number that is read out each time is noise. */
function Working({text, work}: {readonly text: string; readonly work: Work}) {
  return (
    <>
      <progress aria-label={text} value={work.done} max={work.of} />
      <span class="number second" aria-hidden="true">
        {workText(work)}
      </span>
      <button type="button" class="link" onClick={work.onStop}>
        {i18n.t('supporters.stop')}
      </button>
    </>
  );
}
