import {useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Supporter} from '#shared/model/supporter';
import {Ago} from '../parts/ago';

type Props = {
  readonly notes: Supporter['notes'];
  readonly now: number;
  readonly onAdd: (text: string) => void;
  readonly onRemove: (id: string) => void;
};

/** The creator's notes, newest first. */
export function NotesSection({notes, now, onAdd, onRemove}: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const add = () => {
    const text = field.current?.value.trim() ?? '';
    if (text === '') return;
    onAdd(text);
    if (field.current !== null) field.current.value = '';
    field.current?.focus();
  };
  return (
    <section aria-labelledby="notes-title">
      <h3 id="notes-title">{i18n.t('person.notes')}</h3>
      <form
        class="row"
        onSubmit={event => {
          event.preventDefault();
          add();
        }}
      >
        <textarea
          ref={field}
          rows={1}
          maxLength={10_000}
          aria-label={i18n.t('person.noteField')}
          placeholder={i18n.t('person.noteField')}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            add();
          }}
        />
        <button type="submit">{i18n.t('verb.add')}</button>
      </form>
      <ul class="notes">
        {notes.map(({id, at, text}) => (
          <li key={id} class="row">
            <p class="grow wrap">
              {text}{' '}
              <span class="second">
                <Ago at={at} now={now} />
              </span>
            </p>
            <button type="button" class="icon" aria-label={i18n.t('person.removeNote')} onClick={() => onRemove(id)}>
              ✕
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
