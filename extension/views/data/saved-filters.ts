import {add, count, remove} from '#shared/filter/bits';
import {fold} from '#shared/filter/fold';
import {printFilter} from '#shared/filter/print';
import {segmentsIn, withSegments} from '#shared/filter/segments';
import {bind, type Renaming, readBindings, renamings, writeBindings} from '#shared/filter/tier-binding';
import type {Filter} from '#shared/filter/tree';
import type {Segment} from '#shared/model/segment';
import {holderOf, namesIn, ownTextOf} from '../../mirror/saved-filters';
import {idAt} from '../../mirror/state';
import type {FilterCheckResult} from '../filter-check';
import {segmentName} from '../segment-name';
import {namedIn, readFilter, resultOf, type Snapshot} from './snapshot';

type Saved = Pick<Snapshot, 'segments' | 'state'>;

function treeOf(snapshot: Snapshot, filter: string): Filter | undefined {
  const parsed = readFilter(snapshot, filter);
  return parsed.ok ? parsed.tree : undefined;
}

/** The saved filter with what its words name now, to be kept with it. */
export function withBindings(snapshot: Snapshot, segment: Segment): Segment {
  const tree = treeOf(snapshot, segment.filter);
  const bindings = tree === undefined ? undefined : bind(tree, namesIn(snapshot.state));
  const {bindings: _old, ...rest} = segment;
  return bindings === undefined || bindings.size === 0 ? rest : {...rest, bindings: writeBindings(bindings)};
}

/** What another text would come to for a saved filter, with whom it has in or out by hand. */
export function checkSaved(snapshot: Snapshot, text: string, segment: Segment): FilterCheckResult {
  const name = segmentName(segment.name);
  const parsed = readFilter(snapshot, text, name === '' ? undefined : name);
  if (!parsed.ok) return parsed;
  const {bits, notes} = resultOf(snapshot, parsed.tree);
  for (const {ordinal, isIn} of handsOf(snapshot, segment)) (isIn ? add : remove)(bits, ordinal);
  return {ok: true, count: count(bits), doubts: parsed.doubts ?? [], notes};
}

function handsOf({state}: Saved, {include = [], exclude = []}: Segment): readonly {ordinal: number; isIn: boolean}[] {
  const found = (rids: readonly string[], isIn: boolean) =>
    rids.flatMap(rid => {
      const ordinal = holderOf(state, rid);
      return ordinal === undefined ? [] : [{ordinal, isIn}];
    });
  // Who is both is left out.
  return [...found(include, true), ...found(exclude, false)];
}

/** Which of its tiers go by another name now. */
export function renamedIn(snapshot: Snapshot, {filter, bindings}: Segment): readonly Renaming[] {
  const tree = bindings === undefined ? undefined : treeOf(snapshot, filter);
  return tree === undefined || bindings === undefined ? [] : renamings(tree, readBindings(bindings), namesIn(snapshot.state));
}

/** The text to edit: with the names that tiers have now. */
export function textToEdit({state}: Saved, segment: Segment): string {
  return ownTextOf(state, segment);
}

/** The saved filters that name this one. */
export function namedBy(snapshot: Snapshot, {id, name}: Segment): readonly Segment[] {
  const key = fold(segmentName(name));
  return snapshot.segments.filter(other => {
    const tree = other.id === id ? undefined : treeOf(snapshot, other.filter);
    return tree !== undefined && segmentsIn(tree).includes(key);
  });
}

/** The saved filters that named this one, naming it by its new name. */
export function renamedWith(snapshot: Snapshot, before: Segment, name: string): readonly Segment[] {
  const key = fold(segmentName(before.name));
  if (segmentName(before.name) === name) return [];
  return namedBy(snapshot, before).flatMap(other => {
    const tree = treeOf(snapshot, other.filter);
    if (tree === undefined) return [];
    const next = withSegments(tree, named => ({kind: 'segment', name: fold(named) === key ? name : named}));
    return [{...other, filter: printFilter(next)}];
  });
}

/** The filters whose place changes when one moves up (-1) or down (1). */
export function movedBy(segments: readonly Segment[], id: string, by: -1 | 1): readonly Segment[] {
  const from = segments.findIndex(segment => segment.id === id);
  const to = from + by;
  const one = segments[from];
  if (one === undefined || to < 0 || to >= segments.length) return [];
  const next = segments.filter(segment => segment !== one);
  next.splice(to, 0, one);
  return next.flatMap((segment, position) => (segment.position === position ? [] : [{...segment, position}]));
}

/**
 * A filter text that means the same at somebody else's: what it names of this workspace's saved filters is written out. People
 * in or out by hand are nobody there.
 */
export function portable(snapshot: Snapshot, text: string): string {
  const tree = treeOf(snapshot, text);
  const named = namedIn(snapshot);
  const written = (part: Filter, depth: number): Filter =>
    withSegments(part, name => {
      const found = named.get(fold(name))?.tree;
      return found === undefined || depth > 10 ? {kind: 'segment', name} : written(found, depth + 1);
    });
  return tree === undefined ? text : printFilter(written(tree, 0));
}

/** One person who is in or out by hand. */
export type HandMade = {readonly rid: string; readonly name: string; readonly isIn: boolean};

/** Who is in or out by hand; a rid whose person is gone has no name. */
export function byHand({state}: Saved, {include = [], exclude = []}: Segment): readonly HandMade[] {
  const line = (isIn: boolean) => (rid: string) => {
    const ordinal = holderOf(state, rid);
    const {columns} = state;
    const name = ordinal === undefined ? '' : columns.word('name', ordinal) || columns.word('email', ordinal);
    return {rid, name, isIn};
  };
  return [...include.map(line(true)), ...exclude.map(line(false))];
}

/** Where somebody stands with a saved filter by hand. */
export type Hand = 'in' | 'out' | undefined;

export function handOf({state}: Saved, segment: Segment, person: string): Hand {
  const ordinal = holderOf(state, person);
  const has = (rids: readonly string[] | undefined) => rids?.some(rid => holderOf(state, rid) === ordinal) ?? false;
  if (ordinal === undefined) return undefined;
  return has(segment.exclude) ? 'out' : has(segment.include) ? 'in' : undefined;
}

/** The saved filter with somebody in or out by hand, or neither. @param person - their id */
export function withHand({state}: Saved, segment: Segment, person: string, hand: Hand): Segment {
  const ordinal = holderOf(state, person);
  const others = (rids: readonly string[] = []) => rids.filter(rid => holderOf(state, rid) !== ordinal);
  const {include, exclude, ...rest} = segment;
  const anchor = ordinal === undefined ? person : (idAt(state, ordinal) ?? person);
  const next = {
    include: [...others(include), ...(hand === 'in' ? [anchor] : [])],
    exclude: [...others(exclude), ...(hand === 'out' ? [anchor] : [])],
  };
  return {
    ...rest,
    ...(next.include.length === 0 ? {} : {include: next.include}),
    ...(next.exclude.length === 0 ? {} : {exclude: next.exclude}),
  };
}
