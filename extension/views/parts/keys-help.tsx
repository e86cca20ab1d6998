import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {SingleKeys} from './single-keys';

const KEYS = [
  ['/', 'search'],
  ['Ctrl K', 'palette'],
  ['↑ ↓', 'move'],
  ['Enter', 'open'],
  ['Esc', 'close'],
  ['?', 'help'],
] as const;

const LIST_KEYS = [
  ['Space', 'tick'],
  ['Ctrl A', 'tickAll'],
] as const;

/** The keys of our own views, in a dialog; Esc closes it. `hasList`: people can be selected here. */
export function KeysHelp({hasList = false, onClose}: {readonly hasList?: boolean; readonly onClose: () => void}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{i18n.t('keys.title')}</h2>
      <dl>
        {[...KEYS, ...(hasList ? LIST_KEYS : [])].map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{i18n.t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <SingleKeys />
      <form method="dialog">
        <button type="submit">{i18n.t('verb.close')}</button>
      </form>
    </dialog>
  );
}
