import {useCallback, useEffect, useState} from 'preact/hooks';
import {storageItem} from '../../storage-item';
import type {Folds} from './fold';

/** What is looked up now and then, not at every person. */
const CLOSED_AT_FIRST: readonly string[] = ['score', 'why', 'same', 'sources', 'erase'];

/** Names of the panel's parts that the creator keeps closed, in all panels. */
const closedFolds = storageItem<readonly string[]>('closedFolds', CLOSED_AT_FIRST);

export function useFolds(): Folds {
  const [closed, setClosed] = useState<readonly string[]>(CLOSED_AT_FIRST);
  useEffect(() => {
    void closedFolds.getValue().then(setClosed);
    return closedFolds.watch(setClosed);
  }, []);
  const onToggle = useCallback(
    (name: string, isOpen: boolean) => {
      if (isOpen === !closed.includes(name)) return;
      const others = closed.filter(one => one !== name);
      const next = isOpen ? others : [...others, name];
      setClosed(next);
      void closedFolds.setValue(next);
    },
    [closed],
  );
  return {isOpen: name => !closed.includes(name), onToggle};
}
