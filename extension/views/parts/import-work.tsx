import {i18n} from '#i18n';
import {type ImportState, rate, timeLeft} from '../import-state';
import {formats} from '../language';

type Props = {
  readonly state: Extract<ImportState, {kind: 'reading' | 'undoing'}>;
  readonly now: number;
  /** Undefined: it cannot be stopped. */
  readonly onCancel: (() => void) | undefined;
};

/** How far a file was read, how fast, and how long it still takes. */
export function ImportWork({state, now, onCancel}: Props) {
  const {number, duration} = formats();
  const left = timeLeft(state, now);
  const isReading = state.kind === 'reading';
  const title = i18n.t(isReading ? 'import.reading' : 'importing.undoing', [state.fileName]);
  const speed = isReading ? rate(state, now) : undefined;
  return (
    <section class="import-report" aria-busy="true" data-testid="import-work">
      <div class="row">
        <p class="grow clip">{title}</p>
        {onCancel === undefined ? undefined : (
          <button type="button" onClick={onCancel}>
            {i18n.t('verb.cancel')}
          </button>
        )}
      </div>
      <progress max={state.total || 1} value={state.done} aria-label={title} />
      <p class="second row number-line">
        <span class="grow">
          {[
            ...(isReading ? [i18n.t('import.progress', [number(state.done), number(state.total)])] : []),
            ...(speed === undefined ? [] : [i18n.t('importing.rate', [number(speed)])]),
          ].join(' · ')}
        </span>
        <span>{left === undefined ? '' : i18n.t('import.timeLeft', [duration(left)])}</span>
      </p>
    </section>
  );
}
