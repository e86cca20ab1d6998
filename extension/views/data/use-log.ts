import {useCallback, useEffect, useState} from 'preact/hooks';
import type {LogEntry} from '../../log/log-entry';
import {forgetOldLog, readLog} from '../../log/log-store';
import type {Toasts} from '../toasts';
import {undoEntry} from './say-done';
import type {Snapshot} from './snapshot';

/** What was done in this browser, newest first; undefined until it is read. Read again whenever people change, and on coming back. */
export function useLog(snapshot: Snapshot, toasts: Toasts) {
  const [entries, setEntries] = useState<readonly LogEntry[] | undefined>(undefined);
  const read = useCallback(() => {
    const {database} = snapshot.mirror;
    void forgetOldLog(database, Date.now())
      .then(() => readLog(database))
      .then(setEntries);
  }, [snapshot]);
  useEffect(() => {
    const gone = new AbortController();
    read();
    window.addEventListener('focus', read, {signal: gone.signal});
    return () => gone.abort();
  }, [read]);
  const onUndo = (entry: LogEntry) => void undoEntry({snapshot, toasts}, entry).then(read);
  return {entries, onUndo};
}
