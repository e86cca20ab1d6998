import type {RankedAs} from '#shared/model/account';

/** Whatever holds an @ between other characters is an address, or might be one. */
const ADDRESS = /[^\s@]@[^\s@]/;
/** What cannot be seen or turns the text around. */
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'});

/**
 * What a person is called where others see it: "Ada A.", or the whole name where they asked for it (C26). An address never shows,
 * in no part of the name. A single name stays as it is.
 *
 * @returns undefined where nothing is left that may be shown, or where they want not to be named
 */
export function publicName(name: string | undefined, as: RankedAs = 'short'): string | undefined {
  if (as === 'hidden') return undefined;
  const parts = (name ?? '')
    // Joiners make one sign of several in some scripts and in emoji.
    .replace(UNSEEN, sign => (sign === '\u200c' || sign === '\u200d' ? sign : ' '))
    .split(/\s+/u)
    .filter(part => /[\p{L}\p{N}\p{S}]/u.test(part) && !ADDRESS.test(part));
  const [first, ...rest] = given(parts);
  if (first === undefined) return undefined;
  const last = rest.at(-1);
  if (as === 'full' || last === undefined) return [first, ...rest].join(' ');
  return `${first} ${initial(last)}.`;
}

/** "Adler, Ada" is "Ada Adler". */
function given(parts: readonly string[]): readonly string[] {
  const comma = parts.findIndex(part => part.endsWith(','));
  const ordered = comma < 0 ? parts : [...parts.slice(comma + 1), ...parts.slice(0, comma + 1)];
  return ordered.map(part => part.replace(/,+$/u, '')).filter(part => part !== '');
}

/** The first sign as people read it: with its accents, whatever they are stored as. */
function initial(name: string): string {
  const letters = name.replace(/^[^\p{L}\p{N}\p{S}]+/u, '');
  const [first] = graphemes.segment(letters === '' ? name : letters);
  return (first?.segment ?? '').toLocaleUpperCase('en');
}
