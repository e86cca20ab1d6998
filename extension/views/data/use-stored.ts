import {useEffect, useState} from 'preact/hooks';
import type {StorageItem} from '../../storage-item';

/** A value of the extension's own storage as it is now; undefined until it is read. */
export function useStored<T>(item: StorageItem<T>): T | undefined {
  const [value, setValue] = useState<{readonly held: T} | undefined>(undefined);
  useEffect(() => {
    let isHere = true;
    const show = (held: T) => void (isHere && setValue({held}));
    void item.getValue().then(show);
    const stop = item.watch(show);
    return () => {
      isHere = false;
      stop();
    };
  }, [item]);
  return value?.held;
}
