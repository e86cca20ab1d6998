import {printFilter} from '#shared/filter/print';
import type {Filter} from '#shared/filter/tree';

/** A condition that can be dropped, how many it leaves out, and the filter text without it. */
export type Dropped = {readonly condition: string; readonly leavesOut: number; readonly without: string};

/** The condition that leaves out the most, and the others that leave out anybody. */
export type Blame = Dropped & {readonly others: readonly Dropped[]};

/**
 * Which conditions of a filter that fits nobody leave out whom, each by itself (F7).
 *
 * @param count - how many people a filter fits
 * @returns undefined when dropping any single one would still leave nobody
 */
export function blame(tree: Filter, count: (tree: Filter) => number): Blame | undefined {
  const parts = tree.kind === 'and' ? tree.parts : [tree];
  const candidates = parts.map((part, index) => {
    const rest: Filter = {kind: 'and', parts: parts.filter((_, other) => other !== index)};
    return {condition: printFilter(part), leavesOut: count(rest), without: printFilter(rest)};
  });
  const [worst, ...others] = candidates
    .filter(({leavesOut}) => leavesOut > 0)
    .sort((left, right) => right.leavesOut - left.leavesOut);
  return worst && {...worst, others};
}
