import {ordinals} from '#shared/filter/bits';
import type {AnyColumns} from '#shared/filter/columns';
import {fold} from '#shared/filter/fold';
import {findFreeText} from '#shared/filter/free-text';

/** The people whom a search finds. `best` holds as many as asked for, best first. */
export type Found = {readonly best: readonly number[]; readonly total: number};

/**
 * Looks for people by all that free text in a filter looks at: names, addresses, handles, Discord ids, orders, notes, tags,
 * without case and accents and with one typing error forgiven. Every word of the query has to be found. A name or an address that
 * begins with the query comes before one that holds it somewhere, and that before everything else; equals by score.
 */
export function searchPeople(columns: AnyColumns, query: string, limit: number): Found {
  const words = fold(query)
    .split(/\s+/)
    // People write a handle with the sign that calls them.
    .map(word => word.replace(/^@(?=.)/, ''))
    .filter(word => word !== '');
  let fitting = columns.live();
  for (const word of words) fitting = findFreeText(columns, fitting, word);
  const found = ordinals(fitting).map(ordinal => {
    const rank = rankOf(words[0] ?? '', fold(columns.word('name', ordinal)), fold(columns.words('email', ordinal).join(' ')));
    return {ordinal, rank, v: columns.number('score', ordinal)};
  });
  found.sort((left, right) => left.rank - right.rank || descending(left.v, right.v) || left.ordinal - right.ordinal);
  return {best: found.slice(0, limit).map(({ordinal}) => ordinal), total: found.length};
}

function rankOf(word: string, name: string, email: string): number {
  if (name.startsWith(word)) return 0;
  if (name.includes(` ${word}`)) return 1;
  if (email.startsWith(word)) return 2;
  return name.includes(word) || email.includes(word) ? 3 : 4;
}

function descending(left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
  return right - left;
}
