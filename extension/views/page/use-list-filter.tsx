import {useCallback, useMemo} from 'preact/hooks';
import type {Segment} from '#shared/model/segment';
import type {Supporter} from '#shared/model/supporter';
import {complete} from '../builder/completion';
import {kitFor} from '../builder/kit';
import {readFilter, type Snapshot, segmentCounts} from '../data/snapshot';
import type {Actions} from '../data/use-actions';
import {ListFilters} from './list-filters';
import {useWhy} from './use-why';

type Listed = {
  readonly snapshot: Snapshot;
  readonly filter: string;
  readonly person: Supporter | undefined;
  readonly actions: Pick<Actions, 'onSaveSegment'>;
  readonly onFilter: (text: string) => void;
};

/** What the list has of filters: the saved ones and the builder above it, completion, and why somebody is in it. */
export function useListFilter({snapshot, filter, person, actions, onFilter}: Listed) {
  const kit = useMemo(() => kitFor(snapshot), [snapshot]);
  const segments = useMemo(() => segmentCounts(snapshot), [snapshot]);
  const parsed = useMemo(() => readFilter(snapshot, filter), [snapshot, filter]);
  const onSaveSegment = useCallback((segment: Segment) => void actions.onSaveSegment(segment), [actions]);
  const why = useWhy({snapshot, person, filter, onSaveSegment});
  const tree = parsed.ok ? parsed.tree : undefined;
  return {
    why,
    above: <ListFilters kit={kit} segments={segments} text={filter} tree={tree} onFilter={onFilter} />,
    complete: (text: string, caret: number) => complete(text, caret, kit),
  };
}
