import {useEffect, useState} from 'preact/hooks';
import type {Supporter} from '#shared/model/supporter';
import {readSupporters} from './read-supporters';
import type {Snapshot} from './snapshot';

/** People's documents, read again whenever the mirror changes; undefined until they are read. */
export function useSupporters(snapshot: Snapshot, ordinals: Uint32Array): readonly Supporter[] | undefined {
  const [people, setPeople] = useState<readonly Supporter[] | undefined>(undefined);
  useEffect(() => {
    const gone = new AbortController();
    void readSupporters(snapshot, ordinals, gone.signal).then(found => found !== undefined && setPeople(found));
    return () => gone.abort();
  }, [snapshot, ordinals]);
  return people;
}
