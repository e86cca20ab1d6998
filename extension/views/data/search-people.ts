import {or, ordinals} from '#shared/filter/bits';
import type {AnyColumns} from '#shared/filter/columns';
import {findTexts} from '#shared/filter/find-text';
import {fold} from '#shared/filter/fold';
import type {TextColumn} from '#shared/filter/text-column';

/** The people whom a search finds. `best` holds as many as asked for, best first. */
export type Found = {readonly best: readonly number[]; readonly total: number};

/**
 * Looks for people by name and e-mail, without case and accents; every word of the query has to be found. A name or an address
 * that begins with the query comes before one that holds it somewhere; equals by score.
 */
export function searchPeople(columns: AnyColumns, query: string, limit: number): Found {
  const words = fold(query)
    .split(/\s+/)
    .filter(word => word !== '');
  const [names, emails] = [textColumn(columns, 'name'), textColumn(columns, 'email')];
  let fitting = columns.live();
  for (const word of words) {
    fitting = or(findTexts(names, fitting, 'contains', [word]), findTexts(emails, fitting, 'contains', [word]));
  }
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
  return email.startsWith(word) ? 2 : 3;
}

function descending(left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
  return right - left;
}

function textColumn(columns: AnyColumns, name: string): TextColumn {
  const column = columns.column(name);
  if (column.kind !== 'text') throw new Error(`${name} is no text column`);
  return column;
}
