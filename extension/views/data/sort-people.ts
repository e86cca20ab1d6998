import type {AnyColumns} from '#shared/filter/columns';
import {ownCurrency} from '#shared/filter/own-currency';
import type {Sort} from '../route';

// Money at risk first, as in `membership/status`.
const STATE_ORDER = ['declined', 'active', 'refunded', 'fraud', 'cancelled', 'none'];

/**
 * Orders people by one column. Whoever has nothing there comes last in both directions; equals stay in the order of their
 * ordinals. Distinct words are compared once each, by the language's own rules.
 *
 * @param ordinals - ascending
 */
export function sortPeople(columns: AnyColumns, ordinals: readonly number[], sort: Sort, language: string): number[] {
  const keyOf = keysOf(columns, ordinals, sort.by, language);
  const keys = new Float64Array(columns.size);
  for (const ordinal of ordinals) keys[ordinal] = keyOf(ordinal);
  const sign = sort.descending ? -1 : 1;
  return [...ordinals].sort((left, right) => {
    const [one = 0, other = 0] = [keys[left], keys[right]];
    if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || left - right;
    return sign * (one - other) || left - right;
  });
}

/** A number for each person, ascending as the column is; NaN where there is nothing. */
function keysOf(columns: AnyColumns, ordinals: readonly number[], by: Sort['by'], language: string): (ordinal: number) => number {
  const name = by === 'status' ? 'state' : by;
  const column = columns.column(name);
  if (column.kind === 'number') return ordinal => column.at(ordinal);
  if (column.kind === 'money') {
    const own = column.currencies.get(ownCurrency(columns));
    return ordinal => own?.at(ordinal) ?? Number.NaN;
  }
  const textOf = (ordinal: number) => column.at(ordinal).join(', ');
  if (by === 'status') return ordinal => stateRank(textOf(ordinal));
  const ranks = ranksOf(ordinals.map(textOf), language);
  return ordinal => ranks.get(textOf(ordinal)) ?? Number.NaN;
}

function ranksOf(texts: readonly string[], language: string): Map<string, number> {
  const {compare} = new Intl.Collator(language, {sensitivity: 'base', numeric: true});
  const distinct = [...new Set(texts)].filter(text => text !== '').sort(compare);
  const ranks = new Map<string, number>();
  let [rank, before] = [-1, ''];
  for (const text of distinct) {
    if (rank < 0 || compare(before, text) !== 0) rank++;
    ranks.set(text, rank);
    before = text;
  }
  return ranks;
}

function stateRank(state: string): number {
  const rank = STATE_ORDER.indexOf(state);
  return rank === -1 ? Number.NaN : rank;
}
