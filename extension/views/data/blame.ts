import {printFilter} from '#shared/filter/print';
import type {Filter} from '#shared/filter/tree';

/** The condition to drop when nobody matches, how many it leaves out, and the filter text without it. */
export type Blame = {readonly condition: string; readonly leavesOut: number; readonly without: string};

/**
 * Which one condition of a filter that fits nobody leaves out the most people.
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
  const [worst] = candidates.sort((left, right) => right.leavesOut - left.leavesOut);
  return worst !== undefined && worst.leavesOut > 0 ? worst : undefined;
}
