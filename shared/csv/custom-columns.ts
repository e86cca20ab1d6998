import {textCell} from '#shared/csv/cells';
import {headerName} from '#shared/csv/detect';
import type {Row} from '#shared/csv/rows';

/** Columns that no field stands for, by their own header (ARM-59); undefined: none says anything. */
export function customColumns(
  row: Row,
  headers: readonly string[],
  used: ReadonlySet<string>,
): Record<string, string> | undefined {
  const custom: Record<string, string> = {};
  for (const header of headers) {
    const name = headerName(header);
    const value = name === '' || used.has(name) ? undefined : textCell(row.cell(name));
    if (value !== undefined) custom[header] = value;
  }
  return Object.keys(custom).length === 0 ? undefined : custom;
}
