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
  const take = () => {
    const files = [...(input.current?.files ?? [])];
    // The same file may be chosen again after it was changed.
    if (input.current !== null) input.current.value = '';
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
        onChange={take}
      />
      <button type="button" class={primary ? 'primary' : ''} onClick={() => input.current?.click()}>
        {i18n.t('verb.chooseFile')}
      </button>
    </>
  );
}
