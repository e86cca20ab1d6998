import type {Catalogue} from '#shared/filter/catalogue';
import type {NamedFilter} from '#shared/filter/context';
import {fold} from '#shared/filter/fold';
import {parseFilter} from '#shared/filter/syntax';

export type NamedFilters = ReadonlyMap<string, NamedFilter>;

/** Trees by text: saved filters are asked for at every count and seldom change. */
const trees = new Map<string, NamedFilter>();
const KEPT = 500;

/**
 * Saved filters as others name them, by folded name, the first of equal names. One that cannot be read is not there.
 *
 * @param saved - with the names that the creator sees
 * @param catalogue - default: that of supporters, without the columns of vendors
 */
export function namedFilters(
  saved: Iterable<{readonly name: string; readonly filter: string}>,
  catalogue?: Catalogue,
): NamedFilters {
  const named = new Map<string, NamedFilter>();
  for (const {name, filter} of saved) {
    const tree = treeOf(filter, catalogue);
    if (tree !== undefined && !named.has(fold(name))) named.set(fold(name), tree);
  }
  return named;
}

function treeOf(text: string, catalogue: Catalogue | undefined): NamedFilter | undefined {
  const known = trees.get(text);
  if (known !== undefined) return known;
  const parsed = parseFilter(text, catalogue === undefined ? {} : {catalogue});
  if (!parsed.ok) return undefined;
  if (trees.size >= KEPT) trees.clear();
  trees.set(text, parsed);
  return parsed;
}
