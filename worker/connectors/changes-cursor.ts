import type {Cursor} from './connector';

/** Vendors tell times in whole seconds: the last second of a page is read again, so that none of it is missed. */
const OVERLAP_MS = 1_000;

/**
 * The cursor after a full page that is sorted by change, oldest first. It moves on by time, not by page number: a row that
 * changes meanwhile moves to the end and is read there, and nothing behind it shifts out of sight. Only where a whole page
 * lies in one instant does the page number count.
 */
export function nextCursor(cursor: Cursor, lastChangedAt: number | undefined): Cursor {
  const since = lastChangedAt === undefined ? undefined : lastChangedAt - OVERLAP_MS;
  if (since === undefined || (cursor.since !== undefined && since <= cursor.since)) {
    return {since: cursor.since, page: cursor.page + 1};
  }
  return {since, page: 0};
}
