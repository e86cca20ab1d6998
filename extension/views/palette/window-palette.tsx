import {useCallback, useMemo} from 'preact/hooks';
import {findPeople} from '../data/find-people';
import {type Snapshot, segmentCounts} from '../data/snapshot';
import {usePerson} from '../data/use-person';
import {PaletteSheet} from './palette-sheet';
import {presentList} from './present-list';

type Props = {
  readonly snapshot: Snapshot;
  /** The id of who is open. */
  readonly person: string | undefined;
  readonly onOpen: (path: string) => void;
  readonly onPerson: (id: string) => void;
  readonly onClose: () => void;
};

/** The palette of a window over the mirror: page and panel. */
export function WindowPalette({snapshot, person: id, ...events}: Props) {
  const {person} = usePerson(snapshot, id);
  const segments = useMemo(() => segmentCounts(snapshot), [snapshot]);
  const find = useCallback((query: string) => findPeople(snapshot, query).rows, [snapshot]);
  return <PaletteSheet {...events} segments={segments} person={person?.supporter} list={presentList.value} find={find} />;
}
