import {useEffect, useState} from 'preact/hooks';
import {ApiError} from '../../api/api-error';
import {pullErasures} from '../../api/client';
import {readErasures} from '../../local/erasures';
import type {Snapshot} from './snapshot';

/** When people were erased, newest first. Undefined: not read yet, or the private server did not answer. */
export function useErasures(snapshot: Snapshot): readonly number[] | undefined {
  const [dates, setDates] = useState<readonly number[] | undefined>(undefined);
  // One more or less on the list is one person more or less.
  const {people} = snapshot.state.head;
  useEffect(() => {
    let isLatest = true;
    void readDates(snapshot).then(read => isLatest && setDates(read));
    return () => {
      isLatest = false;
    };
  }, [snapshot.session, people]);
  return dates;
}

async function readDates({mirror, session}: Snapshot): Promise<readonly number[] | undefined> {
  if (session === null) return readErasures(mirror.database);
  try {
    return await pullErasures({origin: session.server, token: session.token});
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
