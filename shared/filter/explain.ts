import {add, bitsOf, count, has} from '#shared/filter/bits';
import type {Cell} from '#shared/filter/catalogue';
import type {AnyColumns} from '#shared/filter/columns';
import type {EvaluateContext} from '#shared/filter/context';
import {evaluate} from '#shared/filter/evaluate';
import {fold} from '#shared/filter/fold';
import type {Filter} from '#shared/filter/tree';

/** One part of a filter, whether it holds for a subject, and what the subject has there. */
export type Explanation = {
  readonly tree: Filter;
  readonly holds: boolean;
  /** Of a test: what the field holds. Absent for other parts. */
  readonly value?: Cell | undefined;
  /** Of a table: the rows on which the inner part holds, and how many rows there are. */
  readonly rows?: {readonly holding: number; readonly all: number} | undefined;
  readonly parts: readonly Explanation[];
};

/** Which conditions of a filter hold and fail for one subject. Saved filters that it names are opened up. */
export function explain(tree: Filter, columns: AnyColumns, ordinal: number, context: EvaluateContext): Explanation {
  const only = bitsOf(columns.size);
  add(only, ordinal);
  const holds = has(evaluate(tree, columns, context, only).bits, ordinal);
  const inner = partsOf(tree, context).map(part => explain(part, columns, ordinal, contextIn(tree, context)));
  if (tree.kind === 'test') return {tree, holds, value: columns.cell(tree.field, ordinal), parts: inner};
  if (tree.kind !== 'some') return {tree, holds, parts: inner};
  const table = columns.tables.get(tree.of);
  const own = table?.of(ordinal) ?? [];
  const bits = table === undefined ? bitsOf(0) : evaluate(tree.part, table.columns, context).bits;
  return {tree, holds, rows: {holding: own.filter(row => has(bits, row)).length, all: own.length}, parts: inner};
}

function partsOf(tree: Filter, {segments}: EvaluateContext): readonly Filter[] {
  if (tree.kind === 'and' || tree.kind === 'or') return tree.parts;
  if (tree.kind === 'not') return [tree.part];
  const named = tree.kind === 'segment' ? segments?.get(fold(tree.name)) : undefined;
  return named === undefined ? [] : [named.tree];
}

/** Inside a saved filter its own bindings count, and it is not known any more: a circle ends there. */
function contextIn(tree: Filter, context: EvaluateContext): EvaluateContext {
  if (tree.kind !== 'segment' || context.segments === undefined) return context;
  const key = fold(tree.name);
  const segments = new Map([...context.segments].filter(([name]) => name !== key));
  return {...context, segments, bindings: context.segments.get(key)?.bindings};
}

/** One condition of a filter: how many it leaves out by itself, and how many would be found without it. */
export type Leaving = {readonly part: Filter; readonly leavesOut: number; readonly without: number};

/** What each condition of a filter costs, the one without which the most would be found first (F7). */
export function leaving(tree: Filter, columns: AnyColumns, context: EvaluateContext): Leaving[] {
  const found = (part: Filter) => count(evaluate(part, columns, context).bits);
  const parts = tree.kind === 'and' ? tree.parts : [tree];
  const all = count(columns.live());
  const costs = parts.map((part, at) => {
    const rest: Filter = {kind: 'and', parts: parts.filter((_, other) => other !== at)};
    return {part, leavesOut: all - found(part), without: found(rest)};
  });
  return costs.sort((left, right) => right.without - left.without);
}
