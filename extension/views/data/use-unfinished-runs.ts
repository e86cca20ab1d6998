import {useEffect, useState} from 'preact/hooks';
import type {Run} from '../../reach/run';
import {unfinishedRuns} from '../../reach/run-store';
import type {Snapshot} from './snapshot';

/** Messages one by one that the creator has not come to the end of; none until they are read. */
export function useUnfinishedRuns(snapshot: Snapshot): readonly Run[] {
  const [runs, setRuns] = useState<readonly Run[]>([]);
  useEffect(() => {
    let isLatest = true;
    void unfinishedRuns(snapshot.mirror.database).then(found => isLatest && setRuns(found));
    return () => {
      isLatest = false;
    };
  }, [snapshot]);
  return runs;
}
