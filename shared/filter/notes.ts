import {type Bits, count, or, without} from '#shared/filter/bits';
import type {AnyColumns} from '#shared/filter/columns';
import type {EvaluateContext, NamedFilter, Note} from '#shared/filter/context';
import {fold} from '#shared/filter/fold';
import {ALL} from '#shared/filter/intervals';
import type {MoneyColumn} from '#shared/filter/money-column';
import {scanNumbers} from '#shared/filter/scan';
import type {Filter} from '#shared/filter/tree';
import {parseAmount} from '#shared/filter/values';

type Known = Pick<EvaluateContext, 'segments'> & {readonly currency: string};

/** What must be said beside the result of a filter, each thing once. */
export function notesOf(tree: Filter, columns: AnyColumns, known: Known): Note[] {
  const notes = new Map<string, Note>();
  collect({columns, known, notes, table: '', within: []}, tree);
  return [...notes.values()];
}

type Walk = {
  readonly columns: AnyColumns;
  readonly known: Known;
  readonly notes: Map<string, Note>;
  readonly table: string;
  readonly within: readonly string[];
};

function collect(walk: Walk, tree: Filter): void {
  switch (tree.kind) {
    case 'and':
    case 'or':
      for (const part of tree.parts) collect(walk, part);
      return;
    case 'not':
      collect(walk, tree.part);
      return;
    case 'some': {
      const rows = walk.columns.tables.get(tree.of);
      if (rows !== undefined) collect({...walk, columns: rows.columns, table: `${tree.of}.`}, tree.part);
      return;
    }
    case 'segment':
      collectSegment(walk, tree.name);
      return;
    case 'test':
      collectMoney(walk, tree);
      return;
    case 'text':
      return;
  }
}

function collectSegment(walk: Walk, name: string): void {
  const key = fold(name);
  const named: NamedFilter | undefined = walk.known.segments?.get(key);
  const isCycle = walk.within.includes(key);
  if (named !== undefined && !isCycle) collect({...walk, within: [...walk.within, key]}, named.tree);
  else walk.notes.set(`in ${key}`, {kind: 'segment', name, problem: isCycle ? 'cycle' : 'unknown'});
}

function collectMoney({columns, known: {currency}, notes, table}: Walk, {field, test}: Extract<Filter, {kind: 'test'}>): void {
  const name = table + field;
  if (columns.fields.get(field)?.type !== 'money' || test.op === 'any' || notes.has(name)) return;
  const values = 'values' in test ? test.values : test.op === 'range' ? [test.from, test.to] : [test.value];
  const column = columns.column(field);
  if (column.kind !== 'money' || values.some(value => parseAmount(value)?.currency !== undefined)) return;
  const leftOut = leftOutOf(column, columns.live(), currency);
  if (leftOut > 0) notes.set(name, {kind: 'currency', field: name, currency, leftOut});
}

/** How many have amounts, none of them in this currency. */
function leftOutOf({currencies}: MoneyColumn, live: Bits, currency: string): number {
  const others = [...currencies].filter(([other, {filled}]) => other !== currency && filled > 0);
  if (others.length === 0) return 0;
  const having = others.map(([, {data}]) => scanNumbers(data, live, ALL)).reduce(or);
  const own = currencies.get(currency);
  return count(own === undefined ? having : without(having, scanNumbers(own.data, live, ALL)));
}
