import type {Amount, Catalogue, Cell, Field} from '#shared/filter/catalogue';
import {dateSpans} from '#shared/filter/dates';
import {CATALOGUE, FIELDS, subjectOf} from '#shared/filter/fields';
import {fold} from '#shared/filter/fold';
import {editDistance} from '#shared/filter/nearest';
import type {Filter, Test} from '#shared/filter/tree';
import {parseAmount} from '#shared/filter/values';
import {scoreOf} from '#shared/loyalty/score';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';

/** One subject as plain cells: what its fields hold, and its rows of each table. */
export type Plain = {readonly cells: ReadonlyMap<string, Cell>; readonly rows?: ReadonlyMap<string, readonly Plain[]>};

export type ReferenceContext = {
  readonly catalogue: Catalogue;
  readonly now: number;
  readonly zone: string;
  readonly programme: Programme;
  readonly currency: string;
  /** By folded name. */
  readonly segments?: ReadonlyMap<string, Filter>;
};

/** The same of a supporter, over what the catalogue reads. */
export function fitsPerson(tree: Filter, person: Supporter, now: number, programme: Programme): boolean {
  const subject = subjectOf(person, now);
  const cells = new Map(FIELDS.map(field => [field.name, field.read(subject)]));
  return fits(tree, {cells}, {catalogue: CATALOGUE, now, zone: 'UTC', programme, currency: ''});
}

/** The filter language once more, slowly and one subject at a time: what `evaluate` is compared with. */
export function fits(tree: Filter, subject: Plain, context: ReferenceContext): boolean {
  switch (tree.kind) {
    case 'and':
      return tree.parts.every(part => fits(part, subject, context));
    case 'or':
      return tree.parts.some(part => fits(part, subject, context));
    case 'not':
      return !fits(tree.part, subject, context);
    case 'text':
      return holds(fold(tree.text), subject, context.catalogue);
    case 'test': {
      const field = context.catalogue.fields.get(tree.field);
      if (field === undefined) throw new Error(tree.field);
      // Who wants no score has none, so none fits.
      if (field.type === 'score' && subject.cells.get('opted-out') === true) return false;
      return fitsTest(field, tree.test, subject.cells.get(tree.field), context);
    }
    case 'some':
      return fitsRows(tree, subject, context);
    case 'segment': {
      const name = fold(tree.name);
      const named = context.segments?.get(name);
      // Nobody is in one that leads back to itself, so inside it its name is unknown.
      const inside = new Map([...(context.segments ?? [])].filter(([other]) => other !== name));
      return named !== undefined && fits(named, subject, {...context, segments: inside});
    }
  }
}

function fitsRows({of, part, count}: Extract<Filter, {kind: 'some'}>, subject: Plain, context: ReferenceContext): boolean {
  const inner = {...context, catalogue: {fields: context.catalogue.tables.get(of) ?? new Map(), tables: new Map()}};
  const found = (subject.rows?.get(of) ?? []).filter(row => fits(part, row, inner)).length;
  if (count === undefined) return found > 0;
  if (count.op === '=') return found === count.value;
  return compares(count.op, found, count.value);
}

function compares(op: '<' | '<=' | '>' | '>=', value: number, bound: number): boolean {
  if (op === '<') return value < bound;
  if (op === '<=') return value <= bound;
  return op === '>' ? value > bound : value >= bound;
}

function texts(cell: Cell | undefined): string[] {
  if (typeof cell === 'string') return cell === '' ? [] : [cell];
  return Array.isArray(cell) ? cell.filter(one => typeof one === 'string' && one !== '') : [];
}

/** Contained in a sought field; a word of five letters or more also one typing error away from a word there. */
function holds(sought: string, {cells, rows}: Plain, {fields, tables}: Catalogue): boolean {
  const forgives = /^\p{L}{5,}$/u.test(sought);
  const own = [...fields.values()]
    .filter(field => field.sought === true)
    .flatMap(field => texts(cells.get(field.name)).map(fold));
  if (own.some(text => text.includes(sought))) return true;
  if (forgives && own.some(text => text.split(/[^\p{L}\p{N}]+/u).some(word => editDistance(word, sought) <= 1))) return true;
  return [...tables].some(([name, inner]) =>
    (rows?.get(name) ?? []).some(row => holds(sought, row, {fields: inner, tables: new Map()})),
  );
}

function fitsTest(field: Field, test: Test, cell: Cell | undefined, context: ReferenceContext): boolean {
  switch (field.type) {
    case 'text':
    case 'choice':
    case 'set':
      return fitsWords(field, test, texts(cell).map(fold));
    case 'flag': {
      const word = cell === true ? 'yes' : 'no';
      return 'values' in test ? fitsWords({...field, type: 'choice'}, test, [word]) : cell === true;
    }
    case 'money':
      return fitsMoney(test, Array.isArray(cell) ? (cell as readonly Amount[]) : [], context.currency);
    case 'score':
      return fitsNumber(test, scoreOf(Number.isNaN(cell) ? null : Number(cell), context.programme, context.now), cell, Number);
    case 'number':
      return fitsNumber(test, Number(cell), cell, Number);
    case 'date':
      return typeof cell === 'number' && fitsDate(test, cell, context);
  }
}

function fitsWords(field: Field, test: Test, words: readonly string[]): boolean {
  if (test.op === 'any') return words.length > 0;
  if (!('values' in test)) return false;
  const op = test.op === 'is' ? (field.type === 'text' ? 'contains' : 'exactly') : test.op;
  return words.some(word =>
    test.values.map(fold).some(value => {
      if (op === 'exactly') return word === value;
      if (op === 'contains') return word.includes(value);
      return op === 'starts' ? word.startsWith(value) : word.endsWith(value);
    }),
  );
}

function fitsNumber(test: Test, value: number, cell: Cell | undefined, numberOf: (text: string) => number): boolean {
  if (test.op === 'any') return typeof cell === 'number' && !Number.isNaN(cell);
  if ('values' in test) return test.values.some(wanted => numberOf(wanted) === value);
  if (test.op === 'range') return value >= numberOf(test.from) && value <= numberOf(test.to);
  return compares(test.op, value, numberOf(test.value));
}

/** One condition with one value at a time, on the amount in that value's currency. */
function fitsMoney(test: Test, amounts: readonly Amount[], own: string): boolean {
  if (test.op === 'any') return amounts.length > 0;
  if ('values' in test && test.values.length > 1) {
    return test.values.some(value => fitsMoney({...test, values: [value]}, amounts, own));
  }
  const written = 'values' in test ? test.values : test.op === 'range' ? [test.from, test.to] : [test.value];
  const currency = written.map(value => parseAmount(value)?.currency).find(one => one !== undefined) ?? own;
  const held = amounts.find(amount => amount.currency === currency);
  return held !== undefined && fitsNumber(test, held.amount, held.amount, value => parseAmount(value)?.amount ?? Number.NaN);
}

function fitsDate(test: Test, at: number, context: ReferenceContext): boolean {
  if (Number.isNaN(at)) return false;
  return test.op === 'any' || dateSpans(test, context).some(({from, until}) => at >= from && at < until);
}
