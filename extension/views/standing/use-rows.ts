import {useEffect, useState} from 'preact/hooks';
import type {Draw} from '#shared/model/draw';
import type {Picture} from '#shared/model/picture';
import {draws, pictures} from '../../mirror/documents';
import type {Mirror} from '../../mirror/open-mirror';
import type {State} from '../../mirror/state';
import type {Snapshot} from '../data/snapshot';

type Read<T> = (mirror: Mirror, state: State) => Promise<readonly T[]>;

/** Some of the feed's small things, read again when anything changes; undefined until they are read. */
function useRows<T>({mirror, state}: Pick<Snapshot, 'mirror' | 'state'>, read: Read<T>): readonly T[] | undefined {
  const [rows, setRows] = useState<readonly T[] | undefined>(undefined);
  useEffect(() => {
    let isLatest = true;
    read(mirror, state).then(found => isLatest && setRows(found), reportError);
    return () => {
      isLatest = false;
    };
  }, [mirror, state, state.head.version]);
  return rows;
}

/** The creator's own pictures by their ids; none until they are read. With those that wait for the private server. */
export function usePictures(snapshot: Snapshot): ReadonlyMap<string, Picture> {
  const found = new Map((useRows(snapshot, pictures) ?? []).map(picture => [picture.id, picture]));
  for (const command of snapshot.pending) {
    if (command.kind === 'picture-put') found.set(command.picture.id, command.picture);
    if (command.kind === 'picture-remove') found.delete(command.picture);
  }
  return found;
}

/** Weeks and months that are over, the newest first; undefined until they are read. */
export function useDraws(snapshot: Snapshot): readonly Draw[] | undefined {
  return useRows(snapshot, draws);
}
