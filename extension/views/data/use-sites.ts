import {useEffect, useState} from 'preact/hooks';
import {type Site, sites} from '../../settings';

/** The sites where Regulars is on. */
export function useSites(): readonly Site[] {
  const [found, setFound] = useState<readonly Site[]>([]);
  useEffect(() => {
    void sites.getValue().then(setFound);
    return sites.watch(setFound);
  }, []);
  return found;
}
