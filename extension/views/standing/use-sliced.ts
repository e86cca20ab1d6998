import {useEffect, useState} from 'preact/hooks';
import {inSlices} from './in-slices';

/** What long work gives, made anew when something changes; until then the last one, undefined before the first. */
export function useSliced<T>(make: (() => Generator<unknown, T>) | undefined, on: readonly unknown[]): T | undefined {
  const [made, setMade] = useState<T | undefined>(undefined);
  useEffect(() => {
    if (make === undefined) return undefined;
    const gone = new AbortController();
    inSlices(make(), gone.signal).then(found => found !== undefined && !gone.signal.aborted && setMade(() => found), reportError);
    return () => gone.abort();
  }, on);
  return made;
}
