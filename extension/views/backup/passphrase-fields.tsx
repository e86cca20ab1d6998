import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {LEAST_CHARACTERS, strengthOf} from '../../backup/passphrase';
import {formats} from '../language';

/** A new passphrase, typed twice, with how hard it is to guess. `onChange`: undefined until it can be used. */
export function PassphraseFields({onChange}: {readonly onChange: (passphrase: string | undefined) => void}) {
  const [typed, setTyped] = useState({first: '', second: ''});
  const strength = strengthOf(typed.first);
  const isSame = typed.first === typed.second;
  const change = (next: typeof typed) => {
    setTyped(next);
    onChange(strengthOf(next.first) !== 'short' && next.first === next.second ? next.first : undefined);
  };
  const short = i18n.t('backup.short', [formats().number(LEAST_CHARACTERS)]);
  return (
    <div class="form">
      <label for="passphrase">{i18n.t('backup.passphrase')}</label>
      <input
        id="passphrase"
        type="password"
        autocomplete="new-password"
        aria-describedby="passphrase-hint passphrase-strength"
        value={typed.first}
        onInput={event => change({...typed, first: event.currentTarget.value})}
      />
      <p class="second" id="passphrase-strength" role="status" data-testid="strength">
        {typed.first === '' ? '' : strength === 'short' ? short : i18n.t(`backup.${strength}`)}
      </p>
      <label for="passphrase-again">{i18n.t('backup.again')}</label>
      <input
        id="passphrase-again"
        type="password"
        autocomplete="new-password"
        aria-describedby="passphrase-same"
        value={typed.second}
        onInput={event => change({...typed, second: event.currentTarget.value})}
      />
      <p class="second" id="passphrase-same" role="status">
        {typed.second === '' || isSame ? '' : i18n.t('backup.differ')}
      </p>
      <p class="second" id="passphrase-hint">
        {i18n.t('backup.hint')}
      </p>
    </div>
  );
}
