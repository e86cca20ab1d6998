import {i18n} from '#i18n';
import type {Outcome} from '../actions/action';
import {T} from './text';

type Props = {readonly outcome: Outcome; readonly undo: () => void};

/** What was just done, and how to take it back. */
export function Toast({outcome, undo}: Props) {
  return (
    <div class={`toast${outcome.ok ? '' : ' bad'}`} role="status" aria-label={outcome.text}>
      <T text={outcome.text} />
      {outcome.undo && (
        <button type="button" class="act" aria-label={i18n.t('verb.undo')} onClick={undo}>
          <T text={i18n.t('verb.undo')} />
        </button>
      )}
    </div>
  );
}
