import {fold} from '#shared/filter/fold';
import type {Filter} from '#shared/filter/tree';

/** The names of the saved filters that a filter names itself, folded. */
export function segmentsIn(tree: Filter): string[] {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return tree.parts.flatMap(segmentsIn);
    case 'not':
    case 'some':
      return segmentsIn(tree.part);
    case 'segment':
      return [fold(tree.name)];
    case 'text':
    case 'test':
      return [];
  }
}

/** Whether a saved filter is another one, or names it through however many others. */
export function leadsTo(name: string, target: string, segments: ReadonlyMap<string, Filter>): boolean {
  const seen = new Set<string>();
  const open = [fold(name)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === fold(target)) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const tree = segments.get(next);
    if (tree !== undefined) open.push(...segmentsIn(tree));
  }
  return false;
}
