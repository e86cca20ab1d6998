import {type Tree, textOf} from './tree';
import {COUNTED, fold} from './words';

/** How many the page itself says there are. */
export type PageTotal = {readonly count: number; readonly from: 'text' | 'aria-rowcount'};

const NUMBER = "(\\d{1,3}(?:[ .,'\\u00a0\\u202f]\\d{3})+|\\d+)";
const NOT_PART = "(?<![\\p{L}\\d.,'])";
// "1–50 of 1,234", "1 à 50 sur 1 234", "1-50 de 1.234"
const PART_OF = new RegExp(
  `\\d\\s*(?:[-–—]|to|a|au?|hasta)\\s*\\d[\\d .,]*\\s+(?:of|out of|sur|de)\\s+${NUMBER}(?![\\d.,]*[km%])`,
  'u',
);
const COUNT_OF = new RegExp(`${NOT_PART}${NUMBER}\\s+(?:\\p{L}+ )?(?:${COUNTED})(?![\\p{L}])`, 'u');
const IN_BRACKETS = new RegExp(`(?<![\\p{L}])(?:${COUNTED})\\s*(?:[(:·]|\\s)\\s*${NUMBER}\\)?(?![\\d.,]*[\\p{L}%])`, 'u');
// "No members match this filter", "Vous n'avez pas encore d'abonnés", "No hay miembros", "Sin resultados"
const NOBODY = new RegExp(
  `${NOT_PART}(?:(?:no(?: hay)?|aucune?|ningun[oa]?|sin|(?:no )?se (?:han )?encontr\\p{L}+|pas(?: encore)? de)\\s+|pas(?: encore)? d')(?:\\p{L}+\\s+){0,2}(?:${COUNTED}|results?|resultats?|resultados?|matches|coincidencias)(?![\\p{L}])`,
  'u',
);
const MAX_LENGTH = 80;
const MAX_ELEMENTS = 6;
const ELEMENTS_PER_STEP = 500;

/**
 * Looks for a printed total outside the rows; the most certain way of saying it wins, the nearest to the rows among equals. Where
 * there are no rows and the page says so in words, that is the total of the list, whatever a menu counts.
 */
export function* findTotal(tree: Tree, rows: readonly number[]): Generator<void, PageTotal | undefined> {
  const [first = 0, last = 0] = [rows[0], tree.ends[rows.at(-1) ?? -1]];
  let best: {count: number; rank: number; away: number} | undefined;
  for (let at = 0; at < tree.elements.length; at++) {
    if (at % ELEMENTS_PER_STEP === 0) yield;
    if (at >= first && at < last) continue;
    if ((tree.ends[at] ?? 0) - at > MAX_ELEMENTS) continue;
    const text = textOf(tree, at, MAX_LENGTH + 1);
    if (rows.length === 0 && saysNobody(text)) return {count: 0, from: 'text'};
    const found = countIn(text);
    const away = Math.abs(at - first);
    // fewer than there are rows: a count of something else
    if (!found || found.count < rows.length) continue;
    if (!best || found.rank > best.rank || (found.rank === best.rank && away < best.away)) best = {...found, away};
  }
  if (best) return {count: best.count, from: 'text'};
  return ariaTotal(tree, first);
}

/** A total that a short text states, and how sure it is that it means the list. */
export function countIn(text: string): {count: number; rank: number} | undefined {
  if (text.length > MAX_LENGTH || !/\d/.test(text)) return undefined;
  const plain = fold(text);
  for (const [rank, pattern] of [
    [3, PART_OF],
    [2, COUNT_OF],
    [1, IN_BRACKETS],
  ] as const) {
    const digits = pattern.exec(plain)?.[1];
    if (digits !== undefined) return {count: Number(digits.replaceAll(/\D/g, '')), rank};
  }
  return undefined;
}

/** Whether a short text says that a list of people is empty. */
export function saysNobody(text: string): boolean {
  return text.length <= MAX_LENGTH && NOBODY.test(fold(text));
}

function ariaTotal(tree: Tree, first: number): PageTotal | undefined {
  for (let at = tree.parents[first] ?? -1; at >= 0; at = tree.parents[at] ?? -1) {
    const count = Number(tree.elements[at]?.getAttribute('aria-rowcount') ?? -1);
    // -1 is how a page says that it does not know; the header counts as a row
    if (count > 1) return {count: count - 1, from: 'aria-rowcount'};
  }
  return undefined;
}
