import {useCallback, useMemo, useRef, useState} from 'preact/hooks';
import type {EntryFile} from '#shared/csv/entries';
import type {KeptLine} from '../../importer/kept-file';
import type {Sent} from '../../importer/send-order';
import type {ImportState} from '../import-state';
import {type Latest, type Step, stepsOf} from './import-steps';
import {runSteps} from './run-steps';

export type Importing = {
  readonly state: ImportState | undefined;
  /** `entries`: they list likes and comments of a post. */
  readonly onFiles: (files: readonly File[], entries?: EntryFile) => void;
  readonly onCancel: () => void;
  readonly onClose: () => void;
  /** The answer to what a file would change. */
  readonly onAnswer: (go: boolean) => void;
  /** Takes back what is shown. */
  readonly onUndo: () => void;
  /** Goes on with a file that was cut off, or whose columns are explained now. */
  readonly onGoOn: (kept: Pick<KeptLine, 'id' | 'name'>) => void;
};

/** Reads files one after the other into the home that is in use, in a worker. */
export function useImport(): Importing {
  const [state, setState] = useState<ImportState | undefined>(undefined);
  const sent = useRef<Sent | undefined>(undefined);
  const isBusy = useRef(false);
  const latest = useRef<Latest | undefined>(undefined);
  const run = useCallback(async (steps: readonly Step[]) => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      latest.current = await runSteps(steps, {
        show: setState,
        begun: order => {
          sent.current = order;
        },
      });
    } finally {
      isBusy.current = false;
      sent.current = undefined;
    }
  }, []);
  return useMemo(
    () => ({
      state,
      onFiles: (files, entries) => void run(stepsOf(files, latest.current, entries)),
      onCancel: () => sent.current?.say({kind: 'cancel'}),
      onClose: () => setState(undefined),
      onAnswer: go => sent.current?.say({kind: 'answer', go}),
      onUndo() {
        if (state?.kind !== 'done') return;
        const {undoIds, fileName} = state;
        void run(undoIds.toReversed().map(id => ({kind: 'undo', id, fileName})));
      },
      onGoOn: ({id, name}) => void run([{kind: 'go-on', id, fileName: name}]),
    }),
    [state, run],
  );
}
