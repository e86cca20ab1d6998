import {useEffect, useState} from 'preact/hooks';
import {type RequestEntry, readRequests} from '../../requests/request-log';
import type {Snapshot} from '../data/snapshot';
import {RequestsView} from './requests-view';

/** What left this browser, read again whenever something came from the server and on coming back. */
export function RequestsPage({snapshot}: {readonly snapshot: Snapshot}) {
  const [entries, setEntries] = useState<readonly RequestEntry[] | undefined>(undefined);
  useEffect(() => {
    const gone = new AbortController();
    const read = () => void readRequests(Date.now()).then(found => gone.signal.aborted || setEntries(found));
    read();
    window.addEventListener('focus', read, {signal: gone.signal});
    return () => gone.abort();
  }, [snapshot]);
  return <RequestsView entries={entries} server={snapshot.session?.server} now={snapshot.now} />;
}
