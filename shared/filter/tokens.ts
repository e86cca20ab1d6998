export type Token = {
  readonly kind: 'word' | 'quoted' | 'open' | 'close' | 'minus' | 'colon' | 'comma' | 'compare' | 'dots' | 'end';
  readonly text: string;
  /** Index into the filter text. */
  readonly at: number;
  /** White space stands before it. */
  readonly spaced: boolean;
};

const SINGLE: Readonly<Record<string, Token['kind']>> = {'(': 'open', ')': 'close', ':': 'colon', ',': 'comma'};
const BARE = /[^\s()":,]/;

/**
 * Cuts a filter text into tokens. Never fails: an unclosed quote runs to the end of the text and is found by the parser as
 * a quoted token whose text lacks its closing mark.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let spaced = false;
  const push = (kind: Token['kind'], from: number, to: number, value = text.slice(from, to)) => {
    tokens.push({kind, text: value, at: from, spaced});
    spaced = false;
    at = to;
  };
  while (at < text.length) {
    const char = text.charAt(at);
    const single = SINGLE[char];
    if (/\s/.test(char)) {
      spaced = true;
      at += 1;
    } else if (single !== undefined) push(single, at, at + 1);
    else if (char === '"') {
      const end = closingQuote(text, at);
      push(
        'quoted',
        at,
        end,
        text
          .slice(at + 1, end - 1)
          .replaceAll('\\"', '"')
          .replaceAll('\\\\', '\\'),
      );
    } else if (char === '-' && startsTerm(tokens.at(-1), spaced || at === 0)) push('minus', at, at + 1);
    else if (char === '<' || char === '>') push('compare', at, text.charAt(at + 1) === '=' ? at + 2 : at + 1);
    else if (text.startsWith('..', at)) push('dots', at, at + 2);
    else push('word', at, wordEnd(text, at));
  }
  tokens.push({kind: 'end', text: '', at: text.length, spaced});
  return tokens;
}

/** A minus negates only where a term can start: `-tag:vip`, not `2026-01-31`. */
function startsTerm(before: Token | undefined, free: boolean): boolean {
  return (
    before === undefined ||
    before.kind === 'open' ||
    before.kind === 'minus' ||
    (free && before.kind !== 'colon' && before.kind !== 'compare')
  );
}

function closingQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === '"') return at + 1;
  }
  return text.length + 1;
}

/** A word ends at white space, a mark of the language, or `..`. */
function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && BARE.test(text.charAt(at)) && !text.startsWith('..', at)) at += 1;
  return Math.max(at, from + 1);
}
