import type * as z from 'zod/mini';
import type {Reading} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import {describeIssue} from '../sync/outbound-client';
import type {BadRow} from './connector';

/**
 * Turns a page's rows into readings. A row that does not fit is kept apart with the reason; where none of several fits, the
 * vendor has changed its format and nothing of the page is believed.
 *
 * @throws ConnectorError 'unexpected-shape'
 */
export function readRows<Row>(
  rows: readonly unknown[],
  schema: z.ZodMiniType<Row>,
  toReading: (row: Row) => Reading,
): {readings: Reading[]; parsed: Row[]; bad: BadRow[]} {
  const parsed: Row[] = [];
  const bad: BadRow[] = [];
  for (const row of rows) {
    const result = schema.safeParse(row);
    if (result.success) parsed.push(result.data);
    else bad.push({id: idOf(row), issue: describeIssue(result.error)});
  }
  if (bad[0] !== undefined && bad.length > 1 && parsed.length === 0) throw new ConnectorError('unexpected-shape', bad[0].issue);
  return {readings: parsed.map(toReading), parsed, bad};
}

/** The vendor's own id of a row, as far as it can be trusted not to be an address. */
function idOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null || !('id' in row)) return undefined;
  const id = String(row.id);
  return /^[\w:.-]{1,64}$/.test(id) ? id : undefined;
}

/** A vendor's date as epoch milliseconds; empty and unreadable ones are absent. */
export function timeOf(text: string | null | undefined): number | undefined {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** The object without its absent fields: stored text stays short and equal data stay equal text. */
export function present<T extends object>(fields: T): {[Name in keyof T]?: Exclude<T[Name], undefined>} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}
