import type {Field} from '#shared/filter/catalogue';
import {FIELD_BY_NAME, FIELDS} from '#shared/filter/fields';
import {nearest} from '#shared/filter/nearest';
import {type Token, tokenise} from '#shared/filter/tokens';
import type {Filter, FilterProblem, Parsed, Test} from '#shared/filter/tree';
import {fits} from '#shared/filter/values';

/*
 * filter = all ("or" all)*            all = term*
 * term   = ("-" | "not") term | "(" filter ")" | field ":" test | word | quoted
 * test   = ("<" | "<=" | ">" | ">=") value | value ".." value | "(" value ("," value)* ")" | value | "*"
 */

export const MAX_LENGTH = 10_000;
const MAX_DEPTH = 50;

/** Carries a problem out of the parser; never leaves this file. */
class Refusal extends Error {
  readonly problem: FilterProblem;
  constructor(problem: FilterProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

type Reader = {readonly tokens: readonly Token[]; next: number};

/** Reads a filter text. The empty text is everyone. */
export function parseFilter(text: string): Parsed {
  if (text.length > MAX_LENGTH) return {ok: false, problem: {at: MAX_LENGTH, code: 'too-long'}};
  const reader: Reader = {tokens: tokenise(text), next: 0};
  try {
    const tree = parseAny(reader, 0);
    const rest = peek(reader);
    if (rest.kind !== 'end') refuse(rest, 'unexpected');
    return {ok: true, tree};
  } catch (error) {
    if (error instanceof Refusal) return {ok: false, problem: error.problem};
    throw error;
  }
}

function refuse(token: Token, code: FilterProblem['code'], more: Partial<FilterProblem> = {}): never {
  throw new Refusal({at: token.at, code, ...(token.text === '' ? {} : {found: token.text}), ...more});
}

function peek(reader: Reader, ahead = 0): Token {
  const token = reader.tokens[Math.min(reader.next + ahead, reader.tokens.length - 1)];
  if (token === undefined) throw new Error('a token list ends in an end');
  return token;
}

function take(reader: Reader): Token {
  const token = peek(reader);
  reader.next += 1;
  return token;
}

function isWord(token: Token, word: string): boolean {
  return token.kind === 'word' && token.text.toLowerCase() === word;
}

function parseAny(reader: Reader, depth: number): Filter {
  if (depth > MAX_DEPTH) refuse(peek(reader), 'too-deep');
  const parts = [parseAll(reader, depth)];
  while (isWord(peek(reader), 'or') && peek(reader, 1).kind !== 'colon') {
    const or = take(reader);
    const part = parseAll(reader, depth);
    if (part.kind === 'and' && part.parts.length === 0) refuse(or, 'unexpected');
    parts.push(part);
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : {kind: 'or', parts};
}

function parseAll(reader: Reader, depth: number): Filter {
  const parts: Filter[] = [];
  for (;;) {
    const token = peek(reader);
    const ends = token.kind === 'end' || token.kind === 'close' || (isWord(token, 'or') && peek(reader, 1).kind !== 'colon');
    if (ends) break;
    if (isWord(token, 'and') && peek(reader, 1).kind !== 'colon' && parts.length > 0) reader.next += 1;
    else parts.push(parseTerm(reader, depth));
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : {kind: 'and', parts};
}

function parseTerm(reader: Reader, depth: number): Filter {
  if (depth > MAX_DEPTH) refuse(peek(reader), 'too-deep');
  const token = take(reader);
  if (token.kind === 'minus' || (isWord(token, 'not') && peek(reader).kind !== 'colon')) {
    return {kind: 'not', part: parseTerm(reader, depth + 1)};
  }
  if (token.kind === 'open') {
    const inner = parseAny(reader, depth + 1);
    if (peek(reader).kind !== 'close') refuse(peek(reader), 'expected-closing');
    reader.next += 1;
    return inner;
  }
  if (token.kind === 'quoted') return {kind: 'text', text: token.text};
  if (token.kind !== 'word') refuse(token, 'unexpected');
  if (peek(reader).kind !== 'colon') return {kind: 'text', text: token.text};
  reader.next += 1;
  const field = FIELD_BY_NAME.get(token.text.toLowerCase());
  if (field === undefined) {
    const names = FIELDS.map(known => known.name);
    refuse(token, 'unknown-field', {expected: names, suggestion: nearest(token.text, names)});
  }
  return {kind: 'test', field: field.name, test: parseTest(reader, field)};
}

function parseTest(reader: Reader, field: Field): Test {
  const token = peek(reader);
  if (token.kind === 'compare') {
    reader.next += 1;
    if (field.type === 'text' || field.type === 'choice' || field.type === 'set') refuse(token, 'unexpected');
    return {op: token.text as '<' | '<=' | '>' | '>=', value: parseValue(reader, field)};
  }
  if (token.kind === 'open') return parseList(reader, field);
  if (token.kind === 'word' && token.text === '*') {
    reader.next += 1;
    return {op: 'any'};
  }
  const value = parseValue(reader, field);
  if (peek(reader).kind !== 'dots') return {op: 'is', values: [value]};
  const dots = take(reader);
  if (field.type === 'text' || field.type === 'choice' || field.type === 'set') refuse(dots, 'unexpected');
  return {op: 'range', from: value, to: parseValue(reader, field)};
}

function parseList(reader: Reader, field: Field): Test {
  reader.next += 1;
  const values = [parseValue(reader, field)];
  while (peek(reader).kind === 'comma') {
    reader.next += 1;
    values.push(parseValue(reader, field));
  }
  if (peek(reader).kind !== 'close') refuse(peek(reader), 'expected-closing');
  reader.next += 1;
  return {op: 'is', values};
}

const EXAMPLES = {number: ['12', '12.75'], date: ['30d', '1y', '2026-01-31']} as const;

function parseValue(reader: Reader, field: Field): string {
  const token = take(reader);
  if (token.kind !== 'word' && token.kind !== 'quoted') refuse(token, 'expected-value');
  const unfit = fits(field, token.text);
  if (unfit === 'number') refuse(token, 'expected-number', {expected: EXAMPLES.number});
  if (unfit === 'date') refuse(token, 'expected-date', {expected: EXAMPLES.date});
  if (unfit === 'choice')
    refuse(token, 'unknown-value', {expected: field.choices, suggestion: nearest(token.text, field.choices ?? [])});
  return field.type === 'choice' ? token.text.toLowerCase() : token.text;
}

const RESERVED = new Set(['or', 'and', 'not', '*']);

function printWord(word: string): string {
  const bare = /^[^\s()":,<>-][^\s()":,<>]*$/.test(word) && !word.includes('..') && !RESERVED.has(word.toLowerCase());
  return bare ? word : `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function printTest(test: Test): string {
  if (test.op === 'any') return '*';
  if (test.op === 'range') return `${test.from}..${test.to}`;
  if (!('values' in test)) return `${test.op}${test.value}`;
  const [only] = test.values;
  return test.values.length === 1 && only !== undefined ? printWord(only) : `(${test.values.map(printWord).join(', ')})`;
}

/** The canonical text of a filter: parsing it gives the same tree. */
export function printFilter(tree: Filter): string {
  return print(tree, true);
}

function print(tree: Filter, top: boolean): string {
  switch (tree.kind) {
    case 'text':
      return printWord(tree.text);
    case 'test':
      return `${tree.field}:${printTest(tree.test)}`;
    case 'some':
      return `${tree.of}[${print(tree.part, true)}]`;
    case 'segment':
      return `in:${printWord(tree.name)}`;
    case 'not':
      return `-${print(tree.part, false)}`;
    case 'and':
    case 'or': {
      const text = tree.parts.map(part => print(part, false)).join(tree.kind === 'or' ? ' or ' : ' ');
      return top ? text : `(${text})`;
    }
  }
}
