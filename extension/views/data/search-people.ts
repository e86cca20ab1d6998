import {type Columns, foldedValue, type WordColumn} from '#shared/filter/columns';
import {fold} from '#shared/filter/fold';

/** The people whom a search finds. `best` holds as many as asked for, best first. */
export type Found = {readonly best: readonly number[]; readonly total: number};

/**
 * Looks for people by name and e-mail, without case and accents; every word of the query has to be found. A name or an address
 * that begins with the query comes before one that holds it somewhere; equals by score.
 */
export function searchPeople(columns: Columns, query: string, limit: number): Found {
  const words = fold(query)
    .split(/\s+/)
    .filter(word => word !== '');
  const [names, emails] = [wordColumn(columns, 'name'), wordColumn(columns, 'email')];
  const found: {ordinal: number; rank: number; v: number}[] = [];
  for (let ordinal = 0; ordinal < columns.size; ordinal++) {
    if (!columns.isLive(ordinal)) continue;
    const name = foldedValue(names, names.data[ordinal] ?? 0);
    const email = foldedValue(emails, emails.data[ordinal] ?? 0);
    if (!words.every(word => name.includes(word) || email.includes(word))) continue;
    found.push({ordinal, rank: rankOf(words[0] ?? '', name, email), v: columns.number('score', ordinal)});
  }
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

function wordColumn(columns: Columns, name: string): WordColumn {
  const column = columns.column(name);
  if (column.kind !== 'word') throw new Error(`${name} is no word column`);
  return column;
}
