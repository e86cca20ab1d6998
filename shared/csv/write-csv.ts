/** One cell: a number is written as it is, a text so that no spreadsheet runs it; undefined is empty. */
export type CsvCell = string | number | undefined;

/** Spreadsheets take a file for UTF-8 when it begins with this. */
export const BOM = '\uFEFF';

const END_OF_LINE = '\r\n';

/** One line of a CSV file with its end (RFC 4180). Only finite numbers are written. */
export function csvLine(cells: readonly CsvCell[]): string {
  return cells.map(csvCell).join(',') + END_OF_LINE;
}

function csvCell(cell: CsvCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = guarded(cell);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// What a spreadsheet takes for a formula, also in full width; at the beginning, and where one that expects another delimiter
// than ours, or does not see the quotes, would begin a cell.
const FORMULA = /(^|[;\t\r\n])([\s\uFEFF]*'*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;
/** A plain negative number is no formula, and a sum over it should count it. */
const NEGATIVE = /^-\d+([.,]\d+)?$/;

/**
 * The text with an apostrophe before whatever a spreadsheet would run. A telephone number keeps its plus sign by that; a negative
 * number stays one.
 */
export function guarded(text: string): string {
  return NEGATIVE.test(text) ? text : text.replace(FORMULA, "$1$2'");
}

/** An instant as a cell: ISO 8601, UTC, to the second. */
export function isoTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
