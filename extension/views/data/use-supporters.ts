import {useEffect, useRef, useState} from 'preact/hooks';
import type {Supporter} from '#shared/model/supporter';
import {readSupporters} from './read-supporters';
import type {Snapshot} from './snapshot';

/** People's documents, read again when something of the mirror or who they are has changed; undefined until they are read. */
export function useSupporters(
  snapshot: Snapshot,
  ordinals: Uint32Array,
  tell?: (done: number) => void,
): readonly Supporter[] | undefined {
  const [people, setPeople] = useState<readonly Supporter[] | undefined>(undefined);
  const {state, home, pending} = snapshot;
  // A snapshot is taken every few seconds, and mostly nothing has changed.
  const asked = useStable(ordinals);
  const waiting = pending.map(({id}) => id).join();
  useEffect(() => {
    const gone = new AbortController();
    void readSupporters(snapshot, asked, {signal: gone.signal, tell}).then(found => found !== undefined && setPeople(found));
    return () => gone.abort();
  }, [state, home, state.head.version, waiting, asked]);
  return people;
}

/** The same array as long as the same people stand in it. */
function useStable(ordinals: Uint32Array): Uint32Array {
  const held = useRef(ordinals);
  const isSame = held.current.length === ordinals.length && ordinals.every((ordinal, at) => held.current[at] === ordinal);
  if (!isSame) held.current = ordinals;
  return held.current;
}
