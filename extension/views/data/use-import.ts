import {useCallback, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ImportReport} from '../../local/import-file';
import {figuresOf} from '../import-figures';
import {fileProblemText} from '../import-problem-text';
import type {ImportState} from '../import-state';

export type Importing = {
  readonly state: ImportState | undefined;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onCancel: () => void;
  readonly onClose: () => void;
};

/** Reads files one after the other into the home that is in use. */
export function useImport(): Importing {
  const [state, setState] = useState<ImportState | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);
  const onFiles = useCallback((files: readonly File[]) => {
    if (stop.current !== undefined) return;
    const own = new AbortController();
    stop.current = own;
    void readAll(files, own.signal, setState).finally(() => {
      stop.current = undefined;
    });
  }, []);
  return {state, onFiles, onCancel: () => stop.current?.abort(), onClose: () => setState(undefined)};
}

async function readAll(files: readonly File[], signal: AbortSignal, show: (state: ImportState) => void): Promise<void> {
  for (const file of files) {
    const startedAt = Date.now();
    show({kind: 'reading', fileName: file.name, done: 0, total: 0, startedAt});
    const state = await readOne(file, signal, (done, total) =>
      show({kind: 'reading', fileName: file.name, done, total, startedAt}),
    );
    show(state);
    if (state.kind !== 'done') return;
  }
}

async function readOne(file: File, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<ImportState> {
  const fileName = file.name;
  const part = await import('./import-into-home').catch(reportError);
  if (part === undefined) return {kind: 'failed', fileName, text: i18n.t('trouble.unloaded')};
  try {
    return stateOf(await part.importIntoHome({file, onProgress, signal}), fileName);
  } catch (error) {
    reportError(error);
    const isOffline = error instanceof Error && 'code' in error && error.code === 'offline';
    return {kind: 'failed', fileName, text: i18n.t(isOffline ? 'fileProblem.offline' : 'fileProblem.storage', [fileName])};
  }
}

function stateOf(report: ImportReport, fileName: string): ImportState {
  if (!report.ok) return {kind: 'failed', fileName, text: fileProblemText(report.problem, fileName)};
  if (report.isCancelled) return {kind: 'stopped'};
  return {kind: 'done', fileName, vendor: report.vendor, figures: figuresOf(report), problems: report.problems};
}
