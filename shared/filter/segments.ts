import {fold} from '#shared/filter/fold';
import type {Filter} from '#shared/filter/tree';

/** Saved filters by folded name; `name`: as the creator wrote it. */
export type Segments = ReadonlyMap<string, {readonly tree: Filter; readonly name?: string | undefined}>;

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
export function leadsTo(name: string, target: string, segments: Segments): boolean {
  const seen = new Set<string>();
  const open = [fold(name)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === fold(target)) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const segment = segments.get(next);
    if (segment !== undefined) open.push(...segmentsIn(segment.tree));
  }
  return false;
}

/** The filter with each saved filter that it names replaced. */
export function withSegments(tree: Filter, replace: (name: string) => Filter): Filter {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return {...tree, parts: tree.parts.map(part => withSegments(part, replace))};
    case 'not':
    case 'some':
      return {...tree, part: withSegments(tree.part, replace)};
    case 'segment':
      return replace(tree.name);
    case 'text':
    case 'test':
      return tree;
  }
}
