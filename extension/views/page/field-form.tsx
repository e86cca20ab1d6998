import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onSave: (value: string) => void;
  readonly onCancel: () => void;
};

/** One field, rewritten in its place: Enter saves, Esc leaves it as it was. */
export function FieldForm({label, value, onSave, onCancel}: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  return (
    <form
      class="row"
      onSubmit={event => {
        event.preventDefault();
        onSave(input.current?.value.trim() ?? '');
      }}
    >
      <input
        ref={input}
        class="grow"
        aria-label={label}
        defaultValue={value}
        maxLength={254}
        onKeyDown={event => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onCancel();
        }}
      />
      <button type="submit">{i18n.t('verb.save')}</button>
    </form>
  );
}
