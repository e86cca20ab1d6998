import type {Columns, WordColumn} from '#shared/filter/columns';
import type {Sort} from '../route';

// Money at risk first, as in `membership/status`.
const STATE_ORDER = ['declined', 'active', 'refunded', 'fraud', 'cancelled', 'none'];

/**
 * Orders people by one column. Whoever has nothing there comes last in both directions; equals stay in the order of their
 * ordinals. Distinct words are compared once each, by the language's own rules.
 *
 * @param ordinals - ascending
 */
export function sortPeople(columns: Columns, ordinals: readonly number[], sort: Sort, language: string): number[] {
  const keys = keysOf(columns, sort.by, language);
  const sign = sort.descending ? -1 : 1;
  return [...ordinals].sort((left, right) => {
    const [one, other] = [keys(left), keys(right)];
    if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || left - right;
    return sign * (one - other) || left - right;
  });
}

/** A number for each person, ascending as the column is; NaN where there is nothing. */
function keysOf(columns: Columns, by: Sort['by'], language: string): (ordinal: number) => number {
  const column = columns.column(by === 'status' ? 'state' : by);
  if (column.kind === 'number') return ordinal => column.data[ordinal] ?? Number.NaN;
  const ranks = by === 'status' ? stateRanks(column) : wordRanks(column, language);
  return ordinal => ranks[column.data[ordinal] ?? 0] ?? Number.NaN;
}

function wordRanks({values}: WordColumn, language: string): Float64Array {
  const compare = new Intl.Collator(language, {sensitivity: 'base', numeric: true}).compare;
  const texts = values.map(value => (typeof value === 'string' ? value : value.join(', ')));
  const order = texts.map((_, code) => code).sort((left, right) => compare(texts[left] ?? '', texts[right] ?? ''));
  const ranks = new Float64Array(values.length);
  for (const [rank, code] of order.entries()) ranks[code] = texts[code] === '' ? Number.NaN : rank;
  return ranks;
}

function stateRanks({values}: WordColumn): Float64Array {
  return Float64Array.from(values, value => {
    const rank = STATE_ORDER.indexOf(String(value));
    return rank === -1 ? Number.NaN : rank;
  });
}
