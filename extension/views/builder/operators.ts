import type {Field} from '#shared/filter/catalogue';
import type {CompareOp, Test} from '#shared/filter/tree';
import {parseAmount, readValue} from '#shared/filter/values';

/** What the operator list of a row offers. A word of its own where the language has one form for several questions. */
export const OPERATORS = [
  'is',
  'contains',
  'exactly',
  'starts',
  'ends',
  'less',
  'atMost',
  'more',
  'atLeast',
  'range',
  'agoLess',
  'agoMore',
  'ahead',
  'before',
  'until',
  'after',
  'since',
  'yes',
  'no',
  'any',
] as const;
export type Operator = (typeof OPERATORS)[number];

const SCALE: readonly Operator[] = ['is', 'less', 'atMost', 'more', 'atLeast', 'range', 'any'];
const BY_TYPE: Readonly<Record<Field['type'], readonly Operator[]>> = {
  text: ['contains', 'exactly', 'starts', 'ends', 'any'],
  choice: ['is', 'any'],
  set: ['is', 'contains', 'starts', 'ends', 'any'],
  number: SCALE,
  money: SCALE,
  score: SCALE,
  date: ['agoLess', 'agoMore', 'ahead', 'is', 'before', 'until', 'after', 'since', 'range', 'any'],
  flag: ['yes', 'no'],
};

export function operatorsOf({type}: Field): readonly Operator[] {
  return BY_TYPE[type];
}

const COMPARE: Readonly<Record<CompareOp, readonly [scale: Operator, date: Operator]>> = {
  '<': ['less', 'before'],
  '<=': ['atMost', 'until'],
  '>': ['more', 'after'],
  '>=': ['atLeast', 'since'],
};
const OP_OF: Readonly<Partial<Record<Operator, CompareOp>>> = {
  less: '<',
  atMost: '<=',
  more: '>',
  atLeast: '>=',
  before: '<',
  until: '<=',
  after: '>',
  since: '>=',
  agoLess: '<',
  agoMore: '>',
  ahead: '<',
};

const AGE = /^\d{1,5}[dwmy]$/;
const AHEAD = /^in-\d{1,5}[dwmy]$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** How a row shows a test; undefined where it cannot. */
export function operatorOf({type}: Field, test: Test): Operator | undefined {
  if (test.op === 'any') return type === 'flag' ? 'yes' : 'any';
  if (test.op === 'range') return 'range';
  if (!('values' in test)) return comparison(type, test);
  if (type === 'flag') return test.values.length === 1 ? (test.values[0] === 'yes' ? 'yes' : 'no') : undefined;
  if (type === 'text' && test.op === 'is') return 'contains';
  if ((type === 'text' || type === 'set') && test.op !== 'is') return test.op;
  // Several days or amounts in one row would need as many fields.
  return test.op === 'is' && (type === 'choice' || type === 'set' || test.values.length === 1) ? 'is' : undefined;
}

function comparison(type: Field['type'], {op, value}: {readonly op: CompareOp; readonly value: string}): Operator {
  if (type !== 'date') return COMPARE[op][0];
  if (AGE.test(value) && op === '<') return 'agoLess';
  if (AGE.test(value) && op === '>') return 'agoMore';
  return AHEAD.test(value) && op === '<' ? 'ahead' : COMPARE[op][1];
}

/** The values that a test stands on, in order. */
export function valuesOf(test: Test | undefined): readonly string[] {
  if (test === undefined || test.op === 'any') return [];
  if ('values' in test) return test.values;
  return test.op === 'range' ? [test.from, test.to] : [test.value];
}

/**
 * The test of a row from its operator and what stands in its fields; undefined while something is missing or does not fit.
 *
 * @param values - one, two for a range, any number of words
 */
export function testOf(field: Field, operator: Operator, values: readonly string[]): Test | undefined {
  if (operator === 'any') return {op: 'any'};
  if (operator === 'yes' || operator === 'no') return {op: 'is', values: [operator]};
  const fitting = values.flatMap(value => fitted(field, operator, value.trim()));
  const [first, second] = fitting;
  if (first === undefined) return undefined;
  const op = OP_OF[operator];
  if (op !== undefined) return {op, value: first};
  if (operator === 'range') return second === undefined ? undefined : rangeOf(first, second);
  if (operator === 'contains') return {op: field.type === 'text' ? 'is' : 'contains', values: fitting};
  return {op: operator === 'exactly' || operator === 'starts' || operator === 'ends' ? operator : 'is', values: fitting};
}

function fitted(field: Field, operator: Operator, value: string): string[] {
  if (value === '') return [];
  if (operator === 'contains' || operator === 'starts' || operator === 'ends') return [value];
  const read = readValue(field, value);
  return typeof read === 'string' ? [read] : [];
}

/** Both ends in one currency: the second one's where the first names none. */
function rangeOf(from: string, to: string): Test {
  const [first, last] = [parseAmount(from), parseAmount(to)];
  if (first?.currency === last?.currency || first === undefined || last === undefined) return {op: 'range', from, to};
  const currency = first.currency ?? last.currency ?? '';
  const plain = (value: string) => value.replace(/[A-Z]{3}$/, '') + currency;
  return {op: 'range', from: plain(from), to: plain(to)};
}

/** What stands in the fields when the operator changes: what fits of what stood there, else a beginning that makes sense. */
export function valuesFor(operator: Operator, values: readonly string[], today: string): readonly string[] {
  const [first = ''] = values;
  switch (operator) {
    case 'agoLess':
    case 'agoMore':
      return [AGE.test(first) ? first : AHEAD.test(first) ? first.slice(3) : '30d'];
    case 'ahead':
      return [AHEAD.test(first) ? first : AGE.test(first) ? `in-${first}` : 'in-7d'];
    case 'before':
    case 'until':
    case 'after':
    case 'since':
      return [DAY.test(first) ? first : today];
    case 'any':
    case 'yes':
    case 'no':
      return [];
    case 'range':
      return [first, values[1] ?? ''];
    case 'less':
    case 'atMost':
    case 'more':
    case 'atLeast':
      return [first];
    default:
      return values;
  }
}
