import {useEffect, useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {type Bits, ordinals as ordinalsIn} from '#shared/filter/bits';
import type {Segment} from '#shared/model/segment';
import type {Targets} from '../../actions/act-path';
import {holderOf, textOf} from '../../mirror/saved-filters';
import {idAt} from '../../mirror/state';
import {ActSheet} from '../act/dialogs';
import {columnsOffered, columnsShown, NAME_COLUMN} from '../columns';
import {firstSort} from '../data/first-sort';
import type {Snapshot} from '../data/snapshot';
import {useColumns} from '../data/use-columns';
import {type PeopleList, usePeople} from '../data/use-people';
import {useSelection} from '../data/use-selection';
import {presentList} from '../palette/present-list';
import {printRoute, type Route} from '../route';
import {segmentName, shownSegment} from '../segment-name';
import {figures} from '../selection';
import {ColumnsSheet} from './columns-sheet';
import type {ListDialog} from './list-actions';
import type {ContentProps} from './page-content';

type Wanted = Pick<ContentProps, 'snapshot' | 'actions' | 'toasts' | 'go' | 'put'> & {
  readonly route: Extract<Route, {view: 'supporters'}>;
};

/** The list that the address names: its people, columns and order, who is ticked, and the dialog that is open. */
export function useListView({snapshot, route, actions, toasts, go, put}: Wanted) {
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
  const ticked = selection.ids.size > 0 ? selection.bits : undefined;
  const title = name ?? (filter === '' ? i18n.t('page.supporters') : filter);
  const whom = useMeant({snapshot, route, list, ticked});
  const onClose = () => {
    setDialog(undefined);
    if (route.act !== undefined) put({...route, act: undefined, purpose: undefined});
  };
  const onKeep = () => {
    onClose();
    if (segment !== undefined) void actions.onSaveSegment({...segment, columns: [...chosen], sort});
  };
  // Those who are ticked are in no address: their dialog is this window's alone.
  const onDialog = (next: ListDialog) => {
    if (next === 'columns' || ticked !== undefined) setDialog(next);
    else go(printRoute({...route, id: undefined, ...next}));
  };
  usePresent(ticked === undefined ? people.size : selection.ids.size, onDialog);
  const open = route.act === undefined ? dialog : {act: route.act, purpose: route.purpose};
  const sheet =
    open === undefined ? undefined : open === 'columns' ? (
      <ColumnsSheet
        offered={columnsOffered(known)}
        shown={fields}
        segment={name}
        onChoose={choose}
        onReset={() => choose(undefined)}
        onKeep={onKeep}
        onClose={onClose}
      />
    ) : problem !== undefined || whom === undefined ? undefined : (
      <ActSheet
        {...{snapshot, toasts, fields, tree, onClose}}
        {...whom}
        act={open.act}
        purpose={open.purpose}
        name={whom.person ?? title}
        segment={whom.targets.kind === 'filter' ? name : undefined}
        onOpen={go}
      />
    );
  return {
    ...{people, problem, remarks, blame, sort, fields, sheet},
    sortedBy: [NAME_COLUMN, ...fields.map(field => field.name)].includes(sort.by) ? undefined : sort,
    ticked: selection.bits,
    figures: figures(selection, people.matching),
    onTick: tick,
    onClearTicks: clear,
    onDialog,
  };
}

/** Lets the palette act on the list while it stands. */
function usePresent(count: number, act: (dialog: Exclude<ListDialog, 'columns'>) => void): void {
  useEffect(() => {
    presentList.value = {count, act};
  });
  useEffect(
    () => () => {
      presentList.value = undefined;
    },
    [],
  );
}

type Whom = Pick<Wanted, 'snapshot' | 'route'> & {readonly list: PeopleList; readonly ticked: Bits | undefined};

/**
 * Whom a dialog is for: the person that its address names; else who is ticked, wherever they stand; else everyone in the list, in the
 * list's order. Undefined: nobody has that id.
 */
function useMeant({snapshot, route, list, ticked}: Whom) {
  const {state} = snapshot;
  const {people, inOrder} = list;
  const one = route.act === undefined ? undefined : route.id;
  const hasAddress = route.act !== undefined;
  return useMemo(() => {
    if (one !== undefined) {
      const ordinal = holderOf(state, one);
      if (ordinal === undefined) return undefined;
      const targets: Targets = {kind: 'one', id: one};
      const person = state.columns.word('name', ordinal) || state.columns.words('email', ordinal)[0];
      return {targets, person, only: undefined, ordinals: Uint32Array.of(ordinal)};
    }
    if (!hasAddress && ticked !== undefined) {
      const ordinals = inOrder(ordinalsIn(ticked));
      const ids = [...ordinals].flatMap(ordinal => idAt(state, ordinal) ?? []);
      return {targets: {kind: 'people', ids} as const, person: undefined, only: ticked, ordinals};
    }
    const {ordinals, matching} = people;
    const isPart = route.people.length > 0;
    const targets: Targets = isPart ? {kind: 'people', ids: route.people} : {kind: 'filter', filter: route.filter};
    return {targets, person: undefined, only: isPart ? matching : undefined, ordinals};
  }, [snapshot, one, hasAddress, ticked, people, inOrder, route.filter, route.people]);
}

/** The saved filter whose list this is. */
function segmentOf({segments, state}: Snapshot, filter: string): Segment | undefined {
  if (filter === '') return undefined;
  return segments.find(segment => textOf(state, shownSegment(segment)) === filter);
}
