import {add, and, type Bits, bitsOf, or, without} from '#shared/filter/bits';
import {type Columns, foldedValue, type NumberColumn, type WordColumn} from '#shared/filter/columns';
import {FIELD_BY_NAME, type Field} from '#shared/filter/fields';
import {fold} from '#shared/filter/fold';
import type {Filter, Test} from '#shared/filter/tree';
import {parseAge, parseDay, parseNumber} from '#shared/filter/values';
import {leastV} from '#shared/loyalty/score';
import type {Programme} from '#shared/model/programme';

export type EvaluateContext = {readonly now: number; readonly programme: Programme};

/** Free text is looked for here. */
const TEXT_FIELDS = ['name', 'email', 'note', 'tag'];

/** The ordinals of the people whom a filter fits. The one meaning of the filter language: mirror and Workspace run this. */
export function evaluate(tree: Filter, columns: Columns, context: EvaluateContext): Bits {
  return and(evaluatePart(tree, columns, context), everyone(columns));
}

/** All ordinals that hold a person. */
export function everyone(columns: Columns): Bits {
  const bits = bitsOf(columns.size);
  for (let ordinal = 0; ordinal < columns.size; ordinal++) if (columns.isLive(ordinal)) add(bits, ordinal);
  return bits;
}

function evaluatePart(tree: Filter, columns: Columns, context: EvaluateContext): Bits {
  switch (tree.kind) {
    case 'and':
      return tree.parts.reduce((bits, part) => and(bits, evaluatePart(part, columns, context)), everyone(columns));
    case 'or':
      return tree.parts.reduce((bits, part) => or(bits, evaluatePart(part, columns, context)), bitsOf(columns.size));
    case 'not':
      return without(everyone(columns), evaluatePart(tree.part, columns, context));
    case 'text': {
      const sought = fold(tree.text);
      return TEXT_FIELDS.reduce(
        (bits, name) =>
          or(
            bits,
            words(wordColumn(columns, name), columns.size, text => text.includes(sought)),
          ),
        bitsOf(columns.size),
      );
    }
    case 'test':
      return evaluateTest(tree.field, tree.test, columns, context);
    case 'some':
    case 'segment':
      return bitsOf(columns.size);
  }
}

function wordColumn(columns: Columns, name: string): WordColumn {
  const column = columns.column(name);
  if (column.kind !== 'word') throw new Error(`${name} is no word column`);
  return column;
}

function evaluateTest(name: string, test: Test, columns: Columns, context: EvaluateContext): Bits {
  const field = FIELD_BY_NAME.get(name);
  if (field === undefined) throw new Error(`no field ${name}`);
  const column = columns.column(name);
  if (column.kind === 'word') return words(column, columns.size, wordTest(field, test));
  const spans = spansOf(field, test, context);
  return numbers(column, columns.size, spans);
}

/** Looks at each distinct value once, then at codes only. */
function words(column: WordColumn, size: number, matches: (folded: string) => boolean): Bits {
  const fits = new Uint8Array(column.values.length);
  for (let code = 1; code < column.values.length; code++) fits[code] = matches(foldedValue(column, code)) ? 1 : 0;
  const bits = bitsOf(size);
  for (let ordinal = 0; ordinal < size; ordinal++) if (fits[column.data[ordinal] ?? 0] === 1) add(bits, ordinal);
  return bits;
}

function wordTest(field: Field, test: Test): (folded: string) => boolean {
  if (!('values' in test)) return () => test.op === 'any';
  const sought = test.values.map(fold);
  if (field.type === 'text') return text => sought.some(value => text.includes(value));
  return text => text.split('\n').some(word => sought.includes(word));
}

/** From the least to the largest value that fits, both counted; `absent`: NaN fits too. */
type Interval = {readonly least: number; readonly most: number; readonly absent?: boolean};

function numbers(column: NumberColumn, size: number, intervals: readonly Interval[]): Bits {
  const bits = bitsOf(size);
  const {data} = column;
  for (const {least, most, absent} of intervals) {
    for (let ordinal = 0; ordinal < size; ordinal++) {
      const value = data[ordinal] ?? Number.NaN;
      if ((value >= least && value <= most) || (absent === true && Number.isNaN(value))) add(bits, ordinal);
    }
  }
  return bits;
}

const ALL: Interval = {least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY};

function spansOf(field: Field, test: Test, context: EvaluateContext): Interval[] {
  if (test.op === 'any') return [ALL];
  if (field.type === 'score') return scoreIntervals(test, context);
  if (field.type === 'date') return dateIntervals(test, context.now);
  const number = (value: string) => parseNumber(value) ?? Number.NaN;
  if ('values' in test) return test.values.map(value => ({least: number(value), most: number(value)}));
  if (test.op === 'range') return [{least: number(test.from), most: number(test.to)}];
  return [compared(test.op, number(test.value))];
}

function compared(op: '<' | '<=' | '>' | '>=', value: number): Interval {
  if (op === '<') return {least: Number.NEGATIVE_INFINITY, most: before(value)};
  if (op === '<=') return {least: Number.NEGATIVE_INFINITY, most: value};
  return {least: op === '>' ? after(value) : value, most: Number.POSITIVE_INFINITY};
}

const bytes = new DataView(new ArrayBuffer(8));

/** The next double above a finite one, so that "more than" is one comparison. */
function after(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  bytes.setFloat64(0, value);
  bytes.setBigInt64(0, bytes.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return bytes.getFloat64(0);
}

function before(value: number): number {
  return -after(-value);
}

/** "Less than 30 days" is an age: later than that instant. A day counts from its first to its last millisecond. */
function dateIntervals(test: Exclude<Test, {op: 'any'}>, now: number): Interval[] {
  const span = (value: string) => {
    const day = parseDay(value);
    const at = day === undefined ? (parseAge(value, now) ?? Number.NaN) : undefined;
    return at === undefined && day !== undefined
      ? {from: day.from, to: day.until - 1, isAge: false}
      : {from: at ?? Number.NaN, to: at ?? Number.NaN, isAge: true};
  };
  if (test.op === 'range') {
    const [from, to] = [span(test.from), span(test.to)];
    return [{least: Math.min(from.from, to.from), most: Math.max(from.to, to.to)}];
  }
  if ('values' in test) {
    return test.values.map(value => {
      const {from, to, isAge} = span(value);
      return isAge ? {least: startOfDay(from), most: startOfDay(from) + 86_399_999} : {least: from, most: to};
    });
  }
  const {from, to, isAge} = span(test.value);
  const younger = test.op === '<' || test.op === '<=';
  if (isAge)
    return [
      younger
        ? {least: test.op === '<' ? from + 1 : from, most: now}
        : {least: ALL.least, most: test.op === '>' ? from - 1 : from},
    ];
  if (younger) return [{least: ALL.least, most: test.op === '<' ? from - 1 : to}];
  return [{least: test.op === '>' ? to + 1 : from, most: ALL.most}];
}

function startOfDay(at: number): number {
  return Math.floor(at / 86_400_000) * 86_400_000;
}

/** score ≥ s is a bound on v; people without points (absent v) score 0. */
function scoreIntervals(test: Exclude<Test, {op: 'any'}>, {now, programme}: EvaluateContext): Interval[] {
  const between = (least: number, most: number): Interval => ({
    least: leastV(least, programme, now),
    most: before(leastV(most + 1, programme, now)),
    absent: least <= 0 && most >= 0,
  });
  const number = (value: string) => parseNumber(value) ?? Number.NaN;
  if ('values' in test) {
    return test.values.map(number).flatMap(value => (Number.isInteger(value) ? between(value, value) : []));
  }
  if (test.op === 'range') return [between(Math.ceil(number(test.from)), Math.floor(number(test.to)))];
  const value = number(test.value);
  if (test.op === '>=' || test.op === '>') return [between(test.op === '>' ? Math.floor(value) + 1 : Math.ceil(value), 100)];
  return [between(0, test.op === '<' ? Math.ceil(value) - 1 : Math.floor(value))];
}
