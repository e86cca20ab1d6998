import {useCallback, useMemo, useRef, useState} from 'preact/hooks';
import type {EntryFile} from '#shared/csv/entries';
import type {KeptLine} from '../../importer/kept-file';
import type {Sent} from '../../importer/send-order';
import {type EndedImport, type ImportDone, type ImportState, isEnded} from '../import-state';
import {type Latest, type Step, stepsOf} from './import-steps';
import {runSteps} from './run-steps';

export type Importing = {
  readonly state: ImportState | undefined;
  /** What came of those that others followed at once. */
  readonly earlier: readonly EndedImport[];
  /** Read at once, or after what is read now. `entries`: they list likes and comments of a post. */
  readonly onFiles: (files: readonly File[], entries?: EntryFile) => void;
  readonly onCancel: () => void;
  readonly onClose: (ended: EndedImport) => void;
  /** The answer to what a file would change. */
  readonly onAnswer: (go: boolean) => void;
  readonly onUndo: (done: ImportDone) => void;
  /** Goes on with a file that was cut off, or whose columns are explained now. */
  readonly onGoOn: (kept: Pick<KeptLine, 'id' | 'name'>) => void;
};

/** `key`: what is wanted twice is done once. The steps are known when their turn comes. */
type Plan = {readonly key: string; readonly steps: () => readonly Step[]};

/** Reads files one after the other into the home that is in use, in a worker. */
export function useImport(): Importing {
  const [state, setState] = useState<ImportState | undefined>(undefined);
  const [earlier, setEarlier] = useState<readonly EndedImport[]>([]);
  const sent = useRef<Sent | undefined>(undefined);
  /** The first is being carried out. */
  const plans = useRef<Plan[]>([]);
  const latest = useRef<Latest | undefined>(undefined);
  const run = useCallback(async (plan: Plan) => {
    const {current: queue} = plans;
    if (queue.some(({key}) => key === plan.key)) return;
    queue.push(plan);
    if (queue.length > 1) return;
    const begun = (order: Sent) => {
      sent.current = order;
    };
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      const ended = await runSteps(next.steps(), {show: setState, begun}).catch(reportError);
      sent.current = undefined;
      latest.current = ended?.latest;
      queue.shift();
      const {state: last} = ended ?? {};
      if (queue.length > 0 && last !== undefined) setEarlier(others => [...others, last]);
    }
  }, []);
  return useMemo(
    () => ({
      state,
      earlier,
      onFiles(files, entries) {
        if (plans.current.length === 0) setEarlier([]);
        void run({key: crypto.randomUUID(), steps: () => stepsOf(files, latest.current, entries)});
      },
      onCancel: () => sent.current?.say({kind: 'cancel'}),
      onClose(ended) {
        setState(now => (now === ended ? undefined : now));
        setEarlier(others => others.filter(other => other !== ended));
      },
      onAnswer: go => sent.current?.say({kind: 'answer', go}),
      onUndo(done) {
        const {undoIds, fileName} = done;
        // Its report goes; that of the file after it stays, beside how the undo goes.
        const ended = isEnded(state) ? [...earlier, state] : earlier;
        setEarlier(ended.filter(other => other !== done));
        void run({
          key: `undo ${undoIds.join()}`,
          steps: () => undoIds.toReversed().map(id => ({kind: 'undo', id, fileName})),
        });
      },
      onGoOn: ({id, name}) => void run({key: id, steps: () => [{kind: 'go-on', id, fileName: name}]}),
    }),
    [state, earlier, run],
  );
}
