/** Fewer characters are not taken. */
export const LEAST_CHARACTERS = 10;

/** How hard a passphrase is to guess; a hint, no promise. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong';

/** Words and rows of keys that every guesser tries first. */
const COMMON =
  /pass(word|wort)?|mot ?de ?passe|contrase(ñ|n)a|clave|qwert[yz]?|azerty|letmein|welcome|regulars|secret|0?1234\d*|abc+/giu;

const FAIR_BITS = 50;
const STRONG_BITS = 70;

/** Judged by its length and the kinds of its characters, without what repeats or stands in every list. */
export function strengthOf(passphrase: string): Strength {
  if ([...passphrase].length < LEAST_CHARACTERS) return 'short';
  const left = [...passphrase.replaceAll(COMMON, '*')];
  const kinds: readonly [RegExp, number][] = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\d/u, 10],
    [/[^\p{L}\d]/u, 20],
  ];
  const pool = kinds.reduce((sum, [kind, size]) => sum + (left.some(letter => kind.test(letter)) ? size : 0), 0);
  // What comes again says little more; letters of words follow from one another.
  const telling = left.filter((letter, at) => at === 0 || letter !== left[at - 1]).length;
  const bits = Math.min(telling, new Set(left).size * 2) * Math.log2(Math.max(2, pool)) * (left.includes(' ') ? 0.7 : 0.85);
  if (bits < FAIR_BITS) return 'weak';
  return bits < STRONG_BITS ? 'fair' : 'strong';
}
