import {useCallback, useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import {count} from '#shared/filter/bits';
import {fold} from '#shared/filter/fold';
import {readyMade} from '#shared/filter/ready-made';
import type {Segment} from '#shared/model/segment';
import {textOf} from '../../mirror/saved-filters';
import {kitFor} from '../builder/kit';
import * as saved from '../data/saved-filters';
import {countOf, readFilter, resultOf, type Snapshot} from '../data/snapshot';
import {printRoute, type Route} from '../route';
import {segmentName, shownSegment} from '../segment-name';
import type {SavedLine} from './filter-card';
import {FiltersView, NEW_FILTER} from './filters-view';
import type {ContentProps} from './page-content';

type Props = ContentProps & {readonly route: Extract<Route, {view: 'filters'}>};

/** The saved filters over the mirror. */
export function FiltersPage({snapshot, route, go, actions, toasts}: Props) {
  const lines = useMemo(() => linesOf(snapshot, route.edit), [snapshot, route.edit]);
  const ready = useMemo(() => readyOf(snapshot), [snapshot]);
  const edit = useCallback((id: string | undefined, text?: string) => go(printRoute({view: 'filters', edit: id, text})), [go]);
  const save = async (segment: Segment) => {
    const before = snapshot.segments.find(({id}) => id === segment.id);
    const others = before === undefined ? [] : saved.renamedWith(snapshot, before, segmentName(segment.name));
    if (await actions.onSaveSegment(saved.withBindings(snapshot, segment), others)) edit(undefined);
  };
  const copy = (segment: Segment) => {
    const line = saved.portable(snapshot, segment.filter);
    void navigator.clipboard.writeText(line).then(() => toasts.say(i18n.t('filters.copied', [line])));
  };
  return (
    <FiltersView
      lines={lines}
      readyMade={ready}
      edit={route.edit}
      text={route.text ?? ''}
      check={useCallback((text: string, segment: Segment) => saved.checkSaved(snapshot, text, segment), [snapshot])}
      read={useCallback((text: string, self?: string) => readFilter(snapshot, text, self), [snapshot])}
      kitFor={useCallback((self: string | undefined) => kitFor(snapshot, self), [snapshot])}
      byHand={segment => saved.byHand(snapshot, segment)}
      isTaken={(name, id) => snapshot.segments.some(other => other.id !== id && fold(segmentName(other.name)) === fold(name))}
      namedBy={segment => saved.namedBy(snapshot, segment).map(({name}) => segmentName(name))}
      onEdit={edit}
      onSave={segment => void save(segment)}
      onAdd={segment => void actions.onSaveSegment(segment)}
      onDelete={actions.onDeleteSegment}
      onMove={(id, by) => actions.onMoveSegments(saved.movedBy(snapshot.segments, id, by))}
      onCopy={copy}
      onOpen={go}
    />
  );
}

/** The one that is edited shows its tiers' new names, so that saving it writes them. */
function linesOf(snapshot: Snapshot, edit: string | undefined): SavedLine[] {
  return snapshot.segments.map(segment => {
    const list = textOf(snapshot.state, shownSegment(segment));
    const parsed = readFilter(snapshot, list);
    const result = parsed.ok ? resultOf(snapshot, parsed.tree) : undefined;
    const isEdited = edit !== undefined && edit !== NEW_FILTER && segment.id === edit;
    return {
      segment: isEdited ? {...segment, filter: saved.textToEdit(snapshot, segment)} : segment,
      count: result === undefined ? 0 : count(result.bits),
      list,
      notes: result?.notes ?? [],
      problem: parsed.ok ? undefined : parsed.problem,
      renamed: saved.renamedIn(snapshot, segment),
    };
  });
}

/** Those that are not saved yet. */
function readyOf(snapshot: Snapshot) {
  const {offered, others} = readyMade(snapshot.state.columns, snapshot.now);
  const isNew = ({id, filter}: {readonly id: string; readonly filter: string}) =>
    !snapshot.segments.some(segment => segment.name === `starter.${id}` || segment.filter === filter);
  return {
    offered: offered.filter(isNew).map(list => ({...list, count: countOf(snapshot, list.filter)})),
    others: others.filter(isNew),
  };
}
