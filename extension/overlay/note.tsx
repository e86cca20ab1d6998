import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {T} from './text';

type Props = {readonly save: (text: string) => void; readonly close: () => void};

const LONGEST_NOTE = 10_000;

/** A note about a person. Ctrl+Enter saves. */
export function Note({save, close}: Props) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({preventScroll: true}), []);
  const done = text.trim();
  return (
    <form
      class="write"
      onSubmit={event => {
        event.preventDefault();
        if (done !== '') save(done);
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
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && done !== '') save(done);
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
