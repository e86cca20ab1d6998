import type {NamedFilters} from '#shared/filter/named-filters';
import type {CurrentNames} from '#shared/filter/tier-binding';
import type {Filter} from '#shared/filter/tree';

/** What a filter cannot be understood without. */
export type NativeContext = {
  readonly now: number;
  readonly zone: string;
  /** What vendors call their tiers now: they ask by id. */
  readonly names: CurrentNames;
  /** What `in:` can name. */
  readonly segments: NamedFilters;
};

/** The host's own list, asked for as much of a filter as it can be. */
export type NativeFilter = {
  /** Within the host's page: `#/members?filter=…`. Undefined: it can ask for nothing of the filter. */
  readonly hash: string | undefined;
  /** Conditions of the filter that all hold at once; those that the host asks for, exactly or a little more widely. */
  readonly carried: readonly Filter[];
  /** The others, and without them the host's list can only be longer. */
  readonly left: readonly Filter[];
  /** The host's dates are whole days, so its list may begin earlier and end later. */
  readonly isByDay: boolean;
};

/** Says a filter in the host's own language. Total: what it cannot say is `left`. */
export type Translate = (tree: Filter, context: NativeContext) => NativeFilter;

const DEEPEST = 10;

/** Conditions that all have to hold: those of saved filters stand for their names, unless people are in or out by hand. */
export function conditionsOf(tree: Filter, segments: NamedFilters, foldName: (name: string) => string, depth = 0): Filter[] {
  if (tree.kind === 'and') return tree.parts.flatMap(part => conditionsOf(part, segments, foldName, depth));
  const named = tree.kind === 'segment' && depth < DEEPEST ? segments.get(foldName(tree.name)) : undefined;
  if (named === undefined || named.byHand !== undefined || named.bindings !== undefined) return [tree];
  return conditionsOf(named.tree, segments, foldName, depth + 1);
}
