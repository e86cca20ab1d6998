import {useEffect, useState} from 'preact/hooks';
import {type Site, sites, sitesOff} from '../../settings';
import type {StorageItem} from '../../storage-item';

/** The sites where Regulars is on. */
export function useSites(): readonly Site[] {
  return useList(sites);
}

/** The sites where it was switched off again. */
export function useSitesOff(): readonly Site[] {
  return useList(sitesOff);
}

function useList(item: StorageItem<readonly Site[]>): readonly Site[] {
  const [found, setFound] = useState<readonly Site[]>([]);
  useEffect(() => {
    void item.getValue().then(setFound);
    return item.watch(setFound);
  }, [item]);
  return found;
}
