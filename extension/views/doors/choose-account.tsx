import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Choices} from '#shared/protocol/connect';
import {type Sentence, sentenceText} from './sentence';

type Props = Choices & {
  readonly which: Sentence;
  readonly isRunning: boolean;
  readonly onChoose: (account: string) => void;
};

/** The key opens several accounts: one of them is chosen; each of the others can be connected after it. */
export function ChooseAccount({choices, which, isRunning, onChoose}: Props) {
  const [chosen, setChosen] = useState(choices[0]?.id ?? '');
  const first = useRef<HTMLFieldSetElement>(null);
  // The question comes up where the button had the focus.
  useEffect(() => first.current?.querySelector('input')?.focus(), []);
  return (
    <fieldset ref={first} class="choose-account">
      <legend>{sentenceText(which)}</legend>
      {choices.map(({id, label}) => (
        <label key={id} class="row">
          <input type="radio" name="account" value={id} checked={id === chosen} onChange={() => setChosen(id)} />
          <span class="grow wrap">{label}</span>
        </label>
      ))}
      <button type="button" class="primary" disabled={isRunning} onClick={() => onChoose(chosen)}>
        {i18n.t('doors.chooseVerb')}
      </button>
    </fieldset>
  );
}
