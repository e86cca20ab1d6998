import {printFilter} from '#shared/filter/print';
import type {Filter} from '#shared/filter/tree';

/** A condition of a filter that fits nobody. */
export type Dropped = {
  readonly condition: string;
  /** How many would be found without it. */
  readonly leavesOut: number;
  /** How many it fits by itself. */
  readonly fits: number;
  /** The filter text without it. */
  readonly without: string;
};

/** The conditions of a filter that fits nobody, the one that leaves out the most first. Empty for everyone. */
export type Blame = readonly Dropped[];

/**
 * Which conditions of a filter leave out whom, each by itself (F7).
 *
 * @param count - how many people a filter fits
 */
export function blame(tree: Filter, count: (tree: Filter) => number): Blame {
  const parts = tree.kind === 'and' ? tree.parts : [tree];
  const conditions = parts.map((part, index) => {
    const rest: Filter = {kind: 'and', parts: parts.filter((_, other) => other !== index)};
    return {condition: printFilter(part), leavesOut: count(rest), fits: count(part), without: printFilter(rest)};
  });
  return conditions.sort((left, right) => right.leavesOut - left.leavesOut || left.fits - right.fits);
}
