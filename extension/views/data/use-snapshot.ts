import {useEffect, useState} from 'preact/hooks';
import {followSnapshots} from './follow-snapshots';
import type {Snapshot} from './snapshot';

export type Reading =
  | {readonly kind: 'opening'}
  | {readonly kind: 'failed'}
  | {readonly kind: 'ready'; readonly snapshot: Snapshot};

/** The mirror as it is now, see `followSnapshots`. */
export function useSnapshot(): Reading {
  const [reading, setReading] = useState<Reading>({kind: 'opening'});
  useEffect(() => {
    const gone = new AbortController();
    followSnapshots(gone.signal, snapshot => setReading({kind: 'ready', snapshot})).catch(error => {
      if (gone.signal.aborted) return;
      setReading({kind: 'failed'});
      throw error;
    });
    return () => gone.abort();
  }, []);
  return reading;
}
