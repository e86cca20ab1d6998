import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';

const KEYS = [
  ['/', 'search'],
  ['↑ ↓', 'move'],
  ['Enter', 'open'],
  ['Esc', 'close'],
  ['?', 'help'],
] as const;

/** The keys of our own views, in a dialog; Esc closes it. */
export function KeysHelp({onClose}: {readonly onClose: () => void}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{i18n.t('keys.title')}</h2>
      <dl>
        {KEYS.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{i18n.t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{i18n.t('verb.close')}</button>
      </form>
    </dialog>
  );
}
