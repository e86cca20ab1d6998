import {useEffect, useRef, useState} from 'preact/hooks';
import type {Watching} from '../../actions/quick-action';
import type {Running} from '../work-text';

/** One long work at a time, how far it is, and what stops it. Leaving stops it too: what is done stays done. */
export function useWork() {
  const [running, setRunning] = useState<Running | undefined>(undefined);
  const stopping = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);
  const run = async <T>(of: number, work: (watching: Watching) => Promise<T>): Promise<T> => {
    const stop = new AbortController();
    stopping.current = stop;
    const since = Date.now();
    setRunning({done: 0, of, since, at: since});
    try {
      return await work({signal: stop.signal, tell: done => setRunning({done, of, since, at: Date.now()})});
    } finally {
      setRunning(undefined);
    }
  };
  return {running, run, stop: () => stopping.current?.abort()};
}
