import {nearest} from '#shared/filter/nearest';
import type {Token} from '#shared/filter/tokens';
import type {FilterProblem} from '#shared/filter/tree';

/** Carries a problem out of the parser, which catches it. */
export class Refusal extends Error {
  readonly problem: FilterProblem;
  constructor(problem: FilterProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

export function refuse(token: Token, code: FilterProblem['code'], more: Partial<FilterProblem> = {}): never {
  throw new Refusal({at: token.at, code, ...(token.text === '' ? {} : {found: token.text}), ...more});
}

/** Refuses a name that is none of the known ones. */
export function refuseName(token: Token, code: FilterProblem['code'], known: Iterable<string>, found = token.text): never {
  const names = [...known];
  refuse(token, code, {found, expected: names, suggestion: nearest(found, names)});
}

/** The tokens and how far they are read. */
export class Reader {
  readonly #tokens: readonly Token[];
  #next = 0;
  /** Inside a list of values, where a comma goes on to the next one. */
  inList = false;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)];
    if (token === undefined) throw new Error('a token list ends in an end');
    return token;
  }

  take(): Token {
    const token = this.peek();
    this.#next += 1;
    return token;
  }

  /** Takes the next token when it is of this kind. */
  skip(kind: Token['kind']): boolean {
    if (this.peek().kind !== kind) return false;
    this.#next += 1;
    return true;
  }

  /** Takes a word, quoted or not. */
  word(expected?: Iterable<string>): Token {
    const token = this.take();
    if (token.kind !== 'word' && token.kind !== 'quoted') refuse(token, 'expected-value', {expected: expected && [...expected]});
    return token;
  }

  close(kind: 'close' | 'out'): void {
    if (!this.skip(kind)) refuse(this.peek(), 'expected-closing', {expected: [kind === 'close' ? ')' : ']']});
  }

  /** A word of the language itself, where it is not the name of a field. */
  isWord(word: string): boolean {
    const token = this.peek();
    return token.kind === 'word' && token.text.toLowerCase() === word && this.peek(1).kind !== 'colon';
  }
}

/** Where a name is looked up: as written, else in lower case. */
export function entry<Value>(map: ReadonlyMap<string, Value>, name: string): Value | undefined {
  return map.get(name) ?? map.get(name.toLowerCase());
}
