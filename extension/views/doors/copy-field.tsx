import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {copyText} from '../data/copy-text';

type Props = {readonly id: string; readonly label: string; readonly text: string};

/** A text to be taken along, whole, with a button that copies it. */
export function CopyField({id, label, text}: Props) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div class="copy-field">
      <label for={id}>{label}</label>
      <span class="row">
        <input id={id} class="grow" readOnly value={text} onFocus={event => event.currentTarget.select()} />
        <button type="button" onClick={() => void copyText(text).then(setIsCopied)}>
          {i18n.t('doors.copy')}
        </button>
      </span>
      <span class="second" role="status">
        {isCopied ? i18n.t('doors.copied') : ''}
      </span>
    </div>
  );
}
