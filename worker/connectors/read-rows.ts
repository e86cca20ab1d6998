import type * as z from 'zod/mini';
import type {Reading} from '#shared/model/record';
import {ConnectorError} from '../sync/connector-error';
import {describeIssue} from '../sync/outbound-client';

/**
 * Turns a page's rows into readings. A row that does not fit is counted and left out; where none fits, the vendor has changed
 * its format and nothing of the page is believed.
 *
 * @throws ConnectorError 'unexpected-shape'
 */
export function readRows<Row>(
  rows: readonly unknown[],
  schema: z.ZodMiniType<Row>,
  toReading: (row: Row) => Reading,
): {readings: Reading[]; parsed: Row[]; skipped: number} {
  const parsed: Row[] = [];
  let firstError: z.core.$ZodError | undefined;
  for (const row of rows) {
    const result = schema.safeParse(row);
    if (result.success) parsed.push(result.data);
    else firstError ??= result.error;
  }
  if (firstError !== undefined && parsed.length === 0) throw new ConnectorError('unexpected-shape', describeIssue(firstError));
  return {readings: parsed.map(toReading), parsed, skipped: rows.length - parsed.length};
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
