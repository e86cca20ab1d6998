import {useEffect, useState} from 'preact/hooks';
import type {RecordHistory} from '#shared/model/history';
import type {Supporter} from '#shared/model/supporter';
import {ApiError} from '../../api/api-error';
import {pullHistory} from '../../api/client';
import {readLocalHistory} from '../../local/read-history';
import type {Snapshot} from './snapshot';

/** `unreachable`: the private server did not answer; it keeps the history. Undefined: not read yet. */
export type History = readonly RecordHistory[] | 'unreachable' | undefined;

/** What is known of the open person over time, read again whenever their document changes. */
export function useHistory(snapshot: Snapshot, supporter: Supporter | undefined): History {
  const [read, setRead] = useState<{id: string; history: History} | undefined>(undefined);
  const version = JSON.stringify(supporter?.records);
  // A new snapshot alone changes no history: only another person, or another document of this one.
  useEffect(() => {
    if (supporter === undefined) return;
    let isLatest = true;
    void readHistory(snapshot, supporter).then(history => isLatest && setRead({id: supporter.id, history}));
    return () => {
      isLatest = false;
    };
  }, [supporter?.id, version]);
  return read !== undefined && read.id === supporter?.id ? read.history : undefined;
}

async function readHistory({mirror, session}: Snapshot, supporter: Supporter): Promise<History> {
  if (session === null) return readLocalHistory(mirror.database, supporter);
  try {
    return await pullHistory({origin: session.server, token: session.token}, supporter.id);
  } catch (error) {
    if (error instanceof ApiError) return 'unreachable';
    throw error;
  }
}
