import {useRef} from 'preact/hooks';
import {i18n} from '#i18n';

type Props = {
  readonly primary?: boolean;
  /** For tests. */
  readonly id?: string;
  readonly onFiles: (files: readonly File[]) => void;
};

/** A button that opens the file chooser. */
export function ChooseFile({primary = false, id = 'file-input', onFiles}: Props) {
  const input = useRef<HTMLInputElement>(null);
  // While the chooser was open the view may have been drawn anew: the input is then in no document any more, but has the files.
  const take = (chosen: HTMLInputElement) => {
    const files = [...(chosen.files ?? [])];
    // The same file may be chosen again after it was changed.
    chosen.value = '';
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.zip,.xlsx,text/csv"
        multiple
        hidden
        data-testid={id}
        onChange={event => take(event.currentTarget)}
      />
      <button type="button" class={primary ? 'primary' : ''} onClick={() => input.current?.click()}>
        {i18n.t('verb.chooseFile')}
      </button>
    </>
  );
}
