import type {AnyColumns} from '#shared/filter/columns';
import type {NamedFilter} from '#shared/filter/context';
import {fold} from '#shared/filter/fold';
import type {Filter} from '#shared/filter/tree';

type Known = {readonly columns: AnyColumns; readonly segments: ReadonlyMap<string, NamedFilter>};

const ROWS = 30;
const TEXT = 20;

/** What a condition takes, roughly, in units of one pass over narrow codes. */
export function costOf(tree: Filter, known: Known, depth = 0): number {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return tree.parts.reduce((sum, part) => sum + costOf(part, known, depth), 0);
    case 'not':
      return costOf(tree.part, known, depth);
    case 'text':
      return 3 * TEXT;
    case 'test':
      return costOfTest(tree, known.columns);
    case 'some':
      return ROWS;
    case 'segment': {
      const named = known.segments.get(fold(tree.name))?.tree;
      return named === undefined || depth > 3 ? TEXT : costOf(named, known, depth + 1);
    }
  }
}

function costOfTest({field, test}: Extract<Filter, {kind: 'test'}>, columns: AnyColumns): number {
  if (!columns.fields.has(field)) return 0;
  const column = columns.column(field);
  if (column.kind === 'word') return column.codes.BYTES_PER_ELEMENT;
  if (column.kind === 'text') return test.op === 'any' ? ROWS / 10 : TEXT;
  return 3;
}
