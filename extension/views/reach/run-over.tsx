import {i18n} from '#i18n';
import type {Run} from '../../reach/run';
import {formats} from '../language';

type Props = {
  readonly run: Run;
  readonly onUndo: () => void;
  readonly onOpen: (path: string) => void;
};

/** How a run ended. */
export function RunOver({run, onUndo, onOpen}: Props) {
  const {number} = formats();
  const {done, skipped, gone} = run;
  return (
    <section class="column run" aria-labelledby="run-over">
      <h1 id="run-over">{run.name}</h1>
      <p class="big" role="status" data-testid="run-over">
        {i18n.t('reach.over', done, [number(done), number(run.size)])}
      </p>
      {skipped === 0 ? undefined : <p>{i18n.t('reach.skipped', skipped, [number(skipped)])}</p>}
      {gone === 0 ? undefined : <p>{i18n.t('reach.wereGone', gone, [number(gone)])}</p>}
      <p class="row">
        <button type="button" class="primary" onClick={() => onOpen('#/today')}>
          {i18n.t('reach.toToday')}
        </button>
        <button type="button" disabled={run.steps.length === 0} onClick={onUndo}>
          {i18n.t('reach.undoLast')}
        </button>
      </p>
    </section>
  );
}
