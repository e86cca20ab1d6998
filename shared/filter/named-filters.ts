import type {Catalogue} from '#shared/filter/catalogue';
import type {NamedFilter} from '#shared/filter/context';
import {fold} from '#shared/filter/fold';
import {parseFilter} from '#shared/filter/syntax';
import {readBindings} from '#shared/filter/tier-binding';
import type {Segment} from '#shared/model/segment';

export type NamedFilters = ReadonlyMap<string, NamedFilter>;

/** What a saved filter means, with the name that the creator sees. */
export type SavedFilter = Pick<Segment, 'name' | 'filter' | 'include' | 'exclude' | 'bindings'>;

/** Where the person stands who holds the record with this rid. */
export type OrdinalOf = (rid: string) => number | undefined;

/** Trees by text: saved filters are asked for at every count and seldom change. */
const trees = new Map<string, NamedFilter>();
const KEPT = 500;

/**
 * Saved filters as others name them, by folded name, the first of equal names. One that cannot be read is not there.
 *
 * @param catalogue - default: that of supporters, without the columns of vendors
 * @param ordinalOf - without it nobody is in or out by hand
 */
export function namedFilters(saved: Iterable<SavedFilter>, catalogue?: Catalogue, ordinalOf?: OrdinalOf): NamedFilters {
  const named = new Map<string, NamedFilter>();
  for (const one of saved) {
    const tree = treeOf(one.filter, catalogue);
    if (tree !== undefined && !named.has(fold(one.name)))
      named.set(fold(one.name), {...tree, ...handsOf(one, ordinalOf), name: one.name});
  }
  return named;
}

function handsOf({include = [], exclude = [], bindings}: SavedFilter, ordinalOf: OrdinalOf | undefined): Partial<NamedFilter> {
  const found = bindings === undefined ? {} : {bindings: readBindings(bindings)};
  if (ordinalOf === undefined || (include.length === 0 && exclude.length === 0)) return found;
  const ordinals = (rids: readonly string[]) => rids.flatMap(rid => ordinalOf(rid) ?? []);
  return {...found, byHand: {included: ordinals(include), excluded: ordinals(exclude)}};
}

function treeOf(text: string, catalogue: Catalogue | undefined): NamedFilter | undefined {
  const known = trees.get(text);
  if (known !== undefined) return known;
  const parsed = parseFilter(text, catalogue === undefined ? {} : {catalogue});
  if (!parsed.ok) return undefined;
  if (trees.size >= KEPT) trees.clear();
  const found = {tree: parsed.tree};
  trees.set(text, found);
  return found;
}
