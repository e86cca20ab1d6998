import type {Field} from '#shared/filter/catalogue';
import {type Reader, refuse} from '#shared/filter/reader';
import type {Token} from '#shared/filter/tokens';
import type {CompareOp, Test, WordOp} from '#shared/filter/tree';
import {parseAmount, readPart, readValue, type Unfit} from '#shared/filter/values';

/*
 * test    = ("<" | "<=" | ">" | ">=") value | value ".." value | "*" | ("=" | "~") values | values
 * values  = pattern | "(" pattern ("," pattern)* ")"
 * pattern = "*"? value "*"?
 */

const WORDS = ['…', '=…', '~…', '…*', '*…', '*'];
const SCALE = ['…', '>…', '>=…', '<…', '<=…', '…..…', '*'];

/** What can stand behind the colon of a field. */
export function shapesOf(field: Field): string[] {
  const shapes = field.type === 'flag' ? ['yes', 'no'] : hasWords(field) ? WORDS : SCALE;
  return shapes.map(shape => `${field.name}:${shape}`);
}

function hasWords({type}: Field): boolean {
  return type === 'text' || type === 'choice' || type === 'set';
}

/** A word that a test asks for, and where it stands. */
export type Word = {readonly token: Token; readonly value: string};

/**
 * Reads what stands behind the colon. Several tests when a list mixes kinds (`(ada*, bob)`): any of them.
 *
 * @param asked - gets each whole word that is asked for
 */
export function parseTests(reader: Reader, field: Field, asked: (word: Word) => void): Test[] {
  if (reader.peek().kind === 'compare') return [parseCompared(reader, field, asked)];
  if (reader.peek().kind === 'star' && !isStarred(reader)) {
    reader.take();
    return [{op: 'any'}];
  }
  const isList = reader.peek().kind === 'open';
  const tests = parsePatterns(reader, field, asked);
  const dots = reader.peek();
  const [first] = tests;
  if (isList || first === undefined || !('values' in first) || !reader.skip('dots')) return tests;
  if (hasWords(field) || field.type === 'flag') refuse(dots, 'unfit-operator', {expected: shapesOf(field)});
  const end = reader.peek();
  return [rangeOf(first.values[0] ?? '', parseValue(reader, field), end)];
}

/** A star that belongs to the value behind it. */
function isStarred(reader: Reader): boolean {
  const next = reader.peek(1);
  return !next.spaced && (next.kind === 'word' || next.kind === 'quoted' || next.kind === 'star');
}

function parseCompared(reader: Reader, field: Field, asked: (word: Word) => void): Test {
  const token = reader.take();
  const isScale = token.text !== '=' && token.text !== '~';
  const next = reader.peek();
  if (next.kind === 'compare' || (next.kind === 'word' && /^[=~]/.test(next.text))) {
    const other = `${next.text.charAt(0)}${token.text}`.replace('==', '=');
    refuse(token, 'unfit-operator', {
      found: token.text + next.text.charAt(0),
      suggestion: /^[<>]=$/.test(other) ? other : undefined,
    });
  }
  const fits = isScale ? !hasWords(field) && field.type !== 'flag' : token.text === '=' || hasWords(field);
  if (!fits) refuse(token, 'unfit-operator', {expected: shapesOf(field)});
  if (isScale) return {op: token.text as CompareOp, value: parseValue(reader, field)};
  // Of words `=` is what "is" means, of texts `~` is: one spelling for one meaning.
  const isText = field.type === 'text';
  const op = token.text === '=' ? (isText ? 'exactly' : 'is') : isText ? 'is' : 'contains';
  const values: string[] = [];
  const read = () => {
    const at = reader.peek();
    const value = op === 'contains' ? readPartOf(reader, field) : parseValue(reader, field);
    if (op !== 'contains') asked({token: at, value});
    values.push(value);
  };
  parseEach(reader, read);
  return {op, values};
}

/** One, or a list in parentheses. */
function parseEach(reader: Reader, read: () => void): void {
  if (!reader.skip('open')) {
    read();
    return;
  }
  reader.inList = true;
  do read();
  while (reader.skip('comma'));
  reader.close('close');
  reader.inList = false;
}

function parsePatterns(reader: Reader, field: Field, asked: (word: Word) => void): Test[] {
  const byOp = new Map<WordOp, string[]>();
  parseEach(reader, () => {
    const token = reader.peek();
    const [op, value] = parsePattern(reader, field);
    if (op === 'is') asked({token, value});
    const values = byOp.get(op);
    if (values === undefined) byOp.set(op, [value]);
    else values.push(value);
  });
  return [...byOp].map(([op, values]) => ({op, values}));
}

function parsePattern(reader: Reader, field: Field): [WordOp, string] {
  const star = reader.peek();
  const isOpenBefore = reader.skip('star');
  if (isOpenBefore && !hasWords(field)) refuse(star, 'unfit-operator', {expected: shapesOf(field)});
  const value = reader.peek();
  const behind = reader.peek(1);
  const isOpenBehind = behind.kind === 'star' && !behind.spaced;
  if (isOpenBehind && !hasWords(field)) refuse(behind, 'unfit-operator', {expected: shapesOf(field)});
  if (!isOpenBefore && !isOpenBehind) return ['is', parseValue(reader, field)];
  if (isOpenBefore && value.spaced) refuse(star, 'expected-value');
  const part = readPartOf(reader, field);
  reader.skip('star');
  if (isOpenBefore && isOpenBehind) return [field.type === 'text' ? 'is' : 'contains', part];
  return [isOpenBefore ? 'ends' : 'starts', part];
}

/** Part of a word: for a choice, one that some choice has. */
function readPartOf(reader: Reader, field: Field): string {
  const token = reader.word();
  return fitting(token, readPart(field, token.text));
}

function parseValue(reader: Reader, field: Field): string {
  const token = reader.word();
  const [comma, rest] = [reader.peek(), reader.peek(1)];
  // 1,000 and 12,75: a comma within a number, whether the creator means thousands or decimals by it.
  if (!hasWords(field) && comma.kind === 'comma' && !comma.spaced && !rest.spaced && !reader.inList) {
    const found = `${token.text},${rest.text}`;
    return fitting({...token, text: found}, readValue(field, found));
  }
  return fitting(token, readValue(field, token.text));
}

function fitting(token: Token, value: string | Unfit): string {
  if (typeof value === 'string') return value;
  const {code, ...more} = value;
  return refuse(token, code, more);
}

/** Both ends of an amount in the one currency that either names. */
function rangeOf(from: string, to: string, end: Token): Test {
  const [first, last] = [parseAmount(from)?.currency, parseAmount(to)?.currency];
  if (first === last) return {op: 'range', from, to};
  if (first === undefined) return {op: 'range', from: from + last, to};
  if (last !== undefined) refuse(end, 'two-currencies', {expected: [first]});
  return {op: 'range', from, to: to + first};
}
