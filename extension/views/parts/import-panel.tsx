import {i18n} from '#i18n';
import type {Importing} from '../data/use-import';
import {undoneText} from '../import-problem-text';
import type {EndedImport} from '../import-state';
import {ImportAsking} from './import-asking';
import {ImportResult} from './import-result';
import {ImportWork} from './import-work';

type Props = {
  readonly importing: Importing;
  readonly now: number;
  readonly onOpen: (path: string) => void;
};

/** A file while it is read and what came of it: one line, each number opening its list, and its undo. */
export function ImportPanel(props: Props) {
  return (
    <>
      {props.importing.earlier.map(state => (
        <Ended key={state} {...props} state={state} />
      ))}
      <Latest {...props} />
    </>
  );
}

function Latest({importing, now, onOpen}: Props) {
  const {state, onCancel, onAnswer} = importing;
  if (state === undefined) return null;
  switch (state.kind) {
    case 'reading':
    case 'undoing':
      return <ImportWork state={state} now={now} onCancel={state.kind === 'reading' ? onCancel : undefined} />;
    case 'waiting':
      return <Waiting fileName={state.fileName} onCancel={onCancel} />;
    case 'asking':
      return <ImportAsking {...state} onAnswer={onAnswer} />;
    default:
      return <Ended importing={importing} state={state} onOpen={onOpen} />;
  }
}

function Ended({importing, state, onOpen}: Pick<Props, 'importing' | 'onOpen'> & {readonly state: EndedImport}) {
  return (
    <section class="import-report" data-testid="import-report" role="status" aria-live="polite">
      <div class="row">
        <div class="grow wrap">
          {state.kind === 'done' ? (
            <ImportResult state={state} onOpen={onOpen} onFiles={importing.onFiles} onUndo={() => importing.onUndo(state)} />
          ) : (
            <p>{endText(state)}</p>
          )}
        </div>
        <button type="button" class="icon" aria-label={i18n.t('verb.close')} onClick={() => importing.onClose(state)}>
          ✕
        </button>
      </div>
      {state.kind === 'unknown' ? (
        <p class="row">
          <button type="button" class="primary" onClick={() => onOpen(`#/import/${encodeURIComponent(state.id)}`)}>
            {i18n.t('importing.explain')}
          </button>
        </p>
      ) : undefined}
    </section>
  );
}

function endText(state: Exclude<EndedImport, {kind: 'done'}>): string {
  switch (state.kind) {
    case 'failed':
      return state.text;
    case 'stopped':
      return i18n.t('importing.stopped', [state.fileName]);
    case 'unknown':
      return i18n.t('importing.unknown', [state.fileName]);
    case 'undone':
      return undoneText(state);
  }
}

function Waiting({fileName, onCancel}: {readonly fileName: string; readonly onCancel: () => void}) {
  return (
    <section class="import-report" data-testid="import-waiting" role="status" aria-live="polite">
      <div class="row">
        <p class="grow wrap">{i18n.t('importing.waiting', [fileName])}</p>
        <button type="button" onClick={onCancel}>
          {i18n.t('verb.cancel')}
        </button>
      </div>
    </section>
  );
}
