import {type Promotion, promotionSchema} from '#shared/model/promotion';
import {type Entry, entriesOf, keysOf} from '#shared/promotion/entries';
import type {EntriesPage} from '#shared/protocol/promotions';
import {readItem} from './feed';
import type {Home} from './home';
import {wholeRecord} from './record-store';

/** Records of a page: a request of a few megabytes at most. */
const PAGE = 500;
/** Few people comment on everything, but what they all did must not be one answer. */
const MOST_ENTRIES = 10_000;

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
  const entries: Entry[] = [];
  for (const [at, {key, doc}] of rows.entries()) {
    entries.push(...entriesOf(wholeRecord(sql, doc), promotion));
    if (entries.length > MOST_ENTRIES && at < rows.length - 1) return {entries, next: key};
  }
  return {entries, next: rows.length < PAGE ? null : (rows.at(-1)?.key ?? null)};
}

function promotionOf(stored: unknown): Promotion | undefined {
  return stored === undefined ? undefined : promotionSchema.parse(stored);
}
