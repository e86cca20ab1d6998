import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {checkField, cleaned, type FieldCheck} from './check-field';
import type {DoorField} from './door';
import {sentenceText} from './sentence';

type Props = {
  readonly field: DoorField;
  readonly id: string;
  readonly value: string;
  /** Opened by a button: the creator goes on here. */
  readonly takesFocus?: boolean;
  readonly onInput: (value: string) => void;
};

/** Keys and passwords are covered until the creator wants to see them. */
const SECRET: readonly DoorField['name'][] = ['key', 'secret'];

/**
 * One field of a door. What is known of its shape is said while it is typed; a text that only looks odd is not doubted before the
 * creator goes on, since it may not be finished.
 */
export function DoorInput({field, id, value, takesFocus = false, onInput}: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  const [isLeft, setIsLeft] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const isSecret = SECRET.includes(field.name);
  const check = checkField(field, value);
  const text = remarkOf(check, field, isLeft);
  const isDoubted = check.kind === 'mix-up' || (check.kind === 'odd' && isLeft);
  return (
    <div class="door-field">
      <label for={id}>{sentenceText(field.label)}</label>
      <span class="row">
        <input
          {...(isSecret && !isShown ? {type: 'password'} : {type: 'text'})}
          ref={input}
          id={id}
          class="grow"
          required
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          placeholder={isSecret ? '' : field.example}
          aria-invalid={isDoubted}
          aria-describedby={`${id}-remark`}
          value={value}
          onInput={event => onInput(event.currentTarget.value)}
          onBlur={() => setIsLeft(true)}
          onPaste={event => {
            // What came along with it is left behind at once, so that the creator sees what is sent.
            const pasted = event.clipboardData?.getData('text/plain') ?? '';
            const meant = cleaned(field, pasted);
            if (value !== '' || meant === pasted || meant === '') return;
            event.preventDefault();
            onInput(meant);
          }}
        />
        {isSecret ? (
          <button type="button" aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
            {i18n.t(isShown ? 'doors.hide' : 'doors.show')}
          </button>
        ) : undefined}
      </span>
      <span id={`${id}-remark`} role="status" class={isDoubted ? 'trouble-text' : 'second'}>
        {text}
      </span>
    </div>
  );
}

function remarkOf(check: FieldCheck, field: DoorField, isLeft: boolean): string {
  switch (check.kind) {
    case 'open':
      return '';
    case 'fits':
      return i18n.t('doors.fits');
    case 'mix-up':
      return sentenceText(check.says);
    case 'odd':
      return isLeft ? i18n.t('doors.odd', [field.example]) : '';
  }
}
