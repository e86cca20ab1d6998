import {fold} from '#shared/filter/fold';
import {type NamedFilters, namedFilters, type SavedFilter} from '#shared/filter/named-filters';
import {namesNow} from '#shared/filter/names-now';
import {printFilter} from '#shared/filter/print';
import {catalogueOf} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import {type CurrentNames, readBindings, renamed} from '#shared/filter/tier-binding';
import {hash53} from '#shared/identity/hash53';
import {entriesOf} from './identifier-index';
import type {State} from './state';

/** Saved filters as `in:` names them. @param shown - with the names on screen */
export function savedFilters(state: State, shown: Iterable<SavedFilter>): NamedFilters {
  return namedFilters(shown, catalogueOf(state.columns), rid => holderOf(state, rid));
}

/** Where the supporter stands who holds the record with this rid. */
export function holderOf(state: State, rid: string): number | undefined {
  const [entry] = entriesOf(state.index, hash53(`rid:${rid}`), state.inTail);
  return entry === undefined ? undefined : entry >>> 1;
}

const known = new WeakMap<State, {readonly version: number; readonly names: CurrentNames}>();

/** What the vendors call their tiers now. */
export function namesIn(state: State): CurrentNames {
  const {version} = state.head;
  const held = known.get(state);
  if (held?.version === version) return held.names;
  const names = namesNow(state.columns);
  known.set(state, {version, names});
  return names;
}

/**
 * The filter text whose list is that of a saved filter: its own, with the names that its tiers have now; by name where people
 * are in or out by hand.
 */
export function textOf(state: State, saved: SavedFilter): string {
  if ((saved.include?.length ?? 0) + (saved.exclude?.length ?? 0) > 0) {
    return printFilter({kind: 'segment', name: saved.name});
  }
  return ownTextOf(state, saved);
}

/** The text of a saved filter, with the names that its tiers have now. */
export function ownTextOf(state: State, {filter, bindings}: Pick<SavedFilter, 'filter' | 'bindings'>): string {
  if (bindings === undefined) return filter;
  const bound = readBindings(bindings);
  const names = namesIn(state);
  const isMoved = [...bound].some(([field, words]) =>
    [...words].some(([word, ids]) => ids.some(id => fold(names.get(field)?.get(id) ?? word) !== word)),
  );
  const parsed = isMoved ? parseFilter(filter, {catalogue: catalogueOf(state.columns)}) : undefined;
  return parsed?.ok === true ? printFilter(renamed(parsed.tree, bound, names)) : filter;
}
