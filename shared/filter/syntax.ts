import type {Catalogue, Field, Fields} from '#shared/filter/catalogue';
import {CATALOGUE} from '#shared/filter/fields';
import {fold} from '#shared/filter/fold';
import {nearest} from '#shared/filter/nearest';
import {parseTests, type Word} from '#shared/filter/parse-test';
import {entry, Reader, Refusal, refuse, refuseName} from '#shared/filter/reader';
import {leadsTo, type Segments} from '#shared/filter/segments';
import {type Token, tokenise} from '#shared/filter/tokens';
import type {Count, Filter, FilterProblem, Parsed} from '#shared/filter/tree';
import {parseNumber} from '#shared/filter/values';

/*
 * filter = all ("or" all)*            all = term* ("and" is read and means nothing)
 * term   = ("-" | "not") term | "(" filter ")" | field ":" test | table "[" filter "]" (":" count)?
 *        | "in:" name | ("has:" | "no:") field | word | quoted
 */

export const MAX_LENGTH = 10_000;
const MAX_DEPTH = 50;

/** What the parser knows beyond the grammar. */
export type Language = {
  /** Default: that of supporters. */
  readonly catalogue?: Catalogue;
  /** The saved filters by folded name. Without them `in:` takes any name. */
  readonly segments?: Segments;
  /** The name of the saved filter whose text this is: nothing it names may lead back to it. */
  readonly self?: string;
  /** The words that people have in a set, a tier's names say; misspelt ones become doubts. */
  readonly wordsOf?: (field: string) => readonly string[];
};

/** Reads a filter text. The empty text is everyone. Never throws; takes time linear in the text. */
export function parseFilter(text: string, language: Language = {}): Parsed {
  if (text.length > MAX_LENGTH) return {ok: false, problem: {at: MAX_LENGTH, code: 'too-long'}};
  try {
    const parser = new Parser(text, language);
    const tree = parser.whole();
    return parser.doubts.length === 0 ? {ok: true, tree} : {ok: true, tree, doubts: parser.doubts};
  } catch (error) {
    if (error instanceof Refusal) return {ok: false, problem: error.problem};
    throw error;
  }
}

/** Where a name is looked up: inside `order[…]` among the fields of orders, and no tables. */
type Scope = {readonly fields: Fields; readonly tables: ReadonlyMap<string, Fields>};

class Parser {
  readonly doubts: FilterProblem[] = [];
  readonly #reader: Reader;
  readonly #language: Language;
  #scope: Scope;
  #isInTable = false;

  constructor(text: string, language: Language) {
    this.#language = language;
    this.#scope = language.catalogue ?? CATALOGUE;
    const {tables} = this.#scope;
    this.#reader = new Reader(tokenise(text, name => entry(tables, name) !== undefined));
  }

  whole(): Filter {
    const tree = this.#any(0);
    if (this.#reader.peek().kind !== 'end') refuse(this.#reader.peek(), 'unexpected');
    return tree;
  }

  #any(depth: number): Filter {
    this.#guard(depth);
    const parts = [this.#all(depth)];
    while (this.#reader.isWord('or')) {
      const or = this.#reader.take();
      const next = this.#reader.peek();
      parts.push(this.#all(depth));
      if (this.#reader.peek() === next) refuse(or, 'unexpected');
    }
    return joined('or', parts);
  }

  #all(depth: number): Filter {
    const parts: Filter[] = [];
    for (;;) {
      const {kind} = this.#reader.peek();
      if (kind === 'end' || kind === 'close' || kind === 'out' || this.#reader.isWord('or')) break;
      if (this.#reader.isWord('and') && parts.length > 0) this.#reader.take();
      else parts.push(this.#term(depth));
    }
    return joined('and', parts);
  }

  #term(depth: number): Filter {
    this.#guard(depth);
    const isNot = this.#reader.isWord('not');
    const token = this.#reader.take();
    if (token.kind === 'minus' || isNot) return {kind: 'not', part: this.#term(depth + 1)};
    if (token.kind === 'open') {
      const inner = this.#any(depth + 1);
      this.#reader.close('close');
      return inner;
    }
    if (token.kind !== 'word' && token.kind !== 'quoted') refuse(token, 'unexpected');
    const next = this.#reader.peek();
    if (next.kind === 'into') return this.#some(token, depth);
    if (next.kind !== 'colon' || (token.kind === 'quoted' && next.spaced)) return {kind: 'text', text: token.text};
    this.#reader.take();
    const field = entry(this.#scope.fields, token.text);
    if (field === undefined) return this.#special(token, depth);
    const tests = parseTests(this.#reader, field, word => this.#doubt(field, word));
    if (tests.length > 1) this.#guard(depth + 1);
    return joined(
      'or',
      tests.map(test => ({kind: 'test', field: field.name, test})),
    );
  }

  /** Words that stand where a field would: in, has, no. */
  #special(token: Token, depth: number): Filter {
    const word = token.text.toLowerCase();
    if (word === 'in' && !this.#isInTable) return this.#segments(depth);
    if (word !== 'has' && word !== 'no') return this.#unknown(token);
    const name = this.#reader.word(this.#scope.fields.keys());
    const table = nameIn(this.#scope.tables, name.text);
    const field = entry(this.#scope.fields, name.text);
    if (field === undefined && table === undefined) this.#unknown(name);
    const has: Filter =
      field === undefined
        ? {kind: 'some', of: table ?? '', part: {kind: 'and', parts: []}}
        : {kind: 'test', field: field.name, test: {op: 'any'}};
    // As deep as what it prints as: -email:*, -order[].
    this.#guard(depth + (field === undefined ? 1 : 0) + (word === 'no' ? 1 : 0));
    return word === 'no' ? {kind: 'not', part: has} : has;
  }

  #unknown(token: Token): never {
    const {fields, tables} = this.#scope;
    const [table, bracket] = token.text.split('[', 2);
    if (bracket !== undefined && tables.size > 0) refuseName(token, 'unknown-table', tables.keys(), table);
    refuseName(token, 'unknown-field', fields.keys());
  }

  #some(token: Token, depth: number): Filter {
    const outer = this.#scope;
    const of = nameIn(outer.tables, token.text);
    // A table inside a table is none: the tokeniser saw its name before the parser knew where it stands.
    if (of === undefined) refuse(token, 'unexpected');
    this.#reader.take();
    this.#isInTable = true;
    this.#scope = {fields: outer.tables.get(of) ?? new Map(), tables: new Map()};
    const part = this.#any(depth + 1);
    this.#reader.close('out');
    this.#scope = outer;
    this.#isInTable = false;
    const colon = this.#reader.peek();
    if (colon.kind !== 'colon' || colon.spaced) return {kind: 'some', of, part};
    this.#reader.take();
    return {kind: 'some', of, part, count: this.#count()};
  }

  #count(): Count {
    const compare = this.#reader.peek();
    const op = this.#reader.skip('compare') ? compare.text : '=';
    const token = this.#reader.take();
    const value = /^\d{1,9}$/.test(token.text) ? parseNumber(token.text) : undefined;
    if (op === '~' || value === undefined) refuse(token, 'expected-count', {expected: ['2', '>2']});
    return {op: op as Count['op'], value};
  }

  #segments(depth: number): Filter {
    const parts: Filter[] = [];
    const isList = this.#reader.skip('open');
    do parts.push(this.#segment());
    while (isList && this.#reader.skip('comma'));
    if (isList) this.#reader.close('close');
    if (parts.length > 1) this.#guard(depth + 1);
    return joined('or', parts);
  }

  #segment(): Filter {
    const {segments, self} = this.#language;
    const token = this.#reader.word(segments?.keys());
    const name = token.text;
    if (self !== undefined && leadsTo(name, self, segments ?? new Map())) refuse(token, 'segment-cycle');
    if (segments !== undefined && !segments.has(fold(name))) {
      const names = [...segments].map(([key, known]) => known.name ?? key);
      refuseName(token, 'unknown-segment', names);
    }
    return {kind: 'segment', name};
  }

  #doubt(field: Field, {token, value}: Word): void {
    if (field.type !== 'set' || this.#isInTable) return;
    const known = this.#language.wordsOf?.(field.name) ?? [];
    if (known.length === 0 || known.some(word => fold(word) === fold(value))) return;
    this.doubts.push({at: token.at, code: 'unknown-value', found: value, suggestion: nearest(value, known)});
  }

  #guard(depth: number): void {
    if (depth > MAX_DEPTH) refuse(this.#reader.peek(), 'too-deep');
  }
}

function joined(kind: 'and' | 'or', parts: readonly Filter[]): Filter {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : {kind, parts};
}

/** A name as the map spells it. */
function nameIn(map: ReadonlyMap<string, unknown>, name: string): string | undefined {
  return map.has(name) ? name : map.has(name.toLowerCase()) ? name.toLowerCase() : undefined;
}
