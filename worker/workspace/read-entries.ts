import {type Promotion, promotionSchema} from '#shared/model/promotion';
import {storedRecordSchema} from '#shared/model/record';
import {entriesOf, keysOf} from '#shared/promotion/entries';
import type {EntriesPage} from '#shared/protocol/promotions';
import {readItem} from './feed';
import type {Home} from './home';

/** Records of a page: a request of a few megabytes at most. */
const PAGE = 500;

/**
 * Entries of a promotion, a page of records at a time: only those of its channel and account are looked at.
 *
 * @param after - the key of the last record of the page before
 * @returns undefined where there is no such promotion
 */
export function readEntries({sql}: Home, id: string, after: string | undefined): EntriesPage | undefined {
  const promotion = promotionOf(readItem(sql, 'promotion', id));
  if (promotion === undefined) return undefined;
  const [from, until] = keysOf(promotion);
  const rows = sql.all<{key: string; doc: string}>(
    'select key, doc from record where key > ? and key < ? order by key limit ?',
    after !== undefined && after > from ? after : from,
    until,
    PAGE,
  );
  const entries = rows.flatMap(({doc}) => entriesOf(storedRecordSchema.parse(JSON.parse(doc)), promotion));
  return {entries, next: rows.length < PAGE ? null : (rows.at(-1)?.key ?? null)};
}

function promotionOf(stored: unknown): Promotion | undefined {
  return stored === undefined ? undefined : promotionSchema.parse(stored);
}
