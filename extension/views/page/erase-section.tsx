import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {formats} from '../language';
import {vendorName} from '../vendor-name';
import {whatGoes} from './what-goes';

type Props = {
  readonly supporter: Supporter;
  /** As the list calls them. */
  readonly name: string;
  /** True when it was done. */
  readonly onErase: (supporter: string, name: string) => Promise<boolean>;
  /** The person is gone. */
  readonly onErased: () => void;
};

/** The one thing that cannot be undone: last on the page, behind a dialog that says what goes and what stays. */
export function EraseSection({supporter, name, onErase, onErased}: Props) {
  const [isAsking, setAsking] = useState(false);
  const erase = async () => {
    setAsking(false);
    if (await onErase(supporter.id, name)) onErased();
  };
  return (
    <section aria-labelledby="erase-title" data-testid="erase">
      <h3 id="erase-title">{i18n.t('erase.title')}</h3>
      <p class="second">{i18n.t('erase.about')}</p>
      <p>
        <button type="button" class="danger" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {i18n.t('erase.ask')}
        </button>
      </p>
      {isAsking ? (
        <EraseDialog supporter={supporter} name={name} onDo={() => void erase()} onCancel={() => setAsking(false)} />
      ) : undefined}
    </section>
  );
}

type DialogProps = Pick<Props, 'supporter' | 'name'> & {readonly onDo: () => void; readonly onCancel: () => void};

/** Four lines: who and what goes, what stays where, that there is no way back, and the button. */
function EraseDialog({supporter, name, onDo, onCancel}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const {number, list} = formats();
  const vendors = [...new Set(supporter.records.map(({key}) => vendorOf(key)))].filter(vendor => vendor !== 'self');
  const names = list(vendors.map(vendorName));
  return (
    <dialog
      ref={dialog}
      class="erase"
      aria-labelledby="erase-dialog-title"
      onClose={onCancel}
      onKeyDown={event => event.stopPropagation()}
    >
      <h2 id="erase-dialog-title">{i18n.t('erase.who', [name])}</h2>
      <p>{i18n.t('erase.goes', [whatGoes(supporter)])}</p>
      <p>
        {vendors.length === 0 ? undefined : `${i18n.t('erase.stays', [names])} `}
        {i18n.t('erase.keptOut')} {i18n.t('privacy.backupsHold')}
      </p>
      <p>{i18n.t('erase.noUndo')}</p>
      <form method="dialog" class="row">
        {/* First, so that it has the focus: Enter alone erases nobody. */}
        <button type="submit">{i18n.t('verb.cancel')}</button>
        <button type="button" class="danger" data-testid="do-erase" onClick={onDo}>
          {i18n.t('erase.do', supporter.records.length, [name, number(supporter.records.length)])}
        </button>
      </form>
    </dialog>
  );
}
