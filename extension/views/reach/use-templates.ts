import {useEffect, useState} from 'preact/hooks';
import type {LabelRun} from '#shared/model/label-run';
import type {Template} from '#shared/model/template';
import {templatesWithPending} from '../../api/pending';
import {labelRuns, templates} from '../../mirror/documents';
import type {Snapshot} from '../data/snapshot';

/** The creator's own texts by name; none until they are read. */
export function useTemplates(snapshot: Snapshot): readonly Template[] {
  const {mirror, state, pending} = snapshot;
  return useRead(() => templates(mirror, state).then(read => templatesWithPending(read, pending)), snapshot);
}

/** Labels under way in mail tools, newest first. */
export function useLabelRuns(snapshot: Snapshot): readonly LabelRun[] {
  const {mirror, state} = snapshot;
  return useRead(() => labelRuns(mirror, state), snapshot);
}

function useRead<T>(read: () => Promise<readonly T[]>, {state, pending}: Snapshot): readonly T[] {
  const [found, setFound] = useState<readonly T[]>([]);
  const waiting = pending.map(({id}) => id).join();
  useEffect(() => {
    let isLatest = true;
    void read().then(list => isLatest && setFound(list));
    return () => {
      isLatest = false;
    };
  }, [state, state.head.version, waiting]);
  return found;
}
