export type Token = {
  readonly kind:
    | 'word'
    | 'quoted'
    | 'open'
    | 'close'
    /** `[` behind the name of a table, and the `]` to it. */
    | 'into'
    | 'out'
    | 'minus'
    | 'colon'
    | 'comma'
    | 'compare'
    /** Before or behind a value: it goes on there. */
    | 'star'
    | 'dots'
    | 'end';
  readonly text: string;
  /** Index into the filter text. */
  readonly at: number;
  /** White space stands before it. */
  readonly spaced: boolean;
};

const SINGLE: Readonly<Record<string, Token['kind']>> = {'(': 'open', ')': 'close', ':': 'colon', ',': 'comma'};
const BARE = /[^\s()":,]/;

/**
 * Cuts a filter text into tokens, in one pass. Never fails; an unclosed quote runs to the end of the text.
 *
 * @param isTable - whether `[` behind this word opens conditions on one row; elsewhere a bracket is a letter
 */
export function tokenise(text: string, isTable: (name: string) => boolean): Token[] {
  const cutter = new Cutter(text, isTable);
  while (cutter.cut());
  return cutter.tokens;
}

class Cutter {
  readonly tokens: Token[] = [];
  readonly #text: string;
  readonly #isTable: (name: string) => boolean;
  #at = 0;
  #spaced = false;
  /** Brackets of tables that are open. */
  #brackets = 0;
  /** Inside the parentheses of a list of values. */
  #inList = false;
  /** The last token is a value. */
  #hasValue = false;

  constructor(text: string, isTable: (name: string) => boolean) {
    this.#text = text;
    this.#isTable = isTable;
  }

  /** Cuts the next token. @returns false at the end of the text */
  cut(): boolean {
    const char = this.#text.charAt(this.#at);
    const before = this.tokens.at(-1)?.kind;
    const single = SINGLE[char];
    if (char === '') return this.#push('end', 0);
    if (/\s/.test(char)) {
      this.#spaced = true;
      this.#at += 1;
      return true;
    }
    if (single !== undefined) {
      if (single === 'open') this.#inList ||= before === 'colon' || before === 'compare';
      if (single === 'close') this.#inList = false;
      return this.#push(single, 1);
    }
    if (char === '"') return this.#quoted();
    if (char === ']' && this.#brackets > 0) {
      this.#brackets -= 1;
      return this.#push('out', 1);
    }
    if (char === '[' && before === 'word' && !this.#spaced && this.#isTable(this.tokens.at(-1)?.text ?? '')) {
      this.#brackets += 1;
      return this.#push('into', 1);
    }
    if (char === '-' && this.#startsTerm()) return this.#push('minus', 1);
    if (char === '<' || char === '>') return this.#push('compare', this.#text.charAt(this.#at + 1) === '=' ? 2 : 1);
    if ((char === '=' || char === '~') && before === 'colon') return this.#push('compare', 1);
    if (char === '*' && (this.#wantsValue() || (this.#hasValue && !this.#spaced))) return this.#push('star', 1);
    if (this.#text.startsWith('..', this.#at)) return this.#push('dots', 2);
    return this.#push('word', this.#wordLength());
  }

  #push(kind: Token['kind'], length: number, text = this.#text.slice(this.#at, this.#at + length)): boolean {
    this.#hasValue = (kind === 'word' || kind === 'quoted') && this.#wantsValue();
    this.tokens.push({kind, text, at: this.#at, spaced: this.#spaced});
    this.#spaced = false;
    this.#at = Math.min(this.#at + length, this.#text.length);
    return kind !== 'end';
  }

  #quoted(): boolean {
    let end = this.#at + 1;
    while (end < this.#text.length && this.#text.charAt(end) !== '"') end += this.#text.charAt(end) === '\\' ? 2 : 1;
    const inside = this.#text.slice(this.#at + 1, end).replace(/\\(["\\])/g, '$1');
    return this.#push('quoted', end + 1 - this.#at, inside);
  }

  /** A value stands next, or one of a list: nothing there negates or opens a table. */
  #wantsValue(): boolean {
    const before = this.tokens.at(-1)?.kind;
    const isStarred = before === 'star' && !this.#spaced;
    return this.#inList || before === 'colon' || before === 'compare' || before === 'dots' || isStarred;
  }

  /** A minus negates only where a term can start: `-tag:vip`, not `2026-01-31`. */
  #startsTerm(): boolean {
    const before = this.tokens.at(-1)?.kind;
    const isFirst = before === undefined || before === 'open' || before === 'into' || before === 'minus';
    return !this.#wantsValue() && (isFirst || this.#spaced);
  }

  /** A word ends at white space, a mark of the language, `..`, or before the star at the end of a value. */
  #wordLength(): number {
    const start = this.#at;
    const isValue = this.#wantsValue();
    let end = start;
    let hasBracket = false;
    for (; BARE.test(this.#text.charAt(end)); end++) {
      const char = this.#text.charAt(end);
      if (char === ']' && this.#brackets > 0) break;
      if (char === '[' && !hasBracket && !isValue && this.#isTable(this.#text.slice(start, end))) break;
      hasBracket ||= char === '[';
      if (char === '.' && this.#text.charAt(end + 1) === '.') break;
    }
    if (isValue && this.#text.charAt(end - 1) === '*') end -= 1;
    return Math.max(end - start, 1);
  }
}
