import {i18n} from '#i18n';
import {timeLeft} from '../import-state';
import {formats} from '../language';
import {keepFailureText} from './keep-text';
import type {Keeping} from './use-keeping';

/** How far an order is, with time left and what stops it; or why nothing came of it. */
export function KeepProgress({keeping: {state, stop}}: {readonly keeping: Keeping}) {
  const {number, duration} = formats();
  if (state.kind === 'failed') {
    return (
      <p role="alert" class="trouble-text" data-testid="keep-failed">
        {keepFailureText(state.code)}
      </p>
    );
  }
  if (state.kind === 'idle') return undefined;
  const {done, total, isWaiting} = state;
  const left = timeLeft(state, Date.now());
  const text = isWaiting ? i18n.t('backup.waiting') : i18n.t('backup.progress', [number(done), number(total)]);
  return (
    <div aria-busy="true" data-testid="keep-progress">
      <progress aria-label={i18n.t('backup.working')} {...(total === 0 ? {} : {value: done, max: total})} />
      <p class="second row number-line" role="status">
        <span class="grow">{total === 0 && !isWaiting ? i18n.t('backup.working') : text}</span>
        <span>{left === undefined ? '' : i18n.t('import.timeLeft', [duration(left)])}</span>
        <button type="button" onClick={stop}>
          {i18n.t('verb.cancel')}
        </button>
      </p>
    </div>
  );
}
