import {fold} from '#shared/filter/fold';

/** Something that a palette offers: what it is called, and other words that it is found by. */
export type Rankable = {readonly label: string; readonly more?: string | undefined};

/** Letters of a query that need not stand together, from this many on: fewer are found everywhere. */
const LOOSE_LETTERS = 3;

/**
 * What a query finds, best first, equals in the order given; without a query everything. Each word of the query has to be
 * found, without case and accents: best at the label's beginning, then where one of its words begins, then inside, then in the
 * other words, and last as letters in order ("nwl" finds "Newsletter").
 */
export function rank<T extends Rankable>(query: string, items: readonly T[]): T[] {
  const words = wordsOf(fold(query));
  return items
    .flatMap((item, place) => {
      const label = fold(item.label);
      const more = fold(item.more ?? '');
      const costs = words.map(word => costOf(word, label, more));
      return costs.every(Number.isFinite) ? [{item, place, cost: costs.reduce((sum, cost) => sum + cost, 0)}] : [];
    })
    .sort((left, right) => left.cost - right.cost || left.place - right.place)
    .map(({item}) => item);
}

function costOf(word: string, label: string, more: string): number {
  if (label.startsWith(word)) return 0;
  if (wordsOf(label).some(one => one.startsWith(word))) return 1;
  if (label.includes(word)) return 2;
  if (wordsOf(more).some(one => one.startsWith(word))) return 3;
  if (more.includes(word)) return 4;
  return word.length >= LOOSE_LETTERS && hasInOrder(label, word) ? 5 : Number.POSITIVE_INFINITY;
}

function hasInOrder(text: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{Letter}\p{Number}@.]+/u).filter(word => word !== '');
}
