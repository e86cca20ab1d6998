import {useLayoutEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {T} from './text';

type Props = {readonly save: (text: string) => void; readonly close: () => void};

const LONGEST_NOTE = 10_000;

/** A note about a person. Ctrl+Enter saves. */
export function Note({save, close}: Props) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  // Before the box is painted: a key typed at once must not go to the page.
  useLayoutEffect(() => field.current?.focus({preventScroll: true}), []);
  const done = text.trim();
  // The field is ahead of the last drawing when keys come fast.
  const saveTyped = () => {
    const typed = field.current?.value.trim() ?? '';
    if (typed !== '') save(typed);
  };
  return (
    <form
      class="write"
      onSubmit={event => {
        event.preventDefault();
        saveTyped();
      }}
    >
      <textarea
        ref={field}
        class="input"
        rows={3}
        value={text}
        maxLength={LONGEST_NOTE}
        aria-label={i18n.t('overlay.menu.noteText')}
        placeholder={i18n.t('overlay.menu.noteText')}
        onInput={event => setText(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) saveTyped();
        }}
      />
      <div class="buttons">
        <button type="button" class="act" onClick={close}>
          <T text={i18n.t('verb.cancel')} />
        </button>
        <button type="submit" class="act main" disabled={done === ''}>
          <T text={i18n.t('verb.save')} />
        </button>
      </div>
    </form>
  );
}
