import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Watching} from '../../actions/quick-action';
import {formats} from '../language';

export type Running = {readonly done: number; readonly of: number; readonly since: number; readonly at: number};

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

/** "12 of 40 · about 8 s left": the time once a second has shown how fast it goes. */
export function workText({done, of, since, at}: Running): string {
  const {number, duration} = formats();
  const soFar = i18n.t('supporters.progress', [number(done), number(of)]);
  const elapsed = at - since;
  if (done === 0 || elapsed < 1_000 || done >= of) return soFar;
  return `${soFar} · ${i18n.t('act.timeLeft', [duration((elapsed / done) * (of - done))])}`;
}
