import {add, and, type Bits, bitsOf, count, has, isEmpty, or, remove, without} from '#shared/filter/bits';
import type {AnyColumns} from '#shared/filter/columns';
import type {Bindings, ByHand, EvaluateContext, Moment, NamedFilter, Note} from '#shared/filter/context';
import {costOf} from '#shared/filter/cost';
import {fold} from '#shared/filter/fold';
import {findFreeText} from '#shared/filter/free-text';
import {notesOf} from '#shared/filter/notes';
import {ownCurrency} from '#shared/filter/own-currency';
import {runTest} from '#shared/filter/run-test';
import type {Filter} from '#shared/filter/tree';

export type Result = {readonly bits: Bits; readonly notes: readonly Note[]};

/**
 * The ordinals of the subjects whom a filter fits. The one meaning of the filter language: mirror and Workspace run this.
 *
 * @param among - only these are looked at; without it all
 */
export function evaluate(tree: Filter, columns: AnyColumns, context: EvaluateContext, among: Bits = columns.live()): Result {
  columns.now = context.now;
  const moment = momentOf(columns, context);
  const run: Run = {columns, moment, segments: context.segments ?? new Map(), bindings: context.bindings, within: []};
  return {bits: fill(run, tree, among), notes: notesOf(tree, columns, {...context, ...moment})};
}

/** How many a filter fits. */
export function countOf(tree: Filter, columns: AnyColumns, context: EvaluateContext): number {
  return count(evaluate(tree, columns, context).bits);
}

export function momentOf(columns: AnyColumns, {now, programme, zone, currency}: EvaluateContext): Moment {
  return {now, programme, zone: zone ?? 'UTC', currency: currency ?? ownCurrency(columns)};
}

type Run = {
  readonly columns: AnyColumns;
  readonly moment: Moment;
  readonly segments: ReadonlyMap<string, NamedFilter>;
  readonly bindings: Bindings | undefined;
  /** Saved filters that this one is part of. */
  readonly within: readonly string[];
};

/** Which of `mask` the filter fits; may be `mask`, which changes only where it is also given as `into`. */
function fill(run: Run, tree: Filter, mask: Bits, into?: Bits): Bits {
  switch (tree.kind) {
    case 'and':
      return fillAll(run, tree.parts, mask);
    case 'or':
      return fillAny(run, tree.parts, mask);
    case 'not':
      return outside(fill(run, tree.part, mask), mask);
    case 'text':
      return findFreeText(run.columns, mask, tree.text);
    case 'test':
      return fillTest(run, tree, {mask, into});
    case 'some':
      return fillSome(run, tree, mask);
    case 'segment':
      return fillSegment(run, tree.name, mask);
  }
}

/** The cheapest first: each looks only at whom the ones before left over. */
function fillAll(run: Run, parts: readonly Filter[], mask: Bits): Bits {
  const byCost = parts.map(part => ({part, cost: costOf(part, run)})).sort((left, right) => left.cost - right.cost);
  let left = mask;
  for (const {part} of byCost) {
    left = fill(run, part, left, left === mask ? undefined : left);
    if (isEmpty(left)) break;
  }
  return left;
}

function fillAny(run: Run, parts: readonly Filter[], mask: Bits): Bits {
  const found = bitsOf(mask.length * 32);
  const rest = mask.slice();
  for (const part of parts) {
    const hits = fill(run, part, rest);
    or(found, hits);
    without(rest, found);
  }
  return found;
}

/** What of the mask is not found, in place of what is found. */
function outside(found: Bits, mask: Bits): Bits {
  if (found === mask) return bitsOf(mask.length * 32);
  for (let word = 0; word < mask.length; word++) found[word] = (mask[word] ?? 0) & ~(found[word] ?? 0);
  return found;
}

type Place = {readonly mask: Bits; readonly into: Bits | undefined};

function fillTest(run: Run, {field: name, test}: Extract<Filter, {kind: 'test'}>, {mask, into}: Place): Bits {
  const field = run.columns.fields.get(name);
  // A vendor's own column that nobody has any more.
  if (field === undefined) return bitsOf(mask.length * 32);
  const bound = run.bindings?.get(name);
  const idField = run.columns.fields.get(`${name}-id`);
  const ids = bound !== undefined && 'values' in test ? test.values.flatMap(value => bound.get(fold(value)) ?? []) : [];
  if (ids.length === 0 || idField === undefined) return runTest(run.columns, {mask, into}, {field, test}, run.moment);
  const found = runTest(run.columns, {mask}, {field, test}, run.moment);
  return or(found, runTest(run.columns, {mask}, {field: idField, test: {op: 'is', values: ids}}, run.moment));
}

/** Evaluates over the rows of the table, then folds up to whose they are. */
function fillSome(run: Run, {of, part, count: wanted}: Extract<Filter, {kind: 'some'}>, mask: Bits): Bits {
  const rows = run.columns.tables.get(of);
  if (rows === undefined) throw new Error(`no table ${of}`);
  const inner = {...run, columns: rows.columns};
  const hits = fill(inner, part, rows.columns.live());
  if (wanted === undefined) return and(rows.owners(hits, run.columns.size), mask);
  const {op, value} = wanted;
  const fits = {
    '=': (found: number) => found === value,
    '<': (found: number) => found < value,
    '<=': (found: number) => found <= value,
    '>': (found: number) => found > value,
    '>=': (found: number) => found >= value,
  }[op];
  const found = mask.slice();
  const counts = rows.counts(hits, mask.length * 32);
  for (let word = 0; word < found.length; word++) {
    let kept = 0;
    for (let rest = found[word] ?? 0; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      if (fits(counts[word * 32 + 31 - Math.clz32(bit)] ?? 0)) kept |= bit;
    }
    found[word] = kept;
  }
  return found;
}

function fillSegment(run: Run, name: string, mask: Bits): Bits {
  const key = fold(name);
  const segment = run.segments.get(key);
  if (segment === undefined || run.within.includes(key)) return bitsOf(mask.length * 32);
  const found = fill({...run, bindings: segment.bindings, within: [...run.within, key]}, segment.tree, mask);
  return segment.byHand === undefined ? found : corrected(found, mask, segment.byHand);
}

function corrected(found: Bits, mask: Bits, {included, excluded}: ByHand): Bits {
  const bits = found === mask ? found.slice() : found;
  for (const ordinal of included) if (has(mask, ordinal)) add(bits, ordinal);
  for (const ordinal of excluded) remove(bits, ordinal);
  return bits;
}
