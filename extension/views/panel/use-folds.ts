import {useCallback, useEffect, useRef, useState} from 'preact/hooks';
import {storageItem} from '../../storage-item';
import type {Folds} from './fold';

/** What is looked up now and then, not at every person. */
const CLOSED_AT_FIRST: readonly string[] = ['score', 'why', 'same', 'sources', 'erase'];

/** Names of the panel's parts that the creator keeps closed. */
const closedFolds = storageItem<readonly string[]>('closedFolds', CLOSED_AT_FIRST);

/** Read once: another window's panel keeps what is open in it. */
export function useFolds(): Folds {
  const [closed, setClosed] = useState<readonly string[]>(CLOSED_AT_FIRST);
  // Several parts may be toggled before anything is drawn again.
  const latest = useRef(closed);
  const show = useCallback((names: readonly string[]) => {
    latest.current = names;
    setClosed(names);
  }, []);
  useEffect(() => void closedFolds.getValue().then(show), []);
  const onToggle = useCallback((name: string, isOpen: boolean) => {
    if (isOpen === !latest.current.includes(name)) return;
    const others = latest.current.filter(one => one !== name);
    show(isOpen ? others : [...others, name]);
    void closedFolds.setValue(latest.current);
  }, []);
  return {isOpen: name => !closed.includes(name), onToggle};
}
