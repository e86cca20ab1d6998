import {useEffect, useState} from 'preact/hooks';
import {openDatabase} from '../../mirror/database';
import {type Mirror, openMirror} from '../../mirror/open-mirror';
import {pullState, session} from '../../settings';
import {type Snapshot, takeSnapshot} from './snapshot';

export type Reading =
  | {readonly kind: 'opening'}
  | {readonly kind: 'failed'}
  | {readonly kind: 'ready'; readonly snapshot: Snapshot};

/** Relative times are told anew this often. */
const TICK_MS = 20_000;

/** The mirror as it is now, read again after each change and every few seconds for the clock's sake. */
export function useSnapshot(): Reading {
  const [reading, setReading] = useState<Reading>({kind: 'opening'});
  useEffect(() => {
    const gone = new AbortController();
    follow(gone.signal, setReading).catch(error => {
      if (gone.signal.aborted) return;
      setReading({kind: 'failed'});
      throw error;
    });
    return () => gone.abort();
  }, []);
  return reading;
}

async function follow(signal: AbortSignal, show: (reading: Reading) => void): Promise<void> {
  const mirror = await opened();
  const read = latestOnly(async isLatest => {
    const snapshot = await takeSnapshot(mirror, Date.now());
    if (isLatest() && !signal.aborted) show({kind: 'ready', snapshot});
  });
  await read();
  const again = () => void read();
  const stops = [mirror.onChange(again), session.watch(again), pullState.watch(again)];
  const timer = setInterval(again, TICK_MS);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    for (const stop of stops) stop();
  });
}

/** A newer run makes the results of older ones void. */
function latestOnly(run: (isLatest: () => boolean) => Promise<void>): () => Promise<void> {
  let last = 0;
  return () => {
    last += 1;
    const own = last;
    return run(() => own === last);
  };
}

let mirror: Promise<Mirror> | undefined;

/** This window's access to the database, opened once. */
export function opened(): Promise<Mirror> {
  mirror ??= openDatabase().then(database => openMirror(database));
  return mirror;
}
