import {i18n} from '#i18n';
import {type ImportFigure, type ImportState, timeLeft} from '../import-state';
import {formats} from '../language';
import {vendorName} from '../vendor-name';
import {ImportProblems} from './import-problems';

type Props = {
  readonly state: ImportState;
  readonly now: number;
  readonly onCancel: () => void;
  readonly onClose: () => void;
  readonly onOpen: (path: string) => void;
};

/** A file while it is read and what came of it: one line, each number opening its list. */
export function ImportPanel({state, now, onCancel, onClose, onOpen}: Props) {
  if (state.kind === 'reading') return <Reading state={state} now={now} onCancel={onCancel} />;
  return (
    <section class="import-report" data-testid="import-report" role="status" aria-live="polite">
      <div class="row">
        <p class="grow wrap">
          {state.kind === 'stopped' ? i18n.t('import.cancelled') : undefined}
          {state.kind === 'failed' ? state.text : undefined}
          {state.kind === 'done' ? <Figures figures={state.figures} onOpen={onOpen} /> : undefined}
        </p>
        <button type="button" class="icon" aria-label={i18n.t('verb.close')} onClick={onClose}>
          ✕
        </button>
      </div>
      {state.kind === 'stopped' ? undefined : (
        <p class="second">{state.kind === 'done' ? `${vendorName(state.vendor)}, ${state.fileName}` : state.fileName}</p>
      )}
      {state.kind === 'done' && state.problems.length > 0 ? <ImportProblems problems={state.problems} /> : undefined}
    </section>
  );
}

function Figures({figures, onOpen}: {readonly figures: readonly ImportFigure[]; readonly onOpen: (path: string) => void}) {
  const shown = figures.filter(({count}) => count > 0);
  if (shown.every(({kind}) => kind === 'same')) return <>{i18n.t('import.unchanged')}</>;
  return (
    <span class="figures">
      {shown.map(({kind, count, path}) => {
        const text = i18n.t(`import.${kind}`, count, [formats().number(count)]);
        if (path === undefined) return <span key={kind}>{text}</span>;
        return (
          <button key={kind} type="button" class="link" onClick={() => onOpen(path)}>
            {text}
          </button>
        );
      })}
    </span>
  );
}

function Reading(props: {
  readonly state: Extract<ImportState, {kind: 'reading'}>;
  readonly now: number;
  readonly onCancel: () => void;
}) {
  const {state, now, onCancel} = props;
  const {number, duration} = formats();
  const left = timeLeft(state, now);
  const title = i18n.t('import.reading', [state.fileName]);
  return (
    <section class="import-report" aria-busy="true">
      <div class="row">
        <p class="grow clip">{title}</p>
        <button type="button" onClick={onCancel}>
          {i18n.t('verb.cancel')}
        </button>
      </div>
      <progress max={state.total || 1} value={state.done} aria-label={title} />
      <p class="second row number-line">
        <span class="grow">{i18n.t('import.progress', [number(state.done), number(state.total)])}</span>
        <span>{left === undefined ? '' : i18n.t('import.timeLeft', [duration(left)])}</span>
      </p>
    </section>
  );
}
