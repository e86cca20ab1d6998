import {ConnectorError} from '../sync/connector-error';
import type {Cursor, PulledPage} from './connector';

/** A place in a list that the vendor pages by a cursor of its own, with what the pages before it told. */
export type ListPlace = {
  /** When the pass began, epoch milliseconds. */
  readonly begunAt: number;
  /** Rows on the pages before. */
  readonly rows: number;
  /** The least that the vendor counted so far: who comes and goes meanwhile is no gap. undefined: it does not count. */
  readonly total: number | undefined;
  /** The vendor's word; undefined at the first page. */
  readonly token: string | undefined;
};

/** What a page of such a list said. */
export type ListPage = {
  /** Rows on it, bad ones included. */
  readonly rows: number;
  /** Of those, rows that are nobody's of ours: neither read nor missing. */
  readonly foreign?: number;
  readonly total: number | undefined;
  /** Where the vendor goes on; undefined at its last page. */
  readonly token: string | undefined;
};

export function listPlace({place}: Cursor, now: number): ListPlace {
  if (place === undefined) return {begunAt: now, rows: 0, total: undefined, token: undefined};
  const [begunAt, rows, total, ...token] = place.split(':');
  return {
    begunAt: Number(begunAt),
    rows: Number(rows),
    total: total === undefined || total === '' ? undefined : Number(total),
    token: token.join(':'),
  };
}

/**
 * Where the pass goes on after a page, and how many rows it had to give.
 *
 * @throws ConnectorError 'unexpected-shape' where the vendor gives the page once more that it gave before
 */
export function afterPage(cursor: Cursor, here: ListPlace, page: ListPage): Pick<PulledPage, 'next' | 'remaining'> {
  if (page.token !== undefined && page.token === here.token) throw new ConnectorError('unexpected-shape', 'the same page again');
  const total = least(here.total, page.total);
  const place = [here.begunAt, here.rows + page.rows, total ?? '', page.token].join(':');
  return {
    next: page.token === undefined ? undefined : {since: cursor.since, page: cursor.page, place},
    remaining: total === undefined ? undefined : Math.max(0, total - here.rows - (page.foreign ?? 0)),
  };
}

function least(left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return Math.min(left, right);
}
