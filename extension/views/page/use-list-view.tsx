import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {type Bits, ordinals as ordinalsIn} from '#shared/filter/bits';
import type {Segment} from '#shared/model/segment';
import {textOf} from '../../mirror/saved-filters';
import {columnsOffered, columnsShown, NAME_COLUMN} from '../columns';
import {firstSort} from '../data/first-sort';
import type {Snapshot} from '../data/snapshot';
import {useColumns} from '../data/use-columns';
import {type PeopleList, usePeople} from '../data/use-people';
import {useSelection} from '../data/use-selection';
import type {Route} from '../route';
import {segmentName, shownSegment} from '../segment-name';
import {figures} from '../selection';
import {ColumnsSheet} from './columns-sheet';
import type {ListDialog} from './list-actions';
import {ListSheet} from './list-sheets';
import type {ContentProps} from './page-content';

type Wanted = Pick<ContentProps, 'snapshot' | 'actions' | 'toasts'> & {readonly route: Extract<Route, {view: 'supporters'}>};

/** The list that the address names: its people, columns and order, who is ticked, and the dialog that is open. */
export function useListView({snapshot, route, actions, toasts}: Wanted) {
  const {filter, people: only} = route;
  const segment = segmentOf(snapshot, filter);
  const name = segment === undefined ? undefined : segmentName(segment.name);
  const sort = route.sort ?? segment?.sort ?? firstSort(snapshot.state.columns);
  const {chosen, choose} = useColumns(segment);
  const {fields: known} = snapshot.state.columns;
  const fields = columnsShown(chosen, known);
  const list = usePeople(snapshot, {filter, sort, only});
  const {people, problem, remarks, blame, tree} = list;
  const {selection, tick, clear} = useSelection(snapshot);
  const [dialog, setDialog] = useState<ListDialog | undefined>(undefined);
  const onClose = () => setDialog(undefined);
  const ticked = selection.ids.size > 0 ? selection.bits : undefined;
  const title = name ?? (filter === '' ? i18n.t('page.supporters') : filter);
  const onKeep = () => {
    onClose();
    if (segment !== undefined) void actions.onSaveSegment({...segment, columns: [...chosen], sort});
  };
  const sheet =
    dialog === undefined ? undefined : dialog === 'columns' ? (
      <ColumnsSheet
        offered={columnsOffered(known)}
        shown={fields}
        segment={name}
        onChoose={choose}
        onReset={() => choose(undefined)}
        onKeep={onKeep}
        onClose={onClose}
      />
    ) : (
      <ListSheet {...{snapshot, toasts, fields, tree, dialog, onClose}} {...meant(list, ticked)} name={title} />
    );
  return {
    ...{people, problem, remarks, blame, sort, fields, sheet},
    sortedBy: [NAME_COLUMN, ...fields.map(field => field.name)].includes(sort.by) ? undefined : sort,
    ticked: selection.bits,
    figures: figures(selection, people.matching),
    onTick: tick,
    onClearTicks: clear,
    onDialog: setDialog,
  };
}

/** Who is ticked, wherever they stand, else everyone in the list; in the list's order. */
function meant({people, inOrder}: PeopleList, ticked: Bits | undefined) {
  return {only: ticked, ordinals: ticked === undefined ? people.ordinals : inOrder(ordinalsIn(ticked))};
}

/** The saved filter whose list this is. */
function segmentOf({segments, state}: Snapshot, filter: string): Segment | undefined {
  if (filter === '') return undefined;
  return segments.find(segment => textOf(state, shownSegment(segment)) === filter);
}
