import {i18n} from '#i18n';
import type {ImportDone, ImportFigure} from '../import-state';
import {formats} from '../language';
import {vendorName} from '../vendor-name';
import {ChooseFile} from './choose-file';
import {ImportProblems} from './import-problems';

type Props = {
  readonly state: ImportDone;
  readonly onOpen: (path: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onUndo: () => void;
};

/** What a file changed: one line, each number opening its list; then its undo, what was left out, and older files. */
export function ImportResult({state, onOpen, onFiles, onUndo}: Props) {
  const {vendor, fileName, files, undoIds, problems, problemCount, isFirst, isOlder} = state;
  return (
    <>
      <p class="row wraps">
        <Figures figures={state.figures} onOpen={onOpen} />
        {undoIds.length === 0 ? undefined : (
          <button type="button" data-testid="import-undo" onClick={onUndo}>
            {i18n.t('verb.undo')}
          </button>
        )}
      </p>
      <p class="second">
        {`${vendorName(vendor)}, ${fileName}`}
        {files > 1 ? `. ${i18n.t('importing.files', files, [formats().number(files)])}` : ''}
      </p>
      {state.isRemote ? <p class="second wrap">{i18n.t('importing.noUndo')}</p> : undefined}
      {isOlder ? <p class="second wrap">{i18n.t('importing.older')}</p> : undefined}
      {isFirst ? (
        <div class="row wraps second" data-testid="import-history">
          <span class="grow wrap">{i18n.t('importing.history')}</span>
          <ChooseFile id="older-files" onFiles={onFiles} />
        </div>
      ) : undefined}
      {problemCount > 0 ? <ImportProblems problems={problems} count={problemCount} fileName={fileName} /> : undefined}
    </>
  );
}

function Figures({figures, onOpen}: {readonly figures: readonly ImportFigure[]; readonly onOpen: (path: string) => void}) {
  const shown = figures.filter(({count}) => count > 0);
  if (shown.every(({kind}) => kind === 'same')) return <span>{i18n.t('import.unchanged')}</span>;
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
